"""A value that remembers: a read-only array, the operation and operands that made it, and its textbook symbol."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike

from .arrays import Array, TinyRNNError, as_array, read_only, shape_text
from .notation import TEXT
from .operations import OPERATIONS, Operation
from .symbol import Symbol, letter


@dataclass(frozen=True, eq=False, slots=True)
class Value:
    """`array = operation(*operands)`, called `symbol`.

    Written like NumPy, it computes at once and keeps the formula: `a = (b + U @ h + W @ x).named("a", 1)`.
    """

    array: Array  # the result, float64, any shape, read-only
    operation: str = "given"  # a key of `OPERATIONS`; "given" for what was written down, not computed
    operands: tuple[Value, ...] = field(default=(), repr=False)  # what the operation took, in order
    symbol: Symbol | None = None  # the textbook's name, or None for an intermediate that has none
    is_row: bool = False  # whether its vectors are written as rows; what is computed from rows is a row

    @staticmethod
    def given(symbol: Symbol | str, data: ArrayLike, *, is_row: bool = False) -> Value:
        """A value that was written down, under a symbol or a letter; a TinyRNNError where `as_array` raises one."""
        symbol = letter(symbol) if isinstance(symbol, str) else symbol
        return Value(as_array(TEXT.symbol(symbol), data), symbol=symbol, is_row=is_row)

    @staticmethod
    def constant(number: float) -> Value:
        """A number that a formula holds and that has no name, such as the 2 of a derivative."""
        return Value(as_array("a constant", number))

    @staticmethod
    @np.errstate(over="ignore", invalid="ignore", divide="ignore")  # what is not finite is told below
    def computed(operation: str, *operands: Value) -> Value:
        """Apply an operation of `OPERATIONS`; a TinyRNNError where shapes do not fit or the result is not finite."""
        try:
            array = np.asarray(OPERATIONS[operation].compute(*[o.array for o in operands]), dtype=np.float64)
        except TinyRNNError:
            raise  # the operation has said what is wrong
        except ValueError:
            shapes = " and ".join(f"{o.name or 'a value'} is {shape_text(o.array.shape)}" for o in operands)
            raise TinyRNNError(f"cannot {operation}: {shapes}; make the shapes fit") from None
        if not np.isfinite(array).all():
            if operation == "divide" and not operands[1].array.all():
                raise TinyRNNError(f"{operands[1].name or 'a divisor'} is 0: nothing can be divided by it")
            symbols = ", ".join(o.name or "a value" for o in operands)
            raise TinyRNNError(f"{operation} of {symbols} overflows double precision: use smaller numbers")
        is_row = any([operand.is_row for operand in operands])  # noqa: C419  # a list is quicker, for what is so short
        return Value(read_only(array), operation, operands, None, is_row)

    @property
    def name(self) -> str:
        """The symbol as plain text, `U h_1`: what a trace files the value under; empty where there is none."""
        return "" if self.symbol is None else TEXT.symbol(self.symbol)

    @property
    def rule(self) -> Operation:
        """The row of the table of operations that made it."""
        return OPERATIONS[self.operation]

    @property
    def is_given(self) -> bool:
        """Whether it was written down, not computed."""
        return self.operation == "given"

    @property
    def T(self) -> Value:  # noqa: N802  # as NumPy and the textbook write it
        """The transpose."""
        return Value.computed("transpose", self)

    def named(self, symbol: Symbol | str, t: int | None = None) -> Value:
        """The same value under a symbol; one that has a symbol already keeps it, as the operand of the new one."""
        symbol = letter(symbol, t) if isinstance(symbol, str) else symbol
        return self.renamed(symbol) if self.symbol is None else Value(self.array, "same", (self,), symbol, self.is_row)

    def renamed(self, symbol: Symbol | None) -> Value:
        """The same value under another symbol, or under none."""
        return Value(self.array, self.operation, self.operands, symbol, self.is_row)

    def __add__(self, other: Value) -> Value:
        return Value.computed("add", self, other)

    def __sub__(self, other: Value) -> Value:
        return Value.computed("subtract", self, other)

    def __mul__(self, other: Value) -> Value:
        return Value.computed("hadamard" if self.array.ndim and other.array.ndim else "times", self, other)

    def __matmul__(self, other: Value) -> Value:
        return Value.computed("matmul" if self.array.ndim and other.array.ndim else "times", self, other)

    def __truediv__(self, other: Value) -> Value:
        return Value.computed("divide", self, other)


def symbol_of(value: Value) -> Symbol:
    """The symbol of a value that must have one, because another is named after it."""
    assert value.symbol is not None
    return value.symbol
