"""Definitions beside the phrasebook: pytest-bdd's own work too, and none hides another."""

from __future__ import annotations

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
    run = project.run_apart("x.feature")
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
    run = project.run_apart("x.feature")
    assert 'raise KeyError("deep")' in run.output
    assert run.statuses("s") == ["FAILED"]


def test_a_mistake_in_what_is_recorded_at_the_end_fails_its_scenario_alone(project: Project) -> None:
    project.write(
        "conftest.py",
        'from pytest_bdd import then\n@then("it breaks later")\ndef mine(example):\n    example.claims.append(None)\n',
    )
    project.feature(
        "x.feature",
        '  Scenario: s\n    When I input "a"\n    Then it breaks later\n'
        '  Scenario: r\n    When I input "a"\n    Then h1 is [1, 0]\n',
    )
    run = project.run_apart("x.feature")
    assert run.outcomes == {"passed": 1, "failed": 1}
    assert len(run.messages("testCaseFinished")) == len(run.messages("testCaseStarted")) == 2
    assert run.statuses("r") == ["PASSED", "PASSED"]
    assert [finished["success"] for finished in run.messages("testRunFinished")] == [False]
