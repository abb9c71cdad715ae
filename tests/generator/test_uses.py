"""Which phrases are used, and which steps match more than one."""

from __future__ import annotations

import pytest

from docs.generator.pages.uses import ambiguous_steps, unused_phrases, uses
from steps.record.model import StepRun

from .invented import definition, feature, phrase, record, step

BOOK = [definition(phrase("it rains"), phrase("下雨", "zh"))]


def test_a_phrase_that_no_step_uses_is_named() -> None:
    assert unused_phrases(record(BOOK)) == ["it rains", "下雨"]
    assert unused_phrases(record(BOOK, feature("f.feature", {"s": [step("it rains", "it rains")]}))) == ["下雨"]


def test_a_step_of_a_scenario_that_failed_uses_nothing() -> None:
    failed = [step("it rains", "it rains"), step("it snows", "snow", status="FAILED")]
    assert "it rains" in unused_phrases(record(BOOK, feature("f.feature", {"s": failed})))


@pytest.mark.parametrize(("uri", "counts"), [("docs/pages/add.md#1", True), ("README.md#1", False)])
def test_a_page_of_the_site_uses_phrases_and_another_text_does_not(uri: str, *, counts: bool) -> None:
    used = "it rains" not in unused_phrases(record(BOOK, feature(uri, {"s": [step("it rains", "it rains")]})))
    assert used == counts


@pytest.mark.parametrize(
    "ambiguous", [step("it rains", "it rains", "it {verb}"), step("it rains", "it rains", status="AMBIGUOUS")]
)
def test_a_step_that_two_definitions_match_is_named_with_its_place(ambiguous: StepRun) -> None:
    two = feature("f.feature", {"s": [step("so far so good", "one"), ambiguous]})
    (named,) = ambiguous_steps(record(BOOK, two))
    assert named.startswith("f.feature:2: it rains: it rains")


def test_steps_that_one_definition_matches_are_well() -> None:
    assert ambiguous_steps(record(BOOK, feature("f.feature", {"s": [step("it rains", "it rains")]}))) == []


def test_a_use_links_to_its_scenario_its_background_or_its_page() -> None:
    rain = [step("it rains", "it rains")]
    steps = {"Rain, again": rain}
    links = [
        uses(record(BOOK, one))["it rains"][0].link
        for one in (
            feature("features/01-f.feature", steps),
            feature("features/01-f.feature", steps, kind="background"),
            feature("features/01-f.feature", {"": rain}, kind="background"),
            feature("docs/pages/add.md#2", steps),
        )
    ]
    assert links == [
        "features/f.md#rain-again",
        "features/f.md#background-rain-again",
        "features/f.md#background-0",
        "add.md",
    ]
