"""A step that fails, or that no definition or several match, is told in the words of its author."""

from __future__ import annotations

import pytest

from .conftest import Project, Run

# Each scenario has one slip; the lines of the messages are found by the text of the step.
SCENARIOS = """
  Scenario: wrong entry
    When I input "a"
    Then h1 is [1, 3]
    Then C has shape 2×2

  Scenario: truncated
    When I input "b b"
    Then h2 is about [0.0, 3]

  Scenario Outline: row <n>
    When I input "a"
    Then h1[1] is <n>

    Examples:
      | n |
      | 1 |
      | 7 |

  Scenario: undefined
    Then h1 are [1, 0]
    Then C has shape 2×2

  Scenario: wrong keyword
    Given C has shape 2×2

  Scenario: unread table
    Then C has shape 2×2
      | 1 |

  Scenario: missing table
    When I input "a"
    Then h1 is

  Scenario: unread text
    Then C has shape 2×2
      \"\"\"
      text
      \"\"\"

  Scenario: given late
    When I input "a"
    Given the bias b is [1, 1]

  Scenario: given twice
    Given the embedding C is [[1, 0], [0, 1]]

  Scenario: swapped name
    Given the bias h0 is [0, 0]

  Scenario: bad number
    Given the bias b is [1, 2x]

  Scenario: bad shape
    Given the bias b is [1, 2, 3]
    When I input "a"
    Then h1 is [2, 2]

  Scenario: unknown word
    When I input "A"

  Scenario: nothing claimed
    Given the bias b is [1, 1]
    When I input "a"

  Scenario: stars
    * C has shape 2×2
    * W has shape 2×2

  Scenario: starred wrong
    Given the bias b is [0, 0]
    * C has shape 2×2
"""
MESSAGES = [
    (
        "wrong entry",
        "Then h1 is [1, 3]",
        [
            "expected  [1, 3]",
            "actual    [1, »0«]",
            "h1[2]: computed 0, printed 3",
            "h_1 = a_1 = b + U h_0 + W x_1 = [0, 0] + [0, 0] + [1, 0] = [1, »0«]",
        ],
    ),
    ("truncated", "Then h2 is about [0.0, 3]", ["off by 1 unit of the last digit printed; rounded it is 2"]),
    ("row 7", "Then h1[1] is <n>", ["Then h1[1] is 7", "the row of Examples in line", "expected  7", "actual    1"]),
    (
        "undefined",
        "Then h1 are [1, 0]",
        ["no phrase reads like this step; the nearest are, for example,", "Then h1 is [1, 0]"],
    ),
    ("wrong keyword", "Given C has shape 2×2", ["this is a Then phrase, but the step is a Given: change the keyword"]),
    ("unread table", "Then C has shape 2×2\n      | 1 |", ["does not read the table below it: remove it"]),
    ("missing table", "Then h1 is\n", ["needs a table below it: add one"]),
    ("unread text", 'Then C has shape 2×2\n      """', ["does not read the doc string below it: remove it"]),
    (
        "given late",
        "Given the bias b is [1, 1]",
        ["b is given after the input was read, so it was read without it", "give it earlier"],
    ),
    (
        "given twice",
        "Given the embedding C is",
        ["C is given twice: keep one of the two steps (the Background counts too)"],
    ),
    (
        "swapped name",
        "Given the bias h0",
        ["h_0 stands for the initial state here, and b for the bias", "use the letter that belongs"],
    ),
    ("bad number", "Given the bias b is [1, 2x]", ['"2x" is not a number: character 2, "x", does not fit']),
    ("bad shape", "Given the bias b is [1, 2, 3]", ["b is a vector of 3 but should be a vector of 2", "W is 2×2"]),
    (
        "nothing claimed",
        'When I input "a"',
        ["this scenario claims nothing, so nothing is checked: add a Then"],
    ),
    ("unknown word", 'When I input "A"', ['"A" is not in the vocabulary: did you mean "a"? it holds "a", "b"']),
]
STATUSES = {
    "wrong entry": ["PASSED", "FAILED", "SKIPPED"],
    "row 1": ["PASSED", "PASSED"],
    "row 7": ["PASSED", "FAILED"],
    "undefined": ["UNDEFINED", "SKIPPED"],
    "wrong keyword": ["UNDEFINED"],
    "unread table": ["FAILED"],
    "given late": ["PASSED", "FAILED"],
}


@pytest.fixture(scope="module")
def run(shared_project: Project) -> Run:
    """One run over every slip."""
    shared_project.feature("x.feature", SCENARIOS)
    return shared_project.run("x.feature")


@pytest.fixture(scope="module")
def text(shared_project: Project, run: Run) -> str:
    """The feature as the run has read it."""
    assert run.record
    return (shared_project.path / "x.feature").read_text("utf-8")


@pytest.mark.parametrize(("name", "step", "parts"), MESSAGES, ids=[name for name, _, _ in MESSAGES])
def test_a_failure_says_where_and_what_and_how(run: Run, text: str, name: str, step: str, parts: list[str]) -> None:
    start = text.index(f"Scenario: {name}") if f"Scenario: {name}" in text else text.index("Scenario Outline:")
    line = text[: text.index(step, start)].count("\n") + 1
    told = run.section(name)
    assert told.strip().startswith(f"x.feature:{line}: {step.partition(' ')[0]} ")
    assert [part for part in parts if part not in told] == [], told


def test_nobody_is_shown_the_inside_of_the_machine(run: Run) -> None:
    assert run.insides() == []


@pytest.mark.parametrize("name", list(STATUSES))
def test_every_step_has_its_verdict_in_the_record(run: Run, name: str) -> None:
    assert run.statuses(name) == STATUSES[name]


def test_a_star_goes_on_with_the_keyword_before_it(run: Run) -> None:
    assert run.statuses("starred wrong") == ["PASSED", "UNDEFINED"]


def test_a_star_in_the_first_place_is_told_how_to_begin(run: Run) -> None:
    assert "change the keyword" in run.section("stars")
    assert "*" in run.section("stars").splitlines()[0]
