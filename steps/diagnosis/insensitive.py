"""Notices: what a scenario could not notice, because all it claims would hold for another network too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

import numpy as np

from tinyrnn import OPERATIONS, Array, TinyRNNError, Trace, Value

from ..scenario.example import Example
from .variants import Variant, exchanges


def unnoticed(example: Example) -> tuple[list[str], list[str]]:
    """The exchanges that leave every claim of the scenario true, and those that one of its claims would notice.

    Both are empty where nothing is claimed that was computed from what was read.
    """
    if not example.claims or not example.inputs or example.is_rounded or example.implementation is not None:
        return [], []
    blind: list[str] = []
    noticed: list[str] = []
    sources = _sources([example.trace[claim.symbol] for claim in example.claims])
    for variant, values in example.once("exchanged", lambda: list(differing(example))):
        if not variant.symbols & sources:
            continue  # what nothing claimed was computed from cannot be noticed, nor be missed
        try:
            (blind if all(claim.holds(values) for claim in example.claims) else noticed).append(variant.how)
        except TinyRNNError:  # it cannot read this input, so that exchanging them would be noticed at once
            continue
    return blind, noticed


def differing(example: Example) -> Iterator[tuple[Variant, Mapping[str, Value]]]:
    """What each network with something exchanged makes of the input; one that cannot be is left out."""
    trace, given = example.reading.trace, example.setup.arrays
    is_plain = all(value.operation != "shifted exp" for value in trace.values())
    for variant in exchanges(example.setup):
        other = {symbol: array for symbol, array in variant.setup.arrays.items() if array is not given[symbol]}
        is_alike = all(array.shape == trace[symbol].array.shape for symbol, array in other.items())
        read = partial(example.read_by, variant.setup)
        try:
            is_same_formula = is_plain and is_alike and variant.setup.joined == example.setup.joined
            yield variant, _Exchanged(trace, other, read) if is_same_formula else read()
        except TinyRNNError:  # it cannot read this input, so that exchanging them would be noticed at once
            continue


class _Exchanged(Mapping[str, Value]):
    """What a network with something exchanged makes of the input, each value computed once a claim asks for it.

    What follows from what was exchanged is computed anew. Where that cannot be, because a number overflows that
    another form of softmax would hold, the network reads the input itself.
    """

    def __init__(self, trace: Trace, other: Mapping[str, Array], read: Callable[[], Trace]) -> None:
        self._trace, self._read = trace, read
        self._done: dict[int, Array] = {id(trace[symbol]): array for symbol, array in other.items()}

    def __getitem__(self, symbol: str) -> Value:
        with np.errstate(all="ignore"):  # what overflows is told by the reading
            array = self._array(self._trace[symbol])
        if not np.isfinite(array).all():
            self._trace, self._done = self._read(), {}
            return self._trace[symbol]
        return Value(array, symbol=symbol)

    def _array(self, value: Value) -> Array:
        array = self._done.get(id(value))
        if array is None:
            operands = [self._array(operand) for operand in value.operands]
            pairs = zip(operands, value.operands, strict=True)
            is_other = any(array is not operand.array for array, operand in pairs)
            array = np.asarray(OPERATIONS[value.operation].compute(*operands)) if is_other else value.array
            self._done[id(value)] = array
        return array

    def __iter__(self) -> Iterator[str]:
        return iter(self._trace)

    def __len__(self) -> int:
        return len(self._trace)

    def __contains__(self, symbol: object) -> bool:
        return symbol in self._trace


def _sources(values: list[Value]) -> set[str]:
    """The parameters that some values were computed from."""
    seen: set[int] = set()
    ahead, found = list(values), set()
    while ahead:
        value = ahead.pop()
        if id(value) not in seen:
            seen.add(id(value))
            ahead += value.operands
            found |= {str(value.symbol)} if value.operation == "given" else set()
    return found
