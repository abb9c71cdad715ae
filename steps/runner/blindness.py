"""Blindness: the end of a run says which features could not notice that their matrices were exchanged."""

from __future__ import annotations

from collections import defaultdict

import pytest

from .recording import Message


def pytest_configure(config: pytest.Config) -> None:
    """Gather, in the process that the person started."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Gatherer(), "tinyrnn-blindness")


class _Gatherer:
    """By feature and network: what some scenario is blind to, and what another would notice."""

    def __init__(self) -> None:
        self.blind: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self.noticed: dict[tuple[str, str], set[str]] = defaultdict(set)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        run: Message = getattr(report, "run_of_pickle", {})
        if run.get("notice"):
            found, uri = run["notice"], run["pickle"].rpartition(":")[0]
            self.blind[uri, found["network"]] |= dict.fromkeys(found["blind"])
            self.noticed[uri, found["network"]] |= set(found["noticed"])

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        unseen: dict[str, dict[str, None]] = defaultdict(dict)
        for (uri, network), blind in self.blind.items():
            unseen[uri] |= dict.fromkeys(how for how in blind if how not in self.noticed[uri, network])
        for uri, ways in unseen.items():
            if ways:
                terminalreporter.write_line(
                    f"notice: {uri}: what it claims would hold just as well {_either(list(ways))}; "
                    "claim a number on the way that does not, or read one more input"
                )


def _either(ways: list[str]) -> str:
    return ways[0] if len(ways) == 1 else f"{', '.join(ways[:-1])} or {ways[-1]}"
