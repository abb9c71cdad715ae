"""Rounding on the way: numbers that follow once what they are computed from is rounded, cut off, or held in 32 bits."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import numpy as np

from tinyrnn import TEXT, Array, Trace, Value, nearest, same, truncated
from tinyrnn.trace import in_single_precision, rounding_to

from ..language.names import TYPED
from ..printed.blanks import to_figures
from ..printed.matrices import PrintedArray
from ..printed.numbers import counted
from .wrong_numbers import Trial, differs, digits

# A number this near the right one may come from rounding on the way; one further off has another cause.
NEAR = 0.05
SINGLE_PRECISION = 2.0**-24
SINGLE_DIGITS = 7
MOST_DIGITS = 6


def rounded_as_printed(trial: Trial) -> Iterator[str]:
    """Numbers that follow once every step is rounded to the decimals that are printed."""
    decimals = {-entry.power for entry in trial.printed.entries if entry.unit}
    if len(decimals) == 1 and max(decimals) > 0 and not trial.solution.is_rounded:
        yield from _rounded_throughout(trial, list(decimals))


def rounded_on_the_way(trial: Trial) -> Iterator[str]:
    """Numbers that follow once what they are computed from is rounded, or cut off, first."""
    array = trial.found.array
    is_near = np.abs(trial.printed.array.reshape(array.shape) - array) <= NEAR * np.maximum(np.abs(array), 1e-3)
    if trial.solution.is_rounded or not is_near.all():
        return
    yield from _rounded_throughout(trial, range(MOST_DIGITS, 0, -1))
    sources = [v for v in Trace(trial.found.whole.operands).values() if not v.is_given and not v.rule.shows_index]
    for source in reversed(sources):  # the nearest first
        for how, taken in _shortenings(source.array):
            if trial.explains(trial.array_of(_taking(source, taken))):
                assert source.symbol is not None  # a trace holds what has one
                yield f"{TYPED.symbol(source.symbol)} was {how}, {TEXT.array(taken)}, before it was used"


def single_precision(trial: Trial) -> Iterator[str]:
    """Numbers printed to more digits than the 32 bits they were computed in carry."""
    found, printed = trial.found, trial.printed
    if not all(len(digits(entry)) >= SINGLE_DIGITS for entry in printed.entries if entry.value):
        return
    single = trial.array_in(trial.solution.values.recomputed(in_single_precision))
    noise = 4 * np.maximum(np.abs(single - found.array), SINGLE_PRECISION * np.abs(found.array))
    if bool(np.all(np.abs(printed.array.reshape(found.array.shape) - found.array) <= noise)):
        yield "it was computed in single precision, which carries about 7 digits"


def is_slight(array: Array, printed: PrintedArray) -> bool:
    """Whether every number that is wrong is the next one, as rounding leaves it, so that much would explain it."""
    pairs = [(float(x), p) for x, p in zip(array.ravel(), printed.entries, strict=True) if differs(float(x), p)]
    return all(p.unit is not None and _is_next(x / float(p.unit), float(p.value / p.unit)) for x, p in pairs)


def _is_next(x: float, printed: float) -> bool:
    """Whether x, in units of the last digit, has more digits than were printed and is rounded to the next number."""
    return abs(x - printed) <= 1.5 and not same(x, round(x))


def _rounded_throughout(trial: Trial, decimals: Sequence[int]) -> Iterator[str]:
    for count in decimals:
        if trial.explains(trial.array_of(rounding_to(count))):
            yield f"every step was rounded to {counted(count, 'decimal')}"


def _taking(source: Value, taken: Array) -> Callable[[Value], Value]:
    replaced = Value(taken, symbol=source.symbol, is_row=source.is_row)
    return lambda value: replaced if value.symbol == source.symbol else value


def _shortenings(array: Array) -> Iterator[tuple[str, Array]]:
    """The numbers shortened in every way, and how: to decimals, rounded or cut off, then to significant digits."""

    def each(change: Callable[[float, int], Decimal], count: int) -> Array:
        return np.array([float(change(x, count)) for x in array.ravel().tolist()]).reshape(array.shape)

    for count in range(MOST_DIGITS, 0, -1):
        yield f"rounded to {counted(count, 'decimal')}", each(nearest, -count)
        if count > 1:
            yield f"cut off to {counted(count, 'decimal')}", each(truncated, -count)
    for count in range(MOST_DIGITS, 1, -1):
        yield f"rounded to {counted(count, 'significant digit')}", each(to_figures, count)
