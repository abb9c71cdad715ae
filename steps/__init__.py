"""The step language, and the pytest plugin that runs it: `-p steps` in this tree, and by itself where it is installed.

Installed, it is called `tinyrnn_steps` and pytest loads it in every project, by the entry point `tinyrnn`. A project
that has features of its own, for pytest-bdd or for another runner, turns it off: `addopts = -p no:tinyrnn`.
"""

import re
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

# What the extra `features` installs and this plugin imports. Without it every other test must still run.
NEEDED = ("cucumber_expressions", "gherkin", "pytest_bdd")
_WHOLE = ("implementation", "run_record", "execution", "collection", "summaries")


def pytest_addoption(pluginmanager: "pytest.PytestPluginManager") -> None:
    """Register the modules that have hooks: `pytest_plugins` would look for each among all that is installed."""
    modules = _WHOLE if all(map(find_spec, NEEDED)) else ()
    for name in (f"{__name__}.runner.{module}" for module in ("new_example", *modules)):
        pluginmanager.register(import_module(name), name)


def pytest_configure(config: "pytest.Config") -> None:
    """Without the extra `features`, refuse a feature that is named; all else runs as if this were not here."""
    features = [found[1] for found in map(re.compile(r"(.+\.feature)(?::.*)?").fullmatch, config.args) if found]
    if features and not all(map(find_spec, NEEDED)):
        from pytest import UsageError  # noqa: PLC0415, PT013  # who imports a room of the steps has no need of pytest

        raise UsageError(
            f"{features[0]}: the packages that run a feature are not installed:"
            ' pip install "tinyrnn[features]" (if the feature is for another plugin: pytest -p no:tinyrnn)'
        )
