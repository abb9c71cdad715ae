"""What the run record holds: verdicts, definitions, arguments, workings and traces."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from steps.record.schema import StepShown, TraceShown, from_data
from tinyrnn import TEXT, derivation
from tinyrnn.trace import value_from_data

from .conftest import Project, Run


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        ("passes", ["PASSED", "PASSED"]),
        ("fails", ["PASSED", "FAILED", "SKIPPED"]),
        ("undefined", ["UNDEFINED", "SKIPPED"]),
        ("row 1", ["PASSED", "PASSED"]),
        ("row 2", ["PASSED", "FAILED"]),
    ],
)
def test_every_step_has_its_verdict(recorded_run: Run, name: str, statuses: list[str]) -> None:
    assert recorded_run.statuses(name) == statuses


def test_a_step_names_its_definition_and_its_arguments(recorded_run: Run) -> None:
    pickle = next(p for p in recorded_run.messages("pickle") if p["name"] == "passes")
    step = next(c for c in recorded_run.messages("testCase") if c["pickleId"] == pickle["id"])["testSteps"][-1]
    definition = next(d for d in recorded_run.messages("stepDefinition") if d["id"] == step["stepDefinitionIds"][0])
    assert definition["pattern"]["source"] == "{symbol} is/= {array}"
    arguments = step["stepMatchArgumentsLists"][0]["stepMatchArguments"]
    assert [(a["parameterTypeName"], a["group"]["value"]) for a in arguments] == [("symbol", "h2"), ("array", "[1, 1]")]


def test_every_definition_says_where_it_stands(recorded_run: Run) -> None:
    for definition in recorded_run.messages("stepDefinition"):
        place = definition["sourceReference"]
        assert place["location"]["line"] >= 1
        assert Path(place["uri"]).suffix == ".py"


def test_the_trace_of_a_scenario_is_attached_and_is_the_runs_own(recorded_run: Run) -> None:
    trace = from_data(TraceShown, recorded_run.attached("passes", "trace")[0])
    by_name = {value.name: value for value in map(value_from_data, trace.values)}
    assert str(derivation(by_name["a_2"], TEXT)) == "a_2 = b + U h_1 + W x_2 = [0, 0] + [1, 0] + [0, 1] = [1, 1]"
    assert trace.words == ["a", "b"]


def test_every_attachment_is_json_and_belongs_to_a_case_or_to_the_run(recorded_run: Run) -> None:
    for attachment in recorded_run.messages("attachment"):
        json.loads(attachment["body"])
        assert attachment["contentEncoding"] == "IDENTITY"
        assert ("testCaseStartedId" in attachment) != ("testRunStartedId" in attachment)


def test_a_wrong_entry_is_marked_in_the_working_of_its_step(recorded_run: Run) -> None:
    for name in ("fails", "row 2"):
        steps = [from_data(StepShown, data) for data in recorded_run.attached(name, "step")]
        wrong = [(value.value["name"], value.wrong) for step in steps for value in step.values if value.wrong]
        assert wrong == [("h_1", [[0]])]


def test_the_source_of_a_broken_file_is_in_the_record(recorded_run: Run) -> None:
    assert "oops" in next(s for s in recorded_run.messages("source") if s["uri"] == "broken.feature")["data"]


def test_a_passing_run_is_a_success_and_goes_where_it_is_told(project: Project) -> None:
    project.feature("x.feature", "  Scenario: s\n    Then C has shape 2×2\n")
    project.run("--run-record", "elsewhere/record.ndjson", "x.feature")
    lines = (project.path / "elsewhere" / "record.ndjson").read_text("utf-8").splitlines()
    assert json.loads(lines[-1])["testRunFinished"]["success"] is True
    assert not (project.path / "run-record.ndjson").exists()


def test_without_a_wish_no_record_is_written(project: Project) -> None:
    project.write("tox.ini", "[pytest]\naddopts = -p no:cacheprovider\n")
    project.feature("x.feature", "  Scenario: s\n    Then C has shape 2×2\n")
    before = sorted(project.path.rglob("*"))
    assert project.run("x.feature").outcomes == {"passed": 1}
    assert sorted(project.path.rglob("*")) == before


def test_the_record_a_project_asks_for_stands_below_its_root(project: Project) -> None:
    project.write("tox.ini", "[pytest]\nrun_record = made/by/run.ndjson\n")
    project.feature("x.feature", "  Scenario: s\n    Then C has shape 2×2\n")
    project.run("x.feature")
    assert (project.path / "made/by/run.ndjson").is_file()


def test_a_run_without_features_writes_no_record(project: Project) -> None:
    project.write("test_x.py", "def test_x(): ...\n")
    assert project.run("test_x.py").record == []


def test_collecting_alone_leaves_the_record_of_the_last_run(project: Project) -> None:
    project.feature("x.feature", "  Scenario: s\n    Then C has shape 2×2\n")
    assert project.run("--collect-only", "x.feature").record == []


def test_the_phrasebook_is_in_the_record(recorded_run: Run) -> None:
    (attachment,) = [a for a in recorded_run.messages("attachment") if "phrasebook" in a["mediaType"]]
    book = json.loads(attachment["body"])
    phrases = [phrase for definition in book["definitions"] for phrase in definition["phrases"]]
    known = {d["id"]: d["pattern"]["source"] for d in recorded_run.messages("stepDefinition")}
    assert {phrase["id"]: phrase["pattern"] for phrase in phrases} == known
    start = "steps.phrases.number_phrases.about:"
    about = next(d for d in book["definitions"] if d["phrases"][0]["id"].startswith(start))
    assert about["meaning"] == "Claim that a value, correctly rounded to the digits printed, is the printed one."
    assert about["topic"] == "Then: claims about numbers."
    assert [(p["language"], p["pattern"]) for p in about["phrases"]] == [
        ("en", "{symbol} is about {array}"),
        ("en", "{symbol} ≈ {array}"),
        ("zh", "{symbol}( )约为( ){array}"),
        ("zh", "{symbol}( )约等于( ){array}"),
    ]
    assert {tuple(d["reads"]) for d in book["definitions"]} == {(), ("table",)}
    shape = next(parameter for parameter in book["parameters"] if parameter["type"] == "shape")
    assert (shape["en"], shape["zh"], shape["examples"]) == ("rows × columns", "行数×列数", ["2×3", "2x3", "3"])
