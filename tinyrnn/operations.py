"""The table of operations: what each computes, and how each is written in symbols and in numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .arrays import Array
from .notation import Notation

if TYPE_CHECKING:
    from .value import Value

# How tightly an operation binds: an operand that binds more loosely than its place is bracketed.
SUM, PRODUCT, ATOM = 1, 2, 3
# Row-by-row products longer than this say less than the matrices they come from.
LONGEST_ROW = 8


@dataclass(frozen=True)
class Operation:
    """One row of the table.

    Attributes:
        compute: arrays → array.
        write: the operands' markup → markup, in symbols.
        binds: SUM, PRODUCT or ATOM.
        work: the operands → the stages in numbers; None writes the operands' numbers as `write` does.
        is_positive: whether 0 is never a result, so that a 0 has lost its digits.
    """

    compute: Callable[..., object]
    write: Callable[..., str]
    binds: int = ATOM
    work: Callable[..., tuple[str, ...]] | None = None
    is_positive: bool = False


def _rows_by_hand(n: Notation, matrix: Value, vector: Value) -> tuple[str, ...]:
    product = n.product(n.array(matrix.array), n.array(vector.array))
    if matrix.array.ndim != 2 or vector.array.ndim != 1 or vector.array.size > LONGEST_ROW:
        return (product,)
    return (product, n.vector([_row_by_hand(n, row, vector.array) for row in matrix.array]))


def _row_by_hand(n: Notation, row: Array, column: Array) -> str:
    pairs = enumerate(zip(row, column, strict=True))
    return n.sum(*(n.times(n.term(m, first=i == 0), n.factor(x)) for i, (m, x) in pairs))


def _entry_by_entry(write: Callable[..., str]) -> Callable[..., tuple[str, ...]]:
    """Stages for an operation that acts on entries alone: a vector of small formulas."""

    def work(n: Notation, *operands: Value) -> tuple[str, ...]:
        arrays = np.broadcast_arrays(*(o.array for o in operands))
        if arrays[0].ndim == 0:
            return (write(n, *_terms(n, *map(float, arrays))),)
        return (n.vector([write(n, *_terms(n, *entries)) for entries in zip(*arrays, strict=True)]),)

    return work


def _terms(n: Notation, *numbers: float) -> list[str]:
    return [n.term(x, first=i == 0) for i, x in enumerate(numbers)]


def _exponential(n: Notation, exponent: str) -> str:
    return n.power(n.symbol("e"), exponent)


def _shifted_exponential(n: Notation, exponent: str, shift: str) -> str:
    return n.power(n.symbol("e"), n.minus(exponent, shift))


def _fraction(n: Notation, above: str, below: str) -> str:
    return n.fraction(above, below)


def _shift(o: Array, m: Array) -> object:
    return np.exp(o - m)


def _column(C: Array, index: Array) -> object:
    return C[:, int(index)]


def _sigmoid(x: Array) -> object:
    # 1 / (1 + e^{-x}) without overflow at either end
    return np.exp(-np.logaddexp(0.0, -x))


def _called(name: str) -> Callable[[Notation, str], str]:
    return lambda n, argument: n.call(n.function(name), argument)


OPERATIONS: dict[str, Operation] = {
    "given": Operation(lambda: None, lambda _: ""),
    "same": Operation(lambda a: a, lambda _, a: a),
    "add": Operation(np.add, lambda n, a, b: n.sum(a, b), SUM),
    "matmul": Operation(np.matmul, lambda n, a, b: n.product(a, b), PRODUCT, _rows_by_hand),
    "divide": Operation(np.divide, _fraction, PRODUCT, _entry_by_entry(_fraction)),
    "lookup": Operation(
        _column,
        lambda n, C, w: n.call(C, w),
        work=lambda n, C, w: (n.call(n.symbol(C.symbol or "C"), n.number(float(w.array))),),
    ),
    "exp": Operation(np.exp, _exponential, work=_entry_by_entry(_exponential), is_positive=True),
    "shifted exp": Operation(
        _shift, _shifted_exponential, work=_entry_by_entry(_shifted_exponential), is_positive=True
    ),
    "sum": Operation(
        np.sum,
        lambda n, a: n.sum_of(a),
        PRODUCT,
        work=lambda n, a: (n.sum(*(n.term(x, first=i == 0) for i, x in enumerate(a.array))),),
    ),
    "max": Operation(np.max, _called("max")),
    "tanh": Operation(np.tanh, _called("tanh")),
    "ReLU": Operation(lambda x: np.maximum(x, 0.0), _called("ReLU")),
    "sigmoid": Operation(_sigmoid, _called("σ")),
}

# The activations by the names they go by, and the operation that computes each.
ACTIVATIONS = {"identity": "same", "tanh": "tanh", "ReLU": "ReLU", "sigmoid": "sigmoid"}
