"""Forms of claims, what cannot be read, and what was given wrong: each is told as its author would want it told."""

from __future__ import annotations

import pytest

from .conftest import Project, Run
from .slips import Slip, feature
from .told import RIGHT, SLIPS


@pytest.fixture(scope="module")
def run(shared_project: Project) -> Run:
    """One run over all of them."""
    shared_project.write("x.feature", feature(SLIPS))
    shared_project.write("right.feature", feature(RIGHT).replace("Feature: slips", "Feature: right"))
    return shared_project.run(".")


@pytest.mark.parametrize("case", [s for slips in SLIPS.values() for s in slips], ids=lambda s: s.name)
def test_a_slip_is_told_with_its_remedy(run: Run, case: Slip) -> None:
    told = run.section(case.name)
    assert [part for part in case.told if part not in told] == [], told


def test_what_is_right_passes_and_nothing_else_does(run: Run) -> None:
    assert run.outcomes == {"passed": sum(map(len, RIGHT.values())), "failed": sum(map(len, SLIPS.values()))}


def test_nobody_is_shown_the_inside_of_the_machine(run: Run) -> None:
    assert run.insides() == []
