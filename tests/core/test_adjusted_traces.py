"""A trace recomputed as a person does who rounds, and as a machine does that carries 32 bits."""

from __future__ import annotations

import json
import math
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tinyrnn as t
from tinyrnn import Value
from tinyrnn.trace import in_single_precision, rounding_to, value_from_data, value_to_data

from .models import article


def rounded(number: float, decimals: int) -> float:
    """A number rounded as a value of a trace is."""
    total = (Value.given("a", number) + Value.given("b", 0)).named("s")
    return float(t.Trace([total]).recomputed(rounding_to(decimals))["s"].array)


@pytest.mark.parametrize(
    ("number", "decimals", "expected"),
    [
        (0.125, 2, 0.13),
        (0.375, 2, 0.38),
        (-0.125, 2, -0.13),
        (2.675, 2, 2.68),  # which double precision holds as 2.67499…
        (1.005, 2, 1.01),
        (-1.005, 2, -1.01),
        (0.285, 2, 0.29),
        (2.5, 0, 3),
        (-2.5, 0, -3),
        (0.5, 0, 1),
        (2.674, 2, 2.67),
        (2.6749, 2, 2.67),
        (12345.5, 0, 12346),
        (1e-20, 4, 0),
        (2980.957987, 0, 2981),
    ],
)
def test_half_is_rounded_away_from_zero_as_by_hand(number: float, decimals: int, expected: float) -> None:
    assert rounded(number, decimals) == expected


@given(st.decimals(-10_000, 10_000, places=5), st.integers(0, 5))
def test_a_decimal_is_rounded_as_decimals_are(number: Decimal, decimals: int) -> None:
    expected = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert rounded(float(number), decimals) == pytest.approx(float(expected), rel=1e-15, abs=1e-15)


def test_what_was_rounded_is_what_goes_on() -> None:
    # By hand, to 2 decimals: e^2 is 7.39 and e^8 is 2980.96; their sum 2995.74; 7.39/2995.74 is 0.00, 0.995… is 1.00.
    trace = article().read(["I", "like"]).trace.recomputed(rounding_to(2))
    assert trace["e^{o_2}"].array.tolist() == [7.39, 7.39, 2980.96]
    assert trace["Z_2"].array.tolist() == pytest.approx(2995.74, rel=1e-15)
    assert trace["p_2"].array.tolist() == [0, 0, 1]
    # Before any word, 1/3 three times: 0.33.
    assert trace["p_0"].array.tolist() == [0.33] * 3


def test_a_rounded_state_is_the_one_that_the_next_step_meets() -> None:
    # h_1 = 1·0.3 = 0.3, tanh 0.29131 to 1 decimal 0.3; a_2 = 0.3·0.3 + 0.3 = 0.09 + 0.3, of which 0.09 is taken as 0.1.
    rnn = t.RNN(None, None, W=1, U=0.3, activation="tanh")
    trace = rnn.read([0.3, 0.3]).trace.recomputed(rounding_to(1))
    assert [trace[s].array.tolist() for s in ("h_1", "U h_1", "a_2", "h_2")] == [0.3, 0.1, 0.4, 0.4]
    assert math.tanh(0.4) == pytest.approx(0.38, abs=1e-3)


def test_what_was_given_is_not_rounded() -> None:
    trace = t.RNN(None, None, W=0.125, U=0).read([0.375]).trace.recomputed(rounding_to(1))
    assert trace["W"].array.tolist() == 0.125
    assert trace["x_1"].array.tolist() == 0.375
    assert trace["W x_1"].array.tolist() == 0  # 0.046875


def test_the_working_of_what_was_rounded_goes_through_the_number_that_was_not() -> None:
    trace = article().read(["I"]).trace.recomputed(rounding_to(2))
    assert str(t.derivation(trace["p_0"], t.TEXT)) == (
        "p_0 = e^{o_0}/Z_0 = [1/3, 1/3, 1/3] ≈ [0.333333, 0.333333, 0.333333] ≈ [0.33, 0.33, 0.33]"
    )


def test_what_needs_no_rounding_stays_as_it_is() -> None:
    trace = article().read(["I", "like"]).trace
    assert str(t.derivation(trace.recomputed(rounding_to(3))["h_2"], t.TEXT)) == str(t.derivation(trace["h_2"], t.TEXT))


@given(st.lists(st.floats(-3, 3, width=32), min_size=4, max_size=4), st.lists(st.floats(-3, 3, width=32), max_size=4))
def test_single_precision_is_that_of_numpy(numbers: list[float], inputs: list[float]) -> None:
    W, U, b, h = (np.float32(number) for number in numbers)
    states = [h]
    for x in inputs:
        states.append(b + U * states[-1] + W * np.float32(x))
    trace = t.RNN(None, None, W, U, b=b, h_0=h).read(inputs).trace.recomputed(in_single_precision)
    assert [trace[f"h_{i}"].array.tolist() for i in range(len(states))] == [float(state) for state in states]


def test_a_number_is_held_in_32_bits_from_the_beginning() -> None:
    trace = t.RNN(None, None, W=0.1, U=0).read([1]).trace.recomputed(in_single_precision)
    assert trace["W"].array.tolist() == float(np.float32(0.1)) == 0.10000000149011612


def test_rows_and_rounded_values_survive_a_journey_through_json() -> None:
    rnn = t.RNN(
        t.Vocabulary(["a"]), C=[[1, 2]], W=[[0.5, 0], [0, 0.25]], U=[[1, 0], [0, 1]], is_rows=True, activation="tanh"
    )
    for trace in (rnn.read(["a", "a"]).trace, rnn.read(["a", "a"]).trace.recomputed(rounding_to(2))):
        for value in trace.values():
            again = value_from_data(json.loads(json.dumps(value_to_data(value))))
            assert again.is_row == value.is_row
            for notation in (t.TEXT, t.MATHML):
                assert t.derivation(again, notation) == t.derivation(value, notation)
    kinds = {value.operation for value in rnn.read(["a"]).trace.recomputed(rounding_to(2)).values()}
    assert {"rounded", "row lookup", "matmul"} <= kinds
