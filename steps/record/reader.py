"""The reader of the run record: Cucumber Messages, one a line, become what was run, and with what result."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from . import schema
from .model import Feature, Node, PickleRun, Record, RunInfo, StepRun, line_of

_ATTACHMENTS = {media_type: kind for kind, media_type in schema.KINDS.items()}


def read_record(path: Path) -> Record:
    """Read a record. One that is missing, cut short, or not of this version reads as empty, which is never fresh."""
    try:
        return _read(path)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):  # it may hold anything
        return Record(run=RunInfo(path=path))


def _read(path: Path) -> Record:
    reader = _Reader(record := Record(run=RunInfo(path=path)))
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            for kind, message in json.loads(line).items():
                if read := getattr(reader, kind, None):
                    read(message)
    for feature in record.features.values():
        feature.run = record.run
    return record


class _Reader:
    """One method for each kind of message that a page needs, named as the standard names it."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.runs: dict[str, PickleRun] = {}  # by pickle, then by case, then by attempt
        self.steps: dict[str, StepRun] = {}  # by pickle step, then by test step

    def source(self, message: Node) -> None:
        self.record.sources[message["uri"]] = message["data"]

    def gherkinDocument(self, message: Node) -> None:  # noqa: N802  # the standard's name
        uri = message["uri"]
        self.record.features[uri] = Feature(uri, self.record.sources[uri], message["feature"])

    def parseError(self, message: Node) -> None:  # noqa: N802  # the standard's name
        place, uri = message["source"], message["source"]["uri"]
        self.record.errors[uri].append(f"{uri}:{line_of(place)}: {message['message']}")

    def pickle(self, message: Node) -> None:
        steps = {step["astNodeIds"][0]: StepRun(step["text"], step.get("argument", {})) for step in message["steps"]}
        run = PickleRun(message, steps)
        self.record.features[message["uri"]].runs[message["id"]] = self.runs[message["id"]] = run
        self.steps |= dict(zip((step["id"] for step in message["steps"]), steps.values(), strict=True))

    def testRunStarted(self, message: Node) -> None:  # noqa: N802  # the standard's name
        started = datetime.fromtimestamp(message["timestamp"]["seconds"], UTC)
        self.record.run = replace(self.record.run, started=started)

    def testCase(self, message: Node) -> None:  # noqa: N802  # the standard's name
        self.runs[message["id"]] = self.runs[message["pickleId"]]
        for step in message["testSteps"]:
            run = self.steps[step["id"]] = self.steps[step["pickleStepId"]]
            lists = step.get("stepMatchArgumentsLists") or [{"stepMatchArguments": []}]
            run.arguments = lists[0]["stepMatchArguments"]
            run.definitions = step.get("stepDefinitionIds", [])

    def testCaseStarted(self, message: Node) -> None:  # noqa: N802  # the standard's name
        self.runs[message["id"]] = self.runs[message["testCaseId"]]
        self.runs[message["id"]].has_run = True

    def testStepFinished(self, message: Node) -> None:  # noqa: N802  # the standard's name
        step, result = self.steps[message["testStepId"]], message["testStepResult"]
        step.status, step.message = result["status"], result.get("message", "")

    def attachment(self, message: Node) -> None:
        kind = _ATTACHMENTS.get(message["mediaType"])  # another program may attach what it likes
        shown = kind and schema.from_data(kind, json.loads(message["body"]))
        match shown:
            case schema.StepShown():
                self.steps[message["testStepId"]].shown = shown
            case schema.TraceShown():
                run = self.runs[message["testCaseStartedId"]]
                run.trace, run.words = {value["name"]: value for value in shown.values}, shown.words
            case schema.Insensitive():
                self.runs[message["testCaseStartedId"]].insensitive = shown
            case schema.FilesData():
                self.record.files = shown.hashes
            case schema.CommitData():
                self.record.run = replace(self.record.run, commit=shown)
            case schema.ImplementationData():
                self.record.implementation = shown.name
            case schema.PhrasebookData():
                self.record.phrasebook = shown
