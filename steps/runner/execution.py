"""Execution: what pytest-bdd's hooks record of a scenario, and what a person is told of a step that fails."""

from __future__ import annotations

from typing import NoReturn

import pytest
import pytest_bdd
from pytest_bdd.parser import Scenario, Step
from pytest_bdd.scenario import find_fixturedefs_for_step
from pytest_bdd.steps import step_function_context_registry

from tinyrnn import TinyRNNError

from ..diagnosis.conformance import told
from ..language.nearest import nearest
from ..language.phrasebook import BOOK, KEYWORDS, Match, as_typed
from ..language.unreadable import unreadable_number
from ..printed.numbers import NumberError
from ..scenario.facts import ExampleError
from ..scenario.scenario import Scenario as Example
from .collection import FeatureItem, is_guest
from .implementation import LOADED, TESTED, part_taken
from .recording import RECORDER, Recorder
from .running import BookParser, ClaimError, keyword_of, perform

OF_ANOTHER_KIND = "(if this project runs its features with pytest-bdd itself, run pytest with -p no:tinyrnn)"
# How many definitions pytest-bdd knows where there are none beside the phrasebook: one for each keyword.
OUR_OWN = len(KEYWORDS)
FOR_PEOPLE = (ClaimError, ExampleError, NumberError, TinyRNNError)


@pytest_bdd.given(BookParser("given"))
@pytest_bdd.when(BookParser("when"))
@pytest_bdd.then(BookParser("then"))
def _perform(
    match: Match, tinyrnn_example: Example, datatable: list[list[str]] | None = None, docstring: str | None = None
) -> None:
    perform(match, tinyrnn_example, datatable, docstring)


@pytest.fixture
def tinyrnn_example(pytestconfig: pytest.Config) -> Example:
    """The worked example that the steps of one scenario build."""
    loaded = pytestconfig.stash[LOADED]
    return Example(None if loaded is None else loaded.implementation())


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, scenario: Scenario) -> None:
    """Begin to record."""
    item = request.node
    if isinstance(item, FeatureItem):
        matches = [BOOK.matches(keyword_of(step), step.name) for step in scenario.steps]
        item.stash[RECORDER] = Recorder(item.pickle, matches, request.getfixturevalue("tinyrnn_example"))


def pytest_bdd_after_scenario(request: pytest.FixtureRequest) -> None:
    """Record how the scenario ended."""
    if RECORDER in request.node.stash:
        recorder = request.node.stash[RECORDER]
        recorder.finish()
        if recorder.example.implementation is not None:
            request.node.stash[TESTED] = part_taken(recorder.example)


def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Step) -> None:
    """Record what the step matches; a step that several definitions match is an error."""
    recorder = request.node.stash.get(RECORDER, None)
    if recorder is None:
        return
    candidates = _candidates(request, step)
    recorder.start()
    recorder.example.line = f"{step.keyword}{as_typed(step.name)}"
    if len(candidates) > 1:
        listed = "\n".join(f"  {candidate}" for candidate in candidates)
        _fail(
            request,
            step,
            f"{len(candidates)} step definitions match this step; reword the step, or one of them:\n{listed}",
            "AMBIGUOUS",
        )


def pytest_bdd_after_step(request: pytest.FixtureRequest, scenario: Scenario, step: Step) -> None:
    """Record that the step passed; the last one of a scenario that claims nothing does not."""
    if RECORDER not in request.node.stash:
        return
    if step is scenario.steps[-1] and all(other.type != "then" for other in scenario.steps):
        _fail(request, step, "this scenario claims nothing, so nothing is checked: add a Then", "FAILED")
    request.node.stash[RECORDER].stop("PASSED")


def pytest_bdd_step_error(request: pytest.FixtureRequest, step: Step, exception: BaseException) -> None:
    """Tell what is wrong with the example; what is wrong with the code keeps its traceback."""
    if RECORDER not in request.node.stash:
        return
    if isinstance(exception, FOR_PEOPLE):
        beside = told(request.node.stash[RECORDER].example, None if isinstance(exception, ClaimError) else exception)
        _fail(request, step, f"{exception}\n\n{beside}" if beside else str(exception), "FAILED")
    request.node.stash[RECORDER].stop("FAILED", f"{type(exception).__name__}: {exception}")


def pytest_bdd_step_func_lookup_error(request: pytest.FixtureRequest, step: Step) -> None:
    """Tell which phrases come near a step that matches none."""
    if RECORDER not in request.node.stash:
        return
    request.node.stash[RECORDER].start()
    elsewhere = f"\n\n{OF_ANOTHER_KIND}" if is_guest(request.config) else ""
    _fail(request, step, _missing(step) + elsewhere, "UNDEFINED")


def _fail(request: pytest.FixtureRequest, step: Step, message: str, status: str) -> NoReturn:
    item = request.node
    row = item.pickle["location"]["line"] if len(item.pickle["astNodeIds"]) > 1 else None
    at_row = f"\n(the row of Examples in line {row})" if row else ""
    place = f"{item.document.path}:{step.line_number}: {step.keyword}{step.name}{at_row}"
    text = f"{place}\n\n{message}"
    item.stash[RECORDER].stop(status, text)
    raise pytest.fail.Exception(text, pytrace=False) from None


def _candidates(request: pytest.FixtureRequest, step: Step) -> list[str]:
    """Every definition that a step matches, by its phrase: those of the phrasebook, and of pytest-bdd beside it."""
    found = [f"{m.phrase.keyword} {m.phrase.source}" for m in BOOK.matches(keyword_of(step), step.name)]
    if len(step_function_context_registry) == OUR_OWN:
        return found
    others = [c for c in list(step_function_context_registry.values()) if not isinstance(c.parser, BookParser)]
    if any(c.type in (None, step.type) and c.parser.is_matching(step.name) for c in others):
        seen = find_fixturedefs_for_step(step, request._fixturemanager, request.node)  # noqa: SLF001  # pytest-bdd's own way
        contexts = [step_function_context_registry[definition.func] for definition in seen]
        found += [f"{c.type} {c.parser.name}" for c in contexts if not isinstance(c.parser, BookParser)]
    return found


def _missing(step: Step) -> str:
    elsewhere = [keyword for keyword in KEYWORDS if BOOK.matches(keyword, step.name)]
    if elsewhere:
        return f"this is a {elsewhere[0].title()} phrase, but the step is a {step.type.title()}: change the keyword"
    if " #" in step.name:
        return "no phrase reads like this step: a comment needs a line of its own"
    examples = "\n".join(f"  {example}" for example in nearest(step.type, step.name))
    unreadable = unreadable_number(keyword_of(step), step.name)
    if unreadable:
        return f"{unreadable}\n\nIf another phrase was meant, the nearest are, for example,\n{examples}"
    return f"no phrase reads like this step; the nearest are, for example,\n{examples}"
