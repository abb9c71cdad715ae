"""Where the phrases are used."""

from __future__ import annotations

import pytest

from docs.generator.pages.phrasebook_page import uses

from .invented import definition, feature, phrase, record, step

BOOK = [definition(phrase("it rains"), phrase("下雨", "zh"))]


def test_a_phrase_that_no_step_uses_has_no_use() -> None:
    assert list(uses(record(BOOK, feature("f.feature", {"s": [step("it rains", "it rains")]})))) == ["it rains"]


def test_a_step_of_a_scenario_that_failed_uses_nothing() -> None:
    failed = [step("it rains", "it rains"), step("it snows", "snow", status="FAILED")]
    assert uses(record(BOOK, feature("f.feature", {"s": failed}))) == {}


@pytest.mark.parametrize(("uri", "counts"), [("docs/pages/add.md#1", True), ("README.md#1", False)])
def test_a_page_of_the_site_uses_phrases_and_another_text_does_not(uri: str, *, counts: bool) -> None:
    used = uses(record(BOOK, feature(uri, {"s": [step("it rains", "it rains")]})))
    assert ("it rains" in used) == counts


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
