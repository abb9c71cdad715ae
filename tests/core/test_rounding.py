"""There is one rounding, half away from zero, for what is computed, carried on and shown."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinyrnn import Value, format_number, nearest, truncated

# A number, the power of ten that it is rounded to, the nearest multiple, and the one on the side of zero.
CASES = [
    (0.125, -2, "0.13", "0.12"),
    (-0.125, -2, "-0.13", "-0.12"),
    (0.5, 0, "1", "0"),
    (2.5, 0, "3", "2"),
    (2.675, -2, "2.68", "2.67"),  # which double precision holds as 2.67499999999999982
    (1.005, -2, "1.01", "1"),  # and this as 1.00499999999999989
    (0.285, -2, "0.29", "0.28"),
    (0.5 - 1e-13, 0, "1", "0"),  # a half that noise has left just below
    (0.5 - 1e-9, 0, "0", "0"),  # what is further below than noise is no half
    (0.1 + 0.7, -1, "0.8", "0.8"),  # 0.7999999999999999: for truncation too, noise is no digit
    (0.29 * 100, 0, "29", "29"),  # 28.999999999999996
    (12345.5, 1, "12350", "12340"),
    (-7.0, 0, "-7", "-7"),
    (0.0, -3, "0", "0"),
    (1e-20, -4, "0", "0"),
    (1e300, -2, "1e300", "1e300"),
]


@pytest.mark.parametrize(("number", "power", "rounded", "cut"), CASES)
def test_a_half_goes_away_from_zero_and_what_is_cut_goes_towards_it(
    number: float, power: int, rounded: str, cut: str
) -> None:
    assert float(nearest(number, power)) == float(rounded)
    assert float(truncated(number, power)) == float(cut)


@pytest.mark.parametrize(("number", "power", "rounded"), [case[:3] for case in CASES if case[1] <= 0])
def test_the_operation_rounds_as_everything_does(number: float, power: int, rounded: str) -> None:
    carried = Value.computed("rounded", Value.given("a", [number, -number]), Value.constant(-power))
    assert carried.array.tolist() == [float(rounded), -float(rounded)]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1.000005, "1.00001"),  # 1.00000499999999992
        (0.1234565, "0.123457"),
        (-100.0005, "-100.001"),  # 100.00050000000000239, and a half all the same
        (1.0000049, "1"),
    ],
)
def test_a_half_of_the_last_digit_shown_goes_away_from_zero_too(number: float, shown: str) -> None:
    assert format_number(number) == shown


@given(st.decimals(-10_000, 10_000, places=5), st.integers(-6, 3))
def test_a_decimal_is_rounded_and_cut_as_decimals_are(number: Decimal, power: int) -> None:
    unit = Decimal(1).scaleb(power)
    assert nearest(float(number), power) == number.quantize(unit, ROUND_HALF_UP)
    assert truncated(float(number), power) == number.quantize(unit, ROUND_DOWN)


@given(st.floats(-1e12, 1e12), st.integers(-8, 8))
def test_what_is_rounded_is_a_multiple_within_half_a_unit(number: float, power: int) -> None:
    unit = Decimal(1).scaleb(power)
    noise = Decimal("1e-12") * max(Decimal(1), abs(Decimal(number)))
    for found, reach in ((nearest(number, power), unit / 2), (truncated(number, power), unit)):
        assert found % unit == 0
        assert abs(found - Decimal(number)) <= reach + noise


@given(st.floats(-1e6, 1e6), st.integers(-8, 3))
def test_the_opposite_is_rounded_to_the_opposite(number: float, power: int) -> None:
    assert nearest(-number, power) == -nearest(number, power)
