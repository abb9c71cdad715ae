"""Conformance: where another implementation returned other numbers than the reference, and what likely led to them."""

from collections.abc import Callable, Iterator

import numpy as np

from tinyrnn import ACTIVATIONS, TEXT, Array, Value, embed, logits, same, softmax, step
from tinyrnn.protocol import PROTOCOL, Call, Implementation, ImplementationError, call_text

from ..scenario.scenario import Scenario

# Numbers as near as this to others agree but for the 32 bits that they were computed in.
SINGLE = 1e-6
Slips = Iterator[tuple[str, Array]]
# The functions of the protocol by the formulas of the reference.
FORMULAS: dict[str, Callable[..., Value]] = {
    "embed": lambda C, index: embed(C, "", index),
    "step": lambda x, h, W, U, b, activation: step(x, h, W, U, b, activation, 1),
    "logits": lambda h, V, c: logits(h, V, c, 1),
    "softmax": softmax,
}


def reference(name: str, *arguments: object) -> Array:
    """What the reference computes from what an implementation was given."""
    named = zip(PROTOCOL[name], arguments, strict=True)
    return FORMULAS[name](*(Value.given(key, a) if isinstance(a, np.ndarray) else a for key, a in named)).array


def implementation_note(scenario: Scenario, error: Exception | None) -> str:
    """What is to be told of the implementation where a step fails, by an error or a claim; empty where nothing is."""
    other = scenario.implementation
    if other is None or isinstance(error, ImplementationError):
        return ""
    if scenario.tested is None:
        return f"{other.name} plays no part here: the reference computes {' and '.join(scenario.by_reference)}"
    found = differences(other)
    if found:
        return f"{found}\n\n(what is worked out above goes on with what {other.name} returned)"
    return f"{other.name} computes all of this as the reference does" if error is None else ""


def differences(implementation: Implementation) -> str:
    """For each function that differs from the reference: its first call that does, and the likely cause."""
    told = []
    for name in PROTOCOL:
        calls = [call for call in implementation.calls if call.name == name]
        wrong = [call for call in calls if not same(call.result, _right(call)).all()]
        told += [_difference(implementation, call, likely(calls)) for call in wrong[:1]]
    return "\n\n".join(told)


def likely(calls: list[Call]) -> str:
    """What would give everything that a function returned; empty where nothing does."""
    if all(_agree(call.result, _right(call)) for call in calls):
        return "it was computed in single precision, which carries about 7 digits"
    with np.errstate(all="ignore"):  # a slip may overflow, and then explains nothing
        tried = [(call, dict(SLIPS[call.name](*call.arguments))) for call in calls]
    hows = dict.fromkeys(how for _, slips in tried for how in slips)
    fits = (how for how in hows if all(_agree(call.result, slips.get(how, _right(call))) for call, slips in tried))
    return next(fits, "")


def _right(call: Call) -> Array:
    return reference(call.name, *call.arguments)


def _difference(implementation: Implementation, call: Call, cause: str) -> str:
    where = implementation.place(call.name)
    right, symbol = _right(call), call.symbol.replace("_", "")
    returned, wanted = TEXT.array(call.result), TEXT.array(right)
    if returned == wanted:
        returned, wanted = str(call.result.tolist()), str(right.tolist())
    said = f"{where}: {call.name} does not compute {symbol} as the reference does"
    said += f"\n  {call_text(call.name, call.arguments)}\n  returned   {returned}\n  reference  {wanted}"
    return f"{said}\n  likely: {cause}" if cause else said


def _agree(left: Array, right: Array) -> bool:
    return left.shape == right.shape and bool(np.all(np.abs(left - right) <= SINGLE * np.maximum(1, np.abs(right))))


def _embed_slips(C: Array, index: int) -> Slips:
    words = C.shape[1]
    if index < C.shape[0] == words:
        yield "rows are taken for columns: a word is a column of C, C[:, index]", C[index]
    sides = ("off by one",) * 2 if words == 2 else ("one too large", "one too small")
    yield f"the index is {sides[0]}: words are counted from 0", C[:, (index + 1) % words]
    yield f"the index is {sides[1]}: words are counted from 0", C[:, index - 1]


def _step_slips(x: Array, h: Array, W: Array, U: Array, b: Array, activation: str) -> Slips:
    def h_from(*, W: Array = W, U: Array = U, b: Array = b, activation: str = activation) -> Array:
        return reference("step", x, h, W, U, b, activation)

    if W.shape == U.shape:
        yield "W and U are exchanged", h_from(W=U, U=W)
        yield "rows are taken for columns, x W and h U for W x and U h", h_from(W=W.T, U=U.T)
        yield "W is transposed", h_from(W=W.T)
    yield "U is transposed", h_from(U=U.T)
    yield "the bias b is left out", h_from(b=0 * b)
    yield "the memory U h is left out", h_from(U=0 * U)
    yield "the input W x is left out", h_from(W=0 * W)
    yield "the activation is left out", h_from(activation="identity")
    for other in ACTIVATIONS:
        yield f"the activation is always {other}", h_from(activation=other)
    yield "the activation is applied twice", Value.computed(ACTIVATIONS[activation], Value(h_from())).array
    yield "the bias b is added twice", h_from(b=2 * b)
    yield "the bias b is added after the activation", h_from(b=0 * b) + b


def _logits_slips(h: Array, V: Array, c: Array | None) -> Slips:
    if V.shape[0] == V.shape[1]:
        yield "V is transposed", reference("logits", h, V.T, c)
    if c is not None:
        yield "the output bias c is left out", reference("logits", h, V, None)
        yield "the output bias c is added twice", reference("logits", h, V, 2 * c)


def _softmax_slips(o: Array) -> Slips:
    p = reference("softmax", o)
    yield "it is e^o, not divided by its sum", np.exp(np.minimum(o, 700))
    yield "it is e^(o − max o), not divided by its sum", p / p.max()
    yield "o is returned as it came", o
    yield "it is the logarithm of p", o - o.max() - np.log(np.exp(o - o.max()).sum())
    yield "it is made of powers of 2, not of e", np.exp2(o - o.max()) / np.exp2(o - o.max()).sum()
    if o.sum():
        yield "it is o divided by its sum, without e^o", o / o.sum()


SLIPS: dict[str, Callable[..., Slips]] = {
    "embed": _embed_slips,
    "step": _step_slips,
    "logits": _logits_slips,
    "softmax": _softmax_slips,
}
