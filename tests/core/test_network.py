"""The network against the article and against a forward pass in plain Python."""

from __future__ import annotations

import math

import pytest
from hypothesis import given

import tinyrnn as t

from . import models
from .models import Model, article

TANH_1 = math.tanh(1)  # h_1 with the true tanh, which is all that h_2 needs: both its entries are tanh(1 + h_1)
E2, E8 = math.exp(2), math.exp(8)


@pytest.mark.parametrize("activation", list(models.FUNCTIONS))
@given(model=models.models())
def test_states_and_distributions_are_those_of_plain_python(activation: str, model: Model) -> None:
    states, distributions = models.forward(model, activation)
    reading = model.rnn(activation).read([model.words[i] for i in model.indices])
    assert len(reading.states) == len(reading.distributions) == len(model.indices) + 1
    for ours, theirs in zip(reading.states, states, strict=True):
        assert ours.array.tolist() == pytest.approx(theirs, rel=1e-9, abs=1e-9)
    for ours, theirs in zip(reading.distributions, distributions, strict=True):
        assert ours.array.tolist() == pytest.approx(theirs, rel=1e-7, abs=1e-12)


@given(models.models())
def test_what_is_read_first_does_not_depend_on_what_follows(model: Model) -> None:
    words = [model.words[i] for i in model.indices]
    whole = model.rnn("tanh").read(words)
    for n in range(len(words) + 1):
        prefix = model.rnn("tanh").read(words[:n])
        assert [h.array.tolist() for h in prefix.states] == [h.array.tolist() for h in whole.states[: n + 1]]


@pytest.mark.parametrize(
    ("symbol", "numbers"),
    [
        ("x_1", [1, 0]),
        ("h_1", [1, 0]),
        ("x_2", [0, 1]),
        ("U h_1", [1, 1]),
        ("W x_2", [1, 1]),
        ("h_2", [2, 2]),
        ("o_2", [2, 2, 8]),
        ("e^{o_2}", [E2, E2, E8]),
        ("Z_2", 2 * E2 + E8),
        ("p_0", [1 / 3, 1 / 3, 1 / 3]),
        (
            "p_1",
            [math.e / (math.e + 1 + math.e**2), 1 / (math.e + 1 + math.e**2), math.e**2 / (math.e + 1 + math.e**2)],
        ),
        ("p_2", [E2 / (2 * E2 + E8), E2 / (2 * E2 + E8), E8 / (2 * E2 + E8)]),
    ],
)
def test_the_network_of_the_article_computes_the_articles_numbers(symbol: str, numbers: object) -> None:
    value = article().read(["I", "like"]).trace[symbol]
    assert value.array.tolist() == pytest.approx(numbers, rel=1e-14)


def test_the_true_tanh_leaves_the_prediction_and_takes_the_confidence() -> None:
    reading = article("tanh").read(["I", "like"])
    h = math.tanh(1 + TANH_1 * 1)  # not the article's: U h_1 = [h_1, h_1], W x_2 = [1, 1]
    assert reading.states[1].array.tolist() == pytest.approx([TANH_1, 0])
    assert reading.states[2].array.tolist() == pytest.approx([h, h])
    prediction = reading.prediction()
    assert (prediction.word, prediction.tied) == ("cats", ())
    assert prediction.probability == pytest.approx(math.exp(4 * h) / (2 * math.exp(h) + math.exp(4 * h)))
    assert prediction.probability == pytest.approx(0.894249, abs=5e-7)


def test_an_asymmetric_network_tells_every_matrix_from_its_transpose() -> None:
    rnn = t.RNN(
        t.Vocabulary(["a", "b"]), C=[[1, 2], [3, 5]], W=[[1, 2], [0, 3]], U=[[0, 1], [2, 0]], b=[10, 20], h_0=[1, 2]
    )
    # By hand: W x_1 = [1·1 + 2·3, 3·3] = [7, 9]; U h_0 = [2, 2]; h_1 = [19, 31].
    # Then W x_2 = [2 + 10, 15] = [12, 15]; U h_1 = [31, 38]; h_2 = [53, 73].
    states = rnn.read(["a", "b"]).states
    assert [h.array.tolist() for h in states] == [[1, 2], [19, 31], [53, 73]]


def test_the_output_bias_is_added_to_the_logits() -> None:
    rnn = t.RNN(t.Vocabulary(["a", "b"]), C=[[1, 0]], W=[[1]], U=[[0]], V=[[2], [3]], c=[5, -7])
    assert rnn.read(["a"]).trace["o_1"].array.tolist() == [7, -4]


def test_before_any_word_there_is_the_initial_state_and_its_distribution() -> None:
    reading = article().read([])
    assert [h.array.tolist() for h in reading.states] == [[0, 0]]
    assert reading.distributions[0].array.tolist() == pytest.approx([1 / 3] * 3)


def test_words_that_tie_are_named_in_the_order_of_the_vocabulary() -> None:
    prediction = article().read([]).prediction()
    assert (prediction.word, prediction.tied) == ("I", ("like", "cats"))


def test_probabilities_that_differ_by_rounding_alone_tie() -> None:
    p = t.Value.given("p", [0.1 + 0.2, 0.3, 0.4 - 0.1])
    assert t.predict(p, ["a", "b", "c"]) == t.Prediction("a", 0.1 + 0.2, ("b", "c"))


def test_a_network_without_output_weights_predicts_nothing_and_says_so() -> None:
    reading = t.RNN(t.Vocabulary(["a"]), C=[[1]], W=[[1]], U=[[1]]).read(["a"])
    assert reading.distributions == ()
    with pytest.raises(t.TinyRNNError, match="no output weights V, so it predicts nothing: give it V"):
        reading.prediction()


def test_words_may_come_from_an_iterator() -> None:
    assert article().read(iter(["I", "like"])).words == ("I", "like")


def test_the_sigmoid_neither_overflows_nor_warns() -> None:
    value = t.activate(t.Value.given("a_1", [-1e308, -800, 0, 800, 1e308]), "sigmoid")
    assert value.array.tolist() == [0, 0, 0.5, 1, 1]
