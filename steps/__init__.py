"""The step language, and the pytest plugin that runs it: `-p steps` in this tree, and by itself where it is installed.

Installed, it is called `tinyrnn_steps` and pytest loads it in every project, by the entry point `tinyrnn`. A project
that has features of its own, for pytest-bdd or for another runner, turns it off: `addopts = -p no:tinyrnn`.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytest import PytestPluginManager  # noqa: PT013  # who imports a room of the steps has no need of pytest

# What the extra `features` installs and this plugin imports. Without it every other test must still run.
NEEDED = ("cucumber_expressions", "gherkin", "pytest_bdd")
_WHOLE = ("implementation", "run_record", "execution", "selection", "collection", "summaries")


def pytest_addoption(pluginmanager: PytestPluginManager) -> None:
    """Register the modules that have hooks: `pytest_plugins` would look for each among all that is installed."""
    modules = _WHOLE if all(find_spec(name) for name in NEEDED) else ("missing_packages",)
    for name in (f"{__name__}.runner.{module}" for module in ("new_example", *modules)):
        pluginmanager.register(import_module(name), name)
