"""Backpropagation through time, written as the textbook writes it: every gradient a value with a name.

`do_2` is the gradient of the loss with respect to o_2, ∂L/∂o_2; `dW_2` what step 2 contributes to ∂L/∂W.
Source: Goodfellow, Bengio, Courville, Deep Learning, eq. 10.18–10.28, with W and U exchanged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add

from .cell import symbol_of
from .operations import DERIVATIVES
from .symbol import Symbol, call, gradient, jacobian, letter, product, transposed
from .value import Value


def derivative(h: Value, a: Value, activation: str, t: int) -> Value | None:
    """f'(a_t), entry by entry: 1 − h_t² for tanh, h_t (1 − h_t) for the sigmoid, 1 or 0 for ReLU (0 at the kink).

    None for the identity, whose derivative is 1 everywhere.
    """
    if activation == "identity":
        return None
    operation, takes_result = DERIVATIVES[activation]
    return Value.computed(operation, h if takes_result else a).named(call(Symbol("f", is_primed=True), letter("a", t)))


def back(M: Value, delta: Value) -> Value:
    """Mᵀ δ, the gradient of v in M v for a column v; δ Mᵀ for a row."""
    turned = transposed(symbol_of(M))
    if delta.is_row:
        return (delta @ M.T).named(product(symbol_of(delta), turned))
    return (M.T @ delta).named(product(turned, symbol_of(delta)))


def outer(delta: Value, v: Value) -> Value:
    """δ vᵀ for columns, the gradient of a matrix M in M v; vᵀ δ for rows."""
    return Value.computed("outer of rows", v, delta) if delta.is_row else Value.computed("outer", delta, v)


def total(parts: Sequence[Value]) -> Value:
    """The sum of the parts, the first one first."""
    return reduce(add, parts)


def backward(
    parameters: Mapping[str, Value],
    inputs: Sequence[Value],
    states: Sequence[Value],
    before: Sequence[Value],
    do: Sequence[Value | None],
    activation: str,
) -> list[Value]:
    """The gradients of all parameters, and of every input, from those of the outputs.

    Args:
        parameters: by name W, U, b, h_0 and, where there is an output, V.
        inputs: x_1 … x_T.
        states: h_0 … h_T.
        before: a_1 … a_T.
        do: for each step the gradient of its logits, or of its state where there is no V; None without a target.
        activation: a key of ACTIVATIONS.

    Returns:
        dV and dc where there is V, then dW, dU, db, dx_T … dx_1 and dh_0, each with the shape of what it belongs to.
    """
    U, V = parameters["U"], parameters.get("V")
    das: list[Value] = []  # the last step first
    for t in range(len(inputs), 0, -1):
        dh = _of_state(do[t - 1], V, das[-1] if das else None, U, t)
        if dh is not None:  # otherwise nothing that follows depends on this step
            f = derivative(states[t], before[t - 1], activation, t)
            das.append((dh if f is None else f * dh).named(gradient(letter("a", t))))
    of_output = [] if V is None else _of_output(do, states)
    return of_output + _of_step(parameters["W"], U, inputs, states, das[::-1])


def _of_state(do: Value | None, V: Value | None, da_next: Value | None, U: Value, t: int) -> Value | None:
    """dh_t = Uᵀ da_{t+1} + Vᵀ do_t, of which either part may be missing; without V the output is h_t itself."""
    from_next = None if da_next is None else back(U, da_next)
    from_output = do if do is None or V is None else back(V, do)
    parts = [part for part in (from_next, from_output) if part is not None]
    return total(parts).named(gradient(letter("h", t))) if parts else None


def _of_output(do: Sequence[Value | None], states: Sequence[Value]) -> list[Value]:
    """Of the output: dV = Σ do_t h_tᵀ and dc = Σ do_t, over the steps with a target."""
    found = {t: delta for t, delta in enumerate(do, start=1) if delta is not None}
    if not found:
        return []
    dV = _gathered("V", list(found.values()), [states[t] for t in found], list(found))
    return [dV, total(list(found.values())).named(gradient(letter("c")))]


def _of_step(W: Value, U: Value, inputs: Sequence[Value], states: Sequence[Value], das: Sequence[Value]) -> list[Value]:
    """Of the steps: dW = Σ da_t x_tᵀ, dU = Σ da_t h_{t−1}ᵀ, db = Σ da_t; dx_t = Wᵀ da_t, dh_0 = Uᵀ da_1."""
    if not das:
        return []
    times = range(1, len(das) + 1)
    return [
        _gathered("W", das, inputs[: len(das)], times),
        _gathered("U", das, states[: len(das)], times),
        total(das).named(gradient(letter("b"))),
        *(back(W, das[t - 1]).named(gradient(letter("x", t))) for t in reversed(times)),
        back(U, das[0]).named(gradient(letter("h", 0))),
    ]


def _gathered(parameter: str, deltas: Sequence[Value], vectors: Sequence[Value], times: Sequence[int]) -> Value:
    """Σ_t δ_t v_tᵀ, the gradient of a matrix M in M v_t at every step, each part with a name of its own."""
    symbol = letter(parameter)
    parts = [outer(d, v).named(gradient(symbol, t)) for d, v, t in zip(deltas, vectors, times, strict=True)]
    return total(parts).named(gradient(symbol))


def jacobian_of_step(U: Value, f: Value | None, t: int) -> Value:
    """∂h_t/∂h_{t−1} = diag(f'(a_t)) U, how a state depends on the one before. Shape: (hidden, hidden).

    Its rows are of h_t and its columns of h_{t−1}, so that Uᵀ stands in the place of a U that multiplies rows.
    """
    turned = U.T if U.is_row else U
    J = turned if f is None else Value.computed("scale rows", f, turned)
    return J.named(jacobian(letter("h", t), letter("h", t - 1)))
