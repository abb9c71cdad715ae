"""Learning by hand: the loss of a sequence, its gradients, and steps down them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from .arrays import Array, as_array, shape_text
from .backward import backward, outer, total
from .cell import symbol_of
from .errors import TinyRNNError
from .loss import surprise
from .network import RNN, Input
from .notation import TEXT
from .reading import Reading
from .symbol import Symbol, call, gradient, letter, nabla, norm, scaled, word
from .trace import Trace
from .value import Value

# How the outputs of a network are compared with what should have come.
ERRORS = ("squared error", "half squared error")
Target = Input | None


@dataclass(frozen=True)
class Lesson:
    """A sequence with the target of each of its steps.

    Attributes:
        inputs: the words, numbers or vectors that are read.
        targets: for each, the word or the output that should follow; None where nothing is asked for.
        error: how outputs that are no distribution are compared: "squared error" or "half squared error".
        is_summed: whether L is the sum of the losses of the steps; otherwise it is their mean.
    """

    inputs: tuple[Input, ...]
    targets: tuple[Target, ...]
    error: str = "half squared error"
    is_summed: bool = False


@dataclass(frozen=True)
class Gradients:
    """What a lesson teaches a network.

    Attributes:
        reading: what the network made of the inputs.
        losses: L_t for each step with a target.
        loss: L, their mean or sum.
        by_symbol: the gradients dW, dU, … and dh_0, dx_1, … by symbol.
        trace: everything, from the parameters to the gradients.
    """

    reading: Reading
    losses: tuple[Value, ...]
    loss: Value
    by_symbol: dict[str, Value]
    trace: Trace = field(init=False)

    def __post_init__(self) -> None:
        everything = [*self.reading.trace.values(), *self.losses, self.loss, *self.by_symbol.values()]
        object.__setattr__(self, "trace", Trace(everything))


def gradients(network: RNN, lesson: Lesson) -> Gradients:
    """The loss of a lesson and its gradients, backpropagated through time.

    Raises:
        TinyRNNError: targets that are not as many as the inputs, that do not fit the output, or none at all;
            a network whose gradients are not told: one that joins x and h.
    """
    _check(network, lesson)
    reading = network.read(lesson.inputs)
    losses: list[Value] = []
    errors: list[Value | None] = []
    count = sum(target is not None for target in lesson.targets)
    for t, target in enumerate(lesson.targets, start=1):
        pair = None if target is None else _loss(network, reading, lesson, target, t)
        if pair is not None:
            losses.append(pair[0])
        errors.append(None if pair is None else _mean(pair[1], count, lesson).named(gradient(letter("o", t))))
    loss = _mean(total(losses), count, lesson).named("L")
    found = backward(network.by_symbol, reading.inputs, reading.states, reading.before, errors, network.activation)
    by_symbol = {value.name: value for value in found}
    return Gradients(reading, tuple(losses), loss, by_symbol | _of_embedding(network, reading, by_symbol))


def loss(network: RNN, lesson: Lesson) -> float:
    """The loss alone."""
    return float(gradients(network, lesson).loss.array)


def _check(network: RNN, lesson: Lesson) -> None:
    if network.joined is not None:
        raise TinyRNNError("gradients are told for W and U apart: write the joined matrix as two")
    if "V" not in network.by_symbol:
        raise TinyRNNError("the model has no output weights V, so there is nothing to learn from: give it V")
    if len(lesson.targets) != len(lesson.inputs):
        raise TinyRNNError(
            f"{len(lesson.inputs)} inputs were read, but {len(lesson.targets)} targets are given: give one for each"
        )
    if all(target is None for target in lesson.targets):
        raise TinyRNNError("there is no target, so there is nothing to learn: give at least one")


def _loss(network: RNN, reading: Reading, lesson: Lesson, target: Input, t: int) -> tuple[Value, Value]:
    """L_t, and its gradient with respect to o_t."""
    output = reading.outputs[t]
    if isinstance(target, str):
        if network.vocabulary is None or not reading.is_softmax:
            raise TinyRNNError(f'the target "{target}" is a word, but the output is no distribution over words')
        index = network.vocabulary.index(target)
        wanted = Value.given(letter("y*", t), np.eye(len(network.vocabulary))[index], is_row=network.is_rows)
        difference = output - wanted
        tau = network.temperature
        return surprise(output, target, index, t), difference if tau is None else difference / tau
    if reading.is_softmax:
        shown = TEXT.array(as_array("the target", target))
        raise TinyRNNError(f"the target {shown} is no word, but the output is a distribution over words: give a word")
    wanted = Value.given(letter("y*", t), target, is_row=network.is_rows)
    if wanted.array.shape != output.array.shape:
        has, should = shape_text(wanted.array.shape), shape_text(output.array.shape)
        raise TinyRNNError(f"the target of step {t} is {has}, but the output is {should}: make them alike")
    difference = output - wanted
    if lesson.error == "squared error":
        difference = Value.constant(2.0) @ difference
    dy = difference.named(gradient(letter("y", t)))
    L = Value.computed(lesson.error, output, wanted).named("L", t)
    if network.output != "sigmoid":
        return L, dy
    slope = Value.computed("slope of sigmoid", output).named(call(Symbol("f", is_primed=True), letter("o", t)))
    return L, slope * dy


def _mean(value: Value, count: int, lesson: Lesson) -> Value:
    return value if lesson.is_summed or count == 1 else value / Value.constant(count)


def _of_embedding(network: RNN, reading: Reading, found: dict[str, Value]) -> dict[str, Value]:
    """dC: each word's column gathers the gradients of the steps at which it was read."""
    if "C" not in network.by_symbol or not reading.words or network.vocabulary is None:
        return {}
    terms = []
    for t in range(1, len(reading.words) + 1):
        if f"dx_{t}" in found:
            text = reading.words[t - 1]
            at = np.eye(len(network.vocabulary))[network.vocabulary.index(text)]
            place = Value.given(call(letter("e"), word(text)), at, is_row=network.is_rows)
            terms.append(outer(found[f"dx_{t}"], place).named(gradient(letter("C"), t)))
    return {"dC": total(terms).named(gradient(letter("C")))} if terms else {}


@dataclass(frozen=True)
class Step:
    """One step of gradient descent.

    Attributes:
        gradients: what was computed before it.
        network: the network after it.
        trace: everything of before, and the parameters after it, W', U' …
    """

    gradients: Gradients
    network: RNN
    trace: Trace


def descend(network: RNN, lesson: Lesson, rate: float, clip: float | None = None) -> Step:
    """θ' = θ − η ∂L/∂θ, for every parameter but the initial state; where ‖∇L‖ > clip, with ∂L/∂θ · clip/‖∇L‖.

    Source: Goodfellow et al., algorithm 8.1 and eq. 10.48–10.49.
    """
    if rate <= 0:
        raise TinyRNNError(f"the rate is {rate:g}: it must be a positive number")
    if clip is not None and clip <= 0:
        raise TinyRNNError(f"gradients are clipped at {clip:g}: that must be a positive number")
    before = gradients(network, lesson)
    eta = Value.given("η", rate)
    fixed = {"h_0", *network.assumed}  # a bias that a network does not have is not learned
    learned = [symbol for symbol in network.by_symbol if symbol not in fixed and f"d{symbol}" in before.by_symbol]
    scale, extra = _scale(before, learned, clip)
    after = {}
    for symbol in learned:
        gradient = before.by_symbol[f"d{symbol}"]
        step = (eta if scale is None else (eta @ scale).named(scaled(letter("η"), letter("k")))) @ gradient
        after[symbol] = (network.by_symbol[symbol] - step).named(primed(network.by_symbol[symbol]))
    trace = Trace([*before.trace.values(), *extra, *after.values()])
    arrays: dict[str, Array] = {symbol: value.array for symbol, value in after.items()}
    return Step(before, network.with_arrays(arrays), trace)


def _scale(before: Gradients, learned: Sequence[str], clip: float | None) -> tuple[Value | None, list[Value]]:
    """The factor k = clip/‖∇L‖, where the gradient is longer than that."""
    if clip is None:
        return None, []
    all_of_them = [before.by_symbol[f"d{symbol}"] for symbol in learned]
    length = Value.computed("norm", *all_of_them).named(norm(nabla(letter("L"))))
    return (None if length.array <= clip else (Value.constant(clip) / length).named("k")), [length]


def primed(value: Value) -> Symbol:
    """W', the symbol of a parameter after a step."""
    return replace(symbol_of(value), is_primed=True)
