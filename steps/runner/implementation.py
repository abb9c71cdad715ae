"""`pytest --rnn MODULE`: run the features against another implementation, and tell which part it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from typing import Any

import pytest

from tinyrnn import PROTOCOL

from ..scenario.scenario import Scenario as Example
from .collection import FeatureItem
from .loading import Loaded, load
from .recording import Message

LOADED = pytest.StashKey[Loaded | None]()
TESTED = pytest.StashKey[Message]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the person name a module."""
    what = "run the features against another implementation: a module, or the path of its file"
    parser.getgroup("tinyrnn").addoption("--rnn", metavar="MODULE", help=what)


def pytest_configure(config: pytest.Config) -> None:
    """Load the module, here as in the workers of pytest-xdist; tell of it in the process that the person started."""
    named: str | None = config.getoption("--rnn")
    config.stash[LOADED] = None if named is None else load(named, config.invocation_params.dir)
    loaded = config.stash[LOADED]
    if loaded is not None and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Teller(loaded), "tinyrnn-implementation")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, None]:
    """Put what was called on the report, which pytest-xdist carries to the controller."""
    outcome = yield
    if isinstance(item, FeatureItem) and call.when == "call" and TESTED in item.stash:
        outcome.get_result().of_implementation = item.stash[TESTED]


def part_taken(example: Example) -> Message:
    """What a scenario called of the implementation, and what it left to the reference."""
    assert example.implementation is not None  # there would be nothing to tell
    return {"calls": dict(Counter(example.implementation.asked)), "left": [*example.by_reference]}


class _Teller:
    """At the end of a run: how often each function was called, and what the reference computed all the same."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.calls: Counter[str] = Counter()
        self.left: Counter[str] = Counter()
        self.ran: Counter[bool] = Counter()
        self.passed = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        found: Message | None = getattr(report, "of_implementation", None)
        if found is not None:
            self.calls.update(found["calls"])
            self.left.update(found["left"])
            self.ran[bool(found["calls"])] += 1
            self.passed += bool(found["calls"]) and report.passed

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        name, functions = self.loaded.name, self.loaded.functions
        took, alone = self.ran[True], self.ran[False]
        lines = [f"{name} took part in {took} of {_scenarios(took + alone)}, of which {self.passed} passed"]
        called = ", ".join(f"{f} {self.calls[f]}×" for f in functions if self.calls[f])
        lines += [f"called: {called}"] if called else []
        lines += [f"never called: {f}; nothing that ran has need of it" for f in functions if not self.calls[f]]
        lines += [f"not offered, so the reference computes it: {f}" for f in PROTOCOL if f not in functions]
        lines += [f"{f} is not called: did you mean {meant}?" for f, meant in self.loaded.misspelt.items()]
        lines += [f"left to the reference in {_scenarios(n)}: {what}" for what, n in sorted(self.left.items())]
        terminalreporter.section("another implementation")
        for line in lines:
            terminalreporter.write_line(line)


def _scenarios(count: int) -> str:
    return f"{count} scenario{'' if count == 1 else 's'}"
