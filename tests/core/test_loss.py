"""Losses against logarithms by hand, and what has no logarithm."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tinyrnn as t
from tinyrnn import Value

PROBABILITIES = st.lists(st.floats(0.001, 1), min_size=1, max_size=6)


def number(value: Value) -> float:
    return float(value.array)


def test_the_surprise_of_a_word_is_minus_the_logarithm_of_its_probability() -> None:
    p = Value.given("p_2", [0.25, 0.75])
    assert number(t.surprise(p, "a", 0)) == pytest.approx(2 * math.log(2), rel=1e-15)
    assert number(t.surprise(p, "b", 1)) == pytest.approx(math.log(4) - math.log(3), rel=1e-14)


def test_what_was_certain_surprises_nobody() -> None:
    loss = t.surprise(Value.given("p", [0, 1]), "b", 1)
    assert (number(loss), number(t.perplexity(loss))) == (0, 1)


def test_the_cross_entropy_of_a_one_hot_target_is_the_surprise_of_its_word() -> None:
    p = Value.given("p", [0.2, 0.3, 0.5])
    assert number(t.cross_entropy(Value.given("y", [0, 1, 0]), p)) == pytest.approx(math.log(10 / 3), rel=1e-14)
    assert number(t.surprise(p, "b", 1)) == pytest.approx(math.log(10 / 3), rel=1e-14)


def test_the_cross_entropy_of_a_fair_coin_with_itself_is_the_logarithm_of_two() -> None:
    coin = [0.5, 0.5]
    assert number(t.cross_entropy(Value.given("y", coin), Value.given("p", coin))) == pytest.approx(math.log(2))


def test_the_perplexity_of_a_fair_die_is_six() -> None:
    loss = t.sequence_cross_entropy(Value.given("q", [1 / 6] * 4))
    assert number(loss) == pytest.approx(math.log(6), rel=1e-14)
    assert number(t.perplexity(loss)) == pytest.approx(6, rel=1e-14)


def test_a_sentence_of_one_word_may_be_given_as_a_number() -> None:
    assert number(t.sequence_cross_entropy(Value.given("q", 0.5))) == pytest.approx(math.log(2), rel=1e-15)


@given(PROBABILITIES)
def test_the_perplexity_of_a_sentence_is_the_inverse_of_the_geometric_mean(probabilities: list[float]) -> None:
    q = Value.given("q", probabilities)
    mean = math.prod(probabilities) ** (1 / len(probabilities))
    assert number(t.perplexity(t.sequence_cross_entropy(q))) == pytest.approx(1 / mean, rel=1e-9)


@given(PROBABILITIES, st.data())
def test_cross_entropy_is_the_sum_of_target_times_logarithm(p: list[float], data: st.DataObject) -> None:
    y = data.draw(st.lists(st.sampled_from([0.0, 0.25, 1.0]), min_size=len(p), max_size=len(p)))
    expected = -math.fsum(a * math.log(b) for a, b in zip(y, p, strict=True))
    assert number(t.cross_entropy(Value.given("y", y), Value.given("p", p))) == pytest.approx(expected, abs=1e-12)


def test_what_never_comes_may_have_probability_zero() -> None:
    loss = t.cross_entropy(Value.given("y", [1, 0]), Value.given("p", [0.5, 0]))
    assert number(loss) == pytest.approx(math.log(2), rel=1e-15)


@pytest.mark.parametrize(
    ("compute", "symbol"),
    [
        (lambda: t.surprise(Value.given("p_2", [0, 1]), "a", 0), 'p_2("a")'),
        (lambda: t.cross_entropy(Value.given("y", [0.5, 0.5]), Value.given("p", [1, 0])), "p"),
        (lambda: t.sequence_cross_entropy(Value.given("q", [0.5, 0])), "q"),
    ],
)
def test_what_came_cannot_have_had_probability_zero(compute: Callable[[], Value], symbol: str) -> None:
    with pytest.raises(t.TinyRNNError, match=re.escape(f"{symbol} is 0 where its logarithm is taken")):
        compute()


def test_a_target_of_another_length_names_both() -> None:
    with pytest.raises(t.TinyRNNError, match="y is a vector of 2 but p is a vector of 3: give the target an entry for"):
        t.cross_entropy(Value.given("y", [0, 1]), Value.given("p", [0.2, 0.3, 0.5]))
