"""What a teacher can get wrong is told as a teacher would want it told, and what is right passes."""

from __future__ import annotations

import math

import pytest

from .conftest import Project, Run
from .slips import Slip, feature
from .taught import SLIPS
from .taught_right import RIGHT

# A core whose tanh has another slope.
BROKEN = """
from dataclasses import replace
from tinyrnn.operations import OPERATIONS
OPERATIONS["derivative of tanh"] = replace(OPERATIONS["derivative of tanh"], compute=lambda h: 1 - h)
"""
# One number: h = tanh(0.5), L = h²/2, and ∂L/∂W = h (1 − h²)·0.5.
H = math.tanh(0.5)
SMALL = """
    Given W is 1
    And U is 0
    And V is 1
    And the activation is tanh
    And the output is linear
"""
CHECKED = Slip(
    "checked", "When I input the number 0.5 and expect 0\nThen every gradient agrees with central differences"
)


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


@pytest.mark.parametrize("case", [s for slips in RIGHT.values() for s in slips], ids=lambda s: s.name)
def test_what_is_right_passes(run: Run, case: Slip) -> None:
    assert set(run.statuses(case.name)) == {"PASSED"}, run.output


def test_every_slip_fails(run: Run) -> None:
    assert run.outcomes == {"passed": sum(map(len, RIGHT.values())), "failed": sum(map(len, SLIPS.values()))}


def test_nobody_is_shown_the_inside_of_the_machine(run: Run) -> None:
    assert run.insides() == []


def test_a_wrong_gradient_of_the_core_would_be_found(tmp_path_factory: pytest.TempPathFactory) -> None:
    project = Project(tmp_path_factory.mktemp("broken"))
    project.write("x.feature", feature({SMALL: [CHECKED]}))
    assert project.run(".").outcomes == {"passed": 1}
    project.write("conftest.py", BROKEN)
    told = project.run_apart(".").section("checked")
    assert f"dW is {H * (1 - H) / 2:.6g}, but the central difference is {H * (1 - H * H) / 2:.6g}" in told
