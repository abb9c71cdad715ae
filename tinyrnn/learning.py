"""Learning: the loss of a lesson, its gradients, and a step of gradient descent."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from .arrays import TinyRNNError, as_array, shape_text
from .backward import backward, derivative, outer, total
from .loss import surprise
from .network import RNN, Input
from .notation import TEXT
from .operations import ERRORS
from .reading import Reading
from .symbol import call, gradient, letter, nabla, norm, scaled, word
from .trace import Trace
from .value import Value, symbol_of


class Lesson(NamedTuple):
    """A sequence with the target of each of its steps."""

    inputs: tuple[Input, ...]  # the words, numbers or vectors that are read
    targets: tuple[Input | None, ...]  # for each, the word or the output that should follow; None for no target
    error: str = "half squared error"  # how outputs that are not at a distribution are compared, one of ERRORS
    is_summed: bool = False  # whether L is the sum of the losses of the steps; otherwise it is their mean


@dataclass(frozen=True)
class Gradients:
    """The loss of a lesson and its gradients."""

    reading: Reading  # what the network computed from the inputs
    losses: tuple[Value, ...]  # L_t for each step with a target
    loss: Value  # L, their mean or sum
    by_name: dict[str, Value]  # dW, dU, … and dh_0, dx_1, …

    @cached_property
    def trace(self) -> Trace:
        """Everything, from the parameters to the gradients."""
        return Trace([*self.reading.trace.values(), *self.losses, self.loss, *self.by_name.values()])


def gradients(network: RNN, lesson: Lesson) -> Gradients:
    """The loss of a lesson and its gradients, backpropagated through time; a TinyRNNError where targets do not fit."""
    _check(network, lesson)
    reading = network.read(lesson.inputs)
    asked = {t: target for t, target in enumerate(lesson.targets, start=1) if target is not None}
    losses: list[Value] = []
    do: dict[int, Value] = {}
    for t, target in asked.items():
        if isinstance(target, str):
            loss, slope = _loss_of_word(network, reading, target, t)
        else:
            loss, slope = _loss_of_output(network, reading, target, lesson.error, t)
        losses.append(loss)
        do[t] = averaged(slope, len(asked), lesson).named(gradient(letter("o", t)))
    found = backward(network.parameters, reading, do, network.activation)
    by_name = {value.name: value for value in found}
    by_name |= _of_embedding(network, reading, by_name)
    return Gradients(reading, tuple(losses), averaged(total(losses), len(asked), lesson).named("L"), by_name)


def _check(network: RNN, lesson: Lesson) -> None:
    if network.joined is not None:
        raise TinyRNNError("gradients are told for W and U apart: write the joined matrix as two")
    if "V" not in network.parameters:
        raise TinyRNNError("the model has no output weights V, so there is nothing to learn from: give it V")
    inputs, targets = len(lesson.inputs), len(lesson.targets)
    if targets != inputs:
        raise TinyRNNError(f"{inputs} inputs were read, but {targets} targets are given: give one for each")
    if all(target is None for target in lesson.targets):
        raise TinyRNNError("there is no target, so there is nothing to learn: give at least one")


def _loss_of_word(network: RNN, reading: Reading, target: str, t: int) -> tuple[Value, Value]:
    """L_t of a word that should follow, and its gradient with respect to o_t: p_t − y*_t, divided by τ."""
    if network.vocabulary is None or not reading.is_softmax:
        raise TinyRNNError(f'the target "{target}" is a word, but the output is not a distribution over words')
    p, index, tau = reading.outputs[t], network.vocabulary.index(target), network.parameters.get("τ")
    difference = p - Value.given(letter("y*", t), np.eye(len(network.vocabulary))[index], is_row=network.is_rows)
    return surprise(p, target, index, t), difference if tau is None else difference / tau


def _loss_of_output(network: RNN, reading: Reading, target: Input, error: str, t: int) -> tuple[Value, Value]:
    """L_t of an output that should come, and its gradient with respect to o_t: y_t − y*_t times f'(o_t), or twice."""
    if reading.is_softmax:
        text = TEXT.array(as_array("the target", target))
        raise TinyRNNError(f"the target {text} is not a word, but the output is a distribution over words: give a word")
    y, wanted = reading.outputs[t], Value.given(letter("y*", t), target, is_row=network.is_rows)
    if wanted.array.shape != y.array.shape:
        has, should = shape_text(wanted.array.shape), shape_text(y.array.shape)
        raise TinyRNNError(f"the target of step {t} is {has}, but the output is {should}: make them alike")
    factor, difference = ERRORS[error], y - wanted
    dy = (difference if factor == 1 else Value.constant(factor) @ difference).named(gradient(letter("y", t)))
    slope = None if network.output != "sigmoid" else derivative(y, y.operands[0], "sigmoid")
    return Value.computed(error, y, wanted).named("L", t), dy if slope is None else slope * dy


def averaged(value: Value, count: int, lesson: Lesson) -> Value:
    """The value divided by the number of targets, unless the lesson sums the losses of its steps."""
    return value if lesson.is_summed or count == 1 else value / Value.constant(count)


def _of_embedding(network: RNN, reading: Reading, dx: dict[str, Value]) -> dict[str, Value]:
    """dC, where words are read: each word's column gathers the gradients of the steps at which it was read."""
    C, vocabulary, terms = letter("C"), network.vocabulary, []
    for t, text in enumerate(reading.words, start=1):
        if f"dx_{t}" in dx and vocabulary is not None:
            column = np.eye(len(vocabulary))[vocabulary.index(text)]
            place = Value.given(call(letter("e"), word(text)), column, is_row=network.is_rows)
            terms.append(outer(dx[f"dx_{t}"], place).named(gradient(C, t)))
    return {"dC": total(terms).named(gradient(C))} if terms else {}


class DescentStep(NamedTuple):
    """One step of gradient descent."""

    gradients: Gradients  # what was computed before it
    network: RNN  # the network after it
    trace: Trace  # everything of before, and the parameters after it, W', U' …


def descend(network: RNN, lesson: Lesson, rate: float, clip: float | None = None) -> DescentStep:
    """θ' = θ − η ∂L/∂θ, for every parameter but the initial state; where ‖∇L‖ > clip, with ∂L/∂θ · clip/‖∇L‖.

    Source: Goodfellow et al., algorithm 8.1 and eq. 10.48–10.49.
    """
    if rate <= 0:
        raise TinyRNNError(f"the rate is {rate:g}: it must be a positive number")
    if clip is not None and clip <= 0:
        raise TinyRNNError(f"gradients are clipped at {clip:g}: that must be a positive number")
    found = gradients(network, lesson)
    fixed = {"h_0", *network.assumed}  # a bias that a network does not have is not learned
    learned = [name for name in network.parameters if f"d{name}" in found.by_name and name not in fixed]
    slopes = [found.by_name[f"d{name}"] for name in learned]
    eta, values = Value.given("η", rate), list(found.trace.values())
    if clip is not None:
        length = Value.computed("norm", *slopes).named(norm(nabla(letter("L"))))
        values.append(length)
        if length.array > clip:
            eta = (eta @ (Value.constant(clip) / length).named("k")).named(scaled(letter("η"), letter("k")))
    changed: dict[str, Any] = {}
    for name, slope in zip(learned, slopes, strict=True):
        before = network.parameters[name]
        after = (before - eta @ slope).named(replace(symbol_of(before), is_primed=True))
        values.append(after)
        changed[name] = after.array
    return DescentStep(found, replace(network, **changed), Trace(values))
