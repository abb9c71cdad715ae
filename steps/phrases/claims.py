"""Then: claims about numbers."""

from __future__ import annotations

from tinyrnn import shape_text

from ..language.phrasebook import BOOK
from ..printed import blanks
from ..printed.arrays import parse_given
from ..printed.digits import Check, is_about, is_equal, to_figures, truncated_to, within
from ..printed.numbers import parse_number
from ..scenario.claims import ClaimError
from ..scenario.example import Example
from ..scenario.lookup import find
from .claiming import claim_found, claim_table, claim_text


@BOOK.then(en="{symbol} is/= {array}", zh="{symbol}( )是( ){array}")
def equal(example: Example, symbol: str, numbers: str) -> None:
    """Claim that a value equals the printed number, vector or matrix; `?` in its place is answered with the number."""
    claim_text(example, symbol, numbers, is_equal)


@BOOK.then(en="{symbol} is", zh="{symbol}( )是")
def equal_table(example: Example, symbol: str, *, table: list[list[str]]) -> None:
    """Claim that a value equals the numbers of a table; words may head its columns or rows."""
    claim_table(example, symbol, table, is_equal)


@BOOK.then(en="{symbol} is about {array}", zh="{symbol}( )约为( ){array}")
@BOOK.then(en="{symbol} ≈ {array}", zh="{symbol}( )约等于( ){array}")
def about(example: Example, symbol: str, numbers: str) -> None:
    """Claim that a value, correctly rounded to the digits printed, is the printed one."""
    claim_text(example, symbol, numbers, is_about)


@BOOK.then(en="{symbol} is about", zh="{symbol}( )约为")
def about_table(example: Example, symbol: str, *, table: list[list[str]]) -> None:
    """Claim that a value, correctly rounded, is the numbers of a table; words may head its columns or rows."""
    claim_table(example, symbol, table, is_about)


@BOOK.then(
    en="{symbol} is about {array} to {int} significant figure(s)",
    zh="{symbol}( )取( ){int}( )位有效数字约为( ){array}",
)
def figures(example: Example, symbol: str, first: str | int, second: str | int) -> None:
    """Claim that a value, correctly rounded to so many significant figures, is the printed one."""
    numbers, count = _in_order(first, second)
    claim_text(example, symbol, numbers, to_figures(count), blanks.to_figures(count))


@BOOK.then(en="{symbol} is {array} truncated to {int} decimal(s)", zh="{symbol}( )截断到( ){int}( )位小数是( ){array}")
def truncated(example: Example, symbol: str, first: str | int, second: str | int) -> None:
    """Claim that a value, cut off after so many decimals and not rounded, is the printed one."""
    numbers, count = _in_order(first, second)
    claim_text(example, symbol, numbers, truncated_to(count), blanks.cut_off(count))


@BOOK.then(en="{symbol} is {array} within {number}", zh="{symbol}( )是( ){array},误差不超过( ){number}")
def near(example: Example, symbol: str, numbers: str, tolerance: str) -> None:
    """Claim that a value is no further from the printed one than so much, in every entry."""
    distance = parse_number(tolerance)
    claim_text(example, symbol, numbers, within(distance), blanks.within(float(distance.value)))


@BOOK.then(
    en="taking {symbol} as {array}, {symbol} is {array}", zh="把( ){symbol}( )取作( ){array},{symbol}( )是( ){array}"
)
def taking(example: Example, symbol: str, taken: str, result: str, numbers: str) -> None:
    """Claim what a value comes to when another is taken as printed, as a person does who works with rounded numbers."""
    _claim_taking(example, (symbol, taken), (result, numbers), is_equal)


@BOOK.then(
    en="taking {symbol} as {array}, {symbol} is about {array}",
    zh="把( ){symbol}( )取作( ){array},{symbol}( )约为( ){array}",
)
def taking_about(example: Example, symbol: str, taken: str, result: str, numbers: str) -> None:
    """Claim what a value rounds to when another is taken as printed."""
    _claim_taking(example, (symbol, taken), (result, numbers), is_about)


def _claim_taking(example: Example, given: tuple[str, str], claimed: tuple[str, str], check: Check) -> None:
    example.note_reference("what follows from numbers taken for computed ones")
    example = example.reference
    source, taken = find(example, given[0]), parse_given(given[1]).array
    if source.place is not None and taken.ndim:
        raise ClaimError(f"{source.text} is one number, but {shape_text(taken.shape)} is taken for it: {given[1]}")
    changed = example.trace.taking(source.symbol, source.replaced_by(taken))
    exact = find(example, claimed[0])
    claim_found(example, exact.within(changed), claimed[1], check)
    example.show(exact.value, caption="exactly")


def _in_order(first: str | int, second: str | int) -> tuple[str, int]:
    """The printed numbers and the count, which the two languages name in either order."""
    numbers, count = (first, second) if isinstance(second, int) else (second, first)
    return str(numbers), int(count)
