"""Addresses that stay: given by a tag, and never shared."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from docs.generator.pages.listings import run_link
from docs.generator.pages.pages import all_pages
from steps.record.addresses import PageError, row_slug

from .invented import record, written
from .test_any_gherkin import seen

RENAMED = """\
Feature: F
  @address-rows
  Scenario Outline: New <n>
    Given <n>
    Examples:
      | n |
      | 7 |
  @about
  Rule: After
    @address-before
    Scenario: After
      Given a thing
"""
ROW = row_slug("", ["7"])


def page_of(text: str, folder: Path) -> str:
    """The page of a feature that was not run."""
    return all_pages(record([], written(text)), folder)["features/f.md"]


def test_a_part_stands_under_its_address(tmp_path: Path) -> None:
    page = page_of(RENAMED, tmp_path)
    headings = re.findall(r"^##+ (.*) \{ #(.*) \}$", html.unescape(page), re.MULTILINE)
    assert headings == [("New <n>", "rows"), ("After", "rule-after"), ("After", "before")]


def test_a_row_stands_under_the_address_of_its_outline(tmp_path: Path) -> None:
    page = page_of(RENAMED, tmp_path)
    assert f'id="rows{ROW}"' in page
    assert f'href="#rows{ROW}"' in page


def test_other_pages_lead_to_the_address_that_is_given() -> None:
    feature = written(RENAMED)
    row = next(iter(feature.runs.values()))
    assert f'href="features/f.html#rows{ROW}"' in run_link(feature, row)
    assert 'href="features/f.html#rows"' in run_link(feature, row, is_whole=True)


def test_addresses_are_no_topics(tmp_path: Path) -> None:
    (tmp_path / "docs/pages").mkdir(parents=True)
    (tmp_path / "docs/pages/s.md").write_text("# S\n\n<!-- statements book 0 -->\n", "utf-8")
    pages = all_pages(record([], written(RENAMED)), tmp_path)
    assert "tag-about" in pages["s.md"]
    assert "address-" not in pages["s.md"] + "".join(re.findall('<p class="tags">.*', pages["features/f.md"]))
    assert "@address-rows" in seen(pages["features/f.md"])  # in the source


def scenarios(*heads: str) -> str:
    """A feature of some scenarios, each the line of its tags, or none, and its name."""
    parts = [f"  {tags}\n  Scenario: {name}\n" for tags, name in (head.split("|") for head in heads)]
    return "Feature: F\n" + "".join(parts)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            scenarios("|One", "|one!"),
            (
                '5: #one would lead to the scenario "one!", and to the scenario "One" at features/f.feature:3: '
                "rename one, or put a tag such as @address-two on one"
            ),
        ),
        (
            scenarios("@address-a-_b_|One"),
            "2: @address-a-_b_ is not an address: go on with letters, digits and hyphens, as in @address-softmax",
        ),
        (
            scenarios("|One", "@address-one|Two"),
            (
                '4: #one would lead to the scenario "Two", and to the scenario "One" at features/f.feature:3: '
                "remove the tag @address-one, or change it"
            ),
        ),
        (
            scenarios("@address-old|One", "@address-old|Two"),
            (
                '4: #old would lead to the scenario "Two", and to the scenario "One" at features/f.feature:2: '
                "remove the tag @address-old, or change it"
            ),
        ),
        (
            scenarios("@address-two|One", "|Two"),
            (
                '5: #two would lead to the scenario "Two", and to the scenario "One" at features/f.feature:2: '
                "rename one, or put a tag such as @address-two on one"
            ),
        ),
        (
            RENAMED.replace("@address-before", f"@address-rows{ROW}"),
            (
                f'10: #rows{ROW} would lead to the scenario "After", '
                'and to a row of the scenario "New <n>" at features/f.feature:7: '
                f"remove the tag @address-rows{ROW}, or change it"
            ),
        ),
        (
            scenarios("|Feature"),
            (
                '3: #feature would lead to the scenario "Feature", '
                "and to the head of the page at features/f.feature:1: "
                "rename one, or put a tag such as @address-two on one"
            ),
        ),
        (scenarios("@address-L12|One"), "2: @address-L12 is the address of line 12: choose another"),
        (
            scenarios("@address-|One"),
            "2: @address- is not an address: go on with letters, digits and hyphens, as in @address-softmax",
        ),
        (
            scenarios('@address-a"b|One'),
            '2: @address-a"b is not an address: go on with letters, digits and hyphens, as in @address-softmax',
        ),
        (
            scenarios("@address-a @address-b|One"),
            "2: @address-b is a second address beside @address-a: remove one",
        ),
        (
            f"@address-f\n{scenarios('|One')}",
            "1: @address-f stands on the feature, whose address is the name of its file: rename the file",
        ),
        (
            RENAMED.replace("    Examples", "    @address-x\n    Examples"),
            "5: @address-x stands on Examples, which have no address: put it on the outline",
        ),
    ],
)
def test_an_address_that_cannot_be_is_told_with_its_place_and_remedy(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(PageError) as error:
        page_of(text, tmp_path)
    assert str(error.value) == f"features/f.feature:{message}"


def test_a_name_in_another_script_or_another_normal_form_is_an_address(tmp_path: Path) -> None:
    page = page_of(scenarios("@address-第二步|One", "@address-cafe\u0301|Two"), tmp_path)
    assert "{ #café }" in page
    assert "{ #第二步 }" in page
