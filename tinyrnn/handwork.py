"""How a person works an operation out: its stages in numbers, between the formula and the result."""

from collections.abc import Callable, Iterable
from typing import Protocol

import numpy as np

from .arrays import Array
from .notation import Notation
from .symbol import Symbol


class Operand(Protocol):
    """What is asked of a value that an operation took."""

    array: Array
    is_row: bool
    symbol: Symbol | None
    operation: str
    operands: tuple["Operand", ...]


# Row-by-row products longer than this say less than the matrices they come from.
LONGEST_ROW = 8
Stages = tuple[str, ...]


def none(_: Notation, *__: Operand) -> Stages:
    """Nothing between the formula and the result."""
    return ()


def lookup(n: Notation, C: Operand, w: Operand) -> Stages:
    """C(1), with the word's index in its place."""
    return (n.call(n.symbol(C.symbol or Symbol("C")), n.number(float(w.array))),)


def total(n: Notation, a: Operand) -> Stages:
    """The entries as a sum."""
    return (n.sum(*_terms(n, a.array.tolist())),)


def product(n: Notation, left: Operand, right: Operand) -> Stages:
    """The product of a matrix and a column, of a row and a matrix, or of two vectors, entry by entry."""
    a, b = left.array, right.array
    shown = n.product(n.array(a, is_row=left.is_row), n.array(b, is_row=right.is_row))
    if a.ndim + b.ndim > 3 or a.shape[-1] > LONGEST_ROW:
        return (shown,)
    if a.ndim == b.ndim:
        return (shown, _sum_of_products(n, a, b))
    rows = [_sum_of_products(n, row, b) for row in a] if a.ndim == 2 else [_sum_of_products(n, a, v) for v in b.T]
    return (shown, n.vector(rows, is_row=left.is_row))


def _sum_of_products(n: Notation, left: Array, right: Array) -> str:
    return n.sum(*(n.times(a, n.factor(b)) for a, b in zip(_terms(n, left), right, strict=True)))


def scaled(n: Notation, left: Operand, right: Operand) -> Stages:
    """A number times a number, or a vector times a number, entry by entry."""
    a, b = left.array, right.array
    if a.ndim == b.ndim == 0:
        return (n.times(*_terms(n, [float(factor.array) for factor in (*_factors(left), right)])),)
    is_row = left.is_row or right.is_row
    shown = n.times(n.array(a, is_row=is_row), n.factor(float(b)) if b.ndim == 0 else n.array(b, is_row=is_row))
    if a.ndim + b.ndim != 1:
        return (shown,)
    return (shown, *entry_by_entry(Notation.times)(n, left, right))


def _factors(value: Operand) -> list[Operand]:
    """The factors of a product of numbers that has no name of its own."""
    if value.symbol is None and value.operation == "times":
        return [factor for operand in value.operands for factor in _factors(operand)]
    return [value]


def outer(n: Notation, left: Operand, right: Operand) -> Stages:
    """A column times a row: every number of the one with every number of the other."""
    a, b = left.array, right.array
    if a.ndim != 1 or b.ndim != 1:
        return scaled(n, left, right)
    shown = n.product(n.array(a), n.array(b, is_row=True))
    if max(a.size, b.size) > LONGEST_ROW:
        return (shown,)
    return (shown, n.table([[n.times(n.number(float(x)), n.factor(float(y))) for y in b] for x in a]))


def entry_by_entry(write: Callable[..., str], *, is_bracketed: bool = False) -> Callable[..., Stages]:
    """A vector of small formulas; a negative number after the first is bracketed, with `is_bracketed` the first too."""

    def work(n: Notation, *operands: Operand) -> Stages:
        written = [write(n, *_terms(n, entries, is_bracketed=is_bracketed)) for entries in _entries(operands)]
        is_number = all(o.array.ndim == 0 for o in operands)
        return (written[0] if is_number else n.vector(written, is_row=any(o.is_row for o in operands)),)

    return work


def cross_entropy(n: Notation, y: Operand, p: Operand) -> Stages:
    """−(1·ln(0.5)), without the terms whose y is 0."""
    terms = [n.times(n.number(a), n.called("ln", n.number(b))) for a, b in _entries((y, p)) if a]
    return (n.negative(n.brackets(n.sum(*terms))),)


def mean_minus_log(n: Notation, q: Operand) -> Stages:
    """−(ln(0.5) + ln(0.25))/2."""
    terms = [n.called("ln", n.number(x)) for x in q.array.ravel().tolist()]
    return (n.negative(n.quotient(n.sum(*terms), n.number(len(terms)))),)


def squares(n: Notation, y: Operand, target: Operand) -> Stages:
    """(3 − 2)² + (1 − 1)²."""
    return (n.sum(*(n.squared(n.brackets(n.minus(*_terms(n, pair)))) for pair in _entries((y, target)))),)


def half_of_squares(n: Notation, y: Operand, target: Operand) -> Stages:
    """½ ((3 − 2)² + (1 − 1)²)."""
    (sum_of_squares,) = squares(n, y, target)
    half = n.quotient(n.number(1), n.number(2))
    return (n.product(half, sum_of_squares if y.array.size == 1 else n.brackets(sum_of_squares)),)


def _entries(operands: Iterable[Operand]) -> list[tuple[float, ...]]:
    """The numbers that stand at the same place of every operand, place by place."""
    arrays = np.broadcast_arrays(*(o.array for o in operands))
    return list(zip(*(array.ravel().tolist() for array in arrays), strict=True))


def _terms(n: Notation, numbers: Iterable[float], *, is_bracketed: bool = False) -> list[str]:
    return [n.factor(x) if place or is_bracketed else n.number(x) for place, x in enumerate(numbers)]
