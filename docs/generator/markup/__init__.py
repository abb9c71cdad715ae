"""Markup that every page shares: prose, mathematics, tables, and the words of each language."""
