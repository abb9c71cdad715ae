"""What every test shares: pytester, two workers, and Hypothesis without a memory, so that each run draws the same."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings

from .shared import made_once

pytest_plugins = ["pytester"]
ROOT = Path(__file__).parents[1]
RECORD = ROOT / "run-record.ndjson"

# No deadline: a machine under load is slow, and not wrong. No database: nothing is written into the tree.
settings.register_profile("same every time", derandomize=True, database=None, deadline=None, max_examples=60)
settings.load_profile("same every time")


@pytest.fixture(scope="session")
def features_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of a run of the features and the pages, which the site is built from; whether they pass they say."""

    from docs.building.content import RunError, record_for_building  # noqa: PLC0415  # tests of the core do without

    def run(folder: Path) -> None:
        with suppress(RunError):
            record_for_building(ROOT, RECORD)
        shutil.copy(RECORD, folder)

    return made_once(tmp_path_factory, "record", run) / RECORD.name


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
