"""A value that remembers: a frozen array, the operation and operands that made it, and its textbook symbol."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Array, as_array, shape_text
from .errors import TinyRNNError
from .operations import OPERATIONS


@dataclass(frozen=True, eq=False, slots=True)
class Value:
    """`array = operation(*operands)`, called `symbol`.

    Written like NumPy, it computes at once and keeps the formula:
    `a = (b + U @ h + W @ x).named("a_1")`.

    Attributes:
        array: the result, float64, any shape, read-only.
        operation: a key of `OPERATIONS`; "given" for what was written down, not computed.
        operands: what the operation took, in order.
        symbol: the textbook's name, or None for an intermediate that has none.
        is_row: whether its vectors are written as rows; what is computed from rows is a row.
    """

    array: Array
    operation: str = "given"
    operands: tuple[Value, ...] = field(default=(), repr=False)  # a value is told by its numbers, not its history
    symbol: str | None = None
    is_row: bool = False

    @staticmethod
    def given(symbol: str, data: ArrayLike, *, is_row: bool = False) -> Value:
        """A value that was written down. Raises TinyRNNError where `as_array` does."""
        return Value(as_array(symbol, data), symbol=symbol, is_row=is_row)

    @staticmethod
    def computed(operation: str, *operands: Value) -> Value:
        """Apply an operation of `OPERATIONS`.

        Raises:
            TinyRNNError: the shapes do not fit, or the result overflows.
        """
        try:
            # Overflow is reported below, with the symbols; underflow to 0 is the right answer.
            with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
                array = np.asarray(OPERATIONS[operation].compute(*(o.array for o in operands)), dtype=np.float64)
        except TinyRNNError:
            raise  # the operation has said what is wrong
        except ValueError:
            shapes = " and ".join(f"{o.symbol or 'a value'} is {shape_text(o.array.shape)}" for o in operands)
            raise TinyRNNError(f"cannot {operation}: {shapes}; make the shapes fit") from None
        result = Value(array, operation, operands, is_row=any(o.is_row for o in operands))
        if not np.isfinite(array).all():
            if operation == "divide" and not np.all(operands[1].array):
                raise TinyRNNError(f"{operands[1].symbol or 'a divisor'} is 0: nothing can be divided by it")
            symbols = ", ".join(o.symbol or "a value" for o in operands)
            raise TinyRNNError(f"{operation} of {symbols} overflows double precision: use smaller numbers")
        array.flags.writeable = False
        return result

    def named(self, symbol: str) -> Value:
        """The same value under a symbol; a value that has one already keeps it, as the operand of the new one."""
        if self.symbol is None:
            return Value(self.array, self.operation, self.operands, symbol, self.is_row)
        return Value(self.array, "same", (self,), symbol, self.is_row)

    def __add__(self, other: Value) -> Value:
        return Value.computed("add", self, other)

    def __sub__(self, other: Value) -> Value:
        return Value.computed("subtract", self, other)

    def __mul__(self, other: Value) -> Value:
        is_scaled = self.array.ndim == 0 or other.array.ndim == 0
        return Value.computed("times" if is_scaled else "hadamard", self, other)

    def __matmul__(self, other: Value) -> Value:
        is_scaled = self.array.ndim == 0 or other.array.ndim == 0
        return Value.computed("times" if is_scaled else "matmul", self, other)

    def __truediv__(self, other: Value) -> Value:
        return Value.computed("divide", self, other)
