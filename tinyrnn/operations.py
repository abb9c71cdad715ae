"""The table of operations: what each computes, and how each is written in symbols and in numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .arrays import Array
from .formatting import SAME
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


def _product_by_hand(n: Notation, left: Value, right: Value) -> tuple[str, ...]:
    """The product of a matrix and a column, of a row and a matrix, or of two vectors, entry by entry."""
    product = n.product(n.array(left.array, is_row=left.is_row), n.array(right.array, is_row=right.is_row))
    a, b = left.array, right.array
    if a.ndim + b.ndim > 3 or a.shape[-1] > LONGEST_ROW:
        return (product,)
    if a.ndim == b.ndim:
        return (product, _sum_by_hand(n, a, b))
    pairs = [(row, b) for row in a] if a.ndim == 2 else [(a, column) for column in b.T]
    return (product, n.vector([_sum_by_hand(n, *pair) for pair in pairs], is_row=left.is_row))


def _sum_by_hand(n: Notation, left: Array, right: Array) -> str:
    pairs = enumerate(zip(left, right, strict=True))
    return n.sum(*(n.times(n.term(a, first=i == 0), n.factor(b)) for i, (a, b) in pairs))


def _scaled_by_hand(n: Notation, left: Value, right: Value) -> tuple[str, ...]:
    """A number times a number, or a vector times a number, entry by entry."""
    a, b = left.array, right.array
    is_row = left.is_row or right.is_row
    shown = n.times(n.array(a, is_row=is_row), n.factor(float(b)) if b.ndim == 0 else n.array(b, is_row=is_row))
    if a.ndim + b.ndim != 1:
        return (shown,)
    entries = zip(*np.broadcast_arrays(a, b), strict=True)
    return (shown, n.vector([n.times(n.number(float(x)), n.factor(float(y))) for x, y in entries], is_row=is_row))


def _entry_by_entry(write: Callable[..., str]) -> Callable[..., tuple[str, ...]]:
    """Stages for an operation that acts on entries alone: a vector of small formulas."""

    def work(n: Notation, *operands: Value) -> tuple[str, ...]:
        arrays = np.broadcast_arrays(*(o.array for o in operands))
        if arrays[0].ndim == 0:
            return (write(n, *_terms(n, *map(float, arrays))),)
        is_row = any(o.is_row for o in operands)
        return (n.vector([write(n, *_terms(n, *entries)) for entries in zip(*arrays, strict=True)], is_row=is_row),)

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
    return C[..., int(index)]


def _row(C: Array, index: Array) -> object:
    return C[int(index)]


def _lookup_by_hand(n: Notation, C: Value, w: Value) -> tuple[str, ...]:
    return (n.call(n.symbol(C.symbol or "C"), n.number(float(w.array))),)


def _joined(*parts: Array) -> object:
    return np.concatenate([np.atleast_1d(part) for part in parts])


def _no_work(_: Notation, *__: Value) -> tuple[str, ...]:
    return ()


def _entry(array: Array, index: Array) -> object:
    return array[int(index)]


def _minus_log(p: Array) -> object:
    return -np.log(p)


def _minus_log_by_hand(n: Notation, p: Value) -> tuple[str, ...]:
    return (n.negative(n.call(n.function("ln"), n.number(float(p.array)))),)


def _cross_entropy(y: Array, p: Array) -> object:
    # 0 ln 0 is 0: a word that never comes costs nothing
    return -np.sum(np.where(y == 0, 0.0, y * np.log(np.where(y == 0, 1.0, p))))


def _cross_entropy_by_hand(n: Notation, y: Value, p: Value) -> tuple[str, ...]:
    pairs = [(float(a), float(b)) for a, b in zip(y.array, p.array, strict=True) if a]
    terms = [n.times(n.number(a), n.call(n.function("ln"), n.number(b))) for a, b in pairs]
    return (n.negative(n.brackets(n.sum(*terms))),)


def _mean_minus_log(q: Array) -> object:
    return -np.mean(np.log(q))


def _mean_minus_log_by_hand(n: Notation, q: Value) -> tuple[str, ...]:
    terms = [n.call(n.function("ln"), n.number(float(x))) for x in np.atleast_1d(q.array)]
    return (n.negative(n.fraction(n.sum(*terms), n.number(len(terms)))),)


def _rounded(x: Array, decimals: Array) -> object:
    """Half is rounded away from 0, as by hand; what double precision has left just below a half counts as one."""
    scale = 10.0 ** float(decimals)
    return np.sign(x) * np.floor(np.abs(x) * scale + 0.5 + SAME * np.maximum(1.0, np.abs(x) * scale)) / scale


def _sigmoid(x: Array) -> object:
    # 1 / (1 + e^{-x}) without overflow at either end
    return np.exp(-np.logaddexp(0.0, -x))


def _called(name: str) -> Callable[[Notation, str], str]:
    return lambda n, argument: n.call(n.function(name), argument)


OPERATIONS: dict[str, Operation] = {
    "given": Operation(lambda: None, lambda _: ""),
    "same": Operation(lambda a: a, lambda _, a: a),
    "add": Operation(np.add, lambda n, a, b: n.sum(a, b), SUM),
    "matmul": Operation(np.matmul, lambda n, a, b: n.product(a, b), PRODUCT, _product_by_hand),
    "times": Operation(np.multiply, lambda n, a, b: n.product(a, b), PRODUCT, _scaled_by_hand),
    "divide": Operation(np.divide, _fraction, PRODUCT, _entry_by_entry(_fraction)),
    "lookup": Operation(_column, lambda n, C, w: n.call(C, w), work=_lookup_by_hand),
    "row lookup": Operation(_row, lambda n, C, w: n.call(C, w), work=_lookup_by_hand),
    "join": Operation(_joined, lambda n, *parts: n.join(parts), work=_no_work),
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
    "entry": Operation(_entry, lambda n, a, i: n.call(a, i), work=_no_work),
    "minus log": Operation(_minus_log, lambda n, p: n.negative(n.call(n.function("ln"), p)), SUM, _minus_log_by_hand),
    "cross-entropy": Operation(
        _cross_entropy,
        lambda n, y, p: n.negative(n.sum_of(n.product(y, n.call(n.function("ln"), p)))),
        SUM,
        _cross_entropy_by_hand,
    ),
    "mean minus log": Operation(
        _mean_minus_log,
        lambda n, q: n.negative(n.fraction(n.sum_of(n.call(n.function("ln"), q)), n.symbol("N"))),
        SUM,
        _mean_minus_log_by_hand,
    ),
    "rounded": Operation(_rounded, lambda _, a, decimals: a),  # noqa: ARG005  # how far is seen in the result
    "tanh": Operation(np.tanh, _called("tanh")),
    "ReLU": Operation(lambda x: np.maximum(x, 0.0), _called("ReLU")),
    "sigmoid": Operation(_sigmoid, _called("σ")),
}

# The activations by the names they go by, and the operation that computes each.
ACTIVATIONS = {"identity": "same", "tanh": "tanh", "ReLU": "ReLU", "sigmoid": "sigmoid"}
