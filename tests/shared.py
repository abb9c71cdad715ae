"""What several tests read is made once a run of the tests, by whichever worker of pytest-xdist asks for it first."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

Make = Callable[[Path], None]


def made_once(factory: pytest.TempPathFactory, name: str, make: Make) -> Path:
    """The folder that `make` fills; another worker waits until it is whole, and finds the same failure in it."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # its own folder is inside that of the whole run
        base = base.parent
    folder, failure = base / f"shared-{name}", base / f"shared-{name}.failure"
    # SQLite locks a file on every system, waits for it, and lets go when the process ends, however it does.
    with closing(sqlite3.connect(base / f"shared-{name}.lock", timeout=600, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        if not folder.exists():
            folder.mkdir()
            try:
                make(folder)
            except Exception as error:
                failure.write_text(f"{type(error).__name__}: {error}", "utf-8")
                raise
    assert not failure.exists(), failure.read_text("utf-8")
    return folder
