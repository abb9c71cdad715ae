"""Recording: what happens while one pickle runs, as Cucumber Messages."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import Any

import pytest
from cucumber_messages import Envelope, Timestamp, message_converter

from ..diagnosis.insensitive import insensitive
from ..language.named_text import named_text
from ..language.phrasebook import Match, Phrase
from ..record.schema import KINDS, Insensitive, NamedText, StepShown, TraceShown, to_data
from ..scenario.scenario import Scenario as Example
from .documents import Node

Message = dict[str, Any]
# One encoder for all messages: `json.dumps` would make one for each. Messages hold no cycles.
to_json = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def to_message(envelope: Envelope) -> Message:
    """An envelope as plain data, in the standard's JSON."""
    message: Message = message_converter.to_dict(envelope)
    return message


def now() -> Timestamp:
    """The time as Cucumber Messages tell it."""
    return Timestamp(**_time())


def _time() -> Message:
    return _duration(time.time_ns())


def _duration(nanoseconds: int) -> Message:
    seconds, nanos = divmod(nanoseconds, 10**9)
    return {"nanos": nanos, "seconds": seconds}


def phrase_id(phrase: Phrase) -> str:
    """The id of a step definition in one language, the same in every run."""
    function = phrase.function
    return f"{function.__module__}.{function.__name__}: {phrase.source}"


class Recorder:
    """The messages of one pickle, in the order in which they happen.

    They are many, so they are written as the plain data that the official dataclasses would become, and kept as JSON:
    text costs the garbage collector nothing.
    """

    def __init__(self, pickle: Node, matches: list[list[Match]], example: Example) -> None:
        self.pickle, self.example = pickle, example
        self.has_passed = True
        self._lines: list[str] = []
        self._case = f"{pickle['id']}:case"
        self._started = f"{pickle['id']}:run"
        self._steps = [_test_step(step, found) for step, found in zip(pickle["steps"], matches, strict=True)]
        self._names = [named_texts(found[0]) if found else [] for found in matches]
        self._position = -1
        self._begun_at = 0
        self._is_running = False
        self._notice: Message = {}
        self._add(
            "testCaseStarted", {"attempt": 0, "id": self._started, "testCaseId": self._case, "timestamp": _time()}
        )

    @property
    def run(self) -> Message:
        """What a report carries, also from a worker of pytest-xdist: the pickle, its verdict, and its messages."""
        case = {"id": self._case, "pickleId": self.pickle["id"], "testSteps": self._steps, "testRunStartedId": "run"}
        return {
            "pickle": self.pickle["id"],
            "has_passed": self.has_passed,
            "notice": self._notice,
            "case": to_json({"testCase": case}),
            "lines": self._lines,
        }

    def start(self) -> None:
        """The next step begins."""
        self._position += 1
        self._is_running = True
        self._begun_at = time.perf_counter_ns()
        self.example.shown = None
        self._start(self._steps[self._position]["id"])

    def stop(self, status: str, message: str | None = None) -> None:
        """The step that is running ends."""
        if not self._is_running:
            return
        self._is_running = False
        step_id = self._steps[self._position]["id"]
        self._show(step_id, self.example.shown or StepShown(), self._names[self._position])
        self._finish(step_id, time.perf_counter_ns() - self._begun_at, status, message)

    def finish(self) -> None:
        """The scenario ends: what did not run is recorded as skipped, and the trace is attached."""
        has_passed = self.has_passed
        rest = slice(self._position + 1, None)
        for step, names in zip(self._steps[rest], self._names[rest], strict=True):
            self._start(step["id"])
            self._show(step["id"], StepShown(), names)
            self._finish(step["id"], 0, "SKIPPED", None)
        try:
            self._attach_findings(has_passed=has_passed)
        finally:  # a case that was started is finished, whatever happens
            end = {"testCaseStartedId": self._started, "timestamp": _time(), "willBeRetried": False}
            self._add("testCaseFinished", end)

    def _attach_findings(self, *, has_passed: bool) -> None:
        """Attach the trace, and what the scenario could not notice."""
        trace = self.example.trace_shown()
        if trace:
            self._attach(KINDS[TraceShown], to_data(trace), None)
        found = insensitive(self.example) if has_passed else None
        if found:
            self._notice = {"network": found.network, "blind": found.unnoticed, "noticed": found.noticed}
            self._attach(KINDS[Insensitive], to_data(found), None)

    def _show(self, step_id: str, shown: StepShown, names: list[NamedText]) -> None:
        if data := to_data(replace(shown, names=names)):
            self._attach(KINDS[StepShown], data, step_id)

    def _start(self, step_id: str) -> None:
        started = {"testCaseStartedId": self._started, "testStepId": step_id, "timestamp": _time()}
        self._add("testStepStarted", started)

    def _finish(self, step_id: str, nanoseconds: int, status: str, message: str | None) -> None:
        self.has_passed = self.has_passed and status == "PASSED"
        result: Message = {"duration": _duration(nanoseconds), "status": status}
        if message is not None:
            result["message"] = message
        ended = {"testCaseStartedId": self._started, "testStepId": step_id, "testStepResult": result}
        self._add("testStepFinished", {**ended, "timestamp": _time()})

    def _attach(self, media_type: str, data: object, step_id: str | None) -> None:
        attachment: Message = {"body": to_json(data), "contentEncoding": "IDENTITY", "mediaType": media_type}
        attachment["testCaseStartedId"] = self._started
        if step_id is not None:
            attachment["testStepId"] = step_id
        self._add("attachment", {**attachment, "timestamp": _time()})

    def _add(self, kind: str, message: Message) -> None:
        self._lines.append(to_json({kind: message}))


def _test_step(step: Node, matches: list[Match]) -> Message:
    return {
        "id": f"{step['id']}:test",
        "pickleStepId": step["id"],
        "stepDefinitionIds": [phrase_id(match.phrase) for match in matches],
        "stepMatchArgumentsLists": [_arguments(match) for match in matches],
    }


def named_texts(match: Match) -> list[NamedText]:
    """The parts of a step's text that name values."""
    named = [named_text(a.group.value or "", a.parameter_type.name, a.group.start) for a in match.arguments]
    return [one for one in named if one]


def _arguments(match: Match) -> Message:
    named = [{"group": _group(a.group), "parameterTypeName": a.parameter_type.name} for a in match.arguments]
    return {"stepMatchArguments": named}


def _group(group: Any) -> Message:
    children = [_group(child) for child in group.children or ()]
    shown = {"children": children, "start": group.start, "value": group.value}
    return {key: value for key, value in shown.items() if value is not None}


RECORDER = pytest.StashKey[Recorder]()
