"""Rounding on the way: numbers that follow once what they are computed from is rounded, cut off, or held in 32 bits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import log10

import numpy as np

from tinyrnn import TEXT, Array, TinyRNNError, Trace, Value, same

from ..language.names import typed
from ..printed.arrays import PrintedArray
from ..printed.numbers import counted
from ..scenario.example import Example
from ..scenario.lookup import Found
from .misprints import differs, digits

Explains = Callable[[Array], bool]
# A number this near the right one may come from rounding on the way; one further off has another cause.
NEAR = 0.05
SINGLE_PRECISION = 2.0**-24
SINGLE_DIGITS = 7
MOST_DIGITS = 6
# Double precision has no digits after the point to cut off from a number larger than this.
LARGE = 1e15


def rounded_as_printed(example: Example, found: Found, expected: PrintedArray, explains: Explains) -> Iterator[str]:
    """Numbers that follow once every step is rounded to the decimals that are printed."""
    decimals = {round(-log10(entry.unit)) for entry in expected.entries if entry.unit}
    if len(decimals) == 1 and max(decimals) > 0 and not example.is_rounded:
        yield from _rounded_throughout(example, found, list(decimals), explains)


def rounded_on_the_way(example: Example, found: Found, expected: PrintedArray, explains: Explains) -> Iterator[str]:
    """Numbers that follow once what they are computed from is rounded, or cut off, first."""
    if example.is_rounded or not _is_near(found.array, expected):
        return
    yield from _rounded_throughout(example, found, range(MOST_DIGITS, 0, -1), explains)
    for symbol in reversed(_ancestors(found.value)):
        for how, count, unit, change in _shortened():
            taken = change(example.trace[symbol].array, count)
            if explains(_tried(found, partial(example.trace.taking, symbol, taken))):
                yield f"{typed(symbol)} was {how} to {counted(count, unit)}, {TEXT.array(taken)}, before it was used"


def single_precision(example: Example, found: Found, expected: PrintedArray, _: Explains) -> Iterator[str]:
    """Numbers printed to more digits than the 32 bits they were computed in carry."""
    if not all(len(digits(entry)) >= SINGLE_DIGITS for entry in expected.entries if entry.value):
        return
    single = found.within(example.trace.in_single_precision()).array
    noise = 4 * np.maximum(np.abs(single - found.array), SINGLE_PRECISION * np.abs(found.array))
    printed = expected.array.reshape(found.array.shape)
    if bool(np.all(np.abs(printed - found.array) <= noise)):
        yield "it was computed in single precision, which carries about 7 digits"


def is_slight(array: Array, expected: PrintedArray) -> bool:
    """Whether every number that is wrong is the next one, as rounding leaves it, so that much would explain it."""
    pairs = [(float(x), p) for x, p in zip(array.ravel(), expected.entries, strict=True) if differs(float(x), p)]
    return all(p.unit is not None and _is_next(x / float(p.unit), float(p.value / p.unit)) for x, p in pairs)


def _is_next(x: float, printed: float) -> bool:
    """Whether x, in units of the last digit, has more digits than were printed and is rounded to the next number."""
    return abs(x - printed) <= 1.5 and not same(x, round(x))


def _rounded_throughout(example: Example, found: Found, decimals: Sequence[int], explains: Explains) -> Iterator[str]:
    for count in decimals:
        if explains(_tried(found, partial(example.trace.rounded, count))):
            yield f"every step was rounded to {counted(count, 'decimal')}"


def _tried(found: Found, trace: Callable[[], Trace]) -> Array:
    """The numbers of another trace; those there are where it cannot be computed, as with a divisor rounded to 0."""
    try:
        return found.within(trace()).array
    except TinyRNNError:
        return found.array


def _shortened() -> Iterator[tuple[str, int, str, Callable[[Array, int], Array]]]:
    for count in range(MOST_DIGITS, 0, -1):
        yield "rounded", count, "decimal", _to_decimals
        if count > 1:
            yield "cut off", count, "decimal", _cut_off
    for count in range(MOST_DIGITS, 1, -1):
        yield "rounded", count, "significant digit", _to_figures


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


def _is_near(array: Array, expected: PrintedArray) -> bool:
    printed = expected.array.reshape(array.shape)
    return bool(np.all(np.abs(printed - array) <= NEAR * np.maximum(np.abs(array), 1e-3)))
