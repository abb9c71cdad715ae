"""Misprints: one digit, two neighbours, the sign or the point of one number."""

from __future__ import annotations

from tinyrnn import Array, same

from ..printed.arrays import PrintedArray
from ..printed.numbers import Printed

# Numbers with fewer digits in all agree with others by chance.
TELLING_DIGITS = 3


def misprint(array: Array, expected: PrintedArray) -> str | None:
    """One number, of three digits or more, in which one digit, two neighbours, the sign or the point is wrong."""
    wrong = [(x, p) for x, p in zip(array.ravel(), expected.entries, strict=True) if differs(float(x), p)]
    if len(wrong) != 1 or wrong[0][1].unit is None:
        return None
    x, printed = float(wrong[0][0]), wrong[0][1]
    if bool(same(float(-printed.value), x)) or not differs(-x, printed):
        return "a minus sign was lost" if x < 0 else "a minus sign too many"
    shown, right = digits(printed), str(abs(round(x / float(printed.unit or 1))))
    if len(shown) < TELLING_DIGITS:
        return None
    if len(shown) == len(right):
        places = [i for i, (a, b) in enumerate(zip(shown, right, strict=True)) if a != b]
        first, last = (places[0], places[-1]) if places else (0, 0)
        if last == first + 1 and shown[first : last + 1] == right[last] + right[first]:
            return f"a misprint: the digits {shown[first]} and {shown[last]} are exchanged"
        if len(places) == 1 and places[0] < len(shown) - 1:
            return f"a misprint: {shown[places[0]]} in the place of {right[places[0]]}"
    return _shift(x, printed)


def _shift(x: float, printed: Printed) -> str | None:
    """Digits that are right at another place of the point."""
    shifted = next((n for n in (-2, -1, 1, 2) if not differs(x * 10.0**n, printed)), None)
    if shifted == 2 and 0 < x < 1:
        return f"a per cent sign is missing, {printed.text}%"
    return "the decimal point has moved" if shifted else None


def is_exchange(slip: str | None) -> bool:
    """Whether a misprint is one of two neighbours, which hardly agrees by chance in a number of many digits."""
    return slip is not None and "exchanged" in slip


def differs(x: float, printed: Printed) -> bool:
    """Whether a printed number is not what another one is, rounded to its last digit."""
    unit = printed.unit or 0
    return abs(x - float(printed.value)) > float(unit) / 2 + 1e-12 * max(1.0, abs(x))


def digits(printed: Printed) -> str:
    """The digits printed, from the first that is not 0."""
    return "" if printed.unit is None else str(abs(int(printed.value / printed.unit))).removeprefix("0")
