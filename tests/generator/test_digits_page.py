"""What the digits say: slips of sources, and numbers that hold in a weaker sense alone."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from docs.generator.pages.digits_page import digits
from steps.record.model import StepRun

from .invented import definition, feature, phrase, record, step

CUT = "{symbol} is {array} truncated to {int} decimal(s)"
FIGURES = "{symbol} is about {array} to {int} significant figure(s)"
TAKING = "taking {symbol} as {array}, {symbol} is {array}"
BOOK = [definition(phrase(CUT), phrase("截断", "zh")), definition(phrase(FIGURES)), definition(phrase(TAKING))]


def rows(page: str) -> list[list[str]]:
    """The rows of all tables of a page, as a reader sees them, without what a formula keeps as it was written."""
    page = re.sub(r"<annotation.*?</annotation>", "", page)
    found = re.findall(r"<tr[^>]*>(<th scope=\"row\".*?)</tr>", page, re.DOTALL)
    cells = [re.split(r"</t[hd]>", row)[:-1] for row in found]
    return [
        [html.unescape(re.sub(r"<[^>]+>", "", cell.replace("<br>", " / "))).strip() for cell in row] for row in cells
    ]


def slip(how: str = "truncated", units: int = 1, causes: tuple[str, ...] = ()) -> StepRun:
    entry = {"place": "[2]", "how": how, "units": units, "printed": "0.88", "computed": "0.887", "rounded": "0.89"}
    found = step("a slip")
    found.evidence = [{"slip": {"symbol": "p", "printed": "[0.1, 0.88]", "entries": [entry], "causes": list(causes)}}]
    return found


def claim(pattern: str, arguments: list[tuple[str, str]], *arrays: Any) -> StepRun:
    """A claim with what its phrase took from it, and the values that the run recorded."""
    found = step("a claim", pattern)
    found.arguments = [{"parameterTypeName": kind, "group": {"value": value}} for kind, value in arguments]
    found.evidence = [{"value": {"array": array}} for array in arrays]
    return found


def cut(printed: str, decimals: int, array: Any, pattern: str = CUT) -> StepRun:
    return claim(pattern, [("symbol", "h1"), ("array", printed), ("int", str(decimals))], array)


def shown(*steps: StepRun) -> list[list[str]]:
    """The rows that a scenario with these steps has on the page, without its place."""
    return [row[1:] for row in rows(digits(record(BOOK, feature("features/01-f.feature", {"One": list(steps)}))))]


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        (slip(), "cut off, not rounded"),
        (slip("off", 1), "off by one unit of its last digit"),
        (slip("off", 7, ("likely: by hand",)), "off by 7 units of its last digit / likely: by hand"),
        (slip("other", 0), "another number"),
    ],
)
def test_a_slip_is_shown_with_its_verdict_in_words(found: StepRun, verdict: str) -> None:
    assert shown(found) == [["p[2]", "0.88", "0.887", "0.89", verdict]]


def test_a_row_leads_to_its_scenario_and_is_headed_by_it() -> None:
    page = digits(record(BOOK, feature("features/01-f.feature", {"One <b>": [slip()]})))
    assert '<th scope="row"><a href="features/f.html#one-b">One &lt;b&gt;</a>' in page
    assert page.count('<th scope="col">') == 6


def test_a_slip_of_a_block_of_prose_or_of_a_step_that_failed_is_none_of_a_source() -> None:
    failed = slip()
    failed.status = "FAILED"
    made = record(BOOK, feature("docs/pages/a.md#1", {"s": [slip()]}), feature("f.feature", {"s": [failed]}))
    page = digits(made)
    assert rows(page) == []
    assert "No scenario has found a number that its source prints wrong." in page


def test_what_is_in_chinese_comes_last_and_says_so() -> None:
    chinese = feature("features/01-zh.feature", {"一": [slip()]}, language="zh-CN")
    page = digits(record(BOOK, chinese, feature("features/02-en.feature", {"One": [slip()]})))
    assert [row[0] for row in rows(page)] == ["One / features/02-en.feature", "一 / features/01-zh.feature"]
    assert '<th scope="row" lang="zh-CN">' in page


@pytest.mark.parametrize(
    ("found", "row"),
    [
        (cut("0.53", 2, 0.537), ["h1", "0.53", "0.537", "0.54", "cut off after 2 decimals"]),
        (cut("0.5", 1, 0.58, "截断"), ["h1", "0.5", "0.58", "0.6", "cut off after 1 decimal"]),
        (cut("2980", 3, [7.39, 2981.4], FIGURES), ["h1", "2980", "2981.4", "2981", "right to 3 significant figures"]),
        (cut("−0.53", 2, -0.537), ["h1", "−0.53", "-0.537", "-0.54", "cut off after 2 decimals"]),
        (cut("3%", 2, 0.0376), ["h1", "3%", "0.0376", "4%", "cut off after 2 decimals"]),
        (cut("[0.11, 0.53]", 2, [0.11, 0.537]), ["h1[2]", "0.53", "0.537", "0.54", "cut off after 2 decimals"]),
    ],
)
def test_a_number_that_holds_in_a_weaker_sense_is_shown_with_it(found: StepRun, row: list[str]) -> None:
    assert shown(found) == [row]


@pytest.mark.parametrize(
    "found", [cut("0.537", 3, 0.53704), cut("0.000123", 3, [1.0, 0.0001234], FIGURES), cut("1/2", 1, 0.56)]
)
def test_a_number_that_is_right_to_its_digits_or_has_none_is_not_among_them(found: StepRun) -> None:
    assert shown(found) == []


def test_what_follows_from_a_number_as_printed_is_held_against_the_exact_one() -> None:
    arguments = [("symbol", "h2"), ("array", "0.809"), ("symbol", "a3"), ("array", "0.8845")]
    (row,) = shown(claim(TAKING, arguments, 0.8845, 0.884915))
    assert row[1:] == ["0.8845", "0.884915", "0.8849", "follows from h2 taken as 0.809"]
