"""The few operations that formulas are written in, over values that remember and over plain arrays alike.

A formula is written once. Over `Value`s it writes its own working; over arrays it runs at the speed of NumPy.
"""

from __future__ import annotations

from typing import TypeVar

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
    if isinstance(a, Value) or (a.ndim and array_of(b).ndim):
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


def array_of(x: N) -> Array:
    """The numbers themselves."""
    return x.array if isinstance(x, Value) else x
