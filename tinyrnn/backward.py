"""Backpropagation through time, written as the textbook writes it: every gradient a value with a name.

`do_2` is the gradient of the loss with respect to o_2, ∂L/∂o_2; `dW_2` what step 2 contributes to ∂L/∂W.
Source: Goodfellow, Bengio, Courville, Deep Learning, eq. 10.18–10.28, with W and U exchanged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .algebra import N, back, compute, named, outer
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
        do: for each step the gradient of its logits; None where it has no target.
        activation: a key of ACTIVATIONS.

    Returns:
        By symbol: dW, dU, db, dh_0, dV and dc, each with the shape of its parameter, and dx_1 … dx_T.
    """
    W, U, last = parameters["W"], parameters["U"], len(inputs)
    terms: dict[str, list[N]] = {symbol: [] for symbol in ("V", "c", "W", "U", "b")}
    result: dict[str, N] = {}
    da: N | None = None
    for t in range(last, 0, -1):
        error = do[t - 1]
        dh = _of_memory(error, parameters.get("V"), da, U, t)
        if error is not None:
            terms["V"].append(named(outer(error, states[t]), "dV", t))
            terms["c"].append(error)
        if dh is None:
            continue  # nothing that follows depends on this step
        da = through_activation(dh, slope(states[t], before[t - 1], activation, t), t)
        terms["W"].append(named(outer(da, inputs[t - 1]), "dW", t))
        terms["U"].append(named(outer(da, states[t - 1]), "dU", t))
        terms["b"].append(da)
        result[f"dx_{t}"] = named(back(W, da), "dx", t)
    if da is not None:
        result["dh_0"] = named(back(U, da), "dh_0")
    return {f"d{symbol}": named(total(parts), f"d{symbol}") for symbol, parts in terms.items() if parts} | result


def _of_memory(error: N | None, V: N | None, da_next: N | None, U: N, t: int) -> N | None:
    """dh_t = Vᵀ do_t + Uᵀ da_{t+1}, of which either part may be missing."""
    parts = [] if error is None or V is None else [through_output(error, V)]
    parts += [] if da_next is None else [through_time(da_next, U)]
    return named(total(parts), "dh", t) if parts else None


def total(parts: Sequence[N]) -> N:
    """The sum of what the steps contribute, the first step first."""
    result = parts[-1]
    for part in parts[-2::-1]:
        result = result + part
    return result


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
