"""Blanks: `h1 is ?` is answered with the line to paste."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import floor, log10

from tinyrnn import Array, format_number, nearest, truncated
from tinyrnn.rounding import is_shown_whole

from .digits import EQUAL, Check, Equal, Figures, Truncated, Within
from .matrices import listed
from .numbers import MOST_DIGITS

BLANK = "?"
DECIMALS = 4


def is_blank(text: str) -> bool:
    """Whether a number, or an entry, is left open."""
    return BLANK in text or "？" in text


def is_whole(array: Array) -> bool:
    """Whether the numbers can be printed with all their digits."""
    return all(is_shown_whole(x) for x in array.ravel().tolist())


def to_print(array: Array, check: Check = EQUAL) -> str:
    """An array as an author would print it for a claim: as the claim asks, whole where that is short, or rounded."""
    match check:
        case Figures(count):
            return listed(array, lambda x: format_number(float(to_figures(x, count)), MOST_DIGITS))
        case Truncated(decimals):
            return listed(array, lambda x: f"{truncated(x, -decimals):.{decimals}f}")
        case Within(tolerance):
            decimals = max(DECIMALS, 1 - floor(log10(float(tolerance.value))))
            return listed(array, lambda x: f"{nearest(x, -decimals):.{decimals}f}")
    return listed(array, format_number if is_whole(array) else rounded)


def to_figures(x: float, count: int) -> Decimal:
    """A number rounded to so many significant figures."""
    return nearest(x, floor(log10(abs(x) or 1)) - count + 1)


def rounded(x: float) -> str:
    """Writes a number to four decimals, a small one to as many digits."""
    if x and abs(x) < 10.0**-DECIMALS * 5:
        return f"{x:.{DECIMALS - 1}e}"
    return f"{nearest(x, -DECIMALS):.{DECIMALS}f}"


def line_to_paste(step: str, blank: str, array: Array, check: Check = EQUAL) -> str:
    """The step with its blank filled in; "is" becomes "is about" where the numbers must be rounded."""
    before, _, after = step.rpartition(blank)
    if isinstance(check, Equal) and not is_whole(array):
        before = re.sub(r" (?:is|=) $", " is about ", before)
        before = re.sub(r"(?<=\S)(?<!约)( ?)是( ?)$", r"\1约为\2", before)
    return f"{before}{to_print(array, check)}{after}"


def table_to_paste(step: str, rows: Sequence[Sequence[str]], filled: Mapping[tuple[int, int], str]) -> str:
    """What is said of a table with blanks: the step, and the table with its blanks filled in, its columns in line."""
    cells = [[filled.get((i, j), cell) for j, cell in enumerate(row)] for i, row in enumerate(rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = (" | ".join(map(str.ljust, row, widths)) for row in cells)
    table = "\n".join(f"  | {line} |" for line in lines)
    return f"some cells are left open; computed, they are what this step says:\n\n  {step}\n{table}"
