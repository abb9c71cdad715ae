"""Memory: how much of an early state is left in a late one."""

from __future__ import annotations

from .backward import derivative, jacobian_of_step
from .cell import symbol_of
from .errors import TinyRNNError
from .network import RNN
from .reading import Reading
from .symbol import call, jacobian, letter, norm
from .trace import Trace
from .value import Value


def fading(network: RNN, reading: Reading) -> Trace:
    """The chain ∂h_T/∂h_t = ∂h_T/∂h_{T−1} … ∂h_{t+1}/∂h_t from every t to the last step, with the norm of each.

    The norm is the spectral one: how much a small change of h_t is lengthened at the most. λ(U) and ρ(U), the
    eigenvalues and the spectral radius, say what happens in the long run where the activation is the identity.
    Source: Pascanu, Mikolov, Bengio (2013), On the difficulty of training recurrent neural networks, section 2.

    Raises:
        TinyRNNError: W is a joined matrix, or the sequence was read backwards.
    """
    if network.joined is not None:
        raise TinyRNNError("what is left of a memory is told for W and U apart: write the joined matrix as two")
    if reading.times != tuple(sorted(reading.times)):
        raise TinyRNNError("what is left of a memory is told of sequences that are read forwards")
    U, last = network.by_symbol["U"], len(reading.times)
    values: list[Value] = []
    chain: Value | None = None
    for t in range(last, 0, -1):
        f = derivative(reading.states[t], reading.before[t - 1], network.activation, t)
        one = jacobian_of_step(U, f, t)
        chain = one if chain is None else (chain @ one).named(jacobian(letter("h", last), letter("h", t - 1)))
        values += [one, chain, Value.computed("spectral norm", chain).named(norm(symbol_of(chain)))]
    return Trace([U, *values])


def long_run(U: Value, *, is_real: bool) -> Value:
    """λ(U), the eigenvalues of U, the largest first, or, where they are not real, ρ(U), the largest by its size."""
    operation, function = ("eigenvalues", "λ") if is_real else ("spectral radius", "ρ")
    return Value.computed(operation, U).named(call(letter(function), symbol_of(U)))
