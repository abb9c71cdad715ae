"""Installed, the step language is a guest in every project: features run there, and all else is left as it is."""

from __future__ import annotations

import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from .conftest import Project

TWO = "  Scenario: right\n    Then C has shape 2×2\n\n  Scenario: wrong\n    Then C has shape 3×3\n"
FOREIGN = "# Page\n\n```gherkin\nFeature: of another project\n  Scenario: s\n    Given the sun shines\n```\n"


@pytest.fixture
def guest(tmp_path: Path) -> Project:
    """A project that has not asked for the plugin: it is there because it is installed."""
    assert entry_points(group="pytest11", name="tinyrnn"), "install the project again: pip install -e ."
    (tmp_path / "project").mkdir()
    project = Project(tmp_path / "project", plugin=())
    project.write("tox.ini", "[pytest]\naddopts = -p no:cacheprovider\nfilterwarnings = error\n")
    return project


@pytest.mark.parametrize("args", [["sub/my.feature"], ["sub"], []], ids=["file", "folder", "nothing named"])
def test_a_feature_runs_without_any_configuration(guest: Project, args: list[str]) -> None:
    guest.feature("sub/my.feature", TWO)
    run = guest.run(*args)
    assert run.outcomes == {"passed": 1, "failed": 1}
    assert "sub/my.feature:14: Then C has shape 3×3\n\nC is 2×2, not 3×3" in run.output


def test_a_line_of_a_feature_elsewhere_runs_and_is_told_with_its_path(guest: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    file = tmp_path / "elsewhere" / "my.feature"
    Project(file.parent).feature("my.feature", TWO)
    assert guest.run(f"{file}:11").outcomes == {"passed": 1, "deselected": 1}
    run = guest.run(f"{file}:13")
    assert f"{file}:14: Then C has shape 3×3" in run.output
    assert f"FAILED {file}::wrong" in run.output


def test_markdown_is_read_only_where_it_is_named(guest: Project) -> None:
    guest.write("README.md", FOREIGN)
    guest.write("docs/page.md", FOREIGN)
    guest.write("test_x.py", "def test_x(): ...\n")
    assert guest.run().outcomes == {"passed": 1}
    assert guest.run("docs").code == pytest.ExitCode.NO_TESTS_COLLECTED
    assert guest.run("README.md").outcomes == {"failed": 1}


def test_a_guest_leaves_nothing_behind(guest: Project) -> None:
    guest.feature("my.feature", TWO)
    before = sorted(guest.path.rglob("*"))
    guest.run()
    assert sorted(guest.path.rglob("*")) == before


def test_a_project_with_features_of_another_kind_turns_the_plugin_off(guest: Project) -> None:
    guest.write("tox.ini", "[pytest]\naddopts = -p no:tinyrnn -p no:cacheprovider\n")
    guest.write("x.feature", "Feature: of another kind\n  Scenario: s\n    Given the sun shines\n")
    guest.write("test_x.py", "def test_x(): ...\n")
    assert guest.run().outcomes == {"passed": 1}


def test_a_step_that_no_phrase_reads_tells_how_to_turn_the_plugin_off(guest: Project) -> None:
    guest.write("x.feature", "Feature: of another kind\n  Scenario: s\n    Given the sun shines\n")
    assert "pytest-bdd itself, run pytest with -p no:tinyrnn" in guest.run("x.feature").output


@pytest.fixture
def incomplete(guest: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project on a machine without the extra `features`."""
    monkeypatch.setitem(sys.modules, "cucumber_expressions", None)
    guest.feature("sub/my.feature", TWO)
    guest.write("test_x.py", "def test_x(): ...\n")
    return guest


@pytest.mark.parametrize("argument", ["sub/my.feature", "sub/my.feature:3", "sub/my.feature::right"])
def test_without_the_extra_a_feature_says_what_to_install(incomplete: Project, argument: str) -> None:
    run = incomplete.run(argument)
    assert run.code == pytest.ExitCode.USAGE_ERROR
    (line,) = [line for line in run.output.splitlines() if line]
    assert line.startswith("ERROR: sub/my.feature: the packages that run a feature are not installed:")
    assert 'pip install "tinyrnn[features]"' in line


def test_without_the_extra_other_tests_run_as_ever(incomplete: Project) -> None:
    assert incomplete.run().outcomes == {"passed": 1}
