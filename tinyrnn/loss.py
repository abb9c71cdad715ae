"""What a distribution says of what came: cross-entropy and perplexity."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .cell import symbol_of
from .errors import TinyRNNError, shape_text
from .symbol import call, word
from .value import Value


def probability_of(p: Value, text: str, index: int) -> Value:
    """p_t(w), the entry of a distribution that belongs to a word."""
    w = word(text)
    return Value.computed("entry", p, Value.given(w, index)).named(call(symbol_of(p), w))


def surprise(p: Value, text: str, index: int, t: int | None = None) -> Value:
    """L_t = −ln p_t(w): the cross-entropy of one word, in nats.

    Shapes: p is (words,), L a number. Source: Goodfellow et al., eq. 3.48, for a single event.

    Raises:
        TinyRNNError: p(w) is 0, whose logarithm is not finite.
    """
    entry = probability_of(p, text, index)
    _check_positive(entry, is_needed=True)
    return Value.computed("minus log", entry).named("L", t)


def cross_entropy(y: Value, p: Value) -> Value:
    """L = −Σ y ln p, in nats.

    Shapes: y, the target distribution, and p are (words,), L a number. Source: Goodfellow et al., eq. 3.51.

    Raises:
        TinyRNNError: y and p differ in length, or p is 0 where y is not.
    """
    if y.array.shape != p.array.shape:
        raise TinyRNNError(
            f"{y.name} is {shape_text(y.array.shape)} but {p.name} is {shape_text(p.array.shape)}: "
            "give the target an entry for each probability"
        )
    _check_positive(p, is_needed=y.array != 0)
    return Value.computed("cross-entropy", y, p).named("L")


def sequence_cross_entropy(q: Value) -> Value:
    """L = −(Σ ln q)/N: the mean cross-entropy of N words to which a model gave the probabilities q, in nats.

    Shapes: q is (N,), L a number. Source: Jurafsky and Martin, Speech and Language Processing, section 3.8.

    Raises:
        TinyRNNError: an entry of q is 0.
    """
    _check_positive(q, is_needed=True)
    return Value.computed("mean minus log", q).named("L")


def perplexity(L: Value) -> Value:
    """PP = e^L.

    Shapes: both are numbers, L in nats. Source: Jurafsky and Martin, section 3.8.
    """
    return Value.computed("exp", L).named("PP")


def _check_positive(p: Value, *, is_needed: NDArray[np.bool_] | bool) -> None:
    if ((p.array <= 0) & is_needed).any():
        raise TinyRNNError(f"{p.name} is 0 where its logarithm is taken: what happened cannot have probability 0")
