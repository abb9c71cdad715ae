"""`pytest x.feature:12` runs the smallest thing that stands at the line."""

from __future__ import annotations

import pytest

from .conftest import Project

FEATURE = """
@top
Feature: Selection

  Prose.

  Background:
    Given the vocabulary "a", "b"

  Scenario: first
    Then the word "a" has index 0

  @tagged
  Scenario Outline: row <word>
    Then the word "<word>" has index <n>

    Examples:
      | word | n |
      | a    | 0 |
      | b    | 1 |

  Rule: ruled
    Some prose.

    Scenario: second
      Then the word "a" has index 0

    Scenario: third
      Then the word "b" has index 1
""".lstrip()
OTHER = 'Feature: Other\n  Scenario: other\n    Given the vocabulary "a"\n    Then the word "a" has index 0\n'
ROWS = ["row a [a | 0]", "row b [b | 1]"]
ALL = ["first", *ROWS, "second", "third"]
# What stands at the line that holds this text.
PLACES = [
    ("Scenario: first", ["first"]),
    ('Then the word "a" has', ["first"]),
    ("@tagged", ROWS),
    ("Scenario Outline:", ROWS),
    ("Examples:", ROWS),
    ("| word | n |", ROWS),
    ("| a    | 0 |", [ROWS[0]]),
    ("| b    | 1 |", [ROWS[1]]),
    ("Rule: ruled", ["second", "third"]),
    ("Some prose.", ["second", "third"]),
    ("Scenario: second", ["second"]),
    ('Then the word "b" has', ["third"]),
    ("@top", ALL),
    ("Feature: Selection", ALL),
    ("Prose.", ALL),
    ("Background:", ALL),
]


def line_of(text: str) -> int:
    return next(n for n, line in enumerate(FEATURE.splitlines(), start=1) if text in line)


def ran(output: str) -> list[str]:
    return [line.partition("::")[2].partition(" PASSED")[0] for line in output.splitlines() if " PASSED" in line]


@pytest.fixture
def two(project: Project) -> Project:
    """A project of two features."""
    project.write("features/x.feature", FEATURE)
    project.write("features/other.feature", OTHER)
    return project


@pytest.mark.parametrize(("text", "names"), PLACES, ids=[text for text, _ in PLACES])
def test_a_line_selects_the_smallest_thing_at_it(two: Project, text: str, names: list[str]) -> None:
    assert ran(two.run("-v", f"features/x.feature:{line_of(text)}").output) == names


def test_several_lines_select_each_of_theirs(two: Project) -> None:
    lines = [line_of("Scenario: first"), line_of("| b    | 1 |")]
    run = two.run("-v", *(f"features/x.feature:{line}" for line in lines))
    assert ran(run.output) == ["first", ROWS[1]]


def test_a_line_of_one_file_leaves_another_whole(two: Project) -> None:
    run = two.run("-v", f"features/x.feature:{line_of('Scenario: first')}", "features/other.feature")
    assert ran(run.output) == ["first", "other"]


def test_a_file_asked_for_whole_stays_whole(two: Project) -> None:
    run = two.run("-v", f"features/x.feature:{line_of('Scenario: first')}", "features/x.feature")
    assert ran(run.output) == ALL


def test_a_line_in_a_block_of_markdown_is_the_line_of_the_page(two: Project) -> None:
    two.write("page.md", f"# Page\n\n```gherkin\n{OTHER}```\n")
    assert ran(two.run("-v", "page.md:5").output) == ["other"]


def test_a_line_where_nothing_stands_is_a_usage_error_that_lists_the_lines(project: Project) -> None:
    project.write("x.feature", f"# a comment\n\n{FEATURE}")
    run = project.run("x.feature:1")
    assert run.code == pytest.ExitCode.USAGE_ERROR
    assert "x.feature:1: no scenario stands at this line; scenarios begin at 11, 15, 26, 29" in run.output


def test_a_line_beyond_the_end_is_a_usage_error(project: Project) -> None:
    project.write("x.feature", FEATURE)
    run = project.run("x.feature:999")
    assert run.code == pytest.ExitCode.USAGE_ERROR


def test_a_selected_scenario_alone_stands_in_the_record_as_run(two: Project) -> None:
    run = two.run(f"features/x.feature:{line_of('Scenario: second')}")
    cases = {case["pickleId"] for case in run.messages("testCase")}
    assert [p["name"] for p in run.messages("pickle") if p["id"] in cases] == ["second"]
