"""One rounding, half away from zero, wherever the step language rounds: 0.125 to two decimals is 0.13 everywhere."""

from __future__ import annotations

import numpy as np
import pytest

from steps.diagnosis.causes import explain
from steps.printed.blanks import rounded, to_print
from steps.printed.digits import ABOUT, EQUAL, Check, Figures, Truncated, Within
from steps.printed.numbers import parse_number
from steps.scenario.facts import Setting
from steps.scenario.solution import solve
from tinyrnn import format_number

from .given import claim, network

# W x_1 = h_1 = 0.125, U = 0.
EIGHTH = network({"W": "0.125", "U": "0"}, read=[1.0])


@pytest.mark.parametrize(
    ("check", "printed", "told"),
    [
        (ABOUT, "0.14", "rounded it is 0.13"),
        (ABOUT, "0.11", "rounded it is 0.13"),
        (ABOUT, "14%", "rounded it is 13%"),
        (Figures(2), "0.14", "rounded it is 0.13"),
        (Truncated(2), "0.13", "it was rounded, not truncated; truncated it is 0.12"),
    ],
)
def test_a_wrong_number_is_told_the_rounded_one(check: Check, printed: str, told: str) -> None:
    complaint = check.complaint(0.125, parse_number(printed))
    assert complaint is not None
    assert told in complaint.text


def test_of_a_negative_number_the_half_goes_away_from_zero_too() -> None:
    complaint = ABOUT.complaint(-0.125, parse_number("-0.14"))
    assert complaint is not None
    assert "rounded it is -0.13" in complaint.text


def test_working_to_two_decimals_gives_it() -> None:
    assert claim((*EIGHTH, Setting("decimals", 2)), "h1 is 0.13").message == ""


@pytest.mark.parametrize(
    ("check", "printed"),
    [(Figures(2), "0.13"), (Truncated(2), "0.12"), (Within(parse_number("0.5")), "0.1250"), (EQUAL, "0.125")],
)
def test_a_blank_is_answered_with_it(check: Check, printed: str) -> None:
    assert to_print(np.array(0.125), check) == printed


def test_a_blank_of_four_decimals_is_rounded_so() -> None:
    assert rounded(0.03125) == "0.0313"  # 1/32, half way between 0.0312 and 0.0313
    assert rounded(-0.03125) == "-0.0313"


def test_a_number_of_two_significant_digits_is_shown_so() -> None:
    assert format_number(0.125, 2) == "0.13"


@pytest.mark.parametrize(
    ("W", "said", "cause"),
    [
        ("0.125", "o1 is about 0.91", "every step was rounded to 2 decimals"),  # 7·0.13
        ("0.125", "o1 is about 0.84", "h1 was cut off to 2 decimals, 0.12, before it was used"),  # 7·0.12
        ("12.5", "o1 is about 91", "h1 was rounded to 2 significant digits, 13, before it was used"),  # 7·13
    ],
)
def test_a_cause_is_tried_with_it(W: str, said: str, cause: str) -> None:
    facts = network({"W": W, "U": "0", "V": "7"}, read=[1.0], settings=[Setting("output", "logits")])
    finding = claim(facts, said)
    explain(solve(facts), finding)
    assert f"likely: {cause}" in finding.message
