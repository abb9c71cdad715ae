"""Blanks: `h1 is ?` is answered with the line to paste."""

from __future__ import annotations

import re

from tinyrnn import Array, format_number
from tinyrnn.formatting import is_shown_whole

BLANK = "?"
DECIMALS = 4


def is_blank(text: str) -> bool:
    """Whether a number, or an entry, is left open."""
    return BLANK in text


def to_print(array: Array) -> str:
    """An array as an author would print it: whole where that is short, otherwise to four decimals."""
    if array.ndim == 0:
        return _number(float(array), is_whole=is_whole(array))
    if array.ndim == 1:
        return f"[{', '.join(_number(float(x), is_whole=is_whole(array)) for x in array)}]"
    return f"[{', '.join(to_print(row) for row in array)}]"


def is_whole(array: Array) -> bool:
    """Whether the numbers can be printed with all their digits."""
    return all(is_shown_whole(float(x)) for x in array.ravel())


def line_to_paste(step: str, blank: str, array: Array) -> str:
    """The step with its blank filled in; "is" becomes "is about" where the numbers must be rounded."""
    before, _, after = step.rpartition(blank)
    if not is_whole(array):
        before = re.sub(r" (?:is|=) $", " is about ", before)
        before = re.sub(r"(?<=\S)(?<!约)( ?)是( ?)$", r"\1约为\2", before)
    return f"{before}{to_print(array)}{after}"


def table_to_paste(rows: list[list[str]], filled: dict[tuple[int, int], str]) -> str:
    """A table with its blanks filled in, its columns in line."""
    cells = [[filled.get((i, j), cell) for j, cell in enumerate(row)] for i, row in enumerate(rows)]
    widths = [max(len(row[j]) for row in cells) for j in range(len(cells[0]))]
    lines = (" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
    return "\n".join(f"  | {line} |" for line in lines)


def _number(x: float, *, is_whole: bool) -> str:
    if is_whole:
        return format_number(x)
    if x and abs(x) < 10.0**-DECIMALS * 5:
        return f"{x:.{DECIMALS - 1}e}"
    return f"{x:.{DECIMALS}f}"
