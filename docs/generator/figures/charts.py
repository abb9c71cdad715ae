"""Charts as SVG, each with a text that says the same numbers: a distribution, losses, how a memory fades."""

import html
import unicodedata
from collections.abc import Iterable, Sequence

from steps.record.model import PickleRun, StepRun
from steps.record.schema import Data, StepShown
from tinyrnn import format_number

SIZE = 13  # of letters; a figure that would make them smaller than 11 on a phone scrolls instead
MOST_BARS = 10  # more words than this are no longer seen at a glance
FEWEST_POINTS = 3  # two points are not a curve
_LINE, _LONGEST_WORD, _LONGEST_NUMBER = 22, 90, 78
_WIDTH, _HEIGHT, _TOP, _BOTTOM, _LEFT, _RIGHT = 290, 138, 44, 114, 44, 228
_MOST_COUNTS = 12  # more of them would run into each other
Numbers = float | list[float] | list[list[float]]  # as a record holds an array


def chart(step: StepRun, scenario: PickleRun) -> str:
    """The figure of what a step claims; nothing where there is nothing to be seen in it."""
    if step.shown.figure == "distribution":
        return bars(step.shown.values[0].value, scenario.words)
    if step.shown.figure == "fading":
        last = [run for run in scenario.steps.values() if run.shown.figure == "fading"][-1]  # a scenario has one curve
        return fading(step.shown, scenario.trace.values()) if step is last else ""
    if step.status != "PASSED":
        return ""
    # The losses of a table, on the way down: the run has found them right to the digits that it prints.
    heading = next((row[0] for row in step.rows if not row[0].isdecimal()), "")
    points = [(row[0], row[1]) for row in step.rows if row[0].isdecimal()]
    return _curve([("L", "")], text(_WIDTH, _BOTTOM + 18, shortened(heading, 50), "end"), points)


def bars(value: Data, words: list[str]) -> str:
    """A word, a bar as long as its probability, and the per cent; entries are counted where words are not known."""
    array: list[float] = value["array"]
    if not 1 < len(array) <= MOST_BARS:
        return ""
    names = words if len(words) == len(array) else [str(place) for place in range(1, len(array) + 1)]
    per_cent = [f"{numbers(100 * p)}\u202f%" for p in array]
    shown = [shortened(name, _LONGEST_WORD) for name in names]
    left = round(max(map(width_of, shown))) + 8
    longest = _WIDTH - left - _LONGEST_NUMBER
    parts = []
    for line, (name, p, number) in enumerate(zip(shown, array, per_cent, strict=True)):
        middle = line * _LINE + _LINE / 2
        parts.append(text(left - 8, middle + SIZE * 0.35, name, "end"))
        parts.append(f'<rect x="{left}" y="{middle - 6:g}" width="{p * longest:.1f}" height="12"/>')
        parts.append(text(round(left + p * longest + 6, 1), middle + SIZE * 0.35, number))
    height = len(array) * _LINE
    parts.append(f'<path d="M{left} 1V{height - 1}"/>')
    said = ", ".join(map(" ".join, zip(names, per_cent, strict=True)))
    return figure("bars", _WIDTH, height, f"{value['name'].replace('_', '')}: {said}", parts)


def _fading_steps(value: Data) -> tuple[int, int] | None:
    """The time steps T and t of a value that is the norm ‖∂h_T/∂h_t‖; None of any other value."""
    match value.get("symbol"):
        case {"form": "norm", "of": [{"form": "jacobian", "of": [{"letter": "h", "t": T}, {"letter": "h", "t": t}]}]}:
            return T, t
    return None


def fading(shown: StepShown, trace: Iterable[Data]) -> str:
    """The curve of the norms ‖∂h_T/∂h_t‖ over t, for the latest memory h_T whose norm a step shows."""
    latest = [steps[0] for one in shown.values if (steps := _fading_steps(one.value))][-1]
    norms = {steps[1]: value["array"] for value in trace if (steps := _fading_steps(value)) and steps[0] == latest}
    points = [(str(t), numbers(norms[t])) for t in sorted(norms)]
    name = [("‖∂h", str(latest)), ("/∂h", "t"), ("‖", "")]
    return _curve(name, symbol(_WIDTH - 30, _BOTTOM + 18, [("t", "")], "end"), points)


def _curve(name: list[tuple[str, str]], counted: str, points: list[tuple[str, str]]) -> str:
    """A curve over what is counted: every point a dot over its count, the ends and the highest with their number."""
    try:
        heights = [float(number) for _, number in points]
    except ValueError:  # a fraction, or a number with a per cent sign
        return ""
    if len(points) < FEWEST_POINTS or not 0 <= min(heights) < max(heights):
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
    said = ", ".join(map(": ".join, points))
    return figure("curve", _WIDTH, _HEIGHT, f"{''.join(map(''.join, name))}, {said}", [*parts, counted])


def figure(kind: str, width: float, height: float, said: str, parts: list[str]) -> str:
    """A figure of some parts, and in its place, for who does not see it, what it says."""
    box = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    drawn = f'<svg {box} role="img" aria-label="{html.escape(said)}">{"".join(parts)}</svg>'
    reached = "" if width <= 300 else ' tabindex="0"'  # one wider than a phone is scrolled with the keyboard, too
    return f'<div class="figure {kind}"{reached} data-search-exclude>{drawn}</div>'


def text(x: float, y: float, words: str, kind: str = "") -> str:
    """Words in a figure, in which nothing is markup; the kind says how they are set."""
    shown = f' class="{kind}"' if kind else ""
    return f'<text x="{x:g}" y="{y:g}"{shown}>{html.escape(words)}</text>'


def symbol(x: float, y: float, letters: Sequence[tuple[str, str]], kind: str = "") -> str:
    """A symbol in a figure: its letters slanted, each with its index, if any, below the line."""
    parts, below = [], ""
    for letter, index in letters:
        parts.append(f"<tspan{below}>{html.escape(letter)}</tspan>")
        parts.append(f'<tspan class="index" dy="3">{index}</tspan>' if index else "")
        below = ' dy="-3"' if index else ""
    return f'<text x="{x:g}" y="{y:g}" class="{f"symbol {kind}".strip()}">{"".join(parts)}</text>'


def numbers(array: Numbers) -> str:
    """Numbers as the working writes them: `0.5`, `[1, 0]`."""
    return f"[{', '.join(map(numbers, array))}]" if isinstance(array, list) else format_number(array)


def width_of(words: str) -> float:
    """About how wide words are, in pixels: a Chinese character is twice a letter."""
    return sum(SIZE if unicodedata.east_asian_width(sign) in "WF" else SIZE * 0.65 for sign in words)


def shortened(words: str, width: float) -> str:
    """Words that fit into a width, cut off with an ellipsis where they would not."""
    shorter = (f"{words[:end]}…" for end in range(len(words) - 1, -1, -1))
    return next((cut for cut in (words, *shorter) if width_of(cut) <= width), "…")
