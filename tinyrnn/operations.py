"""The table of operations: what each computes, and how each is written in symbols and in numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from . import functions, handwork
from .notation import TRANSPOSED, E, Notation
from .symbol import letter

# How tightly an operation binds: an operand that binds more loosely than its place is bracketed.
SUM, PRODUCT, ATOM = 1, 2, 3


@dataclass(frozen=True)
class Operation:
    """One row of the table.

    Attributes:
        compute: arrays → array.
        write: the operands' markup → markup, in symbols.
        binds: SUM, PRODUCT or ATOM.
        work: the operands → the stages in numbers; None writes the operands' numbers as `write` does.
        write_numbers: the same for numbers, where two of them side by side would read as one.
        subtrahend: the operand that is taken away, and so is bracketed where it is a sum.
        moves: whether its result holds numbers that were there before, so that there is nothing to round.
        renames: whether it is another name, or the rounding, of its first operand, whose working it goes on with.
        shows_index: whether its stage in numbers shows an index alone, and no rounded number.
        divides: whether it divides by its second operand.
        is_positive: whether 0 is never a result, so that a 0 has lost its digits.
    """

    compute: Callable[..., object]
    write: Callable[..., str]
    binds: int = ATOM
    work: Callable[..., tuple[str, ...]] | None = None
    write_numbers: Callable[..., str] | None = None
    subtrahend: int | None = None
    moves: bool = False
    renames: bool = False
    shows_index: bool = False
    divides: bool = False
    is_positive: bool = False

    def brackets_sum_at(self, position: int) -> bool:
        """Whether an operand is bracketed where it is a sum."""
        return self.binds == PRODUCT or position == self.subtrahend


def _exponential(n: Notation, exponent: str) -> str:
    return n.power(n.symbol(E), exponent)


def _shifted_exponential(n: Notation, exponent: str, shift: str) -> str:
    return n.power(n.symbol(E), n.minus(exponent, shift))


def _fraction(n: Notation, above: str, below: str) -> str:
    return n.fraction(above, below)


def _ln(n: Notation, argument: str) -> str:
    return n.call(n.function("ln"), argument)


def _transposed(n: Notation, matrix: str) -> str:
    return n.power(matrix, n.symbol(TRANSPOSED))


def _squares(n: Notation, y: str, target: str) -> str:
    return n.power(n.brackets(n.minus(y, target)), n.digits("2"))


def _slope_of_tanh(n: Notation, h: str) -> str:
    return n.minus(n.number(1), n.power(h, n.digits("2")))


def _slope_of_sigmoid(n: Notation, h: str) -> str:
    return n.product(h, n.brackets(n.minus(n.number(1), h)))


def _is_positive(n: Notation, a: str) -> str:
    return n.brackets(n.row((a, n.number(0)), ">"))


def _called(name: str) -> Callable[[Notation, str], str]:
    return lambda n, argument: n.call(n.function(name), argument)


def _entrywise(compute: Callable[..., object], write: Callable[..., str], binds: int = ATOM) -> Operation:
    return Operation(compute, write, binds, handwork.entry_by_entry(write))


def _slope(compute: Callable[..., object], write: Callable[..., str], binds: int) -> Operation:
    return Operation(compute, write, binds, handwork.entry_by_entry(write, is_bracketed=True))


# What is given and moved, and the arithmetic of matrices.
_ARITHMETIC = {
    "given": Operation(lambda: None, lambda _: "", moves=True),
    "same": Operation(lambda a: a, lambda _, a: a, moves=True, renames=True),
    "rounded": Operation(functions.rounded, lambda _, a, decimals: a, renames=True),  # noqa: ARG005  # it shows in the result
    "lookup": Operation(
        functions.column, lambda n, C, w: n.call(C, w), work=handwork.lookup, moves=True, shows_index=True
    ),
    "row lookup": Operation(
        functions.row, lambda n, C, w: n.call(C, w), work=handwork.lookup, moves=True, shows_index=True
    ),
    "entry": Operation(lambda a, i: a[int(i)], lambda n, a, i: n.call(a, i), work=handwork.none, moves=True),
    "join": Operation(functions.joined, lambda n, *parts: n.join(parts), work=handwork.none, moves=True),
    "add": Operation(np.add, lambda n, a, b: n.sum(a, b), SUM),
    "subtract": Operation(np.subtract, lambda n, a, b: n.minus(a, b), SUM, subtrahend=1),
    "sum": Operation(np.sum, lambda n, a: n.sum_of(a), PRODUCT, handwork.total),
    "matmul": Operation(np.matmul, lambda n, a, b: n.product(a, b), PRODUCT, handwork.product),
    "times": Operation(
        np.multiply,
        lambda n, a, b: n.product(a, b),
        PRODUCT,
        handwork.scaled,
        write_numbers=lambda n, a, b: n.times(a, b),
    ),
    "hadamard": Operation(
        np.multiply,
        lambda n, a, b: n.row((a, b), "⊙"),
        PRODUCT,
        handwork.entry_by_entry(lambda n, a, b: n.times(a, b)),
    ),
    "outer": Operation(np.multiply.outer, lambda n, a, b: n.product(a, _transposed(n, b)), PRODUCT, handwork.outer),
    "outer of rows": Operation(
        np.multiply.outer, lambda n, a, b: n.product(_transposed(n, a), b), PRODUCT, handwork.outer
    ),
    "transpose": Operation(np.transpose, _transposed, work=handwork.none),
    "divide": Operation(np.divide, _fraction, PRODUCT, handwork.entry_by_entry(_fraction), divides=True),
}
# What a network does with the numbers.
_FUNCTIONS = {
    "tanh": Operation(np.tanh, _called("tanh")),
    "ReLU": Operation(lambda x: np.maximum(x, 0.0), _called("ReLU")),
    "sigmoid": Operation(functions.sigmoid, _called("σ")),
    "exp": Operation(np.exp, _exponential, work=handwork.entry_by_entry(_exponential), is_positive=True),
    "shifted exp": Operation(
        functions.shifted_exp,
        _shifted_exponential,
        work=handwork.entry_by_entry(_shifted_exponential),
        is_positive=True,
    ),
    "max": Operation(np.max, _called("max")),
    "log": Operation(np.log, _ln),
    "slope of tanh": _slope(lambda h: 1.0 - h * h, _slope_of_tanh, SUM),
    "slope of sigmoid": _slope(lambda h: h * (1.0 - h), _slope_of_sigmoid, PRODUCT),
    "slope of ReLU": _entrywise(lambda a: np.where(a > 0, 1.0, 0.0), _is_positive),
}
# How far its outputs are from what came, and how it remembers.
_MEASURES = {
    "minus log": Operation(lambda p: -np.log(p), lambda n, p: n.negative(_ln(n, p)), SUM, handwork.minus_log),
    "cross-entropy": Operation(
        functions.cross_entropy,
        lambda n, y, p: n.negative(n.sum_of(n.product(y, _ln(n, p)))),
        SUM,
        handwork.cross_entropy,
    ),
    "mean minus log": Operation(
        lambda q: -np.mean(np.log(q)),
        lambda n, q: n.negative(n.fraction(n.sum_of(_ln(n, q)), n.symbol(letter("N")))),
        SUM,
        handwork.mean_minus_log,
    ),
    "squared error": Operation(functions.squared_error, _squares, PRODUCT, handwork.squared_error),
    "half squared error": Operation(
        lambda y, target: 0.5 * functions.squared_error(y, target),
        lambda n, y, target: n.product(handwork.half(n), _squares(n, y, target)),
        PRODUCT,
        handwork.half_squared_error,
    ),
    "scale rows": Operation(
        functions.scaled_rows, lambda n, d, U: n.product(n.call(n.function("diag"), d), U), PRODUCT
    ),
    "norm": Operation(functions.norm, lambda n, *parts: n.norm(parts), work=handwork.none),
    "spectral norm": Operation(functions.spectral_norm, lambda n, J: n.norm((J,)), work=handwork.none),
    "eigenvalues": Operation(functions.eigenvalues, _called("λ"), work=handwork.none),
    "spectral radius": Operation(functions.spectral_radius, _called("ρ"), work=handwork.none),
}
OPERATIONS: dict[str, Operation] = {**_ARITHMETIC, **_FUNCTIONS, **_MEASURES}

# The activations by the names they go by, and the operation that computes each.
ACTIVATIONS = {"identity": "same", "tanh": "tanh", "ReLU": "ReLU", "sigmoid": "sigmoid"}
# Their derivatives: the operation that computes each, and whether it takes the result f(a), or else a itself.
DERIVATIVES = {"tanh": ("slope of tanh", True), "sigmoid": ("slope of sigmoid", True), "ReLU": ("slope of ReLU", False)}
