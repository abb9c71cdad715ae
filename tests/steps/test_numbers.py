"""A printed number is read exactly, with the worth of its last digit, and nothing else is read."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steps.printed.numbers import NumberError, parse_number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2", "2", "1"),
        ("2980", "2980", "1"),
        ("0.50", "0.5", "0.01"),
        ("+3", "3", "1"),
        ("-0.5", "-0.5", "0.1"),
        ("−0.5", "-0.5", "0.1"),
        (".5", "0.5", "0.1"),
        ("5.", "5", "1"),
        ("99.5%", "0.995", "0.001"),
        ("99.5 %", "0.995", "0.001"),
        ("50%", "0.5", "0.01"),
        ("2e3", "2000", "1000"),
        ("1.2e-3", "0.0012", "0.0001"),
        ("1.2E-3", "0.0012", "0.0001"),
        ("1.2·10^-3", "0.0012", "0.0001"),
        ("1.2 · 10^-3", "0.0012", "0.0001"),
        ("1.2×10⁻³", "0.0012", "0.0001"),
        ("-1.2×10⁴", "-12000", "1000"),
    ],
)
def test_a_number_has_an_exact_value_and_a_last_digit(text: str, value: str, unit: str) -> None:
    printed = parse_number(text)
    assert (printed.text, printed.value, printed.unit) == (text, Fraction(value), Fraction(unit))


@pytest.mark.parametrize(
    ("text", "value"), [("1/3", Fraction(1, 3)), ("-2/6", Fraction(-1, 3)), ("−1/4", Fraction(-1, 4))]
)
def test_a_fraction_is_exact_and_has_no_last_digit(text: str, value: Fraction) -> None:
    printed = parse_number(text)
    assert (printed.value, printed.unit) == (value, None)


@given(st.decimals(-10_000, 10_000, places=4))
def test_every_decimal_is_read_as_the_decimal_it_is(number: object) -> None:
    assert parse_number(str(number)).value == Fraction(str(number))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "a number is missing"),
        ("  ", "a number is missing"),
        ("abc", 'character 1, "a", does not fit'),
        ("1.2.3", 'character 4, ".", does not fit'),
        ("--2", 'character 2, "-", does not fit'),
        ("1,5", "the decimal sign is a point, write 1.5"),
        ("1_000", 'character 2, "_", does not fit'),
        ("2+2", 'character 2, "+", does not fit'),
        ("2**9", 'character 2, "*", does not fit'),
        ("__import__('os')", 'character 1, "_", does not fit'),
        ("nan", 'character 1, "n", does not fit'),
        ("inf", 'character 1, "i", does not fit'),
        ("1e", 'character 2, "e", does not fit'),
        ("-", "is not a number"),
        (".", "is not a number"),
        ("1/0", "divides by 0"),
        ("1/3%", 'character 4, "%", does not fit'),
    ],
)
def test_what_is_no_number_is_refused_and_never_evaluated(text: str, complaint: str) -> None:
    with pytest.raises(NumberError) as caught:
        parse_number(text)
    assert complaint in str(caught.value)


def test_a_refusal_says_how_numbers_are_written() -> None:
    with pytest.raises(NumberError, match=r"write numbers like 2, -0.5, 1/3, 1.2e-3 or 99.5%"):
        parse_number("two")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("0.333…", "0.333", "0.001"),
        ("-1.5...", "-1.5", "0.1"),
        ("2995.73…", "2995.73", "0.01"),
        (".25…", "0.25", "0.01"),
        ("0.3……", "0.3", "0.1"),  # as Chinese writes it
    ],
)
def test_an_ellipsis_after_decimals_says_that_more_follow(text: str, value: str, unit: str) -> None:
    printed = parse_number(text)
    assert (printed.text, printed.value, printed.unit) == (text, Fraction(value), Fraction(unit))
    assert printed.is_cut
    assert not parse_number(value).is_cut


@pytest.mark.parametrize("text", ["2…", "…", "1/3…", "0.3………", "0.…3"])
def test_an_ellipsis_elsewhere_is_refused(text: str) -> None:
    with pytest.raises(NumberError, match="is not a number"):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("2995,74", "the decimal sign is a point, write 2995.74"),
        ("99,5 %", "write 99.5 %"),
        ("1O.5", 'character 2, "O", is a letter; write 10.5'),
        ("l2", 'character 1, "l", is a letter; write 12'),
        ("0.o1", 'character 3, "o", is a letter; write 0.01'),
    ],
)
def test_a_slip_of_the_keyboard_is_answered_with_what_was_meant(text: str, remedy: str) -> None:
    with pytest.raises(NumberError) as caught:
        parse_number(text)
    assert remedy in str(caught.value)


@pytest.mark.parametrize("text", ["1e400", "-1e301", "1e-400", "1e999999999999", "9" * 400])
def test_a_number_that_cannot_be_computed_with_is_refused_at_once(text: str) -> None:
    with pytest.raises(NumberError, match="is beyond the numbers that can be computed with: write a smaller one"):
        parse_number(text)
