"""Diagnosis: what is likely to have led to a wrong number, tried out on the example itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from math import log

import numpy as np

from tinyrnn import ACTIVATIONS, TEXT, Array, TinyRNNError, Trace, Value, same

from ..language.names import typed
from ..printed.arrays import PrintedArray
from ..printed.digits import Check, explains_itself, is_equal
from ..printed.numbers import NumberError
from ..scenario.claims import complaints
from ..scenario.example import Example
from ..scenario.lookup import Found
from .misprints import TELLING_DIGITS, digits, is_exchange, misprint
from .roundings import Explains, is_slight, rounded_as_printed, rounded_on_the_way, single_precision
from .variants import exchanges, slips

Causes = Callable[[Example, Found, PrintedArray, Explains], Iterator[str]]


def likely_causes(example: Example, found: Found, expected: PrintedArray, check: Check) -> list[str]:
    """What would give exactly the printed numbers, the likeliest only; nothing where nothing does.

    Where another implementation is tested, what the reference computes; the cause is then sought in its functions.
    """
    if example.reference is not example:
        return _of_the_reference(example.reference, found, expected, check)

    def explains(array: Array) -> bool:
        try:
            return not complaints(array, expected, check)
        except NumberError:
            return False

    if all(map(explains_itself, complaints(found.array, expected, check).values())):
        return []
    slip = misprint(found.array, expected)
    if is_exchange(slip):
        return [f"likely: {slip}"]
    kinds: tuple[Causes, ...] = (_carried, rounded_as_printed)  # so little off, much else would agree by chance
    if check is is_equal or not is_slight(found.array, expected):
        kinds = (
            _carried,
            _other_values,
            _other_gradient,
            _other_networks,
            _other_product,
            _other_logarithm,
            rounded_on_the_way,
        )
    if not np.array_equal(found.value.array, example.trace[found.symbol].array):
        kinds = (_carried,)  # the claim takes other numbers than the scenario, which the rest would not
    for causes in (*kinds, single_precision):
        cause = _first(causes(example, found, expected, explains))
        if cause:
            return [f"likely: {cause}"]
    return [f"likely: {slip}"] if slip else []


def _of_the_reference(right: Example, found: Found, expected: PrintedArray, check: Check) -> list[str]:
    """What the reference computes in the place of what was found; where that is not as claimed either, why."""
    if found.symbol not in right.trace:
        return []
    other = found.within(right.trace)
    said = f"the reference computes {TEXT.array(other.array)}"
    if not complaints(other.array, expected, check):
        return [said]
    return [f"{said}, which is not what is claimed either", *likely_causes(right, other, expected, check)]


def _first(causes: Iterator[str]) -> str | None:
    """The first cause; none where trying them out leads to numbers that cannot be computed."""
    try:
        return next(causes, None)
    except TinyRNNError:
        return None


def _carried(example: Example, found: Found, _: PrintedArray, explains: Explains) -> Iterator[str]:
    """Numbers that are right where nothing is rounded, in an example that rounds, or the other way round."""
    exact = found.within(example.exact_trace).array
    if not np.array_equal(exact, found.array) and explains(exact):
        yield "this is the number without rounding on the way; this scenario rounds, or takes rounded numbers"


def _other_values(example: Example, found: Found, expected: PrintedArray, explains: Explains) -> Iterator[str]:
    """Numbers that belong to another value of the scenario."""
    if found.place is not None or not _is_telling(expected):
        return
    for symbol, value in sorted(example.trace.items(), key=lambda item: _distance(found, *item)):
        is_other = symbol != found.symbol and not np.array_equal(value.array, found.value.array)
        if is_other and value.array.shape == found.value.array.shape and explains(value.array):
            yield f"this is {typed(symbol)}, not {typed(found.symbol)}"


def _distance(found: Found, symbol: str, value: Value) -> tuple[bool, bool, bool]:
    """How far one value is from being taken for another: nearest is what it is computed from in the same time step."""
    times = [re.sub(r"\D", "", name) for name in (found.symbol, symbol)]
    is_operand = symbol in [operand.symbol for operand in found.value.operands]
    return value.operation == "given", not is_operand, times[0] != times[1]


def _other_networks(example: Example, found: Found, _: PrintedArray, explains: Explains) -> Iterator[str]:
    """Numbers that another network gives, one easily taken for this one."""
    for how, trace in other_traces(example):
        array = found.within(trace).array if found.symbol in trace else found.array
        if not same(array, found.array).all() and explains(array):
            yield f"{how}, this would be right"


def _other_gradient(example: Example, found: Found, expected: PrintedArray, explains: Explains) -> Iterator[str]:
    """A gradient with the other sign, turned, or of the sum of the losses and not of their mean."""
    if not found.symbol.startswith("d") or not _is_telling(expected):
        return
    array, count = found.array, sum(target is not None for target in example.course.targets)
    if explains(-array):
        yield "every sign is the other one"
    if array.ndim == 2 and array.shape[0] == array.shape[1] and explains(array.T):
        yield "this is its transpose"
    if count > 1 and not example.course.is_summed and explains(array * count):
        yield f"this is the gradient of the sum of {count} losses, and here L is their mean"


def _other_product(_: Example, found: Found, __: PrintedArray, explains: Explains) -> Iterator[str]:
    """Numbers of a product that stands alone, with its matrix the other way round."""
    for matrix in found.value.operands if found.value.operation == "matmul" else ():
        if matrix.array.ndim == 2 and matrix.array.shape[0] == matrix.array.shape[1]:
            vector = next(other for other in found.value.operands if other is not matrix)
            left, right = (vector, matrix) if found.value.operands[0] is matrix else (matrix, vector)
            if explains(left.array @ right.array):
                yield f"with {matrix.symbol} transposed, this would be right"


def _other_logarithm(_: Example, found: Found, __: PrintedArray, explains: Explains) -> Iterator[str]:
    """A cross-entropy by another logarithm than the natural one."""
    for base, unit in ((2.0, "in bits, by the logarithm to base 2"), (10.0, "by the logarithm to base 10")):
        if found.symbol == "L" and explains(found.array / log(base)):
            yield f"this is the cross-entropy {unit}; here it is by the natural one"


def other_traces(example: Example) -> Iterator[tuple[str, Trace]]:
    """What the networks easily taken for this one make of the same input; those that cannot read it are left out."""
    if example.setup.missing():
        return
    for variant in (*exchanges(example.setup), *slips(example.setup)):
        try:
            yield variant.how, example.read_by(variant.setup)
        except TinyRNNError:
            continue
    activation = ACTIVATIONS[str(example.setup.activation)]
    if activation != "same":

        def twice(value: Value) -> Value:
            is_state = re.fullmatch(r"h_\d+", value.symbol or "") and value.operation == activation
            return Value.computed(activation, _unnamed(value)).named(str(value.symbol)) if is_state else value

        yield "with the activation applied twice", example.trace.recomputed(twice)


def _is_telling(expected: PrintedArray) -> bool:
    """Whether numbers agree with these hardly by chance, as small whole ones do."""
    count = sum(len(digits(entry)) for entry in expected.entries if digits(entry) not in ("", "1"))
    is_alone = len(expected.entries) == 1
    return count >= TELLING_DIGITS + is_alone or len({entry.value for entry in expected.entries}) >= TELLING_DIGITS


def _unnamed(value: Value) -> Value:
    return Value(value.array, value.operation, value.operands, None, value.is_row)
