"""The table of operations: what each computes, how it is written, how its numbers are worked, and its flags."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from . import functions, handwork
from .handwork import entry_by_entry
from .notation import Notation
from .symbol import Symbol

# How tightly an operation binds: an operand that binds more loosely than its place is bracketed.
SUM, PRODUCT, ATOM = 1, 2, 3
Writer = Callable[..., str]


@dataclass(frozen=True)
class Operation:
    """One row of the table.

    Attributes:
        compute: arrays → array.
        write: a notation and the operands' markup → markup, in symbols.
        binds: SUM, PRODUCT or ATOM.
        work: a notation and the operands → the stages in numbers; None writes the operands' numbers as `write` does.
        write_numbers: the same for numbers, where two of them side by side would read as one.
        subtrahend: the operand that is taken away, and so is bracketed where it is a sum.
        moves: whether its result holds numbers that were there before, so that there is nothing to round.
        renames: whether it is another name, or the rounding, of its first operand, whose working it goes on with.
        shows_index: whether its stage in numbers shows an index alone, and no rounded number.
        divides: whether it divides by its second operand.
        is_positive: whether 0 is never a result, so that a 0 has lost its digits.
    """

    compute: Callable[..., object]
    write: Writer
    binds: int = ATOM
    work: Callable[..., handwork.Stages] | None = None
    write_numbers: Writer | None = None
    subtrahend: int | None = None
    moves: bool = False
    renames: bool = False
    shows_index: bool = False
    divides: bool = False
    is_positive: bool = False

    def brackets_sum_at(self, position: int) -> bool:
        """Whether an operand is bracketed where it is a sum."""
        return self.binds == PRODUCT or position == self.subtrahend


def _called(name: str) -> Writer:
    return lambda n, argument: n.call(n.function(name), argument)


def _call(n: Notation, function: str, argument: str) -> str:
    return n.call(function, argument)


def _hadamard(n: Notation, left: str, right: str) -> str:
    return n.row((left, right), "⊙")


def _squares(n: Notation, y: str, target: str) -> str:
    return n.squared(n.brackets(n.minus(y, target)))


def _one_minus_square(n: Notation, h: str) -> str:
    return n.minus(n.number(1), n.squared(h))


def _h_times_one_minus_h(n: Notation, h: str) -> str:
    return n.product(h, n.brackets(n.minus(n.number(1), h)))


def _is_above_zero(n: Notation, a: str) -> str:
    return n.brackets(n.row((a, n.number(0)), ">"))


def _mean_minus_log(n: Notation, q: str) -> str:
    return n.negative(n.fraction(n.sum_of(n.ln(q)), n.letter(Symbol("N"))))


OPERATIONS: dict[str, Operation] = {
    # what is given, renamed or moved
    "given": Operation(lambda: None, lambda _: "", moves=True),
    "same": Operation(lambda a: a, lambda _, a: a, moves=True, renames=True),
    "rounded": Operation(functions.rounded, lambda _, a, __: a, renames=True),
    "lookup": Operation(lambda C, w: C[..., int(w)], _call, work=handwork.lookup, moves=True, shows_index=True),
    "row lookup": Operation(lambda C, w: C[int(w)], _call, work=handwork.lookup, moves=True, shows_index=True),
    "entry": Operation(lambda p, w: p[int(w)], _call, work=handwork.none, moves=True),
    "join": Operation(lambda *parts: np.hstack(parts), lambda n, *parts: n.join(parts), work=handwork.none, moves=True),
    "transpose": Operation(np.transpose, Notation.transposed, work=handwork.none),
    # arithmetic
    "add": Operation(np.add, Notation.sum, SUM),
    "subtract": Operation(np.subtract, Notation.minus, SUM, subtrahend=1),
    "sum": Operation(np.sum, lambda n, a: n.sum_of(a), PRODUCT, handwork.total),
    "matmul": Operation(np.matmul, Notation.product, PRODUCT, handwork.product),
    "times": Operation(np.multiply, Notation.product, PRODUCT, handwork.scaled, write_numbers=Notation.times),
    "hadamard": Operation(np.multiply, _hadamard, PRODUCT, entry_by_entry(Notation.times)),
    "outer": Operation(np.multiply.outer, lambda n, a, b: n.product(a, n.transposed(b)), PRODUCT, handwork.outer),
    "outer of rows": Operation(
        np.multiply.outer, lambda n, a, b: n.product(n.transposed(a), b), PRODUCT, handwork.outer
    ),
    "divide": Operation(np.divide, Notation.quotient, PRODUCT, entry_by_entry(Notation.quotient), divides=True),
    "exp": Operation(np.exp, Notation.exponential, work=entry_by_entry(Notation.exponential), is_positive=True),
    "shifted exp": Operation(
        lambda o, m: np.exp(o - m), Notation.exponential, work=entry_by_entry(Notation.exponential), is_positive=True
    ),
    "log": Operation(np.log, Notation.ln),
    "max": Operation(np.max, _called("max")),
    # activations and their derivatives
    "tanh": Operation(np.tanh, _called("tanh")),
    "ReLU": Operation(lambda a: np.maximum(a, 0.0), _called("ReLU")),
    "sigmoid": Operation(functions.sigmoid, _called("σ")),
    "derivative of tanh": Operation(
        lambda h: 1.0 - h * h, _one_minus_square, SUM, entry_by_entry(_one_minus_square, is_bracketed=True)
    ),
    "derivative of sigmoid": Operation(
        lambda h: h * (1.0 - h), _h_times_one_minus_h, PRODUCT, entry_by_entry(_h_times_one_minus_h, is_bracketed=True)
    ),
    "derivative of ReLU": Operation(lambda a: (a > 0) * 1.0, _is_above_zero, work=entry_by_entry(_is_above_zero)),
    # losses
    "minus log": Operation(lambda p: -np.log(p), lambda n, p: n.negative(n.ln(p)), SUM),
    "cross-entropy": Operation(
        functions.cross_entropy,
        lambda n, y, p: n.negative(n.sum_of(n.product(y, n.ln(p)))),
        SUM,
        handwork.cross_entropy,
    ),
    "mean minus log": Operation(lambda q: -np.mean(np.log(q)), _mean_minus_log, SUM, handwork.mean_minus_log),
    "squared error": Operation(lambda y, target: np.sum((y - target) ** 2), _squares, PRODUCT, handwork.squares),
    "half squared error": Operation(
        lambda y, target: 0.5 * np.sum((y - target) ** 2),
        lambda n, y, target: n.product(handwork.half(n), _squares(n, y, target)),
        PRODUCT,
        handwork.half_of_squares,
    ),
    # how a state depends on an earlier one, and how long a gradient is
    "scale rows": Operation(
        lambda d, U: (d * U.T).T, lambda n, d, U: n.product(n.call(n.function("diag"), d), U), PRODUCT
    ),
    "norm": Operation(
        lambda *arrays: np.sqrt(sum(np.sum(array * array) for array in arrays)),
        lambda n, *parts: n.norm(parts),
        work=handwork.none,
    ),
    "spectral norm": Operation(
        lambda J: np.linalg.norm(np.atleast_2d(J), 2), lambda n, J: n.norm((J,)), work=handwork.none
    ),
    "eigenvalues": Operation(functions.eigenvalues, _called("λ"), work=handwork.none),
    "spectral radius": Operation(
        lambda U: np.abs(np.linalg.eigvals(np.atleast_2d(U))).max(), _called("ρ"), work=handwork.none
    ),
}

# The activations by the names they go by, and the operation that computes each.
ACTIVATIONS = {"identity": "same", "tanh": "tanh", "ReLU": "ReLU", "sigmoid": "sigmoid"}
# The operation that computes their derivatives, and whether it takes the result f(a), or else a itself.
DERIVATIVES = {
    "tanh": ("derivative of tanh", True),
    "sigmoid": ("derivative of sigmoid", True),
    "ReLU": ("derivative of ReLU", False),
}
