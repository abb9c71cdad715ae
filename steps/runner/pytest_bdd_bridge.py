"""The bridge to pytest-bdd: step definitions and hooks that a project has beside the phrasebook.

It is imported only where pytest-bdd is, and crossed only where a project has some: a conftest or a plugin that defines
steps or implements a hook, or one of pytest-bdd's own reports. It touches, of pytest-bdd's private parts,

- `steps.step_function_context_registry`: every definition; `plugin.py` itself defines a few, which do not count;
- `scenario.find_fixturedefs_for_step`, `scenario.get_step_function` and `scenario._execute_step_function`, which find
  and run the definition of a step with its fixtures and hooks, and `FixtureRequest._fixturemanager` of pytest for them;
- the constructors of `parser.Feature`, `Scenario` and `Step`, and of `gherkin_parser.DataTable`.

On an upgrade, compare `ForeignScenario` with `scenario._execute_scenario`; `tests/plugin/test_definitions.py` tries it.
"""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import pytest
from pytest_bdd import plugin
from pytest_bdd.exceptions import StepDefinitionNotFoundError
from pytest_bdd.gherkin_parser import Cell, DataTable, Location, Row
from pytest_bdd.parser import Feature, Scenario
from pytest_bdd.parser import Step as ForeignStep
from pytest_bdd.scenario import _execute_step_function, find_fixturedefs_for_step, get_step_function
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from ..record.schema import StepShown
from .documents import Pickle, Step
from .pytest_bridge import FixtureItem

Outcome = tuple[StepShown | None, str]
USE = pytest.StashKey[tuple[bool, bool]]()  # whether it is turned on, and whether the project has something of it
_HOOKS = (
    *("pytest_bdd_before_scenario", "pytest_bdd_after_scenario", "pytest_bdd_before_step", "pytest_bdd_after_step"),
    *("pytest_bdd_before_step_call", "pytest_bdd_step_error", "pytest_bdd_step_func_lookup_error"),
)


def foreign_scenario(item: FixtureItem, pickle: Pickle, *, is_matched: bool) -> "ForeignScenario | None":
    """The pickle as pytest-bdd knows it, where a step is not a phrase or the project has something of pytest-bdd."""
    config = item.config
    if USE not in config.stash:  # when the first scenario runs, every conftest has been loaded
        hooks = [getattr(config.hook, hook, None) for hook in _HOOKS]  # none where the plugin was turned off
        is_heard = any(other.plugin is not plugin for hook in hooks if hook for other in hook.get_hookimpls())
        reports = (getattr(config.option, name, None) for name in ("cucumber_json_path", "gherkin_terminal_reporter"))
        is_on = config.pluginmanager.is_registered(plugin)
        config.stash[USE] = (is_on, is_on and (is_heard or any(reports) or bool(_definitions())))
    is_on, is_used = config.stash[USE]
    return ForeignScenario(item, pickle) if is_used or (is_on and not is_matched) else None


def _definitions() -> list[StepFunctionContext]:
    """All definitions that are not pytest-bdd's own."""
    every = list(step_function_context_registry.values())
    return [context for context in every if context.step_func.__module__ != plugin.__name__]


class ForeignScenario:
    """A pickle as pytest-bdd knows it: its definitions are found and run, and its hooks are called."""

    def __init__(self, item: FixtureItem, pickle: Pickle) -> None:
        node = pickle.feature
        feature = Feature(
            OrderedDict(),
            filename=str(item.path),
            rel_filename=pickle.path,
            tags=set(),
            background=None,
            line_number=node["location"]["line"],
            **{key: node[key] for key in ("language", "keyword", "name", "description")},
        )
        self._item, self._steps = item, {step.id: _step(step) for step in pickle.steps}
        keyword, description = pickle.scenario["keyword"], pickle.scenario["description"]
        self._scenario = Scenario(feature, keyword, pickle.name, pickle.line, [*self._steps.values()], description)
        self._about: dict[str, Any] = {"request": item.request, "feature": feature, "scenario": self._scenario}

    def call(self, hook: str, **about: object) -> None:
        """Call a hook of pytest-bdd about the scenario."""
        getattr(self._item.ihook, hook)(**self._about, **about)

    def definitions(self, step: Step) -> list[str]:
        """The definitions that a step matches and that are visible where it stands."""
        if not any(context.parser.is_matching(step.text) for context in _definitions()):
            return []  # the search walks through every fixture
        manager = self._item.request._fixturemanager  # noqa: SLF001  # as pytest-bdd does
        found = find_fixturedefs_for_step(self._steps[step.id], manager, self._item)
        matching = [step_function_context_registry[definition.func] for definition in found]
        return [f"{context.type} {context.parser.name}" for context in matching]

    def run(self, step: Step, message: str) -> bool:
        """Run the definition of a step, with its hooks; False where there is none, which the message tells them."""
        __tracebackhide__ = True
        known = self._steps[step.id]
        context = get_step_function(self._item.request, known)
        if context is None:
            exception = StepDefinitionNotFoundError(message)
            self.call("pytest_bdd_step_func_lookup_error", step=known, exception=exception)
            return False
        _execute_step_function(self._item.request, self._scenario, known, context)
        return True

    def run_phrase(self, step: Step, function: Callable[..., object], perform: Callable[[], Outcome]) -> Outcome:
        """Perform a step of the phrasebook between the hooks that pytest-bdd calls around its own."""
        about: dict[str, Any] = {"step": self._steps[step.id], "step_func": function}
        self.call("pytest_bdd_before_step", **about)
        about["step_func_args"] = {}
        self.call("pytest_bdd_before_step_call", **about)
        try:
            shown, message = perform()
        except Exception as error:
            self.call("pytest_bdd_step_error", exception=error, **about)
            raise
        if message:
            self.call("pytest_bdd_step_error", exception=AssertionError(message), **about)
        else:
            self.call("pytest_bdd_after_step", **about)
        return shown, message


def _step(step: Step) -> Any:
    """A step as pytest-bdd knows it."""
    here = Location(column=0, line=0)
    rows = [Row("", here, [Cell(here, cell) for cell in row]) for row in step.table or ()]
    table = None if step.table is None else DataTable(here, rows)
    return ForeignStep(step.text, step.keyword, 0, step.line, step.keyword_text, table, step.doc_string)
