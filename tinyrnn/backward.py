"""Backpropagation through time, and how gradients fade on their way: every gradient a value with a name.

`do_2` is the gradient of the loss with respect to o_2, ∂L/∂o_2; `dW_2` what step 2 contributes to ∂L/∂W.
Source: Goodfellow, Bengio, Courville, Deep Learning, eq. 10.18–10.28, with W and U exchanged.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import add

from .arrays import TinyRNNError
from .network import RNN
from .reading import Reading
from .symbol import Symbol, call, gradient, jacobian, letter, norm, product, transposed
from .trace import Trace
from .value import Value, symbol_of


def derivative(f_of_a: Value, a: Value, activation: str) -> Value | None:
    """f'(a), entry by entry, h = f(a): 1 − h², h (1 − h), or for ReLU 1 where a > 0, else 0; None for the identity."""
    if activation == "identity":
        return None
    slope = Value.computed(f"derivative of {activation}", a if activation == "ReLU" else f_of_a)
    return slope.named(call(Symbol("f", is_primed=True), symbol_of(a)))


def back(M: Value, delta: Value) -> Value:
    """Mᵀ δ, the gradient of v in M v for a column v; δ Mᵀ for a row."""
    return delta @ M.T if delta.is_row else M.T @ delta


def _named_back(M: Value, delta: Value) -> Value:
    turned, of = transposed(symbol_of(M)), symbol_of(delta)
    return back(M, delta).named(product(of, turned) if delta.is_row else product(turned, of))


def outer(delta: Value, v: Value) -> Value:
    """δ vᵀ for columns, the gradient of a matrix M in M v; vᵀ δ for rows."""
    return Value.computed("outer of rows", v, delta) if delta.is_row else Value.computed("outer", delta, v)


def total(parts: Iterable[Value]) -> Value:
    """The sum of the parts, the first one first."""
    return reduce(add, parts)


def backward(
    parameters: Mapping[str, Value], reading: Reading, do: Mapping[int, Value], activation: str
) -> list[Value]:
    """The gradients of all parameters and inputs, from `do`, the gradient of the logits of each step with a target.

    Gives dV, dc, dW, dU, db, dx_T … dx_1 and dh_0, each with the shape of what it belongs to.
    """
    W, U, V, h, x = parameters["W"], parameters["U"], parameters["V"], reading.states, reading.inputs
    da: dict[int, Value] = {}
    for t in range(max(do), 0, -1):  # no loss depends on what follows the last target
        # dh_t = Uᵀ da_{t+1} + Vᵀ do_t, of which either part may be missing
        parts = [_named_back(M, of[s]) for M, of, s in ((U, da, t + 1), (V, do, t)) if s in of]
        dh = total(parts).named(gradient(letter("h", t)))
        slope = derivative(h[t], reading.pre_activations[t - 1], activation)
        da[t] = (dh if slope is None else slope * dh).named(gradient(letter("a", t)))
    da = dict(sorted(da.items()))
    return [
        _gathered("V", do, h),
        total(do.values()).named(gradient(letter("c"))),
        _gathered("W", da, (h[0], *x)),
        _gathered("U", da, (h[0], *h)),
        total(da.values()).named(gradient(letter("b"))),
        *(back(W, da[t]).named(gradient(letter("x", t))) for t in reversed(da)),
        back(U, da[1]).named(gradient(letter("h", 0))),
    ]


def _gathered(parameter: str, deltas: Mapping[int, Value], vectors: Sequence[Value]) -> Value:
    """Σ_t δ_t v_tᵀ, the gradient of a matrix M in M v_t at every step t, each part with a name of its own."""
    symbol = letter(parameter)
    parts = [outer(delta, vectors[t]).named(gradient(symbol, t)) for t, delta in deltas.items()]
    return total(parts).named(gradient(symbol))


def fading(network: RNN, reading: Reading) -> Trace:
    """The chain ∂h_T/∂h_t = ∂h_T/∂h_{T−1} … ∂h_{t+1}/∂h_t from every t to the last step, with the norm of each.

    The norm is the spectral one: how much a small change of h_t is lengthened at the most.
    Source: Pascanu, Mikolov, Bengio (2013), On the difficulty of training recurrent neural networks, section 2.
    """
    if network.joined is not None:
        raise TinyRNNError("what is left of a memory is told for W and U apart: write the joined matrix as two")
    if reading.times != tuple(sorted(reading.times)):
        raise TinyRNNError("what is left of a memory is told of sequences that are read forwards")
    U, last = network.parameters["U"], len(reading.times)
    values: list[Value] = []
    chain, turned = None, U.T if U.is_row else U
    for t in range(last, 0, -1):
        # ∂h_t/∂h_{t−1} = diag(f'(a_t)) U, a row for each entry of h_t; of a U that multiplies rows, Uᵀ
        slope = derivative(reading.states[t], reading.pre_activations[t - 1], network.activation)
        one = turned if slope is None else Value.computed("scale rows", slope, turned)
        one = one.named(jacobian(letter("h", t), letter("h", t - 1)))
        chain = one if chain is None else (chain @ one).named(jacobian(letter("h", last), letter("h", t - 1)))
        values += [one, chain, Value.computed("spectral norm", chain).named(norm(symbol_of(chain)))]
    return Trace([U, *values])


def long_run(U: Value, *, is_real: bool) -> Value:
    """λ(U), the eigenvalues of U, the largest first, or, where they are not real, ρ(U), the largest by its size."""
    operation, function = ("eigenvalues", "λ") if is_real else ("spectral radius", "ρ")
    return Value.computed(operation, U).named(call(letter(function), symbol_of(U)))
