"""Figures as SVG, drawn from the values that a run recorded."""
