"""`pytest --rnn MODULE`: run the features against another implementation, and tell which part it took."""

from __future__ import annotations

from collections import Counter

import pytest

from tinyrnn import PROTOCOL

from .documents import Node
from .loading import Loaded, load
from .pytest_bridge import is_worker

LOADED = pytest.StashKey[Loaded | None]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the person name a module."""
    what = "run the features against another implementation: a module, or the path of its file"
    parser.getgroup("tinyrnn").addoption("--rnn", metavar="MODULE", help=what)


def pytest_configure(config: pytest.Config) -> None:
    """Load the module, here as in the workers of pytest-xdist; tell of it in the process that the person started."""
    named: str | None = config.getoption("--rnn")
    config.stash[LOADED] = None if named is None else load(named, config.invocation_params.dir)
    loaded = config.stash[LOADED]
    if loaded is not None and not is_worker(config):
        config.pluginmanager.register(_Teller(loaded), "tinyrnn-implementation")


class _Teller:
    """At the end of a run: how often each function was called, and what the reference computed all the same."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded, self.passed = loaded, 0
        self.calls, self.left, self.ran = Counter[str](), Counter[str](), Counter[bool]()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        found: Node = getattr(report, "of_scenario", {})
        if "calls" in found:
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
