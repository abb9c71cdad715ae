"""Outlines as written, once: a verdict and an address on every row, and what failed right below it."""

from __future__ import annotations

import re
from typing import Any

from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

from docs.generator.pages.feature_page import feature_page
from steps.record.model import Feature, PickleRun, StepRun

OUTLINE = """\
Feature: F
  Scenario Outline: of <word>
    Then it is <n>
    Examples: Small ones
      | word | n |
      | I    | 1 |
      | like | 2 |
"""
MESSAGE = "features/f.feature:3: Then it is 2\n\nexpected  <2>\nactual    3\n\nworking\n  a = 3"


def page() -> str:
    """The page of an outline whose second row failed."""
    document: Any = {**Parser().parse(OUTLINE), "uri": "features/f.feature"}
    feature = Feature("features/f.feature", OUTLINE, document["feature"])
    pickles: list[Any] = Compiler(IdGenerator()).compile(document)
    for pickle, status in zip(pickles, ("PASSED", "FAILED"), strict=True):
        message = MESSAGE if status == "FAILED" else ""
        steps = {step["astNodeIds"][0]: StepRun(step["text"], {}, status, message) for step in pickle["steps"]}
        feature.runs[pickle["id"]] = PickleRun(pickle, steps, has_run=True)
    return feature_page(feature)


def test_a_row_that_failed_is_followed_by_its_failure() -> None:
    table = re.search(r"<table.*?</table>", page(), re.DOTALL)
    assert table
    rows = re.findall(r"<tr.*?</tr>", table[0], re.DOTALL)
    assert ["verdict passed" in row for row in rows] == [False, True, False, False]
    assert "verdict failed" in rows[2]
    assert "expected  &lt;2&gt;&#10;actual    3</pre>" in rows[3]
    assert 'colspan="3"' in rows[3]


def test_the_table_has_a_name_and_heads_its_columns_and_rows() -> None:
    assert '<table class="data" aria-label="of &lt;word&gt;: Small ones"><thead>' in page()
    assert re.findall(r'<th scope="(\w+)">([^<]+)</th>', page()) == [
        ("col", "verdict"),
        ("col", "word"),
        ("col", "n"),
        ("row", "I"),
        ("row", "like"),
    ]


def test_the_steps_of_an_outline_stand_there_once_as_written() -> None:
    assert page().count("it is <var>&lt;n&gt;</var>") == 1
