"""Blanks: `h1 is ?` is answered with the line to paste."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from math import floor, log10

from tinyrnn import Array, format_number
from tinyrnn.rounding import is_shown_whole

from .digits import MOST_DIGITS, truncated

Write = Callable[[float], str]
BLANK = "?"
DECIMALS = 4


def is_blank(text: str) -> bool:
    """Whether a number, or an entry, is left open."""
    return BLANK in text or "？" in text


def to_print(array: Array, write: Write | None = None) -> str:
    """An array as an author would print it: as `write` does, or whole where that is short, or to four decimals."""
    if write is None:
        write = format_number if is_whole(array) else rounded
    if array.ndim == 0:
        return write(float(array))
    return f"[{', '.join(to_print(part, write) for part in array)}]"


def is_whole(array: Array) -> bool:
    """Whether the numbers can be printed with all their digits."""
    return all(is_shown_whole(float(x)) for x in array.ravel())


def line_to_paste(step: str, blank: str, array: Array, write: Write | None = None) -> str:
    """The step with its blank filled in; "is" becomes "is about" where the numbers must be rounded."""
    before, _, after = step.rpartition(blank)
    if write is None and not is_whole(array):
        before = re.sub(r" (?:is|=) $", " is about ", before)
        before = re.sub(r"(?<=\S)(?<!约)( ?)是( ?)$", r"\1约为\2", before)
    return f"{before}{to_print(array, write)}{after}"


def table_to_paste(rows: list[list[str]], filled: dict[tuple[int, int], str]) -> str:
    """A table with its blanks filled in, its columns in line."""
    cells = [[filled.get((i, j), cell) for j, cell in enumerate(row)] for i, row in enumerate(rows)]
    widths = [max(len(row[j]) for row in cells) for j in range(len(cells[0]))]
    lines = (" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
    return "\n".join(f"  | {line} |" for line in lines)


def table_answer(step: str, filled: str) -> str:
    """What is said of a table with blanks."""
    return f"some cells are left open; computed, they are what this step says:\n\n  {step}\n{filled}"


def to_figures(figures: int) -> Write:
    """Writes a number rounded to so many significant figures."""
    return lambda x: format_number(float(f"{x:.{figures - 1}e}"), MOST_DIGITS)


def cut_off(decimals: int) -> Write:
    """Writes the first decimals of a number."""
    return lambda x: f"{float(truncated(x, Fraction(1, 10**decimals))):.{decimals}f}"


def within(tolerance: float) -> Write:
    """Writes a number to as many decimals as a tolerance needs."""
    decimals = max(DECIMALS, 1 - floor(log10(tolerance)))
    return lambda x: f"{x:.{decimals}f}"


def rounded(x: float) -> str:
    """Writes a number to four decimals, a small one to as many digits."""
    if x and abs(x) < 10.0**-DECIMALS * 5:
        return f"{x:.{DECIMALS - 1}e}"
    return f"{x:.{DECIMALS}f}"
