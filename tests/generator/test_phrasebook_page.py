"""The phrasebook: every phrase as people read it, with an example to copy."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import markdown
import pytest
from gherkin.parser import Parser

from docs.generator.pages.pages import all_pages
from docs.generator.pages.phrasebook_page import fenced, gherkin, phrasebook, readable
from steps.record.addresses import PageError
from steps.record.model import Record, StepRun
from steps.record.schema import ParameterData

from .invented import definition, feature, phrase, record, step, table

NAMES = {"symbol": "symbol", "array": "numbers"}
NAMES_ZH = {"symbol": "符号", "array": "数值"}
SYMBOL = ParameterData("symbol", "symbol", "符号", "A <value>.", ["h1", 'p("|")'])
IS = phrase("{symbol} is")
IS_ZH = phrase("{symbol}( )是", "zh")
BOOK = [definition(IS, IS_ZH, meaning="Claim `2` numbers.", topic="Then: claims about numbers.", reads=("table",))]
# What Markdown, HTML and Gherkin would each read as their own.
HOSTILE = ["a|b", "`c`", "```", "<b>d</b>", "<!-- features -->", r"e\f", "[g](h.feature)", "$i$", "*j*", "&amp;", "猫"]


def shown(page: str) -> str:
    """What a reader sees of a page, its tags left out."""
    made = markdown.markdown(page, extensions=["attr_list", "pymdownx.highlight", "pymdownx.superfences"])
    return html.unescape(re.sub(r"<[^>]+>", "", made))


@pytest.mark.parametrize(
    ("pattern", "language", "as_read"),
    [
        ("{symbol} is/= {array}", "en", "symbol is or = numbers"),
        ("{symbol} is/are/= {array}", "en", "symbol is or are or = numbers"),
        ("{symbol}( )是/为( ){array}", "zh", "符号是 或 为数值"),
        ("{symbol}( )约为( ){array}", "zh", "符号约为数值"),
        ("(我)什么也不输入", "zh", "(我)什么也不输入"),
        ("to {int} significant figure(s)", "en", "to int significant figure(s)"),
        (r"tanh\(x\) * 2", "en", "tanh(x) * 2"),
    ],
)
def test_a_pattern_is_shown_as_people_read_it(pattern: str, language: str, as_read: str) -> None:
    assert shown(readable(pattern, language, NAMES if language == "en" else NAMES_ZH)) == as_read


def test_a_parameter_is_marked() -> None:
    assert readable("{symbol} is", "en", NAMES) == "<var>symbol</var> is"


def test_an_entry_says_what_it_means_what_to_fill_in_and_where_it_is_used() -> None:
    one = feature("features/f.feature", {"One": [step("h1 is", "{symbol} is", argument=table(["1", "-0.5"]))]})
    page = phrasebook(record(BOOK, one, parameters=(SYMBOL,)))
    assert [line for line in page.splitlines() if line.startswith("#")] == [
        "## What is to be filled in { #parameters }",
        "## Then { #then }",
        "### Claims about numbers { #then-claims-about-numbers }",
        "#### <var>symbol</var> is { #then-symbol-is }",
    ]
    entry = page[page.index("####") :]
    assert "Claim <code>2</code> numbers." in entry
    assert "To fill in: [symbol](#parameter--symbol). Below it stands a table." in entry
    assert "```gherkin\nThen h1 is\n  | 1 | -0.5 |\n```" in entry
    assert "Used once, in [One](features/f.md#one)." in entry
    assert '<p class="phrase" lang="zh-CN"><var>符号</var>是</p>\n\nNo passing scenario uses it yet.' in entry


def test_a_parameter_tells_what_may_be_written() -> None:
    page = phrasebook(record(BOOK, parameters=(SYMBOL,)))
    assert '<tr id="parameter--symbol">' in page
    assert "A &lt;value&gt;.<br><code>h1</code>, <code>p(&quot;|&quot;)</code>" in page


def test_the_example_is_the_shortest_step_of_a_feature_in_the_language_of_its_phrase() -> None:
    def using(text: str, status: str = "PASSED") -> list[StepRun]:
        return [step(text, "{symbol} is", status=status)]

    page = phrasebook(
        record(
            BOOK,
            feature("docs/pages/a.md#1", {"prose": using("a is")}),
            feature("zh.feature", {"foreign": using("字 is")}, language="zh-CN"),
            feature("f.feature", {"long": using("long is"), "short": using("mid is"), "bad": using("x is", "FAILED")}),
        )
    )
    assert page.count("```gherkin") == 1
    assert "Then mid is" in page
    assert "Used 4 times, in [foreign](zh.md#foreign), [long](f.md#long), [short](f.md#short) and 1 more." in page


def test_a_chinese_step_has_its_own_keyword() -> None:
    assert gherkin(step("h1 是"), "then", "zh") == "那么h1 是"
    assert gherkin(step("词表", argument=table(["词", "1"], ["a", "10"])), "given", "zh") == (
        "假如词表\n  | 词 | 1  |\n  | a  | 10 |"
    )


def parsed(example: str) -> dict[str, Any]:
    """The step that an example is, read by Cucumber's own parser."""
    tree: Any = Parser().parse(f"Feature: f\n  Scenario: s\n{example}\n")
    node: dict[str, Any] = tree["feature"]["children"][0]["scenario"]["steps"][0]
    return node


def test_whatever_a_table_holds_is_shown_as_text_and_can_be_copied() -> None:
    text = gherkin(step(f"it is {''.join(HOSTILE)}", argument=table(HOSTILE, HOSTILE)), "then", "en")
    assert shown(fenced(text)).strip() == text
    node = parsed(text)
    assert node["text"] == f"it is {''.join(HOSTILE)}"
    assert [[cell["value"] for cell in row["cells"]] for row in node["dataTable"]["rows"]] == [HOSTILE, HOSTILE]


def page_with(tmp_path: Path, made: Record) -> str:
    """A page of prose with the phrasebook between two lines, as the generator makes it."""
    (tmp_path / "docs/pages").mkdir(parents=True)
    (tmp_path / "docs/pages/book.md").write_text("# Book\n\n<!-- phrasebook -->\n\nThe end.\n", "utf-8")
    return all_pages(made, tmp_path)["book.md"]


def test_no_example_breaks_the_page_around_it(tmp_path: Path) -> None:
    # A block of a page that is not there: only the phrasebook shows it.
    hostile = feature("docs/pages/a.md#1", {HOSTILE[3]: [step("x is", "{symbol} is", argument=table(HOSTILE))]})
    page = shown(page_with(tmp_path, record(BOOK, hostile)))
    assert " | ".join(["a\\|b", *HOSTILE[1:5], "e\\\\f", *HOSTILE[6:]]) in page
    assert "Used once, in <b>d</b>." in page
    assert page.partition("Built from")[0].rstrip().endswith("The end.")


def test_two_phrases_cannot_share_an_address(tmp_path: Path) -> None:
    two = record([definition(phrase("it is {int}")), definition(phrase("it, is {int}"))])
    with pytest.raises(PageError, match=r"docs/pages/book\.md: two parts .* #then-it-is-int: rename one"):
        page_with(tmp_path, two)
