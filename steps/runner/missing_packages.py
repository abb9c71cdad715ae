"""In the place of the plugin where the extra `features` is not installed: a feature that is named says what to do."""

from __future__ import annotations

import re

import pytest

_FEATURE = re.compile(r"(?P<path>.+\.feature)(?::.*)?")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a feature that is named; what else there is runs as if tinyrnn were not there.

    Raises:
        pytest.UsageError: the feature, what to install, and how to leave it to another plugin.
    """
    for argument in config.args:
        match = _FEATURE.fullmatch(argument)
        if match:
            raise pytest.UsageError(
                f"{match['path']}: the packages that run a feature are not installed:"
                ' pip install "tinyrnn[features]" (if the feature is for another plugin: pytest -p no:tinyrnn)'
            )
