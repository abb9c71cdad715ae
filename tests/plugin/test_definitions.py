"""Definitions beside the phrasebook: pytest-bdd's own work too, and none hides another."""

from __future__ import annotations

import json

from .conftest import Project


def test_a_step_that_two_definitions_match_is_told_with_both(project: Project) -> None:
    project.write(
        "conftest.py",
        (
            "from pytest_bdd import parsers, then\n"
            '@then(parsers.parse("C has shape {shape}"))\ndef mine(shape): ...\n'
            '@then("the sun shines")\ndef one(): ...\n'
            '@then(parsers.parse("the {thing} shines"))\ndef two(thing): ...\n'
            '@then("the moon is up")\ndef three(): ...\n'
        ),
    )
    project.feature(
        "x.feature",
        (
            "  Scenario: with a phrase\n    Then C has shape 2×2\n    Then the moon is up\n"
            "  Scenario: with another\n    Then the sun shines\n"
            "  Scenario: alone\n    Then the moon is up\n"
        ),
    )
    run = project.run("x.feature")
    assert run.outcomes == {"passed": 1, "failed": 2}
    assert "2 step definitions match this step; reword the step, or one of them:" in run.output
    assert "  then {symbol} has shape {shape}\n  then C has shape {shape}" in run.output
    assert "  then the sun shines\n  then the {thing} shines" in run.output
    assert run.statuses("with a phrase") == ["AMBIGUOUS", "SKIPPED"]
    assert run.statuses("with another") == ["AMBIGUOUS"]


def test_a_mistake_in_the_code_keeps_its_traceback(project: Project) -> None:
    project.write(
        "conftest.py", 'from pytest_bdd import then\n@then("it breaks")\ndef mine():\n    raise KeyError("deep")\n'
    )
    project.feature("x.feature", "  Scenario: s\n    Then it breaks\n")
    run = project.run("x.feature")
    assert 'raise KeyError("deep")' in run.output
    assert run.statuses("s") == ["FAILED"]


def test_a_mistake_in_what_follows_a_scenario_fails_it_alone_and_its_record_is_whole(project: Project) -> None:
    project.write("conftest.py", "def pytest_bdd_after_scenario(scenario):\n    assert scenario.name != 's'\n")
    project.feature("x.feature", "  Scenario: s\n    Then C is ?\n  Scenario: r\n    Then C has shape 2×2\n")
    run = project.run("x.feature")
    assert run.outcomes == {"passed": 1, "failed": 1}
    assert len(run.messages("testCaseFinished")) == len(run.messages("testCaseStarted")) == 2
    assert run.statuses("r") == ["PASSED"]
    assert [finished["success"] for finished in run.messages("testRunFinished")] == [False]


FIXTURES = """
import pytest
from pytest_bdd import given, parsers, then

@pytest.fixture(autouse=True, scope="module")
def folder(tmp_path_factory): return tmp_path_factory.mktemp("folder")

@pytest.fixture(autouse=True)
def file(request, folder): request.node.file = folder / request.node.name

@given(parsers.parse("a box with {count:d} balls"), target_fixture="box")
def box(count): return ["ball"] * count

@then("it holds")
def holds(box, request, datatable, docstring):
    assert (len(box), datatable, docstring) == (3, [["red", "2"], ["blue", "1"]], "in all")
    assert request.node.file.name == "balls"
"""


def test_a_definition_has_its_fixtures_its_table_and_its_text(project: Project) -> None:
    project.write("conftest.py", FIXTURES)
    below = '      | red | 2 |\n      | blue | 1 |\n      """\n      in all\n      """\n'
    project.feature("x.feature", f"  Scenario: balls\n    Given a box with 3 balls\n    Then it holds\n{below}")
    run = project.run("x.feature")
    assert run.outcomes == {"passed": 1}, run.output
    assert run.statuses("balls") == ["PASSED", "PASSED"]


def test_pytest_bdds_own_reports_tell_of_phrases_too(project: Project) -> None:
    steps = "    Given the bias b is [1, 2]\n    Then b is [1, 3]\n    And b is [1, 2]\n"
    project.feature("x.feature", f"  Scenario: s\n{steps}")
    project.run("--cucumberjson=bdd.json", "x.feature")
    (scenario,) = json.loads((project.path / "bdd.json").read_text("utf-8"))[0]["elements"]
    results = [(step["name"], step["result"]["status"]) for step in scenario["steps"]][-3:]
    assert results == [
        ("the bias b is [1, 2]", "passed"),
        ("b is [1, 3]", "failed"),
        ("b is [1, 2]", "failed"),
    ]


def test_without_pytest_bdds_plugin_phrases_run_and_other_steps_are_undefined(project: Project) -> None:
    project.feature("x.feature", "  Scenario: s\n    Then C has shape 2×2\n    And the sun shines\n")
    project.plugin = ()
    run = project.run_apart("-p", "steps", "-p", "no:tinyrnn", "-p", "no:pytest-bdd", "x.feature")
    assert run.statuses("s") == ["PASSED", "UNDEFINED"]
