"""The record of the project's own features, run once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def project_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of a run of what the site publishes."""
    path = tmp_path_factory.mktemp("record") / "record.ndjson"
    command = [sys.executable, "-m", "pytest", "features", "docs/pages", "-q", f"--run-record={path}"]
    subprocess.run([*command, "-p", "no:cacheprovider"], cwd=ROOT, check=True, capture_output=True)
    return path
