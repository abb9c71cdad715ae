"""Steps run as pytest-bdd runs them: its hooks are called, and its own definitions are found among the phrases."""

from __future__ import annotations

import gc

from steps import phrases  # noqa: F401  # fills the phrasebook
from steps.language.phrasebook import BOOK, KEYWORDS
from steps.runner.documents import read_documents

from .conftest import ROOT, Project

HOOKS = """
import pytest_bdd

called = []
def pytest_bdd_before_scenario(scenario): called.append(f"before {scenario.name}")
def pytest_bdd_before_step(step): called.append(step.name)
def pytest_bdd_before_step_call(step): called.append("call")
def pytest_bdd_after_step(step): called.append("after")
def pytest_bdd_step_error(step, exception): called.append(type(exception).__name__)
def pytest_bdd_after_scenario(scenario): print("called:", *called[-10:], sep=" | ")

@pytest_bdd.then(pytest_bdd.parsers.parse("the {thing} shines"))
def shines(thing): called.append(f"really {thing}")
"""


def test_the_hooks_of_pytest_bdd_are_called_for_phrases_and_for_other_steps(project: Project) -> None:
    project.write("conftest.py", HOOKS)
    project.feature("x.feature", "  Scenario: s\n    Then C has shape 2×2\n    And the sun shines\n    And C is 5\n")
    output = project.run("-s", "x.feature").output
    phrase, other, wrong = (
        "C has shape 2×2 | call | after",
        "the sun shines | call | really sun | after",
        "C is 5 | call",
    )
    assert f"called: | {phrase} | {other} | {wrong} | AssertionError" in output


def test_a_fixture_called_example_is_the_projects_own(project: Project) -> None:
    project.write("conftest.py", 'import pytest\n\n@pytest.fixture\ndef example():\n    return "mine"\n')
    project.feature("x.feature", "  Scenario: s\n    Then C has shape 2×2\n")
    assert project.run("x.feature").outcomes == {"passed": 1}


def test_the_garbage_collector_is_left_as_it_was(project: Project) -> None:
    project.feature("x.feature", "  Scenario: s\n    Then C has shape 2×2\n")
    frozen = gc.get_freeze_count()
    assert project.run("x.feature").outcomes == {"passed": 1}
    assert gc.get_freeze_count() == frozen


def test_a_phrase_is_tried_wherever_it_could_match() -> None:
    for file in sorted((ROOT / "features").glob("*.feature")):
        for document in read_documents(file, ROOT):
            for text in {step["text"] for pickle in document.compiled for step in pickle["steps"]}:
                for keyword in KEYWORDS:
                    own = [p for p in BOOK.phrases if p.keyword == keyword]
                    every = [p for p in own if p.match(text.replace("，", ",")) is not None]
                    assert [match.phrase for match in BOOK.matches(keyword, text)] == every
