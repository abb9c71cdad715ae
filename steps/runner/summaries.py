"""The end of a run: where the pages of the features are that were named, and what no scenario of a feature noticed."""

from collections import defaultdict
from urllib.parse import quote

import pytest

from ..record.addresses import page_path
from ..record.model import Node
from .pytest_bridge import is_guest, is_worker

SERVER = "http://127.0.0.1:8000/"  # where `mkdocs serve` listens


def pytest_configure(config: pytest.Config) -> None:
    """Gather, in the process that the person started."""
    if not is_worker(config):
        config.pluginmanager.register(_Unnoticed(), "tinyrnn-unnoticed")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: pytest.ExitCode, config: pytest.Config
) -> None:
    """Tell the page of every feature that was named; a run of everything has no need of it."""
    has_run = exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED)
    if not has_run or config.option.collectonly or is_guest(config) or not (config.rootpath / "mkdocs.yml").is_file():
        return  # a guest's project has a site of its own, if any
    for source in _named(config):
        page = page_path(source).removesuffix(".md") + ".html"
        terminalreporter.write_line(f'page: {page} — run "mkdocs serve" and open {SERVER}{quote(page)}')


def _named(config: pytest.Config) -> list[str]:
    """The features that were named, below the root; none unless all that was named are features in `features/`."""
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        return []
    root, here = config.rootpath.resolve(), config.invocation_params.dir
    files = dict.fromkeys((here / argument.partition("::")[0]).resolve() for argument in config.args)
    are_all = all(file.suffix == ".feature" and file.is_relative_to(root / "features") for file in files)
    return [file.relative_to(root).as_posix() for file in files] if are_all else []


class _Unnoticed:
    """By feature and network: the exchanges that some scenario would not notice, and those that one would."""

    def __init__(self) -> None:
        self.unnoticed: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self.noticed: dict[tuple[str, str], set[str]] = defaultdict(set)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        ran: Node = getattr(report, "of_scenario", {})
        if "notice" in ran:
            found, uri = ran["notice"], ran["pickle"].rpartition(":")[0]
            self.unnoticed[uri, found["network"]] |= dict.fromkeys(found["unnoticed"])
            self.noticed[uri, found["network"]] |= set(found["noticed"])

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        by_uri: dict[str, dict[str, None]] = defaultdict(dict)
        for (uri, network), ways in self.unnoticed.items():
            by_uri[uri] |= dict.fromkeys(how for how in ways if how not in self.noticed[uri, network])
        for uri, (*others, last) in ((uri, ways) for uri, ways in by_uri.items() if ways):
            either = f"{', '.join(others)} or {last}" if others else last
            what = f"notice: {uri}: what it claims would hold just as well {either}"
            terminalreporter.write_line(f"{what}; claim a number on the way that does not, or read one more input")
