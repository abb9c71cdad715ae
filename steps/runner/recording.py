"""Recording: what happens while one pickle runs, as Cucumber Messages."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from cucumber_messages import (
    Attachment,
    AttachmentContentEncoding,
    Duration,
    Envelope,
    Group,
    StepMatchArgument,
    StepMatchArgumentsList,
    TestCase,
    TestCaseFinished,
    TestCaseStarted,
    TestStep,
    TestStepFinished,
    TestStepResult,
    TestStepResultStatus,
    TestStepStarted,
    Timestamp,
    message_converter,
)

from ..example import Example
from ..notices import unnoticed
from ..phrasebook import Match, Phrase
from .documents import Node

WORKING = "application/vnd.tinyrnn.working+json"
TRACE = "application/vnd.tinyrnn.trace+json"
NOTICE = "application/vnd.tinyrnn.notice+json"
Message = dict[str, Any]


def to_message(envelope: Envelope) -> Message:
    """An envelope as plain data, in the standard's JSON."""
    message: Message = message_converter.to_dict(envelope)
    return message


def now() -> Timestamp:
    """The time as Cucumber Messages tell it."""
    seconds, nanos = divmod(time.time_ns(), 10**9)
    return Timestamp(nanos=nanos, seconds=seconds)


def phrase_id(phrase: Phrase) -> str:
    """The id of a step definition in one language, the same in every run."""
    function = phrase.function
    return f"{function.__module__}.{function.__name__}: {phrase.source}"


class Recorder:
    """The messages of one pickle, in the order in which they happen."""

    def __init__(self, pickle: Node, matches: list[list[Match]], example: Example) -> None:
        self.pickle, self.example = pickle, example
        self.messages: list[Message] = []
        self._started = f"{pickle['id']}:run"
        self._steps = [_test_step(step, found) for step, found in zip(pickle["steps"], matches, strict=True)]
        self._position = -1
        self._begun_at = 0
        self._is_running = False
        self._has_passed = True
        case = TestCase(f"{pickle['id']}:case", pickle["id"], self._steps, "run")
        self._add(Envelope(test_case=case))
        begun = TestCaseStarted(attempt=0, id=self._started, test_case_id=f"{pickle['id']}:case", timestamp=now())
        self._add(Envelope(test_case_started=begun))

    def start(self) -> None:
        """The next step begins."""
        self._position += 1
        self._is_running = True
        step = self._steps[self._position]
        self._begun_at = time.perf_counter_ns()
        self.example.evidence.clear()
        self._add(Envelope(test_step_started=TestStepStarted(self._started, step.id, now())))

    def stop(self, status: str, message: str | None = None) -> None:
        """The step that is running ends."""
        if not self._is_running:
            return
        self._is_running = False
        step = self._steps[self._position]
        if self.example.evidence:
            self._attach(WORKING, self.example.evidence, step.id)
        self._has_passed = self._has_passed and status == "PASSED"
        self._finish(step, time.perf_counter_ns() - self._begun_at, status, message)

    def finish(self) -> None:
        """The scenario ends: what did not run is recorded as skipped, and the trace is attached."""
        for step in self._steps[self._position + 1 :]:
            self._add(Envelope(test_step_started=TestStepStarted(self._started, step.id, now())))
            self._finish(step, 0, "SKIPPED", None)
        try:
            self._attach_findings()
        finally:  # a case that was started is finished, whatever happens
            end = TestCaseFinished(test_case_started_id=self._started, timestamp=now(), will_be_retried=False)
            self._add(Envelope(test_case_finished=end))

    def _attach_findings(self) -> None:
        """Attach the trace, and what the scenario could not notice."""
        trace = self.example.computed_trace()
        if trace:
            self._attach(TRACE, trace.to_data(), None)
        blind, noticed = unnoticed(self.example) if self._has_passed else ([], [])
        if blind or noticed:
            network = self.example.setup.fingerprint
            self._attach(NOTICE, {"network": network, "blind": blind, "noticed": noticed}, None)

    def _finish(self, step: TestStep, nanoseconds: int, status: str, message: str | None) -> None:
        seconds, nanos = divmod(nanoseconds, 10**9)
        result = TestStepResult(Duration(nanos, seconds), TestStepResultStatus[status.lower()], message=message)
        self._add(Envelope(test_step_finished=TestStepFinished(self._started, step.id, result, now())))

    def _attach(self, media_type: str, data: object, step_id: str | None) -> None:
        attachment = Attachment(
            body=json.dumps(data, ensure_ascii=False),
            content_encoding=AttachmentContentEncoding.identity,
            media_type=media_type,
            test_case_started_id=self._started,
            test_step_id=step_id,
            timestamp=now(),
        )
        self._add(Envelope(attachment=attachment))

    def _add(self, envelope: Envelope) -> None:
        self.messages.append(to_message(envelope))


def _test_step(step: Node, matches: list[Match]) -> TestStep:
    return TestStep(
        id=f"{step['id']}:test",
        pickle_step_id=step["id"],
        step_definition_ids=[phrase_id(match.phrase) for match in matches],
        step_match_arguments_lists=[_arguments(match) for match in matches],
    )


def _arguments(match: Match) -> StepMatchArgumentsList:
    arguments = [StepMatchArgument(_group(a.group), a.parameter_type.name) for a in match.arguments]
    return StepMatchArgumentsList(arguments)


def _group(group: Any) -> Group:
    children = [_group(child) for child in group.children or ()]
    return Group(children=children, start=group.start, value=group.value)


RECORDER = pytest.StashKey[Recorder]()
