"""The formulas of the network, each written once: embedding, step, logits, softmax."""

from __future__ import annotations

import numpy as np

from .operations import ACTIVATIONS
from .value import Value

# exp(700) is about 1e304: up to here e^o and its sum are finite, and shown as the textbook writes them.
LARGEST_PLAIN_LOGIT = 700.0


def embed(C: Value, word: str, index: int, t: int) -> Value:
    """x_t = C(w_t), the column of C for word w_t.

    Shapes: C is (size, words); x_t is (size,). Source: Bengio et al. (2003), eq. 5, C there a word a row.
    """
    w = Value.given(f'"{word}"', index).named(f"w_{t}")
    return Value.computed("lookup", C, w).named(f"x_{t}")


def step(x: Value, h_previous: Value, W: Value, U: Value, b: Value, activation: str, t: int) -> Value:
    """h_t = f(b + U h_{t−1} + W x_t).

    Shapes: x is (size,), h (hidden,), W (hidden, size), U (hidden, hidden), b (hidden,).
    Source: Goodfellow, Bengio, Courville, Deep Learning, eq. 10.8–10.9, with W and U exchanged.
    """
    Wx = (W @ x).named(f"W x_{t}")
    Uh = (U @ h_previous).named(f"U h_{t - 1}")
    a = (b + Uh + Wx).named(f"a_{t}")
    return activate(a, activation).named(f"h_{t}")


def activate(a: Value, activation: str) -> Value:
    """f(a), entry by entry; `activation` is a key of ACTIVATIONS: identity, tanh, ReLU or sigmoid."""
    return Value.computed(ACTIVATIONS[activation], a)


def logits(h: Value, V: Value, c: Value | None, t: int) -> Value:
    """o_t = V h_t + c; without an output bias c, o_t = V h_t.

    Shapes: h is (hidden,), V (words, hidden), c (words,), o_t (words,). Source: Goodfellow et al., eq. 10.10.
    """
    Vh = (V @ h).named(f"V h_{t}")
    return (Vh if c is None else Vh + c).named(f"o_{t}")


def softmax(o: Value, t: int) -> Value:
    """p_t = e^{o_t} / Z_t with Z_t = Σ e^{o_t}.

    Where e^{o_t} would overflow, both are divided by e^{m_t}, m_t = max(o_t), which leaves p_t as it is.
    Shapes: o_t and p_t are (words,). Source: Goodfellow et al., eq. 4.1 and its remark on stability.
    """
    if np.abs(o.array).max() <= LARGEST_PLAIN_LOGIT:
        e = Value.computed("exp", o).named(f"e^{{o_{t}}}")
        Z = Value.computed("sum", e).named(f"Z_{t}")
    else:
        m = Value.computed("max", o).named(f"m_{t}")
        e = Value.computed("shifted exp", o, m).named(f"e^{{o_{t} - m_{t}}}")
        Z = Value.computed("sum", e).named(f"Z_{t} e^{{-m_{t}}}")
    return (e / Z).named(f"p_{t}")
