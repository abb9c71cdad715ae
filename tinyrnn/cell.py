"""The formulas of the network, each written once: embedding, step, logits, softmax."""

from __future__ import annotations

import numpy as np

from .algebra import N, array_of, compute, named, product
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


def apply(M: N, v: N) -> N:
    """M v for a column v; v M for a row.

    Shapes: M is (n, size) and v (size,), or the other way round for a row; the result is (n,).
    """
    if not isinstance(v, Value):
        return product(M, v)
    return (v @ M).named(f"{v.symbol} {M.symbol}") if v.is_row else (M @ v).named(f"{M.symbol} {v.symbol}")


def step(x: N, h_previous: N, W: N, U: N, b: N, activation: str, t: int) -> N:
    """h_t = f(b + U h_{t−1} + W x_t).

    Shapes: x is (size,), h (hidden,), W (hidden, size), U (hidden, hidden), b (hidden,).
    Source: Goodfellow, Bengio, Courville, Deep Learning, eq. 10.8–10.9, with W and U exchanged.
    """
    a = before_activation(apply(W, x), h_previous, U, b, t)
    return named(activate(a, activation), "h", t)


def before_activation(Wx: N, h_previous: N, U: N, b: N, t: int) -> N:
    """a_t = b + U h_{t−1} + W x_t, from W x_t, which needs no memory and may come for all steps at once.

    Shapes: W x_t is (hidden,), the others as in `step`. Source: Goodfellow et al., eq. 10.8.
    """
    return named(b + apply(U, h_previous) + Wx, "a", t)


def joined_step(x: Value, h_previous: Value, W: Value, b: Value, activation: str, t: int, order: str) -> Value:
    """h_t = f(b + W [x_t; h_{t−1}]); with the order "h x", h_t = f(b + W [h_{t−1}; x_t]).

    Shapes: W is (hidden, size + hidden), the others as in `step`.
    Source: Olah, Understanding LSTM Networks (2015), which writes [h_{t−1}, x_t].
    """
    parts = (x, h_previous) if order == "x h" else (h_previous, x)
    both = Value.computed("join", *parts).named(f"[{'; '.join(str(part.symbol) for part in parts)}]")
    a = (b + apply(W, both)).named(f"a_{t}")
    return activate(a, activation).named(f"h_{t}")


def activate(a: N, activation: str) -> N:
    """f(a), entry by entry; `activation` is a key of ACTIVATIONS: identity, tanh, ReLU or sigmoid."""
    return compute(ACTIVATIONS[activation], a)


def logits(h: N, V: N, c: N | None, t: int) -> N:
    """o_t = V h_t + c; without an output bias c, o_t = V h_t.

    Shapes: h is (hidden,), V (words, hidden), c (words,), o_t (words,). Source: Goodfellow et al., eq. 10.10.
    """
    Vh = apply(V, h)
    return named(Vh if c is None else Vh + c, "o", t)


def softmax(o: N, t: int | None = None) -> N:
    """p_t = e^{o_t} / Z_t with Z_t = Σ e^{o_t}.

    Where e^{o_t} would overflow, both are divided by e^{m_t}, m_t = max(o_t), which leaves p_t as it is.
    Shapes: o_t and p_t are (words,). Source: Goodfellow et al., eq. 4.1 and its remark on stability.
    """
    symbol = o.symbol if isinstance(o, Value) else ""
    if np.abs(array_of(o)).max() <= LARGEST_PLAIN_LOGIT:
        e = named(compute("exp", o), f"e^{{{symbol}}}")
        Z = named(compute("sum", e), "Z", t)
    else:
        at = "" if t is None else f"_{t}"
        m = named(compute("max", o), "m", t)
        e = named(compute("shifted exp", o, m), f"e^{{{symbol} - m{at}}}")
        Z = named(compute("sum", e), f"Z{at} e^{{-m{at}}}")
    return named(e / Z, "p", t)


def cooled(o: Value, temperature: Value) -> Value:
    """o_t / τ, the logits that softmax takes at temperature τ.

    Shapes: o_t is (words,), τ a positive number. Source: Hinton, Vinyals, Dean (2015), eq. 1.
    """
    return (o / temperature).named(f"{o.symbol}/{temperature.symbol}")
