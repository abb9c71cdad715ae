"""What every test shares: pytester, two workers, and Hypothesis without a memory, so that each run draws the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from steps.record.freshness import SOURCES

pytest_plugins = ["pytester"]
ROOT = Path(__file__).parents[1]

# No deadline: a machine under load is slow, and not wrong. No database: nothing is written into the tree.
settings.register_profile("same every time", derandomize=True, database=None, deadline=None, max_examples=60)
settings.load_profile("same every time")


@pytest.fixture(scope="session")
def features_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of a run of the features and the pages; whether they pass is for themselves to say."""
    path = tmp_path_factory.mktemp("record") / "record.ndjson"
    command = [sys.executable, "-m", "pytest", *SOURCES, "-q", "-p", "no:cacheprovider", f"--run-record={path}"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert path.exists(), run.stdout + run.stderr
    return path


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Run the whole suite on two workers; what is named is sooner run by one."""
    option = config.option
    if not hasattr(option, "file_or_dir"):
        return  # only help is asked for
    is_whole = not (option.file_or_dir or option.keyword or option.markexpr or option.collectonly or option.usepdb)
    if is_whole and option.numprocesses is None and not hasattr(config, "workerinput"):
        option.numprocesses = 2


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Workers begin with the files that take longest, so that none waits for them at the end."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: not item.nodeid.startswith("tests/site/test_"))
