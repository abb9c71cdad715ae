"""Losses of a language model: probabilities of words and sentences, cross-entropy, perplexity, bits."""

from collections.abc import Sequence
from functools import reduce
from operator import matmul

import numpy as np
from numpy.typing import NDArray

from .arrays import TinyRNNError, shape_text
from .symbol import Symbol, call, letter, logarithm, quotient, word
from .value import Value, symbol_of


def probability_of(p: Value, text: str, index: int) -> Value:
    """p_t(w), the entry of a distribution that belongs to a word."""
    return Value.computed("entry", p, Value.given(word(text), index)).named(call(symbol_of(p), word(text)))


def surprise(p: Value, text: str, index: int, t: int | None = None) -> Value:
    """L_t = −ln p_t(w): the cross-entropy of one word, in nats. Source: Goodfellow et al., eq. 3.48."""
    entry = probability_of(p, text, index)
    _check_positive(entry)
    return Value.computed("minus log", entry).named("L", t)


def cross_entropy(y: Value, p: Value) -> Value:
    """L = −Σ y ln p, in nats, of a target distribution y and p, both (words,). Source: Goodfellow et al., eq. 3.51."""
    if y.array.shape != p.array.shape:
        shapes = f"{y.name} is {shape_text(y.array.shape)} but {p.name} is {shape_text(p.array.shape)}"
        raise TinyRNNError(f"{shapes}: give the target an entry for each probability")
    _check_positive(p, is_needed=y.array != 0)
    return Value.computed("cross-entropy", y, p).named("L")


def sequence_cross_entropy(q: Value) -> Value:
    """L = −(Σ ln q)/N, in nats, of N words that a model gave the probabilities q, (N,).

    Source: Jurafsky and Martin, Speech and Language Processing, section 3.8.
    """
    _check_positive(q)
    return Value.computed("mean minus log", q).named("L")


def perplexity(L: Value) -> Value:
    """PP = e^L, L in nats. Source: Jurafsky and Martin, section 3.8."""
    return Value.computed("exp", L).named("PP")


def sentence_probability(probabilities: Sequence[Value], symbol: Symbol) -> Value:
    """The chain rule: p(w_1 … w_T) = Π p(w_t | w_1 … w_{t−1})."""
    return reduce(matmul, probabilities).named(symbol)


def uniform_loss(words: int) -> Value:
    """L = ln K, the cross-entropy of guessing evenly among K words."""
    return Value.computed("log", Value.constant(words)).named(logarithm(letter("K")))


def in_bits(nats: Value) -> Value:
    """L/ln 2, a loss in bits."""
    ln2 = Value.computed("log", Value.constant(2)).named(logarithm(letter("2")))
    return (nats / ln2).named(quotient(symbol_of(nats), symbol_of(ln2)))


def _check_positive(p: Value, *, is_needed: NDArray[np.bool_] | bool = True) -> None:
    if ((p.array <= 0) & is_needed).any():
        raise TinyRNNError(f"{p.name} is 0 where its logarithm is taken: what happened cannot have probability 0")
