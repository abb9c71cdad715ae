"""Figures: what they draw and what they say are the numbers of the trace, and words in them are text."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from docs.generator.bars import bars, claimed_distribution
from docs.generator.record import StepRun
from docs.generator.words import words_of

from . import invented

Node = dict[str, Any]
HOSTILE = ["<script>alert(1)</script>", '"it\'s"', "كلب", "&amp;"]


def value(symbol: str, array: Any, operation: str = "divide") -> Node:
    return {"symbol": symbol, "operation": operation, "array": array, "operands": []}


def step(text: str, *values: Node, kind: str = "array", argument: Node | None = None) -> StepRun:
    """A step that took an argument of one kind, and showed some values."""
    evidence = [{"value": one, "wrong": [], "caption": ""} for one in values]
    return StepRun(text, argument or {}, "PASSED", evidence=evidence, arguments=[{"parameterTypeName": kind}])


def svg(figure: str) -> ET.Element:
    """The figure without the box that it is scrolled in."""
    return ET.fromstring(re.sub(r"^<div [^>]*>|</div>$", "", figure))


def texts(figure: str) -> list[str]:
    """What can be read in a figure."""
    return ["".join(text.itertext()) for text in svg(figure).iter("text")]


def said(figure: str) -> str:
    """What is heard in the place of a figure."""
    assert svg(figure).get("role") == "img"
    return svg(figure).get("aria-label", "")


def test_a_bar_is_as_long_as_its_probability() -> None:
    drawn = bars(value("p_2", [0.25, 0.75]), ["no", "yes"])
    short, long = (float(bar.get("width", "")) for bar in svg(drawn).iter("rect"))
    assert long == pytest.approx(3 * short, abs=0.2)
    assert texts(drawn) == ["no", "25\u202f%", "yes", "75\u202f%"]
    assert said(drawn) == "p2: no 25\u202f%, yes 75\u202f%"


def test_entries_without_words_are_counted_from_1() -> None:
    assert texts(bars(value("p", [0.5, 0.5]), []))[::2] == ["1", "2"]


def test_hostile_words_are_text() -> None:
    drawn = bars(value("p", [0.1, 0.2, 0.3, 0.4]), HOSTILE)
    assert {element.tag for element in svg(drawn).iter()} == {"svg", "text", "rect", "path"}
    assert all(word in said(drawn) for word in HOSTILE)


def test_a_long_word_is_cut_off_where_it_is_seen_and_whole_where_it_is_heard() -> None:
    word = "counterrevolutionaries"
    drawn = bars(value("p", [0.5, 0.5]), [word, "a"])
    assert re.fullmatch(r"counter\w*…", texts(drawn)[0])
    assert word in said(drawn)


def test_many_words_have_no_bars() -> None:
    assert bars(value("p", [1 / 11] * 11), []) == ""


def test_a_claim_about_the_numbers_or_the_word_of_one_distribution_has_bars() -> None:
    p = value("p_2", [0.25, 0.75])
    assert claimed_distribution(step("p2 is [0.25, 0.75]", p), []) == p
    assert claimed_distribution(step('the predicted word is "yes"', p, kind="quoted"), ["no", "yes"]) == p
    assert claimed_distribution(step("p2 is", p, kind="symbol", argument=invented.table(["1/4", "3/4"])), []) == p


@pytest.mark.parametrize(
    "other",
    [
        step("p2 has shape 2", value("p_2", [0.25, 0.75]), kind="shape"),
        step("h2 is [0.25, 0.75]", value("h_2", [0.25, 0.75])),
        step("the probabilities p are [0.25, 0.75]", value("p", [0.25, 0.75], "given")),
        step("p0 and p1", value("p_0", [0.25, 0.75]), value("p_1", [0.25, 0.75])),
        step('the text is "no yes"', value("p_2", [0.25, 0.75]), kind="quoted"),
    ],
    ids=lambda other: other.text,
)
def test_other_steps_have_none(other: StepRun) -> None:
    assert claimed_distribution(other, ["no", "yes"]) is None


def test_words_are_those_of_the_vocabulary_by_their_index() -> None:
    table = invented.table(["word", "index"], ["yes", "1"], ["no", "0"])
    given = invented.step("the vocabulary", "steps.phrases.model.vocabulary_table: the vocabulary", argument=table)
    assert words_of([given], {}) == ["no", "yes"]
    given = invented.step("词表 “否”、“是”", "steps.phrases.model.vocabulary: 词表( ){list}")
    assert words_of([given], {}) == ["否", "是"]


@pytest.mark.parametrize(
    ("rows", "array"),
    [([["no", "yes"], ["1", "2"]], [[1, 2]]), ([["no", "1"], ["yes", "2"]], [[1], [2]])],
    ids=["columns", "rows"],
)
def test_words_that_head_the_embedding_name_the_vocabulary(rows: list[list[str]], array: list[list[float]]) -> None:
    given = step("the embedding C", value("C", array, "given"), argument=invented.table(*rows))
    assert words_of([given], {'"yes"': value('"yes"', 1.0)}) == ["no", "yes"]
    assert words_of([given], {'"yes"': value('"yes"', 0.0)}) == []
