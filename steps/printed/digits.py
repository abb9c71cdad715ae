"""Checks: what a claim about digits asks of one computed number, and in which way the number does not do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import floor, log10
from typing import Literal

from tinyrnn import TEXT, format_number
from tinyrnn.rounding import DIGITS, SAME

from .numbers import NumberError, Printed

# A claim about one number: None where it holds, otherwise the way in which it does not.
Check = Callable[[float, Printed], str | None]
# A computed number on the border of two roundings may fall to either side by the noise of double precision.
NOISE = Fraction(1, 10**12)
# What a difference of two numbers can be off by, next to their size.
PRECISION = 1e-15
# All the digits that double precision carries.
MOST_DIGITS = 15
# Units of the last digit beyond which nobody counts them: it is no slip of the last digits.
MANY = 100
CUT_OFF = "it was truncated, not rounded"
ROUNDED = "it was rounded, not truncated"
NOT_EQUAL = '"is" means equal'


def is_equal(x: float, printed: Printed) -> str | None:
    """`is`: equal, up to the rounding of double precision; to a number with an ellipsis, at the digits before it."""
    if printed.is_cut:
        return _is_cut(x, printed)
    if abs(x - printed.number) <= SAME * max(1.0, abs(printed.number)):
        return None
    if printed.unit is not None and abs(Fraction(x) - printed.value) < printed.unit / 2 - NOISE:
        return f'{said(x, printed)}: {NOT_EQUAL}; of a rounded number say "is about {printed.text}"'
    return said(x, printed)


def is_about(x: float, printed: Printed) -> str | None:
    """`is about`: correctly rounded to the digits printed."""
    if printed.is_cut:
        return _is_cut(x, printed)
    if printed.unit is None:
        raise NumberError(f'{printed.text} is exact, it has no last digit to round at: say "is", not "is about"')
    if abs(x - printed.number) < 0.499 * printed.worth - PRECISION * abs(x):
        return None  # which needs no exact arithmetic
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


def truncated_to(decimals: int) -> Check:
    """`truncated to n decimals`: the first n decimals, whatever follows them."""
    if decimals > MOST_DIGITS:
        raise NumberError(f"{decimals} decimals are more than numbers carry here: ask for {MOST_DIGITS} or fewer")
    unit = Fraction(1, 10**decimals)

    def check(x: float, printed: Printed) -> str | None:
        if printed.value % unit:
            raise NumberError(f"{printed.text} has more than {decimals} decimals: print {decimals} or claim more")
        right = truncated(x, unit)
        if printed.value == right:
            return None
        if not _misses(x, printed, unit):
            return f"{said(x, printed)}: {ROUNDED}; truncated it is {_as_printed(right, printed)}"
        return f"{said(x, printed)}: truncated it is {_as_printed(right, printed)}"

    return check


def within(tolerance: Printed) -> Check:
    """`within d`: no further off than d."""
    if tolerance.value <= 0:
        raise NumberError(f"{tolerance.text} is no distance: write a positive number")

    def check(x: float, printed: Printed) -> str | None:
        off = abs(Fraction(x) - printed.value)
        if off <= tolerance.value + NOISE:
            return None
        return f"{said(x, printed)}: off by {TEXT.number(float(off))}, more than {tolerance.text}"

    return check


def is_far(x: float, printed: Printed) -> bool:
    """Whether a number is off by more than its last digit, and so neither equal to the printed one nor about it."""
    return abs(x - printed.number) > printed.worth + SAME * max(1.0, abs(x))


def said(x: float, printed: Printed) -> str:
    """The computed number beside the printed one, with as many digits as it takes to tell them apart."""
    return f"computed {told_apart(x, printed)}, printed {printed.text}"


def told_apart(x: float, printed: Printed) -> str:
    """A computed number with as many digits as it takes to tell it from the printed one."""
    unit = printed.unit or 1
    for digits in range(DIGITS, MOST_DIGITS + 1):
        shown = format_number(x, digits)
        if Fraction(shown) != printed.value and abs(Fraction(shown) - Fraction(x)) <= unit / 2:
            return shown
    return TEXT.number(x)


def explains_itself(complaint: str) -> bool:
    """Whether a complaint names the slip, so that no other cause needs to be looked for."""
    return any(said in complaint for said in (CUT_OFF, ROUNDED, NOT_EQUAL))


def _is_cut(x: float, printed: Printed) -> str | None:
    assert printed.unit is not None  # an ellipsis follows decimals
    right = truncated(x, printed.unit)
    if printed.value == right:
        return None
    slip = "" if _misses(x, printed, printed.unit) else f"{ROUNDED}; "
    return f"{said(x, printed)}: {slip}its digits begin {_as_printed(right, printed)}…"


def _misses(x: float, printed: Printed, unit: Fraction) -> bool:
    exact = Fraction(x)
    noise = min(NOISE * max(Fraction(1), abs(exact)), unit / 1000)  # of a tiny number, far less than its last digit
    return abs(exact - printed.value) > unit / 2 + noise


@dataclass(frozen=True)
class Verdict:
    """In which way a printed number misses a computed one: truncated, off by units of its last digit, or otherwise."""

    how: Literal["truncated", "off", "other"]
    units: int
    rounded: str


def judge(x: float, printed: Printed, unit: Fraction) -> Verdict:
    """Compare a printed number, whose last digit is worth `unit`, with the number it should have been."""
    right = round(Fraction(x) / unit) * unit
    off = abs(right - printed.value) / unit
    shown = _as_printed(right, printed)
    if off != int(off):  # a printed number between two multiples of the unit
        return Verdict("other", 0, shown)
    if off and printed.value == truncated(x, unit):
        return Verdict("truncated", int(off), shown)
    return Verdict("off", int(off), shown)


def _verdict(x: float, printed: Printed, unit: Fraction) -> str:
    verdict, shown = judge(x, printed, unit), said(x, printed)
    if verdict.how == "other":
        return shown
    if verdict.how == "truncated":
        return f"{shown}: {CUT_OFF}; rounded it is {verdict.rounded}"
    if verdict.units >= MANY:
        return f"{shown}: rounded it is {verdict.rounded}"
    plural = "" if verdict.units == 1 else "s"
    return f"{shown}: off by {verdict.units} unit{plural} of the last digit printed; rounded it is {verdict.rounded}"


def truncated(x: float, unit: Fraction) -> Fraction:
    """The multiple of the unit next to x on the side of 0; what is just below one by noise counts as it."""
    whole = abs(Fraction(x)) / unit
    steps = floor(whole + min(NOISE / unit, Fraction(1, 1000)))
    return unit * (steps if x >= 0 else -steps)


def _as_printed(number: Fraction, printed: Printed) -> str:
    """The right number, in the form the wrong one was printed in."""
    text = printed.text.removesuffix("…").removesuffix("...")
    percent = text.endswith("%")
    shown = number * 100 if percent else number
    _, _, decimals = text.strip("% ").partition(".")
    if not decimals.isdigit() and decimals:
        return TEXT.number(float(number))
    return f"{float(shown):.{len(decimals)}f}" + ("%" if percent else "")
