"""Then: claims about numbers."""

from __future__ import annotations

from tinyrnn import shape_text

from ..arrays import PrintedArray, parse_array, parse_table
from ..claims import Check, ClaimError, check_claim, check_component, is_about, is_equal, to_figures
from ..example import Example
from ..phrasebook import BOOK
from ..symbols import Found, find


@BOOK.then(en="{symbol} is/= {array}", zh="{symbol}( )是( ){array}")
def equal(example: Example, symbol: str, numbers: str) -> None:
    """Claim that a value equals the printed number, vector or matrix."""
    claim(example, find(example, symbol), parse_array(numbers), is_equal)


@BOOK.then(en="{symbol} is", zh="{symbol}( )是")
def equal_table(example: Example, symbol: str, *, table: list[list[str]]) -> None:
    """Claim that a value equals the numbers of a table; words may head its columns or rows."""
    found = find(example, symbol)
    claim(example, found, _table(example, found, table), is_equal)


@BOOK.then(en="{symbol} is about {array}", zh="{symbol}( )约为( ){array}")
@BOOK.then(en="{symbol} ≈ {array}", zh="{symbol}( )约等于( ){array}")
def about(example: Example, symbol: str, numbers: str) -> None:
    """Claim that a value, correctly rounded to the digits printed, is the printed one."""
    claim(example, find(example, symbol), parse_array(numbers), is_about)


@BOOK.then(en="{symbol} is about", zh="{symbol}( )约为")
def about_table(example: Example, symbol: str, *, table: list[list[str]]) -> None:
    """Claim that a value, correctly rounded, is the numbers of a table; words may head its columns or rows."""
    found = find(example, symbol)
    claim(example, found, _table(example, found, table), is_about)


@BOOK.then(
    en="{symbol} is about {array} to {int} significant figure(s)",
    zh="{symbol}( )取( ){int}( )位有效数字约为( ){array}",
)
def figures(example: Example, symbol: str, first: str | int, second: str | int) -> None:
    """Claim that a value, correctly rounded to so many significant figures, is the printed one."""
    numbers, count = (first, second) if isinstance(second, int) else (second, first)
    claim(example, find(example, symbol), parse_array(str(numbers)), to_figures(int(count)))


@BOOK.then(
    en="taking {symbol} as {array}, {symbol} is {array}", zh="把( ){symbol}( )取作( ){array},{symbol}( )是( ){array}"
)
def taking(example: Example, symbol: str, taken: str, result: str, numbers: str) -> None:
    """Claim what a value comes to when another is taken as printed, as a person does who works with rounded numbers."""
    _claim_taking(example, find(example, symbol), taken, result, numbers, is_equal)


@BOOK.then(
    en="taking {symbol} as {array}, {symbol} is about {array}",
    zh="把( ){symbol}( )取作( ){array},{symbol}( )约为( ){array}",
)
def taking_about(example: Example, symbol: str, taken: str, result: str, numbers: str) -> None:
    """Claim what a value rounds to when another is taken as printed."""
    _claim_taking(example, find(example, symbol), taken, result, numbers, is_about)


def claim(example: Example, found: Found, expected: PrintedArray, check: Check) -> None:
    """Check a claim and show the working of its value, marked where it is wrong."""
    try:
        if found.place is None:
            check_claim(found.value, expected, check, found.text)
        else:
            check_component(found.value, found.place, expected, check, found.text)
    except ClaimError as error:
        example.show(found.value, error.places)
        raise
    example.show(found.value)


def _claim_taking(example: Example, source: Found, taken: str, result: str, numbers: str, check: Check) -> None:
    replaced = parse_array(taken).array
    if source.place is not None and replaced.ndim:
        raise ClaimError(f"{source.text} is one number, but {shape_text(replaced.shape)} is taken for it: {taken}")
    changed = example.trace.taking(str(source.value.symbol), source.replaced_by(replaced))
    exact = find(example, result)
    found = Found(changed[str(exact.value.symbol)], exact.text, exact.place)
    claim(example, found, parse_array(numbers), check)
    example.show(exact.value, caption="exactly")


def _table(example: Example, found: Found, table: list[list[str]]) -> PrintedArray:
    numbers = parse_table(table)
    numbers = numbers.ordered_by(example.vocabulary.words) if numbers.words else numbers
    return numbers.as_vector() if found.value.array.ndim == 1 else numbers
