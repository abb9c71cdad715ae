"""The record of the project's own features."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.building.content import record_for_building

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def project_record() -> Path:
    """The record of what the site publishes, which the build of the site has left, or leaves for it."""
    path = ROOT / "run-record.ndjson"
    record_for_building(ROOT, path)
    return path
