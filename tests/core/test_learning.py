"""Steps of gradient descent, clipped or not, and lessons that cannot be taught."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tinyrnn as t

from .lessons import Taught, lessons
from .models import article
from .test_gradients import NUMBERS, SENTENCE

# The gradients are −4.5, −1.5, 1.5, −4 and −0.5, worked in test_gradients; their squares add up to 41.
LESSON = t.Lesson((1, 3), (4, 16))
LENGTH = math.sqrt(41)


def numbers(network: t.RNN) -> dict[str, Any]:
    return {symbol: value.array.tolist() for symbol, value in network.parameters.items()}


def test_a_step_takes_the_rate_times_the_gradient_from_every_parameter_but_the_initial_state() -> None:
    step = t.descend(NUMBERS, LESSON, 0.1)
    by_hand = {"W": 2.45, "U": -0.85, "b": 0.85, "V": 3.4, "c": -0.95, "h_0": 1}
    assert numbers(step.network) == pytest.approx(by_hand, rel=1e-15)
    assert numbers(NUMBERS) == {"W": 2, "U": -1, "b": 1, "V": 3, "c": -1, "h_0": 1}
    assert "h_0'" not in step.trace


def test_the_parameters_after_a_step_bear_a_prime_and_their_working() -> None:
    trace = t.descend(NUMBERS, LESSON, 0.1).trace
    assert str(t.derivation(trace["V'"], t.TEXT)) == "V' = V - η dV = 3 - 0.1·(-4) = 3.4"
    assert str(t.derivation(trace["b'"], t.TEXT)) == "b' = b - η db = 1 - 0.1·1.5 = 0.85"


@pytest.mark.parametrize("clip", [LENGTH, LENGTH + 1e-9, 100])
def test_gradients_that_are_not_longer_than_the_bound_stay_as_they_are(clip: float) -> None:
    clipped, plain = t.descend(NUMBERS, LESSON, 0.1, clip), t.descend(NUMBERS, LESSON, 0.1)
    assert numbers(clipped.network) == numbers(plain.network)
    assert "k" not in clipped.trace
    assert float(clipped.trace["‖∇L‖"].array) == pytest.approx(LENGTH, rel=1e-15)


@pytest.mark.parametrize("share", [0.999, 0.5, 0.1])
def test_longer_gradients_are_shortened_all_together(share: float) -> None:
    clipped = t.descend(NUMBERS, LESSON, 0.1, share * LENGTH)
    assert numbers(clipped.network) == pytest.approx(
        numbers(t.descend(NUMBERS, LESSON, 0.1 * share).network), rel=1e-14
    )
    assert float(clipped.trace["k"].array) == pytest.approx(share, rel=1e-14)


def test_the_working_of_a_clipped_step_reads_as_by_hand() -> None:
    # y = 3·4 = 12 for the target 15, and h = x = 4: dV = −3·4 and da = 3·(−3) = −9, so that dW = −9·4, and dU = 0.
    step = t.descend(t.RNN(None, None, 1, 0, 3, 0, output="linear"), t.Lesson((4,), (15,)), 0.5, 3)
    written = {symbol: str(t.derivation(step.trace[symbol], t.TEXT)) for symbol in ("‖∇L‖", "k", "V'")}
    assert written["‖∇L‖"] == "‖∇L‖ = ‖dW, dU, db, dV‖ = 39"  # 36² + 9² + 12²
    assert written["k"] == f"k = 3/‖∇L‖ = 3/39 ≈ {1 / 13:.6g}"
    assert written["V'"] == f"V' = V - η·k dV ≈ 3 - {1 / 26:.6g}·(-12) ≈ {3 + 6 / 13:.6g}"


@settings(max_examples=25, deadline=None)
@given(lessons(), st.sampled_from([0.25, 1.0, 4.0]))
def test_a_step_is_the_gradient_at_most_as_long_as_allowed(taught: Taught, clip: float) -> None:
    before = taught.rnn()
    step = t.descend(before, taught.lesson(), 0.5, clip)
    learned = [symbol for symbol in before.parameters if symbol not in ("h_0", "τ", *before.assumed)]
    found = [step.gradients.by_name[f"d{symbol}"].array for symbol in learned]
    length = math.sqrt(sum(float(np.sum(gradient**2)) for gradient in found))
    factor = 0.5 * min(1, clip / length) if length else 0.5
    for symbol, gradient in zip(learned, found, strict=True):
        expected = before.parameters[symbol].array - factor * gradient
        assert step.network.parameters[symbol].array == pytest.approx(expected, rel=1e-12, abs=1e-14)


def test_a_bias_that_a_network_does_not_have_is_not_learned() -> None:
    # y = 2 for the target 3, so dV = dW = −2: W' = V' = 1.2, and y' = 1.2·1.2·2 = 2.88.
    network = t.RNN(None, None, 1, 0, 1, output="linear")
    step = t.descend(network, t.Lesson((2,), (3,)), 0.1)
    assert "b'" not in step.trace
    assert step.network.assumed == {"b", "h_0"}
    assert float(step.network.read([2]).outputs[1].array) == pytest.approx(2.88, rel=1e-15)


def test_many_small_steps_go_down() -> None:
    network, losses = article("tanh"), []
    for _ in range(20):
        step = t.descend(network, SENTENCE, 0.1)
        losses.append(float(step.gradients.loss.array))
        network = step.network
    assert losses == sorted(losses, reverse=True)
    assert losses[1] == pytest.approx(1.013309, abs=5.1e-7)  # the article's notes, from PyTorch
    assert losses[-1] < math.log(3)  # better than guessing


@given(lessons())
@settings(max_examples=25, deadline=None)
def test_other_numbers_make_the_same_network_otherwise(taught: Taught) -> None:
    network = taught.rnn()
    doubled = replace(network, U=2 * network.parameters["U"].array)
    words = taught.lesson().inputs
    expected = replace(taught, model=replace(taught.model, U=[[2 * u for u in row] for row in taught.model.U])).rnn()
    for ours, theirs in zip(doubled.read(words).outputs, expected.read(words).outputs, strict=True):
        assert ours.array.tolist() == theirs.array.tolist()
    for choice in ("vocabulary", "activation", "output", "is_rows", "joined"):
        assert getattr(doubled, choice) == getattr(network, choice)


WORDS = t.Vocabulary(["a", "b"])
PLAIN, JOINED = {"W": 1, "U": 1, "V": 2, "output": "linear"}, {"W": [1, 1], "joined": "x h", "V": 2, "output": "linear"}
SOFTMAX = {"vocabulary": WORDS, "C": [1, 2], "W": 1, "U": 1, "V": [1, 2], "output": "softmax"}
IMPOSSIBLE = [
    (PLAIN, (1, 2), (None, None), "there is no target, so there is nothing to learn: give at least one"),
    (PLAIN, (), (), "there is no target, so there is nothing to learn: give at least one"),
    (PLAIN, (1,), (1, 2), "1 inputs were read, but 2 targets are given: give one for each"),
    (PLAIN, (1, 2), (1,), "2 inputs were read, but 1 targets are given: give one for each"),
    (PLAIN, (1, 2), (None, [1, 2]), "the target of step 2 is a vector of 2, but the output is a number: make them"),
    (PLAIN, (1,), ("a",), 'the target "a" is a word, but the output is not a distribution over words'),
    (JOINED, (1,), (1,), "gradients are told for W and U apart: write the joined matrix as two"),
    ({"W": 1, "U": 1, "output": "linear"}, (1,), (1,), "the model has no output weights V, so there is nothing to"),
    (SOFTMAX, ("a",), ("c",), '"c" is not in the vocabulary'),
    (SOFTMAX, ("a",), (2,), "the target 2 is not a word, but the output is a distribution over words: give a word"),
    (SOFTMAX, ("a",), ([0, 1],), "the target [0, 1] is not a word, but the output is a distribution over words"),
    (SOFTMAX | {"V": [1, 2000]}, ("b",), ("a",), 'p_1("a") is 0 where its logarithm is taken: what happened cannot'),
]


@pytest.mark.parametrize(("parts", "inputs", "targets", "complaint"), IMPOSSIBLE)
def test_a_lesson_that_cannot_be_taught_is_refused_with_what_to_do(
    parts: dict[str, Any], inputs: tuple[Any, ...], targets: tuple[Any, ...], complaint: str
) -> None:
    network = t.RNN(**({"vocabulary": None, "C": None} | parts))
    with pytest.raises(t.TinyRNNError) as caught:
        t.gradients(network, t.Lesson(inputs, targets))
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    ("rate", "clip", "complaint"),
    [
        (0, None, "the rate is 0: it must be a positive number"),
        (-0.1, None, "the rate is -0.1: it must be a positive number"),
        (0.1, 0, "gradients are clipped at 0: that must be a positive number"),
        (0.1, -1, "gradients are clipped at -1: that must be a positive number"),
    ],
)
def test_a_step_that_leads_nowhere_or_up_is_refused(rate: float, clip: float | None, complaint: str) -> None:
    with pytest.raises(t.TinyRNNError) as caught:
        t.descend(NUMBERS, LESSON, rate, clip)
    assert str(caught.value) == complaint
