"""Claims: what a printed number says of a computed one, and in which way it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import floor, log10

import numpy as np

from tinyrnn import TEXT, Array, Place, Value, derivation, place_text, same, shape_text

from .arrays import PrintedArray
from .numbers import NumberError, Printed

# A claim about one number: None where it holds, otherwise the way in which it does not.
Check = Callable[[float, Printed], str | None]
# A computed number on the border of two roundings may fall to either side by the noise of double precision.
NOISE = Fraction(1, 10**12)


class ClaimError(AssertionError):
    """A claim that does not hold; the message explains it to the person who wrote the claim."""

    def __init__(self, message: str, places: tuple[Place, ...] = ()) -> None:
        super().__init__(message)
        self.places = places


def is_equal(x: float, printed: Printed) -> str | None:
    """`is`: equal, up to the rounding of double precision."""
    if bool(same(x, float(printed.value))):
        return None
    if printed.unit is not None and abs(Fraction(x) - printed.value) < printed.unit / 2 - NOISE:
        return f'{_said(x, printed)}: "is" means equal; of a rounded number say "is about {printed.text}"'
    return _said(x, printed)


def is_about(x: float, printed: Printed) -> str | None:
    """`is about`: correctly rounded to the digits printed."""
    if printed.unit is None:
        raise NumberError(f'{printed.text} is exact, it has no last digit to round at: say "is", not "is about"')
    return _verdict(x, printed, printed.unit) if _misses(x, printed, printed.unit) else None


def to_figures(figures: int) -> Check:
    """`to n significant figures`: correctly rounded to n figures, the printed zeros after them being no claim."""
    if figures < 1:
        raise NumberError(f"{figures} significant figures say nothing: ask for 1 or more")

    def check(x: float, printed: Printed) -> str | None:
        if printed.value == 0:
            return is_about(x, printed)
        unit = Fraction(10) ** (floor(log10(abs(printed.value))) - figures + 1)
        if printed.value % unit:
            raise NumberError(
                f"{printed.text} has more than {figures} significant figures: print {figures} or claim more"
            )
        return _verdict(x, printed, unit) if _misses(x, printed, unit) else None

    return check


def check_claim(value: Value, expected: PrintedArray, check: Check, symbol: str | None = None) -> None:
    """Check every entry of a value.

    Raises:
        ClaimError: the shapes differ, or an entry is not as claimed.
    """
    array, symbol = value.array, symbol or str(value.symbol)
    if array.shape != expected.shape:
        raise ClaimError(
            f"expected  {expected}, {shape_text(expected.shape)}\n"
            f"actual    {TEXT.array(array)}, {shape_text(array.shape)}\n"
            f"\n{symbol} is {shape_text(array.shape)}: claim as many numbers as it has\n\n{working_text(value)}"
        )
    complaints = {place: check(float(array[place]), expected[place]) for place in np.ndindex(array.shape)}
    wrong = {place: complaint for place, complaint in complaints.items() if complaint}
    if wrong:
        raise ClaimError(_explanation(value, expected, wrong, symbol), tuple(wrong))


def check_component(value: Value, place: Place, expected: PrintedArray, check: Check, symbol: str) -> None:
    """Check one entry of a value, called `symbol`; raises ClaimError where it is not as claimed."""
    if expected.shape:
        raise ClaimError(f"{symbol} is one number, but {shape_text(expected.shape)} is claimed: {expected}")
    complaint = check(float(value.array[place]), expected.entries[0])
    if complaint:
        wrong = {place: complaint}
        raise ClaimError(_explanation(value, expected, wrong, symbol), (place,))


def working_text(value: Value, places: tuple[Place, ...] = ()) -> str:
    """The working of a value in lines: its own first, then that of what it was computed from."""
    lines = [str(derivation(value, TEXT, places))]
    while value.operation == "same":
        value = value.operands[0]
    lines += [str(derivation(o, TEXT)) for o in _named_operands(value) if o.operation != "given"]
    return "working\n" + "\n".join(f"  {line}" for line in lines)


def _named_operands(value: Value) -> list[Value]:
    found: list[Value] = []
    for operand in value.operands:
        found += [operand] if operand.symbol else _named_operands(operand)
    return found


def _explanation(value: Value, expected: PrintedArray, wrong: dict[Place, str], symbol: str) -> str:
    actual = _actual_text(value.array, expected, tuple(wrong))
    notes = [f"{symbol}{place_text(place) if expected.shape else ''}: {text}" for place, text in wrong.items()]
    return "\n".join(
        [f"expected  {expected}", f"actual    {actual}", "", *notes, "", working_text(value, tuple(wrong))],
    )


def _actual_text(array: Array, expected: PrintedArray, places: tuple[Place, ...]) -> str:
    if expected.shape:
        return TEXT.array(array, places)
    return TEXT.number(float(array[places[0]]))


def _misses(x: float, printed: Printed, unit: Fraction) -> bool:
    exact = Fraction(x)
    noise = min(NOISE * max(Fraction(1), abs(exact)), unit / 1000)  # of a tiny number, far less than its last digit
    return abs(exact - printed.value) > unit / 2 + noise


def _said(x: float, printed: Printed) -> str:
    return f"computed {TEXT.number(x)}, printed {printed.text}"


def _verdict(x: float, printed: Printed, unit: Fraction) -> str:
    said = _said(x, printed)
    steps = round(Fraction(x) / unit) - printed.value / unit
    off = abs(steps)
    if off != int(off):  # a printed number between two multiples of the unit
        return said
    right = (printed.value / unit + steps) * unit
    if steps and printed.value == _truncated(x, unit):
        return f"{said}: it was truncated, not rounded; rounded it is {_as_printed(right, printed)}"
    plural = "" if off == 1 else "s"
    return (
        f"{said}: off by {int(off)} unit{plural} of the last digit printed; rounded it is {_as_printed(right, printed)}"
    )


def _truncated(x: float, unit: Fraction) -> Fraction:
    whole = Fraction(x) / unit
    return unit * (floor(whole) if whole >= 0 else -floor(-whole))


def _as_printed(number: Fraction, printed: Printed) -> str:
    """The right number, in the form the wrong one was printed in."""
    percent = printed.text.endswith("%")
    shown = number * 100 if percent else number
    _, _, decimals = printed.text.strip("% ").partition(".")
    if not decimals.isdigit() and decimals:
        return TEXT.number(float(number))
    return f"{float(shown):.{len(decimals)}f}" + ("%" if percent else "")
