"""The language model: the chain rule, guessing, bits, and words that are written or drawn."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tinyrnn as t
from tinyrnn.writing import among, chosen

from .models import Model, article, forward
from .models import models as any_model

# The first numbers of Python's random.Random for two seeds, as they are printed in many a tutorial.
OF_SEED_42 = [0.6394267984578837, 0.025010755222666936, 0.27502931836911926, 0.22321073814882275, 0.7364712141640124]
OF_SEED_7 = [0.32383276483316237, 0.15084917392450192, 0.6509344730398537]
JUST_BELOW_1 = math.nextafter(1, 0)


def fair(words: int) -> t.RNN:
    """A network to which all words are as likely at any time."""
    vocabulary = t.Vocabulary([f"w{i}" for i in range(words)])
    return t.RNN(vocabulary, C=[1.0] * words, W=1, U=0, V=[0.0] * words)


def test_the_numbers_that_words_are_drawn_with_are_the_same_everywhere() -> None:
    for seed, numbers in ((42, OF_SEED_42), (7, OF_SEED_7)):
        source = random.Random(seed)  # noqa: S311  # the same numbers everywhere are the point
        assert [source.random() for _ in numbers] == numbers
        assert t.write(fair(2), ["w0"], len(numbers), seed).draws == tuple(numbers)


def test_a_draw_chooses_the_word_on_whose_stretch_it_falls() -> None:
    # Ten words, a tenth each: the first decimal of every draw is the word.
    written = t.write(fair(10), ["w9"], 5, seed=42)
    assert written.words == ("w9", "w6", "w0", "w2", "w2", "w7")
    assert [int(10 * u) for u in OF_SEED_42] == [6, 0, 2, 2, 7]


def test_the_likeliest_word_is_written_where_nothing_is_drawn() -> None:
    # The article's notes: greedy generation from "I" gives "I cats cats …", under either activation.
    for activation in ("identity", "tanh"):
        written = t.write(article(activation), ["I"], 3)
        assert (written.words, written.draws) == (("I", "cats", "cats", "cats"), ())
        assert written.reading.words == written.words


def test_of_words_that_tie_the_first_is_written() -> None:
    assert t.write(fair(3), ["w2"], 2).words == ("w2", "w0", "w0")


def test_a_network_may_begin_on_its_own() -> None:
    # p_0 is a third each: 0.639 falls to the second word.
    assert t.write(article(), [], 1, seed=42).words == ("like",)


def test_the_draw_after_i_falls_as_the_articles_distribution_says() -> None:
    # After "I": 0.244728, 0.090031, 0.665241, whose sums are 0.244728 and 0.334759.
    assert t.write(article(), ["I"], 1, seed=42).words == ("I", "cats")
    assert t.write(article(), ["I"], 1, seed=7).words == ("I", "like")


def test_a_low_temperature_writes_as_the_likeliest_would() -> None:
    def cold(temperature: float) -> t.RNN:
        return t.RNN(t.Vocabulary(["a", "b"]), C=[1, 1], W=1, U=0, V=[1, 0], temperature=temperature)

    # p(a) = 1/(1 + e^{−1/τ}): 0.731059 at 1, 0.524979 at 10, and 1 for all that can be told at 0.01.
    assert t.write(cold(1), ["a"], 1, seed=42).words[-1] == "a"
    assert t.write(cold(10), ["a"], 1, seed=42).words[-1] == "b"
    assert t.write(cold(0.01), ["a"], 5, seed=42).words == ("a",) * 6


@pytest.mark.parametrize(
    ("top", "kept"),
    [
        (None, [0.3, 0.3, 0.4]),
        (3, [0.3, 0.3, 0.4]),
        (9, [0.3, 0.3, 0.4]),
        (2, [3 / 7, 0, 4 / 7]),  # of the two that tie the first is kept
        (1, [0, 0, 1]),
    ],
)
def test_the_likeliest_few_share_what_there_is(top: int | None, kept: list[float]) -> None:
    assert among(np.array([0.3, 0.3, 0.4]), top).tolist() == pytest.approx(kept, rel=1e-15)


def test_of_many_words_that_tie_the_first_are_kept() -> None:
    assert np.flatnonzero(among(np.array([0.005, 0.015] * 50), 3)).tolist() == [1, 3, 5]


def test_drawn_from_the_likeliest_one_is_the_likeliest() -> None:
    assert t.write(article(), ["I"], 3, seed=5, top=1).words == t.write(article(), ["I"], 3).words


@pytest.mark.parametrize(
    ("p", "u", "index"),
    [
        ([0.25, 0.75], 0.0, 0),
        ([0.25, 0.75], 0.25, 1),
        ([0.25, 0.75], math.nextafter(0.25, 0), 0),
        ([0.25, 0.75], JUST_BELOW_1, 1),
        ([0, 1, 0], 0.0, 1),
        ([0, 1, 0], JUST_BELOW_1, 1),
        ([0.5, 0, 0.5], 0.5, 2),
        ([0.1] * 10, JUST_BELOW_1, 9),  # which add up to no more than u
        ([*[0.1] * 10, 0], JUST_BELOW_1, 9),
        ([1], 0.5, 0),
    ],
)
def test_a_word_of_probability_zero_is_never_drawn_and_some_word_always_is(
    p: list[float], u: float, index: int
) -> None:
    assert chosen(np.array(p), u) == index


@given(st.lists(st.integers(0, 5), min_size=1, max_size=6).filter(any), st.floats(0, JUST_BELOW_1))
def test_what_is_drawn_has_a_stretch_that_holds_the_draw(weights: list[int], u: float) -> None:
    p = np.array(weights) / sum(weights)
    index = chosen(p, u)
    assert weights[index] > 0
    assert sum(weights[:index]) / sum(weights) <= u + 1e-12
    assert u <= sum(weights[: index + 1]) / sum(weights) + 1e-12


@pytest.mark.parametrize(("count", "top", "bad"), [(0, None, 0), (-2, None, -2), (1, 0, 0), (1, -1, -1)])
def test_fewer_than_one_word_cannot_be_asked_for(count: int, top: int | None, bad: int) -> None:
    with pytest.raises(t.TinyRNNError) as caught:
        t.write(article(), ["I"], count, seed=1, top=top)
    assert str(caught.value) == f"{bad} is too few: ask for 1 or more"


def test_a_network_without_words_writes_none() -> None:
    with pytest.raises(t.TinyRNNError, match="not a distribution, so it predicts no word"):
        t.write(t.RNN(None, None, 1, 1, 1, output="linear"), [], 1)
    with pytest.raises(t.TinyRNNError, match="no output weights V, so it predicts nothing"):
        t.write(t.RNN(t.Vocabulary(["a"]), [1], 1, 1), ["a"], 1)
    with pytest.raises(t.TinyRNNError, match='"x" is not in the vocabulary'):
        t.write(fair(2), ["x"], 1)


@given(any_model())
def test_the_probability_of_a_sentence_is_the_product_of_its_words(model: Model) -> None:
    reading = model.rnn("tanh").read([model.words[i] for i in model.indices])
    factors = [
        t.Value.computed("entry", p, t.Value.given("w", i)).named(f"f_{n}")
        for n, (p, i) in enumerate(zip(reading.distributions[:-1], model.indices, strict=True))
    ]
    plain = math.prod(p[i] for p, i in zip(forward(model, "tanh")[1], model.indices, strict=False))
    if factors:
        assert float(t.sentence_probability(factors, t.letter("p")).array) == pytest.approx(plain, rel=1e-9)


def test_the_whole_sentence_of_the_article() -> None:
    # The article's notes: 0.029862 with p(I) = 1/3, and 0.089586 given "I".
    distributions = article().read(["I", "like"]).distributions
    factors = [t.Value.computed("entry", p, t.Value.given("w", i)).named(f"f_{i}") for i, p in enumerate(distributions)]
    assert float(t.sentence_probability(factors, t.letter("p")).array) == pytest.approx(0.029862, abs=5.1e-7)
    assert float(t.sentence_probability(factors[1:], t.letter("p")).array) == pytest.approx(0.089586, abs=5.1e-7)


def test_guessing_among_eight_words_costs_three_bits() -> None:
    cost = t.uniform_loss(8)
    assert float(cost.array) == pytest.approx(3 * math.log(2), rel=1e-15)
    assert float(t.in_bits(cost).array) == pytest.approx(3, rel=1e-15)
    assert (cost.name, t.in_bits(t.Value.given("L", 1)).name) == ("ln K", "L/ln 2")
