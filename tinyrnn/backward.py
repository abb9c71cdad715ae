"""Backpropagation through time, written as the textbook writes it: every gradient a value with a name.

`do_2` is the gradient of the loss with respect to o_2, ∂L/∂o_2; `dW_2` what step 2 contributes to ∂L/∂W.
Source: Goodfellow, Bengio, Courville, Deep Learning, eq. 10.18–10.28, with W and U exchanged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from .algebra import N, back, back_each, compute, named, outer_total, rows, together, total
from .value import Value

# The activations by what their slope is computed from: their own result, or what went in.
SLOPES = {"tanh": "slope of tanh", "sigmoid": "slope of sigmoid", "ReLU": "slope of ReLU"}


def slope(h: N, a: N, activation: str, t: int) -> N | None:
    """f'(a_t), entry by entry: 1 − h_t² for tanh, h_t (1 − h_t) for the sigmoid, 1 or 0 for ReLU (0 at the kink).

    None for the identity, whose slope is 1 everywhere.
    """
    if activation == "identity":
        return None
    return named(compute(SLOPES[activation], a if activation == "ReLU" else h), f"f'(a_{t})")


def slopes(states: Sequence[N], before: Sequence[N], activation: str) -> Sequence[N | None]:
    """f'(a_1) … f'(a_T), from h_0 … h_T and a_1 … a_T; over arrays of all steps at once."""
    if not len(before) or isinstance(before[0], Value):
        return [slope(states[t], a, activation, t) for t, a in enumerate(before, start=1)]
    f = slope(np.asarray(states[1:]), np.asarray(before), activation, 1)
    return [None] * len(before) if f is None else rows(f)


def through_activation(dh: N, f: N | None, t: int) -> N:
    """da_t = f'(a_t) ⊙ dh_t. Shapes: all are (hidden,)."""
    return named(dh if f is None else f * dh, "da", t)


def through_output(do: N, V: N) -> N:
    """Vᵀ do_t, what the output of a step says of its memory. Shapes: do_t is (words,), the result (hidden,)."""
    return _called(back(V, do), V, do)


def through_time(da_next: N, U: N) -> N:
    """Uᵀ da_{t+1}, what the future says of a memory. Shapes: both are (hidden,)."""
    return _called(back(U, da_next), U, da_next)


def backward(
    parameters: Mapping[str, N],
    inputs: Sequence[N],
    states: Sequence[N],
    before: Sequence[N],
    do: Sequence[N | None],
    activation: str,
) -> dict[str, N]:
    """The gradients of all parameters, and of every input, from those of the outputs.

    Args:
        parameters: W, U, b, h_0 and, where there is an output, V and c.
        inputs: x_1 … x_T.
        states: h_0 … h_T.
        before: a_1 … a_T.
        do: for each step the gradient of its logits, or of its state where there is no V; None without a target.
        activation: a key of ACTIVATIONS.

    Returns:
        By symbol: dW, dU, db, dh_0, dV and dc, each with the shape of its parameter, and dx_1 … dx_T.
    """
    U, V = parameters["U"], parameters.get("V")
    f = slopes(states, before, activation)
    das: list[N] = []  # the last step first
    for t in range(len(inputs), 0, -1):
        dh = _of_memory(do[t - 1], V, das[-1] if das else None, U, t)
        if dh is not None:  # otherwise nothing that follows depends on this step
            das.append(through_activation(dh, f[t - 1], t))
    of_output = {} if V is None else _of_output(do, states)
    return of_output | _of_step(parameters["W"], U, inputs, states, together(das[::-1]))


def _of_memory(error: N | None, V: N | None, da_next: N | None, U: N, t: int) -> N | None:
    """dh_t = Uᵀ da_{t+1} + Vᵀ do_t, of which either part may be missing; without V the output is h_t itself."""
    dh = error if error is None or V is None else through_output(error, V)
    if da_next is not None:
        of_future = through_time(da_next, U)
        dh = of_future if dh is None else of_future + dh
    return None if dh is None else named(dh, "dh", t)


def _of_output(do: Sequence[N | None], states: Sequence[N]) -> dict[str, N]:
    """Of the output: dV = Σ do_t h_tᵀ and dc = Σ do_t, over the steps with a target."""
    times = [t for t, error in enumerate(do, start=1) if error is not None]
    errors = together([error for error in do if error is not None])
    if not times:
        return {}
    dV = outer_total(errors, [states[t] for t in times], "dV", times)
    return {"dV": named(dV, "dV"), "dc": named(total(errors), "dc")}


def _of_step(W: N, U: N, inputs: Sequence[N], states: Sequence[N], das: Sequence[N]) -> dict[str, N]:
    """Of the steps: dW = Σ da_t x_tᵀ, dU = Σ da_t h_{t−1}ᵀ, db = Σ da_t; dx_t = Wᵀ da_t, dh_0 = Uᵀ da_1."""
    times = range(1, len(das) + 1)
    if not times:
        return {}
    dW = outer_total(das, inputs[: len(das)], "dW", times)
    dU = outer_total(das, states[: len(das)], "dU", times)
    result = {"dW": named(dW, "dW"), "dU": named(dU, "dU"), "db": named(total(das), "db")}
    dxs = back_each(W, das)
    result |= {f"dx_{t}": named(dxs[t - 1], "dx", t) for t in reversed(times)}
    return result | {"dh_0": named(back(U, das[0]), "dh_0")}


def _called(result: N, M: N, delta: N) -> N:
    if isinstance(result, Value) and isinstance(M, Value) and isinstance(delta, Value):
        turned = f"{M.symbol}^T"
        return result.named(f"{delta.symbol} {turned}" if delta.is_row else f"{turned} {delta.symbol}")
    return result


def jacobian(U: N, f: N | None, t: int) -> N:
    """∂h_t/∂h_{t−1} = diag(f'(a_t)) U, how a memory depends on the one before. Shape: (hidden, hidden).

    Its rows are of h_t and its columns of h_{t−1}, so that Uᵀ stands in the place of a U that multiplies rows.
    """
    turned = compute("transpose", U) if isinstance(U, Value) and U.is_row else U
    return named(turned if f is None else compute("scale rows", f, turned), f"dh_{t}/dh_{t - 1}")
