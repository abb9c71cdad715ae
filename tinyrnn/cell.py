"""The formulas of the network, each written once: embedding, step, logits, softmax."""

from __future__ import annotations

import numpy as np

from .operations import ACTIVATIONS
from .value import Value

# exp(700) is about 1e304: up to here e^o and its sum are finite, and shown as the textbook writes them.
LARGEST_PLAIN_LOGIT = 700.0


def embed(C: Value, word: str, index: int, t: int | None = None) -> Value:
    """x_t = C(w_t), the column of C for word w_t; where vectors are rows, its row.

    Shapes: C is (size, words), or (words, size) where vectors are rows, or (words,); x_t is (size,), or a number.
    Source: Bengio et al. (2003), eq. 5, C there a word a row.
    """
    w = Value.given(f'"{word}"', index)
    operation = "row lookup" if C.is_row else "lookup"
    if t is None:
        return Value.computed(operation, C, w).named(f'{C.symbol}("{word}")')
    return Value.computed(operation, C, w.named(f"w_{t}")).named(f"x_{t}")


def apply(M: Value, v: Value) -> Value:
    """M v for a column v; v M for a row.

    Shapes: M is (n, size) and v (size,), or the other way round for a row; the result is (n,).
    """
    return (v @ M).named(f"{v.symbol} {M.symbol}") if v.is_row else (M @ v).named(f"{M.symbol} {v.symbol}")


def step(x: Value, h_previous: Value, W: Value, U: Value, b: Value, activation: str, t: int) -> Value:
    """h_t = f(b + U h_{t−1} + W x_t).

    Shapes: x is (size,), h (hidden,), W (hidden, size), U (hidden, hidden), b (hidden,).
    Source: Goodfellow, Bengio, Courville, Deep Learning, eq. 10.8–10.9, with W and U exchanged.
    """
    a = (b + apply(U, h_previous) + apply(W, x)).named(f"a_{t}")
    return activate(a, activation).named(f"h_{t}")


def joined_step(x: Value, h_previous: Value, W: Value, b: Value, activation: str, t: int, order: str) -> Value:
    """h_t = f(b + W [x_t; h_{t−1}]); with the order "h x", h_t = f(b + W [h_{t−1}; x_t]).

    Shapes: W is (hidden, size + hidden), the others as in `step`.
    Source: Olah, Understanding LSTM Networks (2015), which writes [h_{t−1}, x_t].
    """
    parts = (x, h_previous) if order == "x h" else (h_previous, x)
    both = Value.computed("join", *parts).named(f"[{'; '.join(str(part.symbol) for part in parts)}]")
    a = (b + apply(W, both)).named(f"a_{t}")
    return activate(a, activation).named(f"h_{t}")


def activate(a: Value, activation: str) -> Value:
    """f(a), entry by entry; `activation` is a key of ACTIVATIONS: identity, tanh, ReLU or sigmoid."""
    return Value.computed(ACTIVATIONS[activation], a)


def logits(h: Value, V: Value, c: Value | None, t: int) -> Value:
    """o_t = V h_t + c; without an output bias c, o_t = V h_t.

    Shapes: h is (hidden,), V (words, hidden), c (words,), o_t (words,). Source: Goodfellow et al., eq. 10.10.
    """
    Vh = apply(V, h)
    return (Vh if c is None else Vh + c).named(f"o_{t}")


def softmax(o: Value, t: int | None = None) -> Value:
    """p_t = e^{o_t} / Z_t with Z_t = Σ e^{o_t}.

    Where e^{o_t} would overflow, both are divided by e^{m_t}, m_t = max(o_t), which leaves p_t as it is.
    Shapes: o_t and p_t are (words,). Source: Goodfellow et al., eq. 4.1 and its remark on stability.
    """
    at = "" if t is None else f"_{t}"
    if np.abs(o.array).max() <= LARGEST_PLAIN_LOGIT:
        e = Value.computed("exp", o).named(f"e^{{{o.symbol}}}")
        Z = Value.computed("sum", e).named(f"Z{at}")
    else:
        m = Value.computed("max", o).named(f"m{at}")
        e = Value.computed("shifted exp", o, m).named(f"e^{{{o.symbol} - m{at}}}")
        Z = Value.computed("sum", e).named(f"Z{at} e^{{-m{at}}}")
    return (e / Z).named(f"p{at}")


def cooled(o: Value, temperature: Value) -> Value:
    """o_t / τ, the logits that softmax takes at temperature τ.

    Shapes: o_t is (words,), τ a positive number. Source: Hinton, Vinyals, Dean (2015), eq. 1.
    """
    return (o / temperature).named(f"{o.symbol}/{temperature.symbol}")
