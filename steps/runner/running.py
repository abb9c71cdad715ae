"""Running: the steps of a scenario, as pytest-bdd runs them, but that the phrasebook is asked first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytest_bdd.exceptions import StepDefinitionNotFoundError
from pytest_bdd.parser import Scenario, Step
from pytest_bdd.parsers import StepParser
from pytest_bdd.scenario import _execute_step_function, get_step_function

from .. import phrases  # noqa: F401  # fills the phrasebook
from ..diagnosis.causes import explain
from ..language.phrasebook import BOOK, KEYWORDS, Keyword, Match, takes
from ..scenario.facts import ExampleError
from ..scenario.scenario import Scenario as Example


class BookParser(StepParser):
    """All phrases of a keyword as one pytest-bdd parser, for scenarios that pytest-bdd itself has bound."""

    def __init__(self, keyword: Keyword) -> None:
        super().__init__(f"the {keyword} phrases of the phrasebook")
        self.keyword = keyword

    def is_matching(self, name: str) -> bool:
        """Whether a phrase of this keyword reads like the step."""
        return bool(BOOK.matches(self.keyword, name))

    def parse_arguments(self, name: str) -> dict[str, object]:
        """The match itself: that there is only one has been checked before."""
        return {"match": BOOK.matches(self.keyword, name)[0]}


def keyword_of(step: Step) -> Keyword:
    """The keyword whose phrases a step is looked up among."""
    return next(keyword for keyword in KEYWORDS if keyword == step.type)


def perform(
    match: Match, tinyrnn_example: Example, datatable: list[list[str]] | None = None, docstring: str | None = None
) -> None:
    """Call the step definition that a step matches, with what it reads."""
    function = match.phrase.function
    extra: dict[str, object] = {}
    for name, argument in (("table", datatable), ("doc_string", docstring)):
        what = name.replace("_", " ")
        if argument is None and takes(function, name):
            raise ExampleError(f"this step needs a {what} below it: add one")
        if argument is not None and not takes(function, name):
            raise ExampleError(f"this step does not read the {what} below it: remove it")
        if argument is not None:
            extra[name] = argument
    said = function(*match.values, **extra)
    finding = tinyrnn_example.step(said, tinyrnn_example.line)
    explain(tinyrnn_example.solution, finding) if finding.suspects else None
    tinyrnn_example.shown = finding.shown
    if finding.message:
        raise ClaimError(finding.message)


class ClaimError(AssertionError):
    """A claim that does not hold."""


def function_of(scenario: Scenario) -> Callable[[pytest.FixtureRequest], None]:
    """What pytest runs for a scenario."""

    def run(request: pytest.FixtureRequest) -> None:
        __tracebackhide__ = True
        hook = request.config.hook
        about = {"request": request, "feature": scenario.feature, "scenario": scenario}
        hook.pytest_bdd_before_scenario(**about)
        example = request.getfixturevalue("tinyrnn_example")
        try:
            for step in scenario.steps:
                found = BOOK.matches(keyword_of(step), step.name)
                if found:
                    _run_phrase(found[0], example, {**about, "step": step})
                else:
                    _run_other({**about, "step": step})
        finally:
            hook.pytest_bdd_after_scenario(**about)

    return run


def _run_phrase(match: Match, example: Example, about: dict[str, Any]) -> None:
    """Perform a step of the phrasebook: pytest-bdd would search all fixtures for it, again for each step."""
    __tracebackhide__ = True
    step, hook = about["step"], about["request"].config.hook
    arguments: dict[str, Any] = {"match": match, "tinyrnn_example": example}
    if step.datatable is not None:
        arguments["datatable"] = step.datatable.raw()
    if step.docstring is not None:
        arguments["docstring"] = step.docstring
    about = {**about, "step_func": perform, "step_func_args": arguments}
    hook.pytest_bdd_before_step(**about)
    try:
        hook.pytest_bdd_before_step_call(**about)
        perform(**arguments)
    except (Exception, pytest.fail.Exception) as exception:
        hook.pytest_bdd_step_error(exception=exception, **about)
        raise
    hook.pytest_bdd_after_step(**about)


def _run_other(about: dict[str, Any]) -> None:
    """Run a step that pytest-bdd may have a definition for, in a conftest or a plugin."""
    __tracebackhide__ = True
    request, step = about["request"], about["step"]
    context = get_step_function(request, step)
    if context is None:
        exception = StepDefinitionNotFoundError(f"no definition is found: {step}")
        request.config.hook.pytest_bdd_step_func_lookup_error(exception=exception, **about)
        raise exception
    _execute_step_function(request, about["scenario"], step, context)
