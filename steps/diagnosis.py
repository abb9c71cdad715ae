"""Diagnosis: what is likely to have led to a wrong number, tried out on the example itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from math import log10

import numpy as np

from tinyrnn import ACTIVATIONS, TEXT, Array, TinyRNNError, Trace, Value, same

from .arrays import PrintedArray
from .checks import Check, explains_itself
from .claims import complaints
from .example import Example
from .numbers import NumberError, Printed
from .symbols import Found, typed
from .variants import exchanges, slips

# A number this near the right one may come from rounding on the way; one further off has another cause.
NEAR = 0.05
# Numbers with fewer digits in all agree with others by chance.
TELLING_DIGITS = 3
SINGLE_PRECISION = 2.0**-24
SINGLE_DIGITS = 7
MOST_DIGITS = 6
# Double precision has no digits after the point to cut off from a number larger than this.
LARGE = 1e15


def likely_causes(example: Example, found: Found, expected: PrintedArray, check: Check) -> list[str]:
    """What would give exactly the printed numbers, the likeliest only; nothing where nothing does."""

    def explains(array: Array) -> bool:
        try:
            return not complaints(array, expected, check)
        except NumberError:
            return False

    if all(map(explains_itself, complaints(found.array, expected, check).values())):
        return []
    for causes in (_carried, _other_values, _other_networks, _rounded_on_the_way, _single_precision):
        cause = _first(causes(example, found, expected, explains))
        if cause:
            return [f"likely: {cause}"]
    misprint = _misprint(found, expected)
    return [f"likely: {misprint}"] if misprint else []


Explains = Callable[[Array], bool]


def _first(causes: Iterator[str]) -> str | None:
    """The first cause; none where trying them out leads to numbers that cannot be computed."""
    try:
        return next(causes, None)
    except TinyRNNError:
        return None


def _carried(example: Example, found: Found, _: PrintedArray, explains: Explains) -> Iterator[str]:
    """Numbers that are right where nothing is rounded, in an example that rounds, or the other way round."""
    if example.is_rounded and explains(found.within(example.exact_trace).array):
        yield "this is the number without rounding on the way; this scenario rounds, or takes rounded numbers"


def _other_values(example: Example, found: Found, expected: PrintedArray, explains: Explains) -> Iterator[str]:
    """Numbers that belong to another value of the scenario."""
    if found.place is not None or not _is_telling(expected):
        return
    for symbol, value in example.trace.items():
        is_other = symbol != found.symbol and not np.array_equal(value.array, found.value.array)
        if is_other and value.array.shape == found.value.array.shape and explains(value.array):
            yield f"this is {typed(symbol)}, not {typed(found.symbol)}"


def _other_networks(example: Example, found: Found, expected: PrintedArray, explains: Explains) -> Iterator[str]:
    """Numbers that another network gives, one easily taken for this one."""
    if _is_slight(found.array, expected):
        return
    for how, trace in other_traces(example):
        array = found.within(trace).array if found.symbol in trace else found.array
        if not same(array, found.array).all() and explains(array):
            yield f"{how}, this would be right"


def other_traces(example: Example) -> Iterator[tuple[str, Trace]]:
    """What the networks easily taken for this one make of the same input; those that cannot read it are left out."""
    if example.setup.missing():
        return
    for how, setup in (*exchanges(example.setup), *slips(example.setup)):
        try:
            yield how, example.read_by(setup)
        except TinyRNNError:
            continue
    activation = ACTIVATIONS[str(example.setup.activation)]
    if activation != "same":

        def twice(value: Value) -> Value:
            is_state = re.fullmatch(r"h_\d+", value.symbol or "") and value.operation == activation
            return Value.computed(activation, _unnamed(value)).named(str(value.symbol)) if is_state else value

        yield "with the activation applied twice", example.trace.recomputed(twice)


def _rounded_on_the_way(example: Example, found: Found, expected: PrintedArray, explains: Explains) -> Iterator[str]:
    """Numbers that follow once what they are computed from is rounded, or cut off, first."""
    if example.is_rounded or not _is_near(found.array, expected):
        return
    is_slight = _is_slight(found.array, expected)
    for decimals in _decimals(expected) if is_slight else range(MOST_DIGITS, 0, -1):
        if explains(_tried(found, partial(example.trace.rounded, decimals))):
            yield f"every step was rounded to {_plural(decimals, 'decimal')}"
    for symbol in () if is_slight else reversed(_ancestors(found.value)):
        for how, digits, unit, change in _shortened():
            taken = change(example.trace[symbol].array, digits)
            if explains(_tried(found, partial(example.trace.taking, symbol, taken))):
                yield f"{typed(symbol)} was {how} to {_plural(digits, unit)}, {TEXT.array(taken)}, before it was used"


def _tried(found: Found, trace: Callable[[], Trace]) -> Array:
    """The numbers of another trace; those there are where it cannot be computed, as with a divisor rounded to 0."""
    try:
        return found.within(trace()).array
    except TinyRNNError:
        return found.array


def _single_precision(example: Example, found: Found, expected: PrintedArray, _: Explains) -> Iterator[str]:
    if not all(len(_digits(entry)) >= SINGLE_DIGITS for entry in expected.entries if entry.value):
        return
    single = found.within(example.trace.in_single_precision()).array
    noise = 4 * np.maximum(np.abs(single - found.array), SINGLE_PRECISION * np.abs(found.array))
    printed = expected.array.reshape(found.array.shape)
    if bool(np.all(np.abs(printed - found.array) <= noise)):
        yield "it was computed in single precision, which carries about 7 digits"


def _misprint(found: Found, expected: PrintedArray) -> str | None:
    """One number, of three digits or more, in which one digit, two neighbours, the sign or the point is wrong."""
    wrong = [(x, p) for x, p in zip(found.array.ravel(), expected.entries, strict=True) if _differs(float(x), p)]
    if len(wrong) != 1 or wrong[0][1].unit is None:
        return None
    x, printed = float(wrong[0][0]), wrong[0][1]
    if bool(same(float(-printed.value), x)) or not _differs(-x, printed):
        return "a minus sign was lost" if x < 0 else "a minus sign too many"
    digits, right = _digits(printed), str(abs(round(x / float(printed.unit or 1))))
    if len(digits) < TELLING_DIGITS:
        return None
    if len(digits) == len(right):
        places = [i for i, (a, b) in enumerate(zip(digits, right, strict=True)) if a != b]
        first, last = (places[0], places[-1]) if places else (0, 0)
        if last == first + 1 and digits[first : last + 1] == right[last] + right[first]:
            return f"a misprint: the digits {digits[first]} and {digits[last]} are exchanged"
        if len(places) == 1 and places[0] < len(digits) - 1:
            return f"a misprint: {digits[places[0]]} in the place of {right[places[0]]}"
    shifted = next((n for n in (-2, -1, 1, 2) if not _differs(x * 10.0**n, printed)), None)
    return "the decimal point has moved" if shifted else None


def _differs(x: float, printed: Printed) -> bool:
    unit = printed.unit or 0
    return abs(x - float(printed.value)) > float(unit) / 2 + 1e-12 * max(1.0, abs(x))


def _shortened() -> Iterator[tuple[str, int, str, Callable[[Array, int], Array]]]:
    for digits in range(MOST_DIGITS, 0, -1):
        yield "rounded", digits, "decimal", _to_decimals
        if digits > 1:
            yield "cut off", digits, "decimal", _cut_off
    for digits in range(MOST_DIGITS, 1, -1):
        yield "rounded", digits, "significant digit", _to_figures


def _to_decimals(array: Array, decimals: int) -> Array:
    return Value.computed("rounded", Value(array), Value(np.asarray(float(decimals)))).array


def _cut_off(array: Array, decimals: int) -> Array:
    scale = 10.0**decimals
    return np.trunc(array * scale) / scale if np.abs(array).max() < LARGE else array


def _to_figures(array: Array, figures: int) -> Array:
    return np.array([float(f"{x:.{figures - 1}e}") for x in array.ravel()]).reshape(array.shape)


def _ancestors(value: Value) -> list[str]:
    """The computed values that a value was computed from, by symbol, the nearest last."""
    found: dict[str, None] = {}

    def visit(inner: Value) -> None:
        for operand in inner.operands:
            visit(operand)
            if operand.symbol and operand.operation not in ("given", "lookup", "row lookup"):
                found[operand.symbol] = None

    visit(value)
    return list(found)


def _is_slight(array: Array, expected: PrintedArray) -> bool:
    """Whether every number that is wrong is the next one, as rounding leaves it, so that much would explain it."""
    pairs = [(float(x), p) for x, p in zip(array.ravel(), expected.entries, strict=True) if _differs(float(x), p)]
    return all(
        p.unit is not None and abs(x - float(p.value)) <= 1.5 * p.unit and not same(x % float(p.unit), 0.0)
        for x, p in pairs
    )


def _decimals(expected: PrintedArray) -> list[int]:
    """The decimals printed, where all numbers have as many."""
    found = {round(-log10(entry.unit)) for entry in expected.entries if entry.unit}
    return [n for n in found if n > 0] if len(found) == 1 else []


def _is_near(array: Array, expected: PrintedArray) -> bool:
    printed = expected.array.reshape(array.shape)
    return bool(np.all(np.abs(printed - array) <= NEAR * np.maximum(np.abs(array), 1e-3)))


def _is_telling(expected: PrintedArray) -> bool:
    """Whether numbers agree with these hardly by chance, as small whole ones do."""
    digits = sum(len(_digits(entry)) for entry in expected.entries if _digits(entry) not in ("", "1"))
    is_alone = len(expected.entries) == 1
    return digits >= TELLING_DIGITS + is_alone or len({entry.value for entry in expected.entries}) >= TELLING_DIGITS


def _digits(printed: Printed) -> str:
    """The digits printed, from the first that is not 0."""
    return "" if printed.unit is None else str(abs(int(printed.value / printed.unit))).removeprefix("0")


def _unnamed(value: Value) -> Value:
    return Value(value.array, value.operation, value.operands, None, value.is_row)


def _plural(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
