"""The table of operations: what each computes, how it is written, how its numbers are worked, and its flags."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import handwork as hand
from .arrays import Array, TinyRNNError
from .notation import Notation
from .rounding import nearest

# How tightly an operation binds: an operand that binds more loosely than its place is bracketed.
SUM, PRODUCT, ATOM = 1, 2, 3
Writer = Callable[..., str]


@dataclass(frozen=True)
class Operation:
    """One row of the table."""

    compute: Callable[..., object]  # arrays → array
    write: Writer  # a notation and the operands' markup → markup, in symbols
    binds: int = ATOM
    work: Callable[..., hand.Stages] | None = None  # the stages in numbers; None writes them as `write` does
    write_numbers: Writer | None = None  # `write` for numbers, where two of them side by side would read as one
    subtrahend: int | None = None  # the operand that is taken away, and so is bracketed where it is a sum
    moves: bool = False  # the result holds numbers that were there before, so there is nothing to round
    renames: bool = False  # it is another name, or the rounding, of its first operand, whose working it goes on with
    shows_index: bool = False  # the stage in numbers shows an index alone, and no rounded number
    is_positive: bool = False  # 0 is never the exact result, so a 0 that is shown has lost its digits


def _called(name: str) -> Writer:
    return lambda n, argument: n.called(name, argument)


def _entry(n: Notation, array: str, index: str) -> str:
    return n.call(array, index)


def _by_entry(
    compute: Callable[..., object], write: Writer, binds: int = ATOM, *, is_bracketed: bool = False, **flags: Any
) -> Operation:
    """An operation on entries alone, whose numbers are worked entry by entry as `write` writes them."""
    return Operation(compute, write, binds, hand.entry_by_entry(write, is_bracketed=is_bracketed), **flags)


def _rounded(x: Array, decimals: Array) -> Array:
    return np.array([float(nearest(entry, -int(decimals))) for entry in x.ravel().tolist()]).reshape(x.shape)


def _cross_entropy(y: Array, p: Array) -> object:
    """−Σ y ln p, where 0 ln 0 is 0: a word that never comes costs nothing."""
    return -np.sum(np.where(y == 0, 0.0, y * np.log(np.where(y == 0, 1.0, p))))


def _eigenvalues(U: Array) -> Array:
    """The eigenvalues, the largest first; a TinyRNNError where they are not real."""
    found = np.linalg.eigvals(np.atleast_2d(U))
    # Two that are equal are computed as a pair 1e-7 apart at the most, about √1e-16, real or not.
    if np.iscomplexobj(found) and np.abs(found.imag).max() > 1e-7 * max(1.0, np.abs(found).max()):
        raise TinyRNNError("the eigenvalues are not real, they turn vectors round: ask for the spectral radius")
    return np.sort(found.real)[::-1]


def _squares(n: Notation, y: str, target: str) -> str:
    return n.squared(n.brackets(n.minus(y, target)))


OPERATIONS: dict[str, Operation] = {
    # what is given, renamed or moved
    "given": Operation(lambda: None, lambda _: "", moves=True),
    "same": Operation(lambda a: a, lambda _, a: a, moves=True, renames=True),
    "rounded": Operation(_rounded, lambda _, a, __: a, renames=True),
    "lookup": Operation(lambda C, w: C[..., int(w)], _entry, ATOM, hand.lookup, moves=True, shows_index=True),
    "row lookup": Operation(lambda C, w: C[int(w)], _entry, ATOM, hand.lookup, moves=True, shows_index=True),
    "entry": Operation(lambda p, w: p[int(w)], _entry, ATOM, hand.none, moves=True),
    "join": Operation(lambda *parts: np.hstack(parts), lambda n, *parts: n.joined(*parts), ATOM, hand.none, moves=True),
    "transpose": Operation(np.transpose, Notation.transposed, ATOM, hand.none),
    # arithmetic
    "add": Operation(np.add, Notation.sum, SUM),
    "subtract": Operation(np.subtract, Notation.minus, SUM, subtrahend=1),
    "sum": Operation(np.sum, lambda n, a: n.sum_of(a), PRODUCT, hand.total),
    "matmul": Operation(np.matmul, Notation.product, PRODUCT, hand.product),
    "times": Operation(np.multiply, Notation.product, PRODUCT, hand.scaled, write_numbers=Notation.times),
    "hadamard": Operation(np.multiply, Notation.hadamard, PRODUCT, hand.entry_by_entry(Notation.times)),
    "outer": Operation(np.multiply.outer, lambda n, a, b: n.product(a, n.transposed(b)), PRODUCT, hand.outer),
    "outer of rows": Operation(np.multiply.outer, lambda n, a, b: n.product(n.transposed(a), b), PRODUCT, hand.outer),
    "divide": _by_entry(np.divide, lambda n, a, b: n.quotient(a, b), PRODUCT),
    "exp": _by_entry(np.exp, Notation.power_of_e, is_positive=True),
    "shifted exp": _by_entry(lambda o, m: np.exp(o - m), Notation.power_of_e, is_positive=True),
    "log": Operation(np.log, _called("ln")),
    "max": Operation(np.max, _called("max")),
    # activations and their derivatives
    "tanh": Operation(np.tanh, _called("tanh")),
    "ReLU": Operation(lambda a: np.maximum(a, 0.0), _called("ReLU")),
    # 1 / (1 + e^{−a}), without overflow at either end
    "sigmoid": Operation(lambda a: np.exp(-np.logaddexp(0.0, -a)), _called("σ")),
    "derivative of tanh": _by_entry(
        lambda h: 1.0 - h * h, lambda n, h: n.minus(n.number(1), n.squared(h)), SUM, is_bracketed=True
    ),
    "derivative of sigmoid": _by_entry(
        lambda h: h * (1.0 - h),
        lambda n, h: n.product(h, n.brackets(n.minus(n.number(1), h))),
        PRODUCT,
        is_bracketed=True,
    ),
    "derivative of ReLU": _by_entry(lambda a: (a > 0) * 1.0, lambda n, a: n.brackets(n.row((a, n.number(0)), ">"))),
    # losses
    "minus log": Operation(lambda p: -np.log(p), lambda n, p: n.negative(n.called("ln", p)), SUM),
    "cross-entropy": Operation(
        _cross_entropy, lambda n, y, p: n.negative(n.sum_of(n.product(y, n.called("ln", p)))), SUM, hand.cross_entropy
    ),
    "mean minus log": Operation(
        lambda q: -np.mean(np.log(q)),
        lambda n, q: n.negative(n.quotient(n.sum_of(n.called("ln", q)), n.name("N"))),
        SUM,
        hand.mean_minus_log,
    ),
    "squared error": Operation(lambda y, target: np.sum((y - target) ** 2), _squares, PRODUCT, hand.squares),
    "half squared error": Operation(
        lambda y, target: 0.5 * np.sum((y - target) ** 2),
        lambda n, y, target: n.product(n.quotient(n.number(1), n.number(2)), _squares(n, y, target)),
        PRODUCT,
        hand.half_of_squares,
    ),
    # how a state depends on an earlier one, and how long a gradient is
    "scale rows": Operation(lambda d, U: (d * U.T).T, lambda n, d, U: n.product(n.called("diag", d), U), PRODUCT),
    "norm": Operation(
        lambda *parts: np.sqrt(sum(np.sum(a**2) for a in parts)), lambda n, *parts: n.norm(*parts), ATOM, hand.none
    ),
    # the largest singular value: how much J lengthens a vector at the most
    "spectral norm": Operation(lambda J: np.linalg.norm(np.atleast_2d(J), 2), lambda n, J: n.norm(J), work=hand.none),
    "eigenvalues": Operation(_eigenvalues, _called("λ"), ATOM, hand.none),
    "spectral radius": Operation(lambda U: max(abs(np.linalg.eigvals(np.atleast_2d(U)))), _called("ρ"), work=hand.none),
}

# The activations by the names they go by, and the operation that computes each.
ACTIVATIONS = {"identity": "same", "tanh": "tanh", "ReLU": "ReLU", "sigmoid": "sigmoid"}
# The losses of outputs that are not a distribution, and what y − y* is multiplied by in their gradients.
ERRORS = {"squared error": 2.0, "half squared error": 1.0}
