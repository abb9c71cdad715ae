"""The trace: every named value that a result was computed from, in the order of computation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .arrays import as_array, shape_text
from .errors import TinyRNNError
from .value import Value


class Trace(Mapping[str, Value]):
    """Named values by symbol, operands before results.

    Raises:
        TinyRNNError: two different values bear one symbol.
    """

    def __init__(self, results: Iterable[Value]) -> None:
        self._values: dict[str, Value] = {}
        seen: set[int] = set()
        for result in results:
            self._add(result, seen)

    def _add(self, value: Value, seen: set[int]) -> None:
        if id(value) in seen:
            return
        seen.add(id(value))
        for operand in value.operands:
            self._add(operand, seen)
        if value.symbol is None:
            return
        known = self._values.setdefault(value.symbol, value)
        if known is not value and not np.array_equal(known.array, value.array):
            raise TinyRNNError(f"two different values are called {value.symbol}: name one of them otherwise")

    def __getitem__(self, symbol: str) -> Value:
        return self._values[symbol]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def taking(self, symbol: str, data: ArrayLike) -> Trace:
        """The same computation with other numbers in the place of one value, as a person does who rounds it.

        Raises:
            TinyRNNError: the trace has no such symbol, or the numbers have another shape.
        """
        if symbol not in self:
            raise TinyRNNError(f"there is no {symbol}; there are {', '.join(self)}")
        array = as_array(symbol, data)
        if array.shape != self[symbol].array.shape:
            had = shape_text(self[symbol].array.shape)
            raise TinyRNNError(f"{symbol} is {had}, but {shape_text(array.shape)} was given for it: make them alike")
        done: dict[int, Value] = {id(self[symbol]): Value(array, symbol=symbol)}
        return Trace([_recomputed(value, done) for value in self.values()])

    def to_data(self) -> list[dict[str, Any]]:
        """Plain data, one entry a named value; an operand that has a symbol stands as that symbol."""
        return [value_to_data(value) for value in self.values()]


def _recomputed(value: Value, done: dict[int, Value]) -> Value:
    if id(value) not in done:
        operands = tuple(_recomputed(operand, done) for operand in value.operands)
        unchanged = all(new is old for new, old in zip(operands, value.operands, strict=True))
        again = value if unchanged else Value.computed(value.operation, *operands)
        if not unchanged and value.symbol is not None:
            again = Value(again.array, again.operation, again.operands, value.symbol)
        done[id(value)] = again
    return done[id(value)]


def value_to_data(value: Value) -> dict[str, Any]:
    """One value as plain data, whole enough to write its working.

    Named operands are not unfolded, but for that of a renaming, whose working goes on with it.
    """
    data = _data(value)
    is_unfolded = value.operation == "same"
    data["operands"] = [value_to_data(o) if is_unfolded or not o.symbol else _data(o) for o in value.operands]
    return data


def _data(value: Value) -> dict[str, Any]:
    return {"symbol": value.symbol, "operation": value.operation, "array": value.array.tolist()}


def value_from_data(data: Mapping[str, Any]) -> Value:
    """The value that `value_to_data` wrote; a named operand comes back without operands of its own."""
    operands = tuple(value_from_data(operand) for operand in data.get("operands", ()))
    array = np.array(data["array"], dtype=np.float64)
    array.flags.writeable = False
    return Value(array, data["operation"], operands, data["symbol"])
