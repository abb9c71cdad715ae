"""The protocol: another implementation of the formulas, whose results stand in the place of the reference's.

An implementation offers some of four functions over NumPy arrays, with vectors as columns, whatever the network's own
convention is. What it returns becomes the number of a `Value`, whose operation, operands and symbol stay those of the
reference: the working still says how the number should have come about, and all that follows goes on with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from .arrays import Array
from .returned import answer
from .value import Value

# What each function takes. The shapes: C (size, words), x (size,), h and b (hidden,), W (hidden, size),
# U (hidden, hidden), V (words, hidden), c (words,) or None, o (words,); plain numbers are vectors of 1.
PROTOCOL = {
    "embed": ("C", "index"),
    "step": ("x", "h", "W", "U", "b", "activation"),
    "logits": ("h", "V", "c"),
    "softmax": ("o",),
}
Argument = Array | int | str | None
Function = Callable[..., object]


@dataclass(frozen=True)
class Call:
    """A call of one of the functions: what it was given, the symbol of what it computes, and what it returned."""

    name: str
    arguments: tuple[Argument, ...]
    symbol: str
    result: Array


class Implementation:
    """Functions that compute in the place of the reference; what is not among them, the reference computes.

    Attributes:
        name: what messages call it, such as the name of its file.
        functions: some of embed, step, logits and softmax.
        asked: the name of the function of every call, in order.
        calls: every call that was answered, in order.
    """

    def __init__(self, name: str, functions: Mapping[str, Function]) -> None:
        self.name, self.functions = name, functions
        self.asked: list[str] = []
        self.calls: list[Call] = []

    def embed(self, x: Value, C: Value, index: int) -> Value:
        """x_t as the function `embed` gives it."""
        return self._computed("embed", x, _matrix(C, x.array.size), index)

    def step(self, h: Value, x: Value, previous: Value, matrices: tuple[Value, Value], b: Value, how: str) -> Value:
        """h_t as the function `step` gives it, from W and U apart."""
        W, U = (_matrix(M, h.array.size) for M in matrices)
        return self._computed("step", h, _vector(x), _vector(previous), W, U, _vector(b), how)

    def joined_step(self, h: Value, x: Value, previous: Value, W: Value, b: Value, how: str, order: str) -> Value:
        """h_t as `step` gives it, the joined matrix cut into W and U."""
        both = _matrix(W, h.array.size)
        cut = x.array.size if order == "x h" else h.array.size
        parts = both[:, :cut].copy(), both[:, cut:].copy()
        own_W, own_U = parts if order == "x h" else parts[::-1]
        return self._computed("step", h, _vector(x), _vector(previous), own_W, own_U, _vector(b), how)

    def logits(self, o: Value, h: Value, V: Value, c: Value | None) -> Value:
        """o_t as the function `logits` gives them."""
        return self._computed("logits", o, _vector(h), _matrix(V, o.array.size), None if c is None else _vector(c))

    def softmax(self, p: Value, o: Value) -> Value:
        """p_t as the function `softmax` gives it."""
        return self._computed("softmax", p, _vector(o))

    def _computed(self, name: str, value: Value, *arguments: Argument) -> Value:
        """The reference's value with the numbers of a function, where there is one.

        Raises:
            ImplementationError: the function fails, or does not return what it should.
        """
        function = self.functions.get(name)
        if function is None:
            return value
        # It may change what it is given, which must not change what is remembered.
        given = [argument.copy() if isinstance(argument, np.ndarray) else argument for argument in arguments]
        self.asked.append(name)
        result = answer(self.name, name, function, dict(zip(PROTOCOL[name], given, strict=True)), value)
        self.calls.append(Call(name, arguments, value.name, result.reshape(-1)))
        return replace(value, array=result)


def _vector(v: Value) -> Array:
    """The numbers of a vector, or of a plain number, as a vector."""
    return v.array.reshape(-1)


def _matrix(M: Value, rows: int) -> Array:
    """The matrix that a column is multiplied by; where vectors are rows it stands the other way round."""
    return (M.array.T if M.is_row else M.array).reshape(rows, -1)
