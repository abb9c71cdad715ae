"""The formulas of the network, each written once: embedding, step, logits, softmax."""

import numpy as np

from .operations import ACTIVATIONS
from .symbol import call, joined, letter, negative, power_of_e, product, quotient, word
from .value import Value, symbol_of

# exp(700) is about 1e304: up to here e^o and its sum are finite, and shown as the textbook writes them.
LARGEST_PLAIN_LOGIT = 700.0


def embed(C: Value, text: str, index: int, t: int | None = None) -> Value:
    """x_t = C(w_t), the column of C for word w_t; where vectors are rows, its row.

    Shapes: C is (size, words), or (words, size) where vectors are rows, or (words,); x_t is (size,), or a number.
    Source: Bengio et al. (2003), eq. 5, C there a word a row.
    """
    w, operation = Value.given(word(text), index), "row lookup" if C.is_row else "lookup"
    if t is None:
        return Value.computed(operation, C, w).named(call(symbol_of(C), word(text)))
    return Value.computed(operation, C, w.named("w", t)).named("x", t)


def apply(M: Value, v: Value) -> Value:
    """M v for a column v, M (n, size) and v (size,); v M for a row, M (size, n)."""
    if v.is_row:
        return (v @ M).named(product(symbol_of(v), symbol_of(M)))
    return (M @ v).named(product(symbol_of(M), symbol_of(v)))


def step(x: Value, h_previous: Value, W: Value, U: Value, b: Value, activation: str, t: int) -> Value:
    """h_t = f(b + U h_{t−1} + W x_t).

    Shapes: x is (size,), h (hidden,), W (hidden, size), U (hidden, hidden), b (hidden,).
    Source: Goodfellow, Bengio, Courville, Deep Learning, eq. 10.8–10.9, with W and U exchanged.
    """
    a = (b + apply(U, h_previous) + apply(W, x)).named("a", t)
    return activate(a, activation).named("h", t)


def joined_step(x: Value, h_previous: Value, W: Value, b: Value, activation: str, t: int, order: str) -> Value:
    """h_t = f(b + W [x_t; h_{t−1}]); with the order "h x", h_t = f(b + W [h_{t−1}; x_t]).

    Shape of W: (hidden, size + hidden). Source: Olah, Understanding LSTM Networks (2015), with [h_{t−1}, x_t].
    """
    parts = (x, h_previous) if order == "x h" else (h_previous, x)
    both = Value.computed("join", *parts).named(joined(*map(symbol_of, parts)))
    a = (b + apply(W, both)).named("a", t)
    return activate(a, activation).named("h", t)


def activate(a: Value, activation: str) -> Value:
    """f(a), entry by entry; `activation` is a key of ACTIVATIONS: identity, tanh, ReLU or sigmoid."""
    return Value.computed(ACTIVATIONS[activation], a)


def logits(h: Value, V: Value, c: Value | None, t: int) -> Value:
    """o_t = V h_t + c; without an output bias c, o_t = V h_t.

    Shapes: h is (hidden,), V (words, hidden), c (words,), o_t (words,). Source: Goodfellow et al., eq. 10.10.
    """
    Vh = apply(V, h)
    return (Vh if c is None else Vh + c).named("o", t)


def softmax(o: Value, t: int | None = None) -> Value:
    """p_t = e^{o_t} / Z_t with Z_t = Σ e^{o_t}.

    Where e^{o_t} would overflow, both are divided by e^{m_t}, m_t = max(o_t), which leaves p_t as it is.
    Shapes: o_t and p_t are (words,). Source: Goodfellow et al., eq. 4.1 and its remark on stability.
    """
    if np.abs(o.array).max() <= LARGEST_PLAIN_LOGIT:
        e = Value.computed("exp", o).named(power_of_e(symbol_of(o)))
        Z = Value.computed("sum", e).named("Z", t)
    else:
        m = Value.computed("max", o).named("m", t)
        e = Value.computed("shifted exp", o, m).named(power_of_e(symbol_of(o), symbol_of(m)))
        Z = Value.computed("sum", e).named(product(letter("Z", t), power_of_e(negative(symbol_of(m)))))
    return (e / Z).named("p", t)


def cooled(o: Value, temperature: Value) -> Value:
    """o_t / τ, the logits that softmax takes at temperature τ > 0. Source: Hinton, Vinyals, Dean (2015), eq. 1."""
    return (o / temperature).named(quotient(symbol_of(o), symbol_of(temperature)))
