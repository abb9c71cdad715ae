"""The run record is Cucumber Messages: each legal by itself, and all of them in a legal order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cucumber_messages import Envelope, message_converter

from tinyrnn import TEXT, derivation
from tinyrnn.trace import value_from_data

from .conftest import ROOT, Message, Project, Run

SCENARIOS = """
  @tag
  Scenario: passes
    When I input "a b"
    Then h2 is [1, 1]

  Scenario: fails
    When I input "a"
    Then h1 is [5, 0]
    And C has shape 2×2

  Scenario: undefined
    Then the sun shines
    * the moon too

  Scenario Outline: row <n>
    When I input "a"
    Then h1[1] is <n>

    Examples: some
      Prose.
      | n |
      | 1 |
      | 2 |
"""
ORDER = ["meta", "source", "gherkinDocument", "pickle", "testRunStarted", "testCase", "testCaseStarted", "testStepStarted",
         "testStepFinished", "testCaseFinished", "testRunFinished"]


@pytest.fixture(scope="module")
def run(shared_project: Project) -> Run:
    """One run with every kind of message."""
    shared_project.feature("x.feature", SCENARIOS)
    shared_project.write("page.md", "```gherkin\nFeature: f\n  Scenario: s\n    Given the vocabulary “a”\n```\n")
    shared_project.write("broken.feature", "Feature: f\n  Scenario: s\n    Given x\n    oops\n")
    return shared_project.run_apart("--continue-on-collection-errors", ".")


def kind(message: Message) -> str:
    return next(iter(message))


def ids(node: Any) -> Iterator[str]:
    """Every id that stands in a message."""
    if isinstance(node, dict):
        yield from (value for key, value in node.items() if key == "id")
        yield from (inner for value in node.values() for inner in ids(value))
    elif isinstance(node, list):
        yield from (inner for value in node for inner in ids(value))


def test_every_message_is_what_the_official_package_reads_and_writes(run: Run) -> None:
    for message in run.record:
        assert len(message) == 1
        assert message_converter.to_dict(message_converter.from_dict(message, Envelope)) == message


def test_every_message_obeys_the_standards_schema(run: Run) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    places = (ROOT / "node_modules", ROOT / ".cache" / "node_modules")
    schemas = [path for place in places for path in sorted(place.glob("@cucumber/messages/**/messages.schema.json"))]
    if not schemas:
        pytest.skip("the npm package @cucumber/messages is not installed: its messages.schema.json is not here")
    definitions = json.loads(schemas[0].read_text("utf-8"))
    schema = {"$ref": "#/$defs/Envelope", **definitions} if "$defs" in definitions else definitions
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for message in run.record for error in validator.iter_errors(message)] == []


def test_the_run_begins_with_meta_and_ends_with_its_result(run: Run) -> None:
    assert kind(run.record[0]) == "meta"
    assert run.record[-1]["testRunFinished"]["success"] is False
    assert [len(run.messages(k)) for k in ("meta", "testRunStarted", "testRunFinished")] == [1, 1, 1]


@pytest.mark.parametrize(("before", "after"), list(zip(ORDER, ORDER[1:], strict=False)))
def test_nothing_is_spoken_of_before_it_is_introduced(run: Run, before: str, after: str) -> None:
    kinds = [kind(message) for message in run.record]
    assert kinds.index(before) < kinds.index(after)


def test_every_test_case_is_introduced_before_any_starts(run: Run) -> None:
    kinds = [kind(message) for message in run.record]
    last_definition = max(n for n, k in enumerate(kinds) if k in ("pickle", "stepDefinition", "testCase"))
    assert last_definition < kinds.index("testCaseStarted")


def test_every_id_is_one_things_own(run: Run) -> None:
    everything = [one for message in run.record for one in ids(message)]
    assert len(everything) == len(set(everything))


def test_every_reference_finds_what_it_refers_to(run: Run) -> None:
    known = {one for message in run.record for one in ids(message)}
    for pickle in run.messages("pickle"):
        assert {*pickle["astNodeIds"], *(i for step in pickle["steps"] for i in step["astNodeIds"])} <= known
        assert {tag["astNodeId"] for tag in pickle["tags"]} <= known
    for case in run.messages("testCase"):
        assert {case["pickleId"], case["testRunStartedId"], *(s["pickleStepId"] for s in case["testSteps"])} <= known
        assert {i for step in case["testSteps"] for i in step.get("stepDefinitionIds", ())} <= known
    for k in ("testStepStarted", "testStepFinished", "testCaseFinished"):
        assert {message["testCaseStartedId"] for message in run.messages(k)} <= known
    assert {m["testStepId"] for m in run.messages("attachment") if "testStepId" in m} <= known


def test_every_step_starts_and_ends_once_in_its_case(run: Run) -> None:
    steps = [step["id"] for case in run.messages("testCase") for step in case["testSteps"]]
    assert [message["testStepId"] for message in run.messages("testStepStarted")] == steps
    assert [message["testStepId"] for message in run.messages("testStepFinished")] == steps


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
def test_every_step_has_its_verdict(run: Run, name: str, statuses: list[str]) -> None:
    assert run.statuses(name) == statuses


def test_a_step_names_its_definition_and_its_arguments(run: Run) -> None:
    pickle = next(p for p in run.messages("pickle") if p["name"] == "passes")
    step = next(c for c in run.messages("testCase") if c["pickleId"] == pickle["id"])["testSteps"][-1]
    definition = next(d for d in run.messages("stepDefinition") if d["id"] == step["stepDefinitionIds"][0])
    assert definition["pattern"]["source"] == "{symbol} is/= {array}"
    arguments = step["stepMatchArgumentsLists"][0]["stepMatchArguments"]
    assert [(a["parameterTypeName"], a["group"]["value"]) for a in arguments] == [("symbol", "h2"), ("array", "[1, 1]")]


def test_every_definition_says_where_it_stands(run: Run) -> None:
    for definition in run.messages("stepDefinition"):
        place = definition["sourceReference"]
        assert place["location"]["line"] >= 1
        assert Path(place["uri"]).suffix == ".py"


def test_the_trace_of_a_scenario_is_attached_and_is_the_runs_own(run: Run) -> None:
    traces = [a for a in run.messages("attachment") if a["mediaType"].startswith("application/vnd.tinyrnn.trace")]
    values = [value_from_data(data) for data in json.loads(traces[0]["body"])]
    by_symbol = {value.symbol: value for value in values}
    assert str(derivation(by_symbol["a_2"], TEXT)) == "a_2 = b + U h_1 + W x_2 = [0, 0] + [1, 0] + [0, 1] = [1, 1]"


def test_every_attachment_is_json_and_belongs_to_a_case_or_to_the_run(run: Run) -> None:
    for attachment in run.messages("attachment"):
        json.loads(attachment["body"])
        assert attachment["contentEncoding"] == "IDENTITY"
        assert ("testCaseStartedId" in attachment) != ("testRunStartedId" in attachment)


def test_a_wrong_entry_is_marked_in_the_working_of_its_step(run: Run) -> None:
    workings = [json.loads(a["body"]) for a in run.messages("attachment") if "working" in a["mediaType"]]
    wrong = [item for items in workings for item in items if item.get("wrong")]
    assert [(item["value"]["symbol"], item["wrong"]) for item in wrong] == [("h_1", [[0]]), ("h_1", [[0]])]


def test_the_source_of_a_broken_file_is_in_the_record(run: Run) -> None:
    assert "oops" in next(s for s in run.messages("source") if s["uri"] == "broken.feature")["data"]


def test_a_passing_run_is_a_success_and_goes_where_it_is_told(project: Project) -> None:
    project.feature("x.feature", "  Scenario: s\n    Then C has shape 2×2\n")
    project.run("--run-record", "elsewhere/record.ndjson", "x.feature")
    lines = (project.path / "elsewhere" / "record.ndjson").read_text("utf-8").splitlines()
    assert json.loads(lines[-1])["testRunFinished"]["success"] is True
    assert not (project.path / "run-record.ndjson").exists()


def test_a_run_without_features_writes_no_record(project: Project) -> None:
    project.write("test_x.py", "def test_x(): ...\n")
    assert project.run("test_x.py").record == []
