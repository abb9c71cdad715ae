"""What would be lost in silence is an error with its place and its remedy."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from .conftest import Project, Run

GIVEN = 'Given the vocabulary "a"'
THEN = 'Then the word "a" has index 0'
GOOD = f"    {GIVEN}\n    {THEN}\n"


@dataclass(frozen=True)
class Slip:
    """A file with something wrong in it, and the parts of the message that must come."""

    name: str
    text: str | bytes
    parts: tuple[str, ...]


def scenario(name: str, steps: str = GOOD) -> str:
    return f"  Scenario: {name}\n{steps}"


def outline(steps: str, examples: str) -> str:
    return f"Feature: f\n  Scenario Outline: o\n    {GIVEN}\n{steps}{examples}"


SLIPS = [
    Slip(
        "duplicate",
        f"Feature: f\n{scenario('s')}{scenario('s')}",
        (":5: ", '"s" is also the name of the scenario in line 2', "give one another name"),
    ),
    Slip(
        "duplicate_in_rules",
        f"Feature: f\n  Rule: r\n{scenario('s')}  Rule: q\n{scenario('s')}",
        (":7: ", '"s" is also the name of the scenario in line 3', "give one another name"),
    ),
    Slip(
        "before_scenario",
        f"Feature: f\n  {GIVEN}\n{scenario('s')}",
        (":2: ", "reads like a step, but stands in a description", "below a Background: or Scenario:"),
    ),
    Slip(
        "before_scenario_later",
        f"Feature: f\n\n  Prose.\n\n  {THEN}\n{scenario('s')}",
        (":5: ", "reads like a step", "begin it with a keyword, Given, When, Then, And, below"),
    ),
    Slip("in_rule", f"Feature: f\n  Rule: r\n    {THEN}\n{scenario('s')}", (":3: ", "reads like a step")),
    Slip(
        "unknown_placeholder",
        outline('    Then the word "<wrod>" has index <n>\n', "    Examples:\n      | word | n |\n      | a | 0 |\n"),
        (":4: ", "<wrod> is not a column of the Examples in line 6", "use one of: word, n"),
    ),
    Slip(
        "unused_column",
        outline(f"    {THEN}\n", "    Examples:\n      | spare |\n      | 1 |\n"),
        (":6: ", "the column spare is not used by any step", "write <spare> in a step, or remove it"),
    ),
    Slip(
        "no_rows",
        outline('    Then the word "<w>" has index 0\n', "    Examples:\n      | w |\n"),
        (":5: ", "the outline has no rows of Examples, so it never runs", "add Examples: with a row a case"),
    ),
    Slip("no_examples", outline(f"    {THEN}\n", ""), (":2: ", "the outline has no rows of Examples")),
    Slip(
        "two_columns",
        outline('    Then the word "<w>" has index 0\n', "    Examples:\n      | w | w |\n      | a | a |\n"),
        (":6: ", "two columns are headed w", "rename one"),
    ),
    Slip(
        "no_pattern",
        outline('    Then the word "<a**>" has index 0\n', "    Examples:\n      | a** |\n      | a |\n"),
        (":6: ", "the column a** has signs that Gherkin's compiler does not take literally", "name it with letters"),
    ),
    Slip("empty", "", (":1: ", "there is no feature in it", 'write "Feature:" and a scenario, or remove it')),
    Slip("comment", "# nothing but this\n", (":1: ", "there is no feature in it")),
    Slip("no_scenario", "Feature: f\n  Prose.\n", (":1: ", "the feature has no scenario", "write one, or remove")),
    Slip(
        "latin",
        "Feature: f\n  # caf\u00e9\n".encode("latin-1"),
        (":2: ", "byte 0xe9 is not UTF-8", "save the file as UTF-8"),
    ),
    Slip("unnamed", f"Feature: f\n{scenario('')}", (":2: ", "the scenario has no name", "say in a few words")),
    Slip("no_steps", f"Feature: f\n{scenario('s', '')}", (":2: ", "no steps, so nothing is checked", "add a Then")),
    Slip(
        "xfail",
        f"Feature: f\n  @xfail\n{scenario('s')}",
        (":2: ", "@xfail would make pytest hide a result", "another name"),
    ),
    Slip("skip", f"@skip\nFeature: f\n{scenario('s')}", (":1: ", "@skip would make pytest hide a result")),
    Slip("skip_rule", f"Feature: f\n  @skipif\n  Rule: r\n{scenario('s')}", (":2: ", "@skipif would make pytest hide")),
    Slip(
        "xfail_rows",
        outline('    Then the word "<w>" has index 0\n', "    @xfail\n    Examples:\n      | w |\n      | a |\n"),
        (":5: ", "@xfail would make pytest hide a result"),
    ),
    Slip(
        "not_gherkin",
        f"Feature: f\n{scenario('s', GOOD)}    Givn the vocabulary\n",
        (":5: ", '"Givn the vocabulary" cannot stand here', 'did you mean "Given"?'),
    ),
    Slip(
        "not_a_line",
        f"Feature: f\n{scenario('s', GOOD)}    100 percent\n",
        (":5: ", '"100 percent" cannot stand here', "begin a step with Given, When, Then"),
    ),
    Slip("scenario_misspelt", f"Feature: f\n  Scenaro: s\n    {THEN}\n", (":2: ", 'write "Scenario:"')),
    Slip("background_misspelt", f"Feature: f\n  Backgroud:\n    {GIVEN}\n{scenario('s')}", (":2: ", '"Background:"')),
    Slip("no_feature", scenario("s"), (":1: ", 'a file begins with a line "Feature: …"')),
    Slip("small_letters", f"Feature: f\n  given the vocabulary\n{scenario('s')}", (":2: ", 'write "Given"')),
    Slip(
        "prose_like_a_step",
        "Feature: f\n  Scenario Outline: s\n    When several words come,\n    they follow each other.\n",
        (":4: ", '"When several words come," above it is read as a step'),
    ),
    Slip(
        "traditional",
        "# language: zh-CN\n功能: f\n  場景: t\n    假設词表“我”\n  场景: s\n    假如词表“我”\n",
        (":3: ", '"場景: t" is not a keyword', '"场景:"'),
    ),
    Slip(
        "traditional_step",
        "# language: zh-CN\n功能: f\n  场景: s\n    那麼困惑度约为 99\n    假如词表“我”\n",
        (":4: ", "reads like a step"),
    ),
    Slip(
        "full_width_colon",
        "# language: zh-CN\n功能: f\n  场景：s\n    假如词表“我”\n",
        (":3: ", '"场景:"'),
    ),
    Slip(
        "ragged",
        "Feature: f\n  Scenario: s\n    Given the vocabulary\n      | a | 0 |\n      | b |\n",
        (":5: ", "cell"),
    ),
    Slip("unknown_language", f"# language: xx\nFeature: f\n{scenario('s')}", (":1: ", "xx")),
    Slip(
        "chinese",
        "# language: zh-CN\n功能: f\n  假如词表“我”\n  场景: s\n    假如词表“我”\n",
        (":3: ", "reads like a step"),
    ),
]


@pytest.fixture(scope="module")
def run(shared_project: Project) -> Run:
    """One run over every slip."""
    for slip in SLIPS:
        shared_project.write(f"{slip.name}.feature", slip.text)
    shared_project.write("good.feature", f"Feature: f\n{scenario('s')}")
    return shared_project.run("--continue-on-collection-errors", ".")


def test_no_file_with_a_slip_runs_and_every_other_does(run: Run) -> None:
    assert run.outcomes == {"passed": 1, "errors": len(SLIPS)}


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_told_with_its_place_and_remedy(run: Run, slip: Slip) -> None:
    place, *parts = slip.parts
    told = [line for line in run.output.splitlines() if line.startswith(f"{slip.name}.feature{place}")]
    assert len(told) == 1, run.output
    assert all(part in told[0] for part in parts), told


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_stands_in_the_record_as_a_parse_error(run: Run, slip: Slip) -> None:
    errors = [e for e in run.messages("parseError") if e["source"]["uri"] == f"{slip.name}.feature"]
    assert int(slip.parts[0].strip(": ")) in [e["source"]["location"]["line"] for e in errors]


def test_a_run_with_a_slip_is_recorded_as_no_success(run: Run) -> None:
    assert [finished["success"] for finished in run.messages("testRunFinished")] == [False]


def test_nobody_is_shown_the_inside_of_the_machine(run: Run) -> None:
    assert "Traceback" not in run.output
    assert "site-packages" not in run.output
