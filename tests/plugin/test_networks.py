"""Every kind of network, and every part that stands alone, in either language, with numbers worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Project, Run

HERE = Path(__file__).parent
# Named .txt, so that they run here alone and are no features of the project.
FEATURES = {name: (HERE / f"{name}.feature.txt").read_text("utf-8") for name in ("networks", "networks-zh")}
LINES = [line.strip() for text in FEATURES.values() for line in text.splitlines()]
NAMES = [line.partition(": ")[2] for line in LINES if line.startswith(("Scenario", "场景"))]


@pytest.fixture(scope="module")
def run(shared_project: Project) -> Run:
    """One run over all of them."""
    for name, text in FEATURES.items():
        shared_project.write(f"{name}.feature", text)
    return shared_project.run(".")


@pytest.mark.parametrize("name", NAMES)
def test_a_network_of_every_kind_can_be_claimed(run: Run, name: str) -> None:
    assert set(run.statuses(name)) == {"PASSED"}, run.output
