"""The protocol: another implementation of the formulas, whose results stand in the place of the reference's.

An implementation offers some of four functions over NumPy arrays, with vectors as columns, whatever the network's own
convention is. What it returns becomes the number of a `Value`, whose operation, operands and symbol stay those of the
reference: the working still says how the number should have come about, and all that follows goes on with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from .answers import checked_answer
from .arrays import Array
from .value import Value

# What each function takes. The shapes: C (size, words), x (size,), h and b (hidden,), W (hidden, size),
# U (hidden, hidden), V (words, hidden), c (words,) or None, o (words,); plain numbers are vectors of 1.
PROTOCOL = {
    "embed": ("C", "index"),
    "step": ("x", "h", "W", "U", "b", "activation"),
    "logits": ("h", "V", "c"),
    "softmax": ("o",),
}
Plain = Array | int | str | None
Argument = Value | Plain


@dataclass(frozen=True)
class Call:
    """A call of one of the functions."""

    name: str
    arguments: tuple[Plain, ...]
    symbol: str  # the name of the value that it computes
    result: Array


@dataclass(eq=False)
class Implementation:
    """Functions that compute in the place of the reference; what is not among them, the reference computes."""

    name: str  # what messages call it, such as the name of its file
    functions: Mapping[str, Callable[..., object]]  # some of embed, step, logits and softmax
    asked: list[str] = field(default_factory=list)  # the name of the function of every call, in order
    calls: list[Call] = field(default_factory=list)  # every call that was answered, in order

    def answer(self, name: str, value: Value, *arguments: Argument) -> Value:
        """The reference's value with the numbers that a function returns for it, where there is that function."""
        if name not in self.functions:
            return value
        named = dict(zip(PROTOCOL[name], arguments, strict=True))
        plain = {parameter: _plain(parameter, given, value.array.size) for parameter, given in named.items()}
        # The function may change what it is given, which must not change what is remembered.
        copies = {key: given.copy() if isinstance(given, np.ndarray) else given for key, given in plain.items()}
        self.asked.append(name)
        result = checked_answer(self.name, name, self.functions[name], copies, value)
        self.calls.append(Call(name, tuple(plain.values()), value.name, result.reshape(-1)))
        return replace(value, array=result)


def apart(W: Value, x: Value, h: Value, order: str) -> tuple[Array, Array]:
    """W and U, as column vectors are multiplied by them, of the one matrix of [x; h], or of [h; x]."""
    both = _matrix(W, h.array.size)
    first = x if order == "x h" else h
    left, right = both[:, : first.array.size].copy(), both[:, first.array.size :].copy()
    return (left, right) if order == "x h" else (right, left)


def _plain(parameter: str, given: Argument, rows: int) -> Plain:
    """An argument as a function takes it; a matrix, whose letter is a capital, has a row for each of `rows` entries."""
    if not isinstance(given, Value):
        return given
    return _matrix(given, rows) if parameter.isupper() else given.array.reshape(-1)


def _matrix(M: Value, rows: int) -> Array:
    """The matrix that a column is multiplied by; where vectors are rows it stands the other way round."""
    return (M.array.T if M.is_row else M.array).reshape(rows, -1)
