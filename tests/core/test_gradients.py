"""Gradients against the article's, against numbers worked by hand, and against a plain loss that is moved a little."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tinyrnn as t

from .lessons import SYMBOLS, Taught, lessons
from .models import article

SENTENCE = t.Lesson(("I", "like"), ("like", "cats"))
# Statement by statement in the notes on the article, recomputed there with PyTorch.
OF_THE_ARTICLE = {
    "dW": [[0.780206, -0.003700], [0.206556, -0.003700]],
    "dU": [[-0.003700, 0], [-0.003700, 0]],
    "db": [0.776506, 0.202857],
    "dV": [[0.124831, 0.002467], [-0.452518, 0.002467], [0.327687, -0.004933]],
    "dC": [[0.780206, -0.003700, 0], [0.986762, -0.007400, 0]],
}


@pytest.mark.parametrize("symbol", OF_THE_ARTICLE)
def test_the_gradients_of_the_article_are_those_that_pytorch_found(symbol: str) -> None:
    found = t.gradients(article(), SENTENCE).by_name[symbol].array
    assert found == pytest.approx(np.array(OF_THE_ARTICLE[symbol]), abs=5.1e-7)


@pytest.mark.parametrize(
    ("activation", "before", "after"), [("identity", 1.206276, 0.933857), ("tanh", 1.078344, 1.013309)]
)
def test_a_step_at_a_tenth_brings_the_loss_to_what_pytorch_found(activation: str, before: float, after: float) -> None:
    step = t.descend(article(activation), SENTENCE, 0.1)
    assert float(step.gradients.loss.array) == pytest.approx(before, abs=5.1e-7)
    assert float(t.gradients(step.network, SENTENCE).loss.array) == pytest.approx(after, abs=5.1e-7)


@settings(max_examples=60, deadline=None)
@given(lessons())
def test_every_gradient_is_that_of_a_plain_loss(taught: Taught) -> None:
    found = t.gradients(taught.rnn(), taught.lesson())
    assert float(found.loss.array) == pytest.approx(taught.loss(taught.model), rel=1e-9, abs=1e-12)
    for symbol in (s for s in SYMBOLS if s != "c" or "c" not in taught.left_out):
        ours = found.by_name[f"d{symbol}"].array
        ours = ours.T if taught.is_rows else ours
        assert ours.ravel().tolist() == pytest.approx(taught.gradient(symbol), rel=1e-6, abs=1e-8), symbol


@settings(max_examples=40, deadline=None)
@given(lessons())
def test_every_gradient_has_the_shape_of_what_it_is_of_and_is_the_sum_of_its_steps(taught: Taught) -> None:
    rnn = taught.rnn()
    trace = t.gradients(rnn, taught.lesson()).trace
    for symbol, parameter in rnn.parameters.items():
        if symbol == "τ":
            continue  # it is not learned
        whole = trace[f"d{symbol}"].array
        assert whole.shape == parameter.array.shape
        if symbol != "h_0":
            part = {"b": "da", "c": "do"}.get(symbol, f"d{symbol}")
            parts = [trace[f"{part}_{n}"].array for n in range(1, 5) if f"{part}_{n}" in trace]
            assert sum(parts) == pytest.approx(whole, rel=1e-12, abs=1e-15)


@settings(max_examples=30, deadline=None)
@given(lessons())
def test_the_trace_holds_every_value_by_its_own_name(taught: Taught) -> None:
    found = t.gradients(taught.rnn(), taught.lesson())
    for value in (*found.reading.trace.values(), *found.losses, found.loss, *found.by_name.values()):
        assert found.trace[value.name].array.tolist() == value.array.tolist()
    for symbol, value in found.trace.items():
        assert value.name == symbol
        assert t.derivation(value, t.TEXT).symbol == symbol


# h_t = 1 − h_{t−1} + 2 x_t and y_t = 3 h_t − 1 from h_0 = 1: h = 2, 5 and y = 5, 14; the errors are 1 and −2.
# Halves of squares, their mean: do = ½, −1; da_2 = 3·(−1) = −3, da_1 = 3·½ + (−1)·(−3) = 4.5.
NUMBERS = t.RNN(None, None, 2, -1, 3, 1, 1, -1, output="linear")
BY_HAND = {
    "L_1": 0.5, "L_2": 2, "L": 1.25, "dy_1": 1, "dy_2": -2, "do_1": 0.5, "do_2": -1, "da_2": -3, "da_1": 4.5,
    "dW_1": 4.5 * 1, "dW_2": -3 * 3, "dW": -4.5, "dU_1": 4.5 * 1, "dU_2": -3 * 2, "dU": -1.5, "db": 1.5,
    "dV_1": 0.5 * 2, "dV_2": -1 * 5, "dV": -4, "dc": -0.5, "dh_0": -4.5, "dx_1": 9, "dx_2": -6,
}  # fmt: skip


@pytest.mark.parametrize("symbol", BY_HAND)
def test_a_network_of_numbers_is_taught_by_hand(symbol: str) -> None:
    trace = t.gradients(NUMBERS, t.Lesson((1, 3), (4, 16))).trace
    assert trace[symbol].array.tolist() == BY_HAND[symbol]


OTHER_LOSSES = [
    (t.Lesson((1, 3), (4, 16), "squared error"), 2),
    (t.Lesson((1, 3), (4, 16), "half squared error", is_summed=True), 2),
    (t.Lesson((1, 3), (4, 16), "squared error", is_summed=True), 4),
]


@pytest.mark.parametrize(("lesson", "factor"), OTHER_LOSSES)
def test_whole_squares_and_sums_are_twice_the_loss_and_twice_the_gradients(lesson: t.Lesson, factor: float) -> None:
    trace = t.gradients(NUMBERS, lesson).trace
    names = ("L", "do_1", "do_2", "da_1", "da_2", "dW", "dU", "db", "dV", "dc", "dh_0", "dx_1", "dx_2")
    assert {name: trace[name].array.tolist() for name in names} == {name: factor * BY_HAND[name] for name in names}


def test_a_sigmoid_output_brings_its_slope() -> None:
    # y = σ(0) = ½, the target 1: dy = −½, the slope ½·½, do = −⅛; V = 2 and x = 3.
    trace = t.gradients(t.RNN(None, None, 0, 0, 2, 0, output="sigmoid"), t.Lesson((3,), (1,))).trace
    named = {"L": 0.125, "f'(o_1)": 0.25, "do_1": -0.125, "da_1": -0.25, "dW": -0.75}
    assert {name: trace[name].array.tolist() for name in named} == named


def test_only_what_leads_to_a_target_is_taught() -> None:
    found = t.gradients(NUMBERS, t.Lesson((1, 3), (4, None)))
    assert {"dW_1", "dV_1", "dW"} <= set(found.trace)
    assert not [symbol for symbol in found.trace if symbol in ("dW_2", "dV_2", "da_2", "dx_2", "y*_2", "L_2")]
    assert found.trace["L"].array.tolist() == 0.5  # the mean of one


def test_a_late_target_teaches_the_first_step_through_the_memory_alone() -> None:
    # da_2 = 3·(14 − 16) = −6 and da_1 = (−1)·(−6).
    trace = t.gradients(NUMBERS, t.Lesson((1, 3), (None, 16))).trace
    assert trace["da_1"].array.tolist() == trace["U^T da_2"].array.tolist() == 6
    assert "V^T do_1" not in trace


def test_where_vectors_are_rows_a_gradient_stands_before_the_transpose() -> None:
    rows = t.RNN(None, None, [[1, 2], [3, 4]], [[0, 1], [1, 0]], [[2, 0], [0, 2]], output="linear", is_rows=True)
    trace = t.gradients(rows, t.Lesson(([1, 0], [0, 1]), (None, [0, 0]))).trace
    # a_1 = [1, 2], a_2 = [2, 1] + [3, 4] = [5, 5], y_2 = [10, 10]; do_2 V^T = [20, 20], and U exchanges the two.
    assert str(t.derivation(trace["do_2 V^T"], t.TEXT)) == (
        "do_2 V^T = [10, 10] [[2, 0], [0, 2]] = [10·2 + 10·0, 10·0 + 10·2] = [20, 20]"
    )
    assert trace["da_2 U^T"].array.tolist() == [20, 20]
    assert str(t.derivation(trace["dW_2"], t.TEXT)) == (
        "dW_2 = x_2^T da_2 = [0, 1] [20, 20] = [[0·20, 0·20], [1·20, 1·20]] = [[0, 0], [20, 20]]"
    )
    # Both steps: x_1^T da_1 = [[20, 20], [0, 0]].
    assert trace["dW"].array.tolist() == [[20, 20], [20, 20]]


NUMBER = st.floats(-2, 2, width=32)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(NUMBER, min_size=6, max_size=6),
    st.lists(st.tuples(NUMBER, NUMBER), min_size=1, max_size=4),
    st.sampled_from(list(t.ACTIVATIONS)),
    st.sampled_from(["linear", "sigmoid", "logits"]),
)
def test_the_gradients_of_numbers_are_those_of_one_by_one_matrices(
    numbers: list[float], pairs: list[tuple[float, float]], activation: str, output: str
) -> None:
    W, U, V, b, h_0, c = numbers
    plain = t.RNN(None, None, W, U, V, b, h_0, c, activation, output)
    matrices = t.RNN(None, None, [[W]], [[U]], [[V]], [b], [h_0], [c], activation, output)
    inputs, targets = zip(*pairs, strict=True)
    ours = t.gradients(plain, t.Lesson(inputs, targets)).by_name
    theirs = t.gradients(matrices, t.Lesson(tuple([x] for x in inputs), tuple([y] for y in targets))).by_name
    assert {value.array.shape for value in ours.values()} == {()}
    assert {s: float(value.array) for s, value in ours.items()} == pytest.approx(
        {s: float(value.array.item()) for s, value in theirs.items()}, rel=1e-12
    )
