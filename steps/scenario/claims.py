"""Claims: what printed numbers say of computed ones, and the explanation where they are wrong."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tinyrnn import TEXT, Array, Place, Value, derivation, place_text, shape_text

from ..printed.arrays import PrintedArray
from ..printed.digits import Check, is_about, is_equal, is_far


class ClaimError(AssertionError):
    """A claim that does not hold; the message explains it to the person who wrote the claim.

    Attributes:
        finding: the message up to the working.
        working: the working of the value, in lines; empty where there is none to show.
        places: the entries that are wrong.
    """

    def __init__(self, finding: str, working: str = "", places: tuple[Place, ...] = ()) -> None:
        super().__init__(f"{finding}\n\n{working}" if working else finding)
        self.finding, self.working, self.places = finding, working, places

    def because(self, causes: Sequence[str]) -> ClaimError:
        """The same, with what is likely to have led to it."""
        said = "".join(f"\n{cause}" for cause in causes)
        return ClaimError(self.finding + said, self.working, self.places)


def check_claim(value: Value, expected: PrintedArray, check: Check, symbol: str | None = None) -> None:
    """Check every entry of a value; of a value with one entry, a plain number may be claimed.

    Raises:
        ClaimError: the shapes differ, or an entry is not as claimed.
    """
    array, symbol = value.array, symbol or str(value.symbol)
    if array.shape != expected.shape and not array.size == len(expected.entries) == 1:
        finding = (
            f"expected  {expected}, {shape_text(expected.shape)}\n"
            f"actual    {TEXT.array(array)}, {shape_text(array.shape)}\n"
            f"\n{symbol} is {shape_text(array.shape)}: claim as many numbers as it has"
        )
        raise ClaimError(finding, working_text(value))
    wrong = complaints(array, expected, check)
    if wrong:
        raise _claim_error(value, expected, wrong, symbol)


def check_component(value: Value, place: Place, expected: PrintedArray, check: Check, symbol: str) -> None:
    """Check one entry of a value, called `symbol`; raises ClaimError where it is not as claimed."""
    if expected.shape:
        raise ClaimError(f"{symbol} is one number, but {shape_text(expected.shape)} is claimed: {expected}")
    complaint = check(float(value.array[place]), expected.entries[0])
    if complaint:
        raise _claim_error(value, expected, {place: complaint}, symbol)


def complaints(array: Array, expected: PrintedArray, check: Check) -> dict[Place, str]:
    """What is wrong, by the place of the entry; an array of the same shape, or with as many entries, is expected."""
    found = {}
    for place, x, printed in zip(np.ndindex(array.shape), array.ravel().tolist(), expected.entries, strict=True):
        complaint = check(x, printed)
        if complaint:
            found[place] = complaint
    return found


def is_as_claimed(array: Array, expected: PrintedArray, check: Check) -> bool:
    """Whether there is nothing to complain of; the first complaint decides, and what is plainly wrong comes first."""
    pairs = list(zip(array.ravel().tolist(), expected.entries, strict=True))
    if check in (is_about, is_equal) and any(is_far(x, printed) for x, printed in pairs):
        return False
    return not any(check(x, printed) for x, printed in pairs)


def working_text(value: Value, places: tuple[Place, ...] = ()) -> str:
    """The working of a value in lines: its own first, then that of what it was computed from."""
    lines = [str(derivation(value, TEXT, places))]
    while value.operation in ("same", "rounded"):
        value = value.operands[0]
    lines += [str(derivation(o, TEXT)) for o in _named_operands(value) if o.operation != "given"]
    return "working\n" + "\n".join(f"  {line}" for line in lines)


def _named_operands(value: Value) -> list[Value]:
    found: list[Value] = []
    for operand in value.operands:
        found += [operand] if operand.symbol else _named_operands(operand)
    return found


def _claim_error(value: Value, expected: PrintedArray, wrong: dict[Place, str], symbol: str) -> ClaimError:
    places = tuple(wrong)
    actual = TEXT.array(value.array, places) if expected.shape else TEXT.number(float(value.array[places[0]]))
    notes = [f"{symbol}{place_text(place) if expected.shape else ''}: {text}" for place, text in wrong.items()]
    finding = "\n".join([f"expected  {expected}", f"actual    {actual}", "", *notes])
    return ClaimError(finding, working_text(value, places), places)
