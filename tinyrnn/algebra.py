"""The few operations that formulas are written in, over values that remember and over plain arrays alike.

A formula is written once. Over `Value`s it writes its own working; over arrays it runs at the speed of NumPy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, cast

import numpy as np

from .arrays import Array
from .operations import OPERATIONS
from .value import Value

N = TypeVar("N", Value, Array)


def named(x: N, letter: str, t: int | None = None) -> N:
    """The number under its textbook name, `a_2`; a plain array has none."""
    if isinstance(x, Value):
        return x.named(letter if t is None else f"{letter}_{t}")
    return x


def compute(operation: str, *operands: N) -> N:
    """An operation of `OPERATIONS`."""
    if isinstance(operands[0], Value):
        return Value.computed(operation, *operands)
    result: N = OPERATIONS[operation].compute(*operands)  # type: ignore[assignment]  # an array of arrays
    return result


def product(a: N, b: N) -> N:
    """A b, of matrices, vectors and numbers in any mixture that fits."""
    if isinstance(a, Value) or (a.ndim and b.ndim):
        return a @ b
    return a * b


def back(M: N, delta: N) -> N:
    """Mᵀ δ for a column δ, what M makes of a gradient on its way back; δ Mᵀ for a row."""
    if isinstance(delta, Value):
        turned = compute("transpose", M)
        return product(delta, turned) if delta.is_row else product(turned, delta)
    return product(M.T, delta)


def outer(delta: N, v: N) -> N:
    """δ vᵀ for columns, the gradient of a matrix M in M v; vᵀ δ for rows."""
    is_row = isinstance(delta, Value) and delta.is_row
    left, right = (v, delta) if is_row else (delta, v)
    if isinstance(left, Value):
        return Value.computed("outer of rows" if is_row else "outer", left, right)
    return np.multiply.outer(left, right)


def together(steps: Sequence[N]) -> Sequence[N]:
    """What the steps have, as one: arrays become the rows of a matrix, values stay a list."""
    if not len(steps) or isinstance(steps[0], Value):  # a matrix may have come, which is neither true nor false
        return steps
    return rows(np.asarray(steps))


def rows(matrix: Array) -> Sequence[Array]:
    """A matrix as the sequence of its rows, which it is, though its type does not say so."""
    return cast("Sequence[Array]", matrix)


def total(parts: Sequence[N]) -> N:
    """The sum of what the steps contribute, the first step first."""
    if not isinstance(parts[0], Value):
        summed: Array = np.add.reduce(parts, axis=0)
        return summed
    result = parts[0]
    for part in parts[1:]:
        result = result + part
    return result


def outer_total(deltas: Sequence[N], vectors: Sequence[N], letter: str, times: Sequence[int]) -> N:
    """Σ_t δ_t v_tᵀ, the gradient of a matrix M in M v_t at every step; each part by its name, `dW_2`.

    Over arrays it is one product, of the matrix with columns δ_t and that with rows v_t.
    """
    if isinstance(deltas[0], Value):
        parts = zip(deltas, vectors, times, strict=True)
        return total([named(outer(delta, v), letter, t) for delta, v, t in parts])
    product_of_all: Array = np.asarray(deltas).T @ np.asarray(vectors)
    return product_of_all


def back_each(M: N, deltas: Sequence[N]) -> Sequence[N]:
    """Mᵀ δ_t at every step; over arrays it is one product, of the matrix with rows δ_t and M."""
    if isinstance(M, Value) or M.ndim < 2:
        return [back(M, delta) for delta in deltas]
    return rows(np.asarray(deltas) @ M)


def array_of(x: N) -> Array:
    """The numbers themselves."""
    return x.array if isinstance(x, Value) else x
