"""Execution: the steps of a pickle run one after the other, and each is recorded, and told where it fails."""

import sys
import time
from collections import Counter
from collections.abc import Generator
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tinyrnn import Implementation, TinyRNNError

from ..diagnosis.causes import explain
from ..diagnosis.conformance import implementation_note
from ..diagnosis.variants import insensitive
from ..language.named_text import named_texts
from ..language.phrasebook import BOOK, Match, as_typed, takes
from ..printed.numbers import NumberError
from ..record.model import Node
from ..record.schema import StepShown
from ..record.writer import CaseLines
from ..scenario.facts import ExampleError
from ..scenario.scenario import Scenario
from .documents import Pickle, Step
from .feature_errors import missing_phrase
from .implementation import LOADED
from .phrasebook_record import test_step
from .pytest_bridge import FixtureItem, is_guest
from .run_record import RECORD

if TYPE_CHECKING:
    from .pytest_bdd_bridge import ForeignScenario

Outcome = tuple[StepShown | None, str]  # what a step showed, and what is wrong with it; no message where nothing is
OF_ANOTHER_KIND = "(if this project runs its features with pytest-bdd itself, run pytest with -p no:tinyrnn)"
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
    function, error, shown = match.phrase.function, None, None
    try:
        if step.doc_string is not None or takes(function, "table") != (step.table is not None):
            raise ExampleError(_misfit(step))  # noqa: TRY301  # it is told as any other
        said = function(*match.values, **({} if step.table is None else {"table": step.table}))
        finding = scenario.step(said, f"{step.keyword_text}{as_typed(step.text)}")
        if finding.suspects:
            explain(scenario.solution, finding)
        shown, message = finding.shown, finding.message if finding.problems else ""
    except (ExampleError, NumberError, TinyRNNError) as raised:
        error, message = raised, str(raised)
    beside = implementation_note(scenario, error) if message else ""
    return shown, f"{message}\n\n{beside}" if beside else message


def _misfit(step: Step) -> str:
    """What is wrong with what stands below a step."""
    if step.doc_string is None and step.table is None:
        return "this step needs a table below it: add one"
    return f"this step does not read the {'table' if step.doc_string is None else 'doc string'} below it: remove it"


class _Run:
    """One pickle while it runs."""

    def __init__(self, item: FixtureItem, pickle: Pickle) -> None:
        self.item, self.pickle, self.passed = item, pickle, 0
        loaded = item.config.stash[LOADED]
        self.scenario = Scenario(None if loaded is None else Implementation(loaded.name, loaded.functions))
        self.matches = [BOOK.matches(step.keyword, step.text) for step in pickle.steps]
        self.lines = None
        if item.config.stash[RECORD].path is not None:
            named = [named_texts(matches[0].arguments) if matches else [] for matches in self.matches]
            self.lines = CaseLines(pickle.id, list(map(test_step, pickle.steps, self.matches)), named)
        self.foreign: ForeignScenario | None = None
        if "pytest_bdd" in sys.modules:
            from .pytest_bdd_bridge import foreign_scenario  # noqa: PLC0415  # it imports pytest-bdd

            self.foreign = foreign_scenario(item, pickle, is_matched=all(self.matches))

    def step(self, step: Step, matches: list[Match]) -> None:
        """Run a step, record it, and raise what is wrong with it."""
        __tracebackhide__ = True
        begun, clock = time.time_ns(), time.perf_counter_ns()
        status, error, shown = "FAILED", None, None
        try:
            if self.foreign is None and len(matches) == 1:
                shown, message = perform(self.scenario, matches[0], step)
                status = "FAILED" if message else "PASSED"
            else:
                status, shown, message = self._step_beside_others(step, matches)
        except (Exception, pytest.fail.Exception) as raised:  # noqa: BLE001  # it is raised again once it is recorded
            message, error = f"{type(raised).__name__}: {raised}", raised
        steps = self.pickle.steps
        if status == "PASSED" and step is steps[-1] and all(one.keyword != "then" for one in steps):
            status, message = "FAILED", "this scenario claims nothing, so nothing is checked: add a Then"
        self.passed += status == "PASSED"
        if message and error is None:
            at_row = f"\n(the row of Examples in line {self.pickle.line})" if self.pickle.row else ""
            message = f"{self.pickle.path}:{step.line}: {step.keyword_text}{step.text}{at_row}\n\n{message}"
            error = pytest.fail.Exception(message, pytrace=False)
        if self.lines is not None:
            self.lines.add_step(begun, time.perf_counter_ns() - clock, status, message, shown)
        if error is not None:
            raise error

    def _step_beside_others(self, step: Step, matches: list[Match]) -> tuple[str, StepShown | None, str]:
        """Run a step that not just one phrase matches, or that pytest-bdd hears of: its verdict, and as usual."""
        __tracebackhide__ = True
        found = [f"{match.phrase.keyword} {match.phrase.source}" for match in matches]
        found += self.foreign.definitions(step) if self.foreign is not None else []
        if len(found) > 1:
            listed = "\n".join(f"  {candidate}" for candidate in found)
            what = f"{len(found)} step definitions match this step; reword the step, or one of them:\n{listed}"
            return "AMBIGUOUS", None, what
        if matches and self.foreign is not None:
            act = partial(perform, self.scenario, matches[0], step)
            shown, message = self.foreign.run_phrase(step, matches[0].phrase.function, act)
            return "FAILED" if message else "PASSED", shown, message
        message = missing_phrase(step.keyword, step.text)
        message += f"\n\n{OF_ANOTHER_KIND}" if is_guest(self.item.config) else ""
        is_run = self.foreign is not None and self.foreign.run(step, message)
        return ("PASSED", None, "") if is_run else ("UNDEFINED", None, message)

    def finish(self) -> None:
        """Record what did not run as skipped, the trace, and what the scenario would not notice."""
        outcome: Node = {"pickle": self.pickle.id, "has_passed": self.passed == len(self.pickle.steps)}
        scenario, lines = self.scenario, self.lines
        try:
            if self.foreign is not None:
                self.foreign.call("pytest_bdd_after_scenario")
            if scenario.implementation is not None:
                outcome |= {"calls": dict(Counter(scenario.implementation.asked)), "left": [*scenario.by_reference]}
            found = insensitive(scenario) if outcome["has_passed"] else None
            if found:
                outcome["notice"] = vars(found)
            if lines is not None:
                lines.skip_rest()
                for shown in filter(None, (scenario.trace_shown(), found)):
                    lines.attach(shown)
        finally:  # a case that was started is finished, whatever happens
            if lines is not None:
                outcome |= lines.finished()
            self.item.stash[OUTCOME] = outcome
