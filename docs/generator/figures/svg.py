"""Figures: SVG that stands in a page, drawn from the numbers of a run, with a text that says the same numbers."""

import html
import unicodedata
from collections.abc import Sequence

from tinyrnn import Symbol, format_number

SIZE = 13  # of letters; a figure that would make them smaller than 11 on a phone scrolls instead
Array = float | list[float] | list[list[float]]


def figure(kind: str, width: float, height: float, said: str, parts: list[str]) -> str:
    """A figure of some parts, and in its place, for who does not see it, what it says."""
    label = html.escape(said)
    box = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    drawn = f'<svg {box} role="img" aria-label="{label}">{"".join(parts)}</svg>'
    # One that may be wider than a phone is scrolled with the keyboard, too.
    reached = "" if width <= 300 else ' tabindex="0"'
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


def letters_of(of: Symbol, before: str = "") -> list[tuple[str, str]]:
    """The letters of a letter, or of a product of letters, each with its index: `U h` and 1, of U h_1."""
    found = []
    for part in of.of or (of,):
        before += part.letter
        if part.t is not None:
            found.append((before, str(part.t)))
        before = " " if part.t is not None else f"{before} "
    return [*found, *([(before.rstrip(), "")] if before.strip() else [])]


def numbers(array: Array) -> str:
    """Numbers as the working writes them: `0.5`, `[1, 0]`."""
    if isinstance(array, list):
        return f"[{', '.join(numbers(entry) for entry in array)}]"
    return format_number(array)


def width_of(words: str) -> float:
    """About how wide words are, in pixels: a Chinese character is twice a letter."""
    return sum(SIZE if unicodedata.east_asian_width(sign) in "WF" else SIZE * 0.65 for sign in words)


def shortened(words: str, width: float) -> str:
    """Words that fit into a width, cut off with an ellipsis where they would not."""
    if width_of(words) <= width:
        return words
    while words and width_of(words + "…") > width:
        words = words[:-1]
    return f"{words}…"
