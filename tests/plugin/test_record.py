"""The run record is Cucumber Messages: each legal by itself, and all of them in a legal order."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import pytest
from cucumber_messages import Envelope, message_converter

from .conftest import ROOT, Message, Run

ORDER = [
    "meta",
    "source",
    "gherkinDocument",
    "pickle",
    "testRunStarted",
    "testCase",
    "testCaseStarted",
    "testStepStarted",
    "testStepFinished",
    "testCaseFinished",
    "testRunFinished",
]


def kind(message: Message) -> str:
    return next(iter(message))


def ids(node: Any) -> Iterator[str]:
    """Every id that stands in a message."""
    if isinstance(node, dict):
        yield from (value for key, value in node.items() if key == "id")
        yield from (inner for value in node.values() for inner in ids(value))
    elif isinstance(node, list):
        yield from (inner for value in node for inner in ids(value))


def test_every_message_is_what_the_official_package_reads_and_writes(recorded_run: Run) -> None:
    for message in recorded_run.record:
        assert len(message) == 1
        assert message_converter.to_dict(message_converter.from_dict(message, Envelope)) == message


def test_the_record_names_the_version_of_the_official_package(recorded_run: Run) -> None:
    assert recorded_run.record[0]["meta"]["protocolVersion"] == version("cucumber-messages")


def test_every_message_obeys_the_standards_schema(recorded_run: Run) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    places = (ROOT / "node_modules", ROOT / ".cache" / "node_modules")
    schemas = [path for place in places for path in sorted(place.glob("@cucumber/messages/**/messages.schema.json"))]
    if not schemas:
        pytest.skip("the npm package @cucumber/messages is not installed: its messages.schema.json is not here")
    validator = jsonschema.Draft202012Validator(json.loads(schemas[0].read_text("utf-8")))
    assert not validator.is_valid({"unheard of": {}})
    assert [error.message for message in recorded_run.record for error in validator.iter_errors(message)] == []


def test_the_run_begins_with_meta_and_ends_with_its_result(recorded_run: Run) -> None:
    assert kind(recorded_run.record[0]) == "meta"
    assert recorded_run.record[-1]["testRunFinished"]["success"] is False
    assert [len(recorded_run.messages(k)) for k in ("meta", "testRunStarted", "testRunFinished")] == [1, 1, 1]


@pytest.mark.parametrize(("before", "after"), list(itertools.pairwise(ORDER)))
def test_nothing_is_spoken_of_before_it_is_introduced(recorded_run: Run, before: str, after: str) -> None:
    kinds = [kind(message) for message in recorded_run.record]
    assert kinds.index(before) < kinds.index(after)


def test_every_test_case_is_introduced_before_any_starts(recorded_run: Run) -> None:
    kinds = [kind(message) for message in recorded_run.record]
    last_definition = max(n for n, k in enumerate(kinds) if k in ("pickle", "stepDefinition", "testCase"))
    assert last_definition < kinds.index("testCaseStarted")


def test_every_id_is_one_things_own(recorded_run: Run) -> None:
    everything = [one for message in recorded_run.record for one in ids(message)]
    assert len(everything) == len(set(everything))


def test_every_reference_finds_what_it_refers_to(recorded_run: Run) -> None:
    known = {one for message in recorded_run.record for one in ids(message)}
    for pickle in recorded_run.messages("pickle"):
        assert {*pickle["astNodeIds"], *(i for step in pickle["steps"] for i in step["astNodeIds"])} <= known
        assert {tag["astNodeId"] for tag in pickle["tags"]} <= known
    for case in recorded_run.messages("testCase"):
        assert {case["pickleId"], case["testRunStartedId"], *(s["pickleStepId"] for s in case["testSteps"])} <= known
        assert {i for step in case["testSteps"] for i in step.get("stepDefinitionIds", ())} <= known
    for k in ("testStepStarted", "testStepFinished", "testCaseFinished"):
        assert {message["testCaseStartedId"] for message in recorded_run.messages(k)} <= known
    assert {m["testStepId"] for m in recorded_run.messages("attachment") if "testStepId" in m} <= known


def test_every_step_starts_and_ends_once_in_its_case(recorded_run: Run) -> None:
    steps = [step["id"] for case in recorded_run.messages("testCase") for step in case["testSteps"]]
    assert [message["testStepId"] for message in recorded_run.messages("testStepStarted")] == steps
    assert [message["testStepId"] for message in recorded_run.messages("testStepFinished")] == steps
