"""After a check of single features: where their pages are."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import quote

import pytest

from .collection import is_guest

SERVER = "http://127.0.0.1:8000/"  # where `mkdocs serve` listens


def page_address(source: str) -> str:
    """The address of a feature's page in the site: `features/01-article.feature` → `features/article.html`.

    The generator names the page; it and the steps do not import each other, so the rule stands here a second time,
    and a test compares the two.
    """
    path = PurePosixPath(source)
    return path.with_name(re.sub(r"^\d+[-_. ]*", "", path.stem) or path.stem).with_suffix(".html").as_posix()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: pytest.ExitCode, config: pytest.Config
) -> None:
    """Tell the page of every feature that was named; a run of everything has no need of it."""
    has_run = exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED)
    if not has_run or config.option.collectonly or is_guest(config) or not (config.rootpath / "mkdocs.yml").is_file():
        return  # a guest's project has a site of its own, if any
    for source in _named(config):
        page = page_address(source)
        terminalreporter.write_line(f'page: {page} — run "mkdocs serve" and open {SERVER}{quote(page)}')


def _named(config: pytest.Config) -> list[str]:
    """The features that were named, below the root; none unless all that was named are features in `features/`."""
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        return []
    root, here = config.rootpath.resolve(), config.invocation_params.dir
    files = dict.fromkeys((here / argument.partition("::")[0]).resolve() for argument in config.args)
    are_all = all(file.suffix == ".feature" and file.is_relative_to(root / "features") for file in files)
    return [file.relative_to(root).as_posix() for file in files] if are_all else []
