"""The bridge to pytest: everything of it that is private or undocumented, and that the plugin needs.

On an upgrade of pytest, compare with `DoctestItem` and `DoctestTextfile` in `_pytest/doctest.py`, which do the same:

- `Session._fixturemanager`, `FixtureManager.getfixtureinfo`, `TopRequest` and its `_fillfixtures`, and the attributes
  of an item that they read (`_fixtureinfo`, `fixturenames`, `funcargs`, `_request`, `obj`): an item that is no Python
  function has fixtures, those that a project uses automatically, and those that pytest-bdd's definitions ask for.
- `Module.obj` is None: a fixture of the scope "module" belongs to the file, without a Python module to import.
- `Node._traceback_filter` with `_pytest._code.filter_traceback`: frames of pytest are left out of a traceback.
- `Config.workerinput` and `Config.workeroutput`, which pytest-xdist adds: see its `remote.py`.

`tests/plugin/test_definitions.py` and `tests/plugin/test_workers.py` fail where one of these has changed.
"""

from typing import Any

import pytest
from _pytest._code.code import TerminalRepr, Traceback, filter_traceback
from _pytest.fixtures import TopRequest

__all__ = ["FixtureFile", "FixtureItem", "TerminalRepr", "is_guest", "is_worker", "worker_output"]


class FixtureFile(pytest.Module):
    """A file that is not imported, to which fixtures of the scope "module" belong."""

    obj = None


class FixtureItem(pytest.Item):
    """An item that is not a Python function, and has fixtures all the same."""

    obj = None

    def setup(self) -> None:
        """Set up the fixtures that the project uses automatically; they are looked up late to keep items small."""
        info = self.session._fixturemanager.getfixtureinfo(node=self, func=None, cls=None)  # noqa: SLF001
        self._fixtureinfo, self.fixturenames, self.funcargs = info, info.names_closure, dict[str, object]()
        self._request = TopRequest(self, _ispytest=True)  # type: ignore[arg-type]  # as pytest's own DoctestItem does
        self._request._fillfixtures()  # noqa: SLF001

    def teardown(self) -> None:
        """Let go of the fixtures."""
        del self._fixtureinfo, self.fixturenames, self.funcargs, self._request

    @property
    def request(self) -> pytest.FixtureRequest:
        """The request for fixtures, while the item runs."""
        return self._request

    def _traceback_filter(self, excinfo: pytest.ExceptionInfo[BaseException]) -> Traceback:
        return excinfo.traceback.filter(filter_traceback).filter(excinfo) or excinfo.traceback


def is_guest(config: pytest.Config) -> bool:
    """Whether no project asked for the plugin: it is there by its entry point, because it is installed."""
    return config.pluginmanager.has_plugin("tinyrnn")


def is_worker(config: pytest.Config) -> bool:
    """Whether this process is a worker of pytest-xdist."""
    return hasattr(config, "workerinput")


def worker_output(holder: object) -> dict[str, Any]:
    """What a worker of pytest-xdist sends at its end: of its own configuration, or of the node that received it."""
    output: dict[str, Any] = getattr(holder, "workeroutput", {})
    return output
