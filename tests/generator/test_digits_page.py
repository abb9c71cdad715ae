"""What the digits say: slips of sources, and numbers that hold in a weaker sense alone."""

from __future__ import annotations

import html
import re

import pytest

from docs.generator.pages.listings import digits
from steps.record.model import StepRun
from steps.record.schema import NamedText, Slip, StepShown, WeakerDigits, WrongDigits

from .invented import feature, record, step


def rows(page: str) -> list[list[str]]:
    """The rows of all tables of a page, as a reader sees them, without what a formula keeps as it was written."""
    page = re.sub(r"<annotation.*?</annotation>", "", page)
    found = re.findall(r"<tr[^>]*>(<th scope=\"row\".*?)</tr>", page, re.DOTALL)
    cells = [re.split(r"</t[hd]>", row)[:-1] for row in found]
    return [
        [html.unescape(re.sub(r"<[^>]+>", "", cell.replace("<br>", " / "))).strip() for cell in row] for row in cells
    ]


def slip(how: str = "truncated", units: int = 1, causes: tuple[str, ...] = ()) -> StepRun:
    entry = WrongDigits("[2]", how, units, "0.88", "0.887", "0.89")
    named = [NamedText(0, 1, {"letter": "p"})]
    return step("a slip", shown=StepShown(slips=[Slip("p", "[0.1, 0.88]", [entry], list(causes), named)]))


def shown(*steps: StepRun) -> list[list[str]]:
    """The rows that a scenario with these steps has on the page, without its place."""
    return [row[1:] for row in rows(digits(record([], feature("features/01-f.feature", {"One": list(steps)}))))]


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
    page = digits(record([], feature("features/01-f.feature", {"One <b>": [slip()]})))
    assert '<th scope="row"><a href="features/f.html#one-b">One &lt;b&gt;</a>' in page
    assert page.count('<th scope="col">') == 6


def test_a_slip_of_a_block_of_prose_or_of_a_step_that_failed_is_none_of_a_source() -> None:
    failed = slip()
    failed.status = "FAILED"
    made = record([], feature("docs/pages/a.md#1", {"s": [slip()]}), feature("f.feature", {"s": [failed]}))
    page = digits(made)
    assert rows(page) == []
    assert "No scenario has found a number that its source prints wrong." in page


def test_what_is_in_chinese_comes_last_and_says_so() -> None:
    chinese = feature("features/01-zh.feature", {"一": [slip()]}, language="zh-CN")
    page = digits(record([], chinese, feature("features/02-en.feature", {"One": [slip()]})))
    assert [row[0] for row in rows(page)] == ["One / features/02-en.feature", "一 / features/01-zh.feature"]
    assert '<th scope="row" lang="zh-CN">' in page


def test_a_number_that_holds_in_a_weaker_sense_is_shown_with_it() -> None:
    named = [NamedText(0, 5, {"letter": "h", "t": 1}, entry="[2]")]
    cut = WeakerDigits("h1[2]", "0.53", "0.537", "0.54", "cut off after 2 decimals", named)
    assert shown(step("a claim", shown=StepShown(weaker=[cut]))) == [
        ["h1[2]", "0.53", "0.537", "0.54", "cut off after 2 decimals"]
    ]
