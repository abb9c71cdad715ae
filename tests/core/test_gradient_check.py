"""Central differences agree with right gradients, find wrong ones, and name the kinks at which neither can be told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings

import tinyrnn as t
from tinyrnn import backward, operations
from tinyrnn.operations import Operation

from .lessons import Taught, lessons
from .models import article
from .test_gradients import NUMBERS, SENTENCE

LESSON = t.Lesson((1, 3), (4, 16))


@settings(max_examples=40, deadline=None)
@given(lessons())
def test_right_gradients_agree_everywhere(taught: Taught) -> None:
    rnn, lesson = taught.rnn(), taught.lesson()
    before = t.gradients(rnn, lesson).reading.pre_activations
    assume(taught.activation != "ReLU" or all(abs(a.array).min() > 1e-3 for a in before))
    assert t.disagreements(rnn, lesson) == []


def test_a_central_difference_is_worked_by_hand() -> None:
    # y = 2·3·V and L = (y − 5)²/2: ∂L/∂V = (6V − 5)·6 is 6 at V = 1, and a parabola has no error.
    found = t.central_difference(t.RNN(None, None, 3, 0, 1, output="linear"), t.Lesson((2,), (5,)), "V")
    assert found.tolist() == pytest.approx(6, rel=1e-9)


def test_a_wrong_slope_is_found_in_all_that_passes_it_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    right = operations.OPERATIONS["derivative of tanh"]
    wrong = Operation(lambda h: 1 - h, right.write, right.binds, right.work)
    monkeypatch.setitem(operations.OPERATIONS, "derivative of tanh", wrong)
    network = t.RNN(None, None, 0.5, 0.5, 3, 1, 1, -1, "tanh", "linear")
    assert {one.symbol for one in t.disagreements(network, LESSON)} == {"W", "U", "b", "h_0"}


def test_a_forgotten_future_is_found_with_its_place_and_both_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    right = backward.back
    monkeypatch.setattr(
        backward,
        "back",
        lambda M, delta: (M - M) @ delta if M.name == "U" and delta.name == "da_2" else right(M, delta),
    )
    found = {one.symbol: one for one in t.disagreements(NUMBERS, LESSON)}
    # Without the future da_1 is 1.5 instead of 4.5: dW = 1.5·1 − 3·3, and so on.
    assert {symbol: one.gradient for symbol, one in found.items()} == {"W": -7.5, "U": -4.5, "b": -1.5, "h_0": -1.5}
    rights = {"W": -4.5, "U": -1.5, "b": 1.5, "h_0": -4.5}
    assert {symbol: one.difference for symbol, one in found.items()} == pytest.approx(rights, rel=1e-7)
    assert {one.place for one in found.values()} == {()}


def test_a_matrix_that_is_not_transposed_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backward, "back", lambda M, delta: M @ delta)
    network = t.RNN(None, None, [[1, 0], [0, 1]], [[1, 2], [0, 1]], [[1, 2], [3, 4]], output="linear")
    lesson = t.Lesson(([1, 0], [0, 1]), ([0, 0], [0, 0]))
    assert {one.symbol for one in t.disagreements(network, lesson)} == {"W", "U", "b", "h_0"}
    monkeypatch.undo()
    assert t.disagreements(network, lesson) == []


KINKS: list[tuple[str, Any]] = [
    ("ReLU", [(1, (1,))]),  # a_1 = [1, 0], a_2 = [2, 2]
    ("identity", []),
    ("tanh", []),
]


@pytest.mark.parametrize(("activation", "places"), KINKS)
def test_the_article_stands_on_one_kink_of_relu_and_of_nothing_else(activation: str, places: Any) -> None:
    network = article(activation)
    assert t.kinks(t.gradients(network, SENTENCE), network.activation) == places


def test_at_a_kink_the_difference_takes_half_and_the_gradient_nothing() -> None:
    # The article's notes: NumPy and PyTorch take 0 there. da_1[2] would be 0.206556 if it passed.
    found = {(one.symbol, one.place): one for one in t.disagreements(article("ReLU"), SENTENCE)}
    bias = found["b", (1,)]
    assert bias.difference - bias.gradient == pytest.approx(0.206556 / 2, abs=1e-4)
    assert not [symbol for symbol, _ in found if symbol in ("V", "c")]


def test_numbers_have_kinks_too() -> None:
    network = t.RNN(None, None, 1, 0, 1, activation="ReLU", output="linear")
    assert t.kinks(t.gradients(network, t.Lesson((0, 1, 0, -1), (1, 1, 1, 1))), "ReLU") == [(1, ()), (3, ())]
