"""How much a late state depends on an early one: whether gradients vanish or explode over time."""

from __future__ import annotations

from .backward import derivative
from .errors import TinyRNNError
from .network import RNN
from .reading import Reading
from .symbol import call, jacobian, letter, norm
from .trace import Trace
from .value import Value, symbol_of


def fading(network: RNN, reading: Reading) -> Trace:
    """The chain ∂h_T/∂h_t = ∂h_T/∂h_{T−1} … ∂h_{t+1}/∂h_t from every t to the last step, with the norm of each.

    The norm is the spectral one: how much a small change of h_t is lengthened at the most.
    A TinyRNNError where W is a joined matrix, or the sequence was read backwards.
    Source: Pascanu, Mikolov, Bengio (2013), On the difficulty of training recurrent neural networks, section 2.
    """
    if network.joined is not None:
        raise TinyRNNError("what is left of a memory is told for W and U apart: write the joined matrix as two")
    if reading.times != tuple(sorted(reading.times)):
        raise TinyRNNError("what is left of a memory is told of sequences that are read forwards")
    U, last = network.parameters["U"], len(reading.times)
    values: list[Value] = []
    chain: Value | None = None
    for t in range(last, 0, -1):
        # ∂h_t/∂h_{t−1} = diag(f'(a_t)) U, a row for each entry of h_t; of a U that multiplies rows, Uᵀ
        turned = U.T if U.is_row else U
        slope = derivative(reading.states[t], reading.pre_activations[t - 1], network.activation)
        one = turned if slope is None else Value.computed("scale rows", slope, turned)
        one = one.named(jacobian(letter("h", t), letter("h", t - 1)))
        chain = one if chain is None else (chain @ one).named(jacobian(letter("h", last), letter("h", t - 1)))
        values += [one, chain, Value.computed("spectral norm", chain).named(norm(symbol_of(chain)))]
    return Trace([U, *values])


def long_run(U: Value, *, is_real: bool) -> Value:
    """λ(U), the eigenvalues of U, the largest first, or, where they are not real, ρ(U), the largest by its size.

    Where the activation is the identity, they say whether what h_0 gives grows or fades in the long run.
    """
    operation, function = ("eigenvalues", "λ") if is_real else ("spectral radius", "ρ")
    return Value.computed(operation, U).named(call(letter(function), symbol_of(U)))
