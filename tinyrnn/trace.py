"""The trace: every named value that a result was computed from, in the order of computation."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from .arrays import TinyRNNError, read_only
from .rounding import SAME
from .symbol import Symbol
from .value import Value


class Trace(dict[str, Value]):
    """Named values by name, operands before results; a TinyRNNError where two different values have one name."""

    def __init__(self, results: Iterable[Value]) -> None:
        super().__init__()
        seen: set[int] = set()
        for result in results:
            self._add(result, seen)

    def _add(self, value: Value, seen: set[int]) -> None:
        if id(value) in seen:
            return
        seen.add(id(value))
        for operand in value.operands:
            self._add(operand, seen)
        known = value if value.symbol is None else self.setdefault(value.name, value)
        if known is not value and not np.array_equal(known.array, value.array):
            raise TinyRNNError(f"two different values are called {value.name}: name one of them otherwise")

    def recomputed(self, adjust: Callable[[Value], Value]) -> "Trace":
        """The same computation, every value of it changed by `adjust` before it is used."""
        done: dict[int, Value] = {}
        return Trace([recomputed_value(value, done, adjust) for value in self.values()])


def recomputed_value(value: Value, done: dict[int, Value], adjust: Callable[[Value], Value]) -> Value:
    """One value, with all that it is computed from changed by `adjust`; `done` keeps what was recomputed so far."""
    known = done.get(id(value))
    if known is None:
        operands, is_changed = [], False
        for operand in value.operands:
            operands.append(recomputed_value(operand, done, adjust))
            is_changed = is_changed or operands[-1] is not operand
        again = Value.computed(value.operation, *operands) if is_changed else value
        known = done[id(value)] = adjust(again if again.symbol is value.symbol else again.renamed(value.symbol))
    return known


def rounding_to(decimals: int) -> Callable[[Value], Value]:
    """What rounds a value that has a symbol, as a person does by hand, where it is computed and not whole already."""
    places = Value.constant(decimals)

    def adjust(value: Value) -> Value:
        if value.symbol is None or value.rule.moves:
            return value
        rounded = Value.computed("rounded", value.renamed(None), places)
        is_whole = np.isclose(rounded.array, value.array, rtol=SAME, atol=0).all()
        return value if is_whole else rounded.named(value.symbol)

    return adjust


def in_single_precision(value: Value) -> Value:
    """The value as 32 bits hold it; a TinyRNNError where it is too large for them."""
    with np.errstate(over="ignore"):
        single = value.array.astype(np.float32).astype(np.float64)
    if not np.isfinite(single).all():
        raise TinyRNNError("a number is too large for single precision")
    return replace(value, array=read_only(single))


def value_to_data(value: Value, *, is_unfolded: bool = True) -> dict[str, Any]:
    """One value as plain data, whole enough to write its working: what is named is unfolded only if it is renamed."""
    data: dict[str, Any] = {} if value.symbol is None else {"name": value.name, "symbol": value.symbol.data}
    data |= {"operation": value.operation, "array": value.array.tolist()} | ({"is_row": True} if value.is_row else {})
    if is_unfolded:
        renames = value.rule.renames
        data["operands"] = [value_to_data(o, is_unfolded=renames or o.symbol is None) for o in value.operands]
    return data


def value_from_data(data: Mapping[str, Any]) -> Value:
    """The value that `value_to_data` wrote; a named operand comes back without operands of its own."""
    operands = tuple(value_from_data(operand) for operand in data.get("operands", ()))
    array = read_only(np.array(data["array"], dtype=np.float64))
    symbol = Symbol.from_data(data["symbol"]) if "symbol" in data else None
    return Value(array, data["operation"], operands, symbol, data.get("is_row", False))
