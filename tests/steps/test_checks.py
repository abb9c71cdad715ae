"""A printed number is a claim about its digits, and one that is wrong is said to be so in which way."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steps.printed.digits import ABOUT, EQUAL, Check, Figures, Truncated, Within
from steps.printed.numbers import NumberError, parse_number

E2, E8 = math.exp(2), math.exp(8)
Z = math.fsum([E2, E2, E8])


@pytest.mark.parametrize(
    ("computed", "printed", "check"),
    [
        (2.0, "2", EQUAL),
        (2.0, "2.000", EQUAL),
        (0.1 + 0.2, "0.3", EQUAL),
        (1 / 3, "1/3", EQUAL),
        (-0.0, "0", EQUAL),
        (0.995, "99.5%", EQUAL),
        (E2, "7.39", ABOUT),
        (E8, "2981", ABOUT),
        (E8, "2980", Figures(3)),
        (E8, "3000", Figures(1)),
        (E8, "2.98e3", Figures(3)),
        (E8 / Z, "0.995", ABOUT),
        (E8 / Z, "99.5 %", ABOUT),
        (E2 / Z, "0.0025", ABOUT),
        (E2 / Z, "2.5×10⁻³", ABOUT),
        (-E2, "−7.39", ABOUT),
        (2.5, "2", ABOUT),  # on the border, either rounding is right
        (2.5, "3", ABOUT),
        (0.125, "0.12", ABOUT),
        (0.125, "0.13", ABOUT),
        (9.996, "10.0", Figures(3)),
        (0.0, "0", Figures(2)),
        (E8, "2980", Truncated(0)),
        (E2, "7.38", Truncated(2)),
        (-E2, "-7.38", Truncated(2)),
        (0.3, "0.3", Truncated(1)),  # which double precision holds as 0.29999…
        (2.0, "2", Truncated(3)),
        (Z, "2994.78", Within(parse_number("1"))),
        (1.0, "1.1", Within(parse_number("0.1"))),
        (1.0, "0.9", Within(parse_number("10%"))),
        (1 / 3, "0.333…", EQUAL),
        (2 / 3, "0.666…", ABOUT),
        (-2 / 3, "-0.66…", EQUAL),
        (0.5, "0.50…", EQUAL),
    ],
)
def test_a_claim_that_holds_has_no_complaint(computed: float, printed: str, check: Check) -> None:
    assert check.complaint(computed, parse_number(printed)) is None


@pytest.mark.parametrize(
    ("computed", "printed", "check", "complaint"),
    [
        (3.0, "2", EQUAL, "computed 3, printed 2"),
        (E2, "7.39", EQUAL, '"is" means equal; of a rounded number say "is about 7.39"'),
        (E8, "2980", ABOUT, "it was truncated, not rounded; rounded it is 2981"),
        (E8, "2980", Figures(4), "it was truncated, not rounded; rounded it is 2981"),
        (Z, "2994.78", ABOUT, "off by 96 units of the last digit printed; rounded it is 2995.74"),
        (E2, "7.38", ABOUT, "it was truncated, not rounded; rounded it is 7.39"),
        (E2, "7.40", ABOUT, "off by 1 unit of the last digit printed; rounded it is 7.39"),
        (-E2, "-7.38", ABOUT, "it was truncated, not rounded; rounded it is -7.39"),
        (E8 / Z, "99.6%", ABOUT, "off by 1 unit of the last digit printed; rounded it is 99.5%"),
        (0.29, "0.2", ABOUT, "it was truncated, not rounded; rounded it is 0.3"),
        (E8, "2981", Truncated(0), "it was rounded, not truncated; truncated it is 2980"),
        (E2, "7.37", Truncated(2), "printed 7.37: truncated it is 7.38"),
        (Z, "2994.78", Within(parse_number("0.5")), "more than 0.5"),
        (2 / 3, "0.667…", EQUAL, "it was rounded, not truncated; its digits begin 0.666…"),
        (2 / 3, "0.665…", ABOUT, "its digits begin 0.666…"),
        (2995.736099, "2995.74…", EQUAL, "computed 2995.736, printed 2995.74…"),
        (Z, "2995.73608398", ABOUT, "computed 2995.73609924, printed 2995.73608398: rounded it is 2995.73609924"),
        (7.0, "-7", ABOUT, "off by 14 units of the last digit printed; rounded it is 7"),
    ],
)
def test_a_claim_that_fails_says_in_which_way(computed: float, printed: str, check: Check, complaint: str) -> None:
    said = check.complaint(computed, parse_number(printed))
    assert said is not None
    assert said.text.startswith("computed ")
    assert complaint in said.text


@given(st.integers(-(10**9), 10**9), st.integers(0, 6), st.integers(-499, 499))
def test_is_about_holds_within_half_a_unit(digits: int, decimals: int, thousandths: int) -> None:
    unit = Fraction(1, 10**decimals)
    printed = parse_number(f"{digits}e-{decimals}")
    assert ABOUT.complaint(float((digits + Fraction(thousandths, 1000)) * unit), printed) is None


@given(st.integers(-(10**6), 10**6), st.integers(0, 6), st.integers(501, 5000), st.sampled_from([-1, 1]))
def test_is_about_fails_beyond_half_a_unit(digits: int, decimals: int, thousandths: int, sign: int) -> None:
    unit = Fraction(1, 10**decimals)
    printed = parse_number(f"{digits}e-{decimals}")
    assert ABOUT.complaint(float((digits + sign * Fraction(thousandths, 1000)) * unit), printed) is not None


@pytest.mark.parametrize(
    ("check", "printed", "remedy"),
    [
        (ABOUT, "1/3", '1/3 is exact, it has no last digit to round at: say "is", not "is about"'),
        (Figures(3), "2981", "2981 has more than 3 significant figures: print 3 or claim more"),
        (Figures(2), "0.995", "0.995 has more than 2 significant figures"),
        (Truncated(2), "0.995", "0.995 has more than 2 decimals: print 2 or claim more"),
    ],
)
def test_a_claim_that_says_nothing_is_refused(check: Check, printed: str, remedy: str) -> None:
    with pytest.raises(NumberError) as caught:
        check.complaint(1.0, parse_number(printed))
    assert remedy in str(caught.value)


@pytest.mark.parametrize("figures", [0, -1])
def test_no_significant_figures_are_refused(figures: int) -> None:
    with pytest.raises(NumberError, match="say nothing: ask for 1 or more"):
        Figures(figures)


def test_less_than_no_decimals_are_refused() -> None:
    with pytest.raises(NumberError, match="no number has -2 decimals: ask for 0 or more"):
        Truncated(-2)


@pytest.mark.parametrize("distance", ["0", "-1"])
def test_a_tolerance_that_is_no_distance_is_refused(distance: str) -> None:
    with pytest.raises(NumberError, match=f"{distance} is not a distance: write a positive number"):
        Within(parse_number(distance))


def test_a_tiny_number_is_held_to_its_digits_too() -> None:
    assert ABOUT.complaint(1e-15, parse_number("1.0e-15")) is None
    assert ABOUT.complaint(1e-15, parse_number("5.0e-15")) is not None
    assert Figures(2).complaint(1e-15, parse_number("1.2e-15")) is not None
