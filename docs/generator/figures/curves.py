"""Curves: the losses on the way down, and how much of an early memory is left in a late one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from steps.record.model import Node, StepRun

from ..steps.words import cells
from .figures import figure, numbers, shortened, symbol, text

FEWEST = 3  # two points are no curve
WIDTH, HEIGHT = 290, 138
_TOP, _BOTTOM, _LEFT, _RIGHT = 44, 114, 44, 228
_MOST_COUNTS = 12  # more of them would run into each other
_LOSSES = re.compile(r"\.losses:")  # what the phrase that claims them is called
_NORM = re.compile(r"‖dh_(\d+)/dh_(\d+)‖")


def losses(step: StepRun) -> str:
    """The curve of the losses in the table of a step, which the run has found right to the digits that it prints."""
    if step.status != "PASSED" or not any(_LOSSES.search(definition) for definition in step.definitions):
        return ""
    rows = cells(step.argument)
    heading = next((row[0] for row in rows if not row[0].isdecimal()), "")
    points = [(row[0], row[1]) for row in rows if row[0].isdecimal()]
    return _curve("L", text(WIDTH, _BOTTOM + 18, shortened(heading, 50), "end"), points)


def last_norm(steps: Iterable[StepRun]) -> StepRun | None:
    """The last step that shows the norm of how one memory depends on another."""
    found = [step for step in steps if any(_norm_of(item) for item in step.evidence)]
    return found[-1] if found else None


def fading(step: StepRun, trace: dict[str, Node]) -> str:
    """The curve of the norms ‖∂h_T/∂h_t‖ over t, for the latest memory h_T whose norm a step shows."""
    shown = [match for match in map(_norm_of, step.evidence) if match]
    latest = shown[-1][1] if shown else ""
    matches = [match for match in map(_NORM.fullmatch, trace) if match and match[1] == latest]
    points = [(match[2], numbers(trace[match[0]]["array"])) for match in sorted(matches, key=lambda m: int(m[2]))]
    return _curve(f"‖∂h_{latest}/∂h_t‖", symbol(WIDTH - 30, _BOTTOM + 18, "t", "end"), points)


def _norm_of(item: Node) -> re.Match[str] | None:
    return _NORM.fullmatch(item.get("value", {}).get("symbol") or "")


def _curve(name: str, counted: str, points: list[tuple[str, str]]) -> str:
    """A curve over what is counted: every point a dot over its count, the ends and the highest with their number."""
    try:
        heights = [float(number) for _, number in points]
    except ValueError:  # a fraction, or a number with a per cent sign
        return ""
    if len(points) < FEWEST or not 0 <= min(heights) < max(heights):
        return ""
    xs = [_LEFT + i * (_RIGHT - _LEFT) / (len(points) - 1) for i in range(len(points))]
    ys = [_BOTTOM - height / max(heights) * (_BOTTOM - _TOP) for height in heights]
    places = [f"{x:.1f} {y:.1f}" for x, y in zip(xs, ys, strict=True)]
    parts = [symbol(2, 13, name), f'<path class="axis" d="M{_LEFT - 8} {_BOTTOM}H{_RIGHT + 8}"/>']
    parts.append(f'<path class="line" d="M{"L".join(places)}"/>')
    parts.append(f'<path class="dots" d="{"".join(f"M{place}h0" for place in places)}"/>')
    named = {0, len(points) - 1, heights.index(max(heights))}
    parts += [text(round(xs[i], 1), round(ys[i] - 9, 1), points[i][1], "middle") for i in sorted(named)]
    every = -(-len(points) // _MOST_COUNTS)
    parts += [text(round(xs[i], 1), _BOTTOM + 18, points[i][0], "middle") for i in range(0, len(points), every)]
    parts.append(counted)
    said = ", ".join(f"{count}: {number}" for count, number in points)
    return figure("curve", WIDTH, HEIGHT, f"{name.replace('_', '')}, {said}", parts)
