"""Execution: the steps of a pickle run one after the other, and each is recorded, and told where it fails."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Generator, Iterator
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tinyrnn import TinyRNNError

from ..diagnosis.causes import explain
from ..diagnosis.conformance import told
from ..diagnosis.variants import insensitive
from ..language.named_text import named_texts
from ..language.phrasebook import BOOK, Match, as_typed, takes
from ..printed.numbers import NumberError
from ..record.schema import KINDS, Insensitive, TraceShown, to_data
from ..record.writer import CaseLines
from ..scenario.facts import ExampleError
from ..scenario.scenario import Scenario
from .documents import Node, Pickle, Step
from .implementation import LOADED
from .phrasebook_record import phrase_id
from .pytest_bridge import FixtureItem, is_guest
from .run_record import GATHERED
from .step_messages import misfit, missing, place

if TYPE_CHECKING:
    from .pytest_bdd_bridge import ForeignScenario

Outcome = tuple[Node, str]  # what a step showed, as data, and what is wrong with it; no message where nothing is
OUTCOME = pytest.StashKey[Node]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Put what is to be told of a pickle on its report, which pytest-xdist carries to the controller."""
    report = yield
    if call.when == "call" and OUTCOME in item.stash:
        report.of_scenario = item.stash[OUTCOME]  # type: ignore[attr-defined]  # plain data of ours
        del item.stash[OUTCOME]
    return report


def run_scenario(item: FixtureItem, pickle: Pickle) -> None:
    """Run a pickle; what is wrong with it is told without a traceback, what is wrong with the code keeps its own."""
    __tracebackhide__ = True
    run = _Run(item, pickle)
    try:
        if run.foreign is not None:
            run.foreign.call("pytest_bdd_before_scenario")
        for step, matches in zip(pickle.steps, run.matches, strict=True):
            run.step(step, matches)
    finally:
        run.finish()


def perform(scenario: Scenario, match: Match, step: Step) -> Outcome:
    """Do what a step says."""
    function, error = match.phrase.function, None
    data: Node = {}
    try:
        if takes(function, "table") != (step.table is not None) or step.doc_string is not None:
            raise ExampleError(misfit(step))  # noqa: TRY301  # it is told as any other
        said = function(*match.values, **({} if step.table is None else {"table": step.table}))
        finding = scenario.step(said, f"{step.written}{as_typed(step.text)}")
        if finding.suspects:
            explain(scenario.solution, finding)
        data, message = to_data(finding.shown), finding.message
    except (ExampleError, NumberError, TinyRNNError) as raised:
        error, message = raised, str(raised)
    beside = told(scenario, error) if message else ""
    return data, f"{message}\n\n{beside}" if beside else message


def findings(scenario: Scenario, outcome: Node) -> Iterator[tuple[str, object]]:
    """The trace of a scenario, and what it would not notice; what the end of the run tells is added to the outcome."""
    if scenario.implementation is not None:
        outcome |= {"calls": dict(Counter(scenario.implementation.asked)), "left": [*scenario.by_reference]}
    trace = scenario.trace_shown()
    if trace:
        yield KINDS[TraceShown], to_data(trace)
    found = insensitive(scenario) if outcome["has_passed"] else None
    if found:
        data = {"unnoticed": [], "noticed": [], **to_data(found)}
        outcome["notice"] = data
        yield KINDS[Insensitive], data


class _Run:
    """One pickle while it runs."""

    def __init__(self, item: FixtureItem, pickle: Pickle) -> None:
        config = item.config
        self.item, self.pickle, self.passed = item, pickle, 0
        loaded = config.stash[LOADED]
        self.scenario = Scenario(None if loaded is None else loaded.implementation())
        self.matches = [BOOK.matches(step.keyword, step.text) for step in pickle.steps]
        self.lines = None
        if config.stash[GATHERED].texts is not None:
            named = [named_texts(matches[0].arguments) if matches else [] for matches in self.matches]
            self.lines = CaseLines(pickle.id, list(map(test_step, pickle.steps, self.matches)), named)
        self.foreign = _foreign(item, pickle, is_matched=all(self.matches))

    def step(self, step: Step, matches: list[Match]) -> None:
        """Run a step, record it, and raise what is wrong with it."""
        __tracebackhide__ = True
        begun, clock = time.time_ns(), time.perf_counter_ns()
        status, error = "FAILED", None
        try:
            if self.foreign is None and len(matches) == 1:
                shown, message = perform(self.scenario, matches[0], step)
                status = "FAILED" if message else "PASSED"
            else:
                status, shown, message = self._step_beside_others(step, matches)
        except (Exception, pytest.fail.Exception) as raised:  # noqa: BLE001  # it is raised again once it is recorded
            shown, message, error = {}, f"{type(raised).__name__}: {raised}", raised
        if status == "PASSED":
            if step is self.pickle.steps[-1] and all(other.keyword != "then" for other in self.pickle.steps):
                status, message = "FAILED", "this scenario claims nothing, so nothing is checked: add a Then"
            else:
                self.passed += 1
        if message and error is None:
            error = pytest.fail.Exception(f"{place(self.pickle, step)}\n\n{message}", pytrace=False)
            message = str(error)
        if self.lines is not None:
            self.lines.add_step(begun, time.perf_counter_ns() - clock, status, message, shown)
        if error is not None:
            raise error

    def _step_beside_others(self, step: Step, matches: list[Match]) -> tuple[str, Node, str]:
        """Run a step that not just one phrase matches, or that pytest-bdd hears of: its verdict, and as usual."""
        __tracebackhide__ = True
        found = [f"{match.phrase.keyword} {match.phrase.source}" for match in matches]
        found += self.foreign.definitions(step) if self.foreign is not None else []
        if len(found) > 1:
            listed = "\n".join(f"  {candidate}" for candidate in found)
            what = f"{len(found)} step definitions match this step; reword the step, or one of them:\n{listed}"
            return "AMBIGUOUS", {}, what
        if matches and self.foreign is not None:
            act = partial(perform, self.scenario, matches[0], step)
            shown, message = self.foreign.run_phrase(step, matches[0].phrase.function, act)
            return "FAILED" if message else "PASSED", shown, message
        message = missing(step, is_guest=is_guest(self.item.config))
        is_run = self.foreign is not None and self.foreign.run(step, message)
        return ("PASSED", {}, "") if is_run else ("UNDEFINED", {}, message)

    def finish(self) -> None:
        """Record what did not run as skipped, the trace, and what the scenario would not notice."""
        outcome: Node = {"pickle": self.pickle.id, "has_passed": self.passed == len(self.pickle.steps)}
        try:
            if self.foreign is not None:
                self.foreign.call("pytest_bdd_after_scenario")
            if self.lines is not None:
                self.lines.skip_rest()
            for media_type, data in findings(self.scenario, outcome):
                if self.lines is not None:
                    self.lines.attach(media_type, data)
        finally:  # a case that was started is finished, whatever happens
            if self.lines is not None:
                outcome |= self.lines.finished()
            self.item.stash[OUTCOME] = outcome


def _foreign(item: FixtureItem, pickle: Pickle, *, is_matched: bool) -> ForeignScenario | None:
    """The pickle as pytest-bdd knows it, where that is needed."""
    if "pytest_bdd" not in sys.modules:
        return None
    from . import pytest_bdd_bridge  # noqa: PLC0415  # it imports pytest-bdd

    is_needed = pytest_bdd_bridge.is_needed(item.config, is_matched=is_matched)
    return pytest_bdd_bridge.ForeignScenario(item, pickle) if is_needed else None


def test_step(step: Step, matches: list[Match]) -> Node:
    """A step as the record introduces it: which phrases it matches, and what they read in it."""
    read = [
        [
            {"group": {"children": [], "start": a.start, "value": a.text}, "parameterTypeName": a.kind}
            for a in match.arguments
        ]
        for match in matches
    ]
    return {
        "id": f"{step.id}:test",
        "pickleStepId": step.id,
        "stepDefinitionIds": [phrase_id(match.phrase) for match in matches],
        "stepMatchArgumentsLists": [{"stepMatchArguments": arguments} for arguments in read],
    }
