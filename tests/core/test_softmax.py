"""Softmax is a distribution whatever the logits, and agrees with a log-sum-exp that is not ours."""

from __future__ import annotations

import math
from decimal import Decimal, getcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tinyrnn as t

from . import models

LOGITS = st.lists(st.floats(-800, 800), min_size=1, max_size=6)
ANY_LOGITS = st.lists(st.floats(-1e308, 1e308), min_size=1, max_size=6)


def softmax(logits: list[float]) -> list[float]:
    result: list[float] = t.softmax(t.Value.given("o_1", logits), 1).array.tolist()
    return result


def by_hand(logits: list[float]) -> list[float]:
    """e^o / Σ e^o in decimals of 60 digits, whose exponents do not overflow."""
    getcontext().prec = 60
    powers = [Decimal(o).exp() for o in logits]
    return [float(power / sum(powers)) for power in powers]


@pytest.mark.parametrize(
    ("logits", "probabilities"),
    [
        ([1e308, -1e308], [1.0, 0.0]),
        ([1e308, 1e308], [0.5, 0.5]),
        ([-1e308, -1e308, -1e308, -1e308], [0.25, 0.25, 0.25, 0.25]),
        ([0.0, 1e4], [0.0, 1.0]),
        ([1e4, 1e4 - math.log(3)], [0.75, 0.25]),
        ([-1e4, -1e4 - math.log(3)], [0.75, 0.25]),
        ([math.log(1), math.log(2), math.log(5)], [0.125, 0.25, 0.625]),
        ([700.0, 700.0], [0.5, 0.5]),
        ([700.5, 700.5], [0.5, 0.5]),
        ([42.0], [1.0]),
    ],
)
def test_logits_of_any_size_have_their_probabilities(logits: list[float], probabilities: list[float]) -> None:
    assert softmax(logits) == pytest.approx(probabilities, rel=1e-11, abs=0)


@given(ANY_LOGITS)
def test_probabilities_are_finite_none_is_negative_and_they_sum_to_one(logits: list[float]) -> None:
    probabilities = softmax(logits)
    assert all(math.isfinite(p) and 0 <= p <= 1 for p in probabilities)
    assert math.fsum(probabilities) == pytest.approx(1, abs=1e-14)


@given(LOGITS)
def test_softmax_agrees_with_sixty_decimals(logits: list[float]) -> None:
    assert softmax(logits) == pytest.approx(by_hand(logits), rel=1e-11, abs=1e-300)


@given(LOGITS)
def test_softmax_agrees_with_a_log_sum_exp(logits: list[float]) -> None:
    assert softmax(logits) == pytest.approx(models.softmax(logits), rel=1e-10, abs=1e-300)


@given(st.lists(st.integers(-300, 300), min_size=1, max_size=6), st.integers(-10_000, 10_000))
def test_adding_one_number_to_every_logit_changes_nothing(logits: list[int], shift: int) -> None:
    # Integers, so that the shifted logits are exact.
    shifted = softmax([float(o + shift) for o in logits])
    assert shifted == pytest.approx(softmax([float(o) for o in logits]), rel=1e-12, abs=1e-300)


@given(LOGITS)
def test_a_larger_logit_never_has_a_smaller_probability(logits: list[float]) -> None:
    ranked = np.array(softmax(logits))[np.argsort(logits)]
    assert bool(np.all(np.diff(ranked) >= 0))


def test_logits_of_ordinary_size_are_worked_as_the_textbook_writes_them() -> None:
    trace = t.Trace([t.softmax(t.Value.given("o_2", [2, 2, 8]), 2)])
    assert list(trace) == ["o_2", "e^{o_2}", "Z_2", "p_2"]


def test_logits_whose_exponentials_overflow_are_worked_with_the_largest_taken_off() -> None:
    trace = t.Trace([t.softmax(t.Value.given("o_2", [1000, 999]), 2)])
    assert list(trace) == ["o_2", "m_2", "e^{o_2 - m_2}", "Z_2 e^{-m_2}", "p_2"]
    assert trace["Z_2 e^{-m_2}"].array == pytest.approx(1 + math.exp(-1), rel=1e-15)
