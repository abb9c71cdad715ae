"""A number is shown with six significant digits, and known to be more than that or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinyrnn import format_number
from tinyrnn.rounding import is_shown_whole


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (2.0, "2"),
        (-17.0, "-17"),
        (0.5, "0.5"),
        (-0.25, "-0.25"),
        (1 / 3, "0.333333"),
        (-2 / 3, "-0.666667"),
        (0.1 + 0.2, "0.3"),
        (9.9999996, "10"),
        (2995.736099, "2995.74"),
        (123456.7, "123457"),
        (999999.75, "1000000"),
        (1234567.25, "1234567"),
        (0.00012345678, "0.000123457"),
        (0.00001, "0.00001"),
        (0.000001, "1e-6"),
        (1.2e-20, "1.2e-20"),
        (-1.2345678e-9, "-1.23457e-9"),
        (1e15, "1e15"),
        (6.02214076e23, "6.02214e23"),
        (1e308, "1e308"),
    ],
)
def test_a_number_is_shown_with_six_significant_digits(number: float, shown: str) -> None:
    assert format_number(number) == shown


@given(st.floats(1e-300, 1e300))
def test_what_is_shown_is_within_half_a_unit_of_the_sixth_digit(number: float) -> None:
    # Half a unit of the sixth digit is at most 5e-6 of the number; a little more is the noise of the comparison.
    assert abs(float(format_number(number)) - number) <= 5.000001e-6 * number


@given(st.floats(1e-300, 1e300))
def test_a_negative_number_is_shown_as_its_opposite_with_a_sign(number: float) -> None:
    assert format_number(-number) == f"-{format_number(number)}"


@pytest.mark.parametrize("number", [0.0, 2.0, -0.25, 0.1 + 0.2, 123456.0, 1e-20, 2995.74])
def test_a_number_of_six_digits_or_fewer_is_shown_whole(number: float) -> None:
    assert is_shown_whole(number)


@pytest.mark.parametrize("number", [1 / 3, 0.1234567, 2995.736, 1.0000001])
def test_a_number_of_more_than_six_digits_is_not_shown_whole(number: float) -> None:
    assert not is_shown_whole(number)
