"""Networks that are easily taken for the one meant: W and U exchanged, rows for columns, no bias, and the like.

Each is told as a change of the computation, so that whatever follows from it, gradients too, can be computed anew;
and a scenario whose claims would all hold for another network too is told so.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from tinyrnn import ACTIVATIONS, Array, TinyRNNError, Trace, Value

from ..record.schema import Insensitive
from ..scenario.given_network import GivenNetwork
from ..scenario.scenario import Scenario

Adjust = Callable[[Value], Value]


@dataclass(frozen=True)
class Variant:
    """Another network, as a change of the computation."""

    how: str  # how it differs, in words
    parameters: frozenset[str]  # those in which it differs, by name
    adjust: Adjust  # what changes a value of the computation before it is used
    has_gradients: bool = True  # whether the gradients that follow are those of the other network


def exchanges(given: GivenNetwork) -> Iterator[Variant]:
    """The networks in which matrices stand in each other's place, or the other way round, and which differ."""
    W, U = given.arrays.get("W"), given.arrays.get("U")
    if W is not None and U is not None and W.shape == U.shape and W.tolist() != U.tolist():  # the quickest comparison
        yield _with("with W and U exchanged", {"W": U, "U": W})
    squares = {name: array for name, array in given.arrays.items() if name in ("W", "U", "V") and is_square(array)}
    turned = {name: array.T for name, array in squares.items() if array.tolist() != array.T.tolist()}
    for name, array in turned.items():
        yield _with(f"with {name} transposed", {name: array})
    if {"W", "U"} <= set(turned):
        convention = "columns, W x and U h" if given.is_rows else "rows, x W and h U"
        yield _with(f"with vectors as {convention}", turned)
    if given.joined:
        other = "h x" if given.joined == "x h" else "x h"
        orders = (f"[{order.replace(' ', '; ')}]" for order in (other, given.joined))
        yield Variant("with {} in the place of {}".format(*orders), frozenset("W"), _turn_join)


def slips(given: GivenNetwork) -> Iterator[Variant]:
    """The networks from which something was left out, or in which another activation was taken, or taken twice."""
    parts = {"b": "the bias b", "c": "the output bias c", "h_0": "the initial state h0", "U": "U h, the memory"}
    for name, what in parts.items():
        array = given.arrays.get(name)
        if array is not None and array.any():
            yield _with(f"without {what}", {name: np.zeros(array.shape)})
    for activation, operation in ACTIVATIONS.items():
        if activation != given.activation:
            how = "without the activation" if activation == "identity" else f"with {activation} as the activation"
            yield Variant(how, frozenset(), _activated(operation), has_gradients=False)
    if given.activation != "identity":
        twice = _activated(ACTIVATIONS[str(given.activation)], is_again=True)
        yield Variant("with the activation applied twice", frozenset(), twice, has_gradients=False)


def _with(how: str, arrays: Mapping[str, Array]) -> Variant:
    def adjust(value: Value) -> Value:
        array = arrays.get(value.name) if value.is_given else None
        return value if array is None else replace(value, array=array.reshape(value.array.shape))

    return Variant(how, frozenset(arrays), adjust)


def _turn_join(value: Value) -> Value:
    if value.symbol is None or value.symbol.form != "joined":
        return value
    return Value.computed(value.operation, *reversed(value.operands)).named(value.symbol)


def _activated(operation: str, *, is_again: bool = False) -> Adjust:
    """What computes every state h_t by an operation on a_t, or on the state that the activation has given."""

    def adjust(value: Value) -> Value:
        symbol, source = value.symbol, value.operands[0].symbol if value.operands else None
        is_activated = source is not None and source.letter == "a"
        if symbol is None or (symbol.form, symbol.letter) != ("letter", "h") or not is_activated:
            return value
        return Value.computed(operation, *((value.renamed(None),) if is_again else value.operands)).named(symbol)

    return adjust


def is_square(array: Array) -> bool:
    """Whether an array is a matrix with as many rows as columns."""
    return array.ndim == 2 and array.shape[0] == array.shape[1]


def insensitive(scenario: Scenario) -> Insensitive | None:
    """The exchanges that leave every claim of the scenario true, and those that one of its claims would notice.

    None where nothing is claimed that was computed from what was read.
    """
    solution, held = scenario.solution, scenario.held
    if not held or scenario.implementation is not None or not solution.inputs or solution.is_rounded:
        return None
    claimed = [value for value in (solution.exact.find(one.symbol) for one in held) if value is not None]
    sources = {value.name for value in Trace(claimed).values() if value.is_given}
    unnoticed, noticed = list[str](), list[str]()
    for variant in exchanges(solution.given):
        if variant.parameters & sources:  # what nothing claimed was computed from cannot be noticed, nor be missed
            values = solution.exact.recomputed(variant.adjust)
            with suppress(TinyRNNError):  # it cannot read this input, so that exchanging them would be noticed at once
                (unnoticed if all(one.holds(values) for one in held) else noticed).append(variant.how)
    return Insensitive(solution.given.fingerprint, unnoticed, noticed) if unnoticed or noticed else None
