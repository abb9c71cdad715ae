"""`pytest --rnn MODULE`: run the features against another implementation, and tell which part it took."""

import difflib
import importlib
import importlib.util
import inspect
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from tinyrnn import PROTOCOL

from ..record.model import Node
from .pytest_bridge import is_worker

OUR_FRAMES = 2  # of a traceback: the function that loads, and the one that imports
_UNDER_TEST = "tinyrnn_implementation_under_test"


class Loaded(NamedTuple):
    """A module that was named, with the functions of the protocol that it offers, and what is said of other names."""

    name: str
    functions: dict[str, Any]
    file: Path | None
    hints: list[str]


LOADED = pytest.StashKey[Loaded | None]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the person name a module."""
    what = "run the features against another implementation: a module, or the path of its file"
    parser.getgroup("tinyrnn").addoption("--rnn", metavar="MODULE", help=what)


def pytest_configure(config: pytest.Config) -> None:
    """Load the module, here as in the workers of pytest-xdist; tell of it in the process that the person started."""
    named: str | None = config.getoption("--rnn")
    loaded = config.stash[LOADED] = None if named is None else _load(named, config.invocation_params.dir)
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
        terminalreporter.section("another implementation")
        for line in self._lines():
            terminalreporter.write_line(line)

    def _lines(self) -> Iterator[str]:
        functions, took = self.loaded.functions, self.ran[True]
        yield f"{self.loaded.name} took part in {took} of {_scenarios(self.ran.total())}, of which {self.passed} passed"
        if called := ", ".join(f"{f} {self.calls[f]}×" for f in functions if self.calls[f]):
            yield f"called: {called}"
        yield from (f"never called: {f}; nothing that ran has need of it" for f in functions if not self.calls[f])
        yield from (f"not offered, so the reference computes it: {f}" for f in PROTOCOL if f not in functions)
        yield from self.loaded.hints
        yield from (f"left to the reference in {_scenarios(n)}: {what}" for what, n in sorted(self.left.items()))


def _scenarios(count: int) -> str:
    return f"{count} scenario{'' if count == 1 else 's'}"


def _load(named: str, here: Path) -> Loaded:
    """A module by its name or path; a UsageError where there is none, it fails, or it offers nothing."""
    is_file = named.endswith(".py") or "/" in named or "\\" in named
    try:
        module = _from_file(here / named, named) if is_file else _by_name(named, here)
    except pytest.UsageError:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever it is, it is told
        frames = [f for f in traceback.extract_tb(error.__traceback__) if "importlib" not in f.filename]
        where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}: " if len(frames) > OUR_FRAMES else ""
        raise pytest.UsageError(f"--rnn {named}: {where}{type(error).__name__}: {error}") from None
    file = None if getattr(module, "__file__", None) is None else Path(str(module.__file__))
    functions = {name: getattr(module, name) for name in PROTOCOL if hasattr(module, name)}
    hints = _hints(module)
    if not functions:
        what = "; ".join([f"it has none of the functions {', '.join(PROTOCOL)}", *hints])
        raise pytest.UsageError(f"--rnn {named}: {what}")
    for name, function in functions.items():
        _check(name, function, named)
    return Loaded(named if is_file or file is None else file.name, functions, file, hints)


def _from_file(path: Path, named: str) -> ModuleType:
    if not path.is_file():
        raise pytest.UsageError(f"--rnn {named}: there is no such file")
    spec = importlib.util.spec_from_file_location(_UNDER_TEST, path)
    if spec is None or spec.loader is None:
        raise pytest.UsageError(f"--rnn {named}: this is no Python file: name one that ends in .py")
    sys.path.insert(0, str(path.parent))  # as Python does for a file that it runs
    module = importlib.util.module_from_spec(spec)
    sys.modules[_UNDER_TEST] = module
    spec.loader.exec_module(module)
    return module


def _by_name(named: str, here: Path) -> ModuleType:
    sys.path.insert(0, str(here))
    try:
        return importlib.import_module(named)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{named}.".startswith(f"{error.name}."):
            raise  # the module is there, and lacks another
        raise pytest.UsageError(f"--rnn {named}: there is no module of this name: name one, or a .py file") from None


def _hints(module: ModuleType) -> list[str]:
    """What is said of functions of a module that are nearly called like one of the protocol that it lacks."""
    lacking = [name for name in PROTOCOL if not hasattr(module, name)]
    own = [name for name, x in vars(module).items() if inspect.isfunction(x) and x.__module__ == module.__name__]
    near = {name: difflib.get_close_matches(name.lower().replace("_", ""), lacking, n=1, cutoff=0.7) for name in own}
    return [f"{name} is not called: did you mean {meant[0]}?" for name, meant in near.items() if meant]


def _check(name: str, function: Any, named: str) -> None:
    """Refuse what could not be called."""
    wanted = f"{name}({', '.join(PROTOCOL[name])})"
    if not callable(function):
        raise pytest.UsageError(f"--rnn {named}: {name} is not a function: it is called as {wanted}")
    with suppress(ValueError):  # of some functions written in C Python does not know what they take
        signature = inspect.signature(function)
        try:
            signature.bind(*PROTOCOL[name])
        except TypeError:
            raise pytest.UsageError(f"--rnn {named}: {name}{signature} is called as {wanted}: take these") from None
