"""JUnit XML tells the file and the line of every scenario, whatever family it is of."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from .conftest import Project

TWO = """
  Scenario: right
    Then C has shape 2×2

  Scenario Outline: row
    Then C has shape <shape>

    Examples:
      | shape |
      | 2×2   |
      | 3×3   |
"""
PAGE = "# Page\n\n```gherkin\nFeature: f\n  Scenario: in a page\n    Given the vocabulary “a”\n    Then x\n```\n"


def places(project: Project) -> dict[str, tuple[str | None, str | None]]:
    """File and line of every test case by name."""
    cases = ET.parse(project.path / "r.xml").iter("testcase")
    return {case.attrib["name"]: (case.get("file"), case.get("line")) for case in cases}


def expected(project: Project) -> dict[str, tuple[str, str]]:
    lines = (project.path / "sub/x.feature").read_text("utf-8").splitlines()
    at = {text: str(lines.index(text) + 1) for text in lines if text}
    return {
        "right": ("sub/x.feature", at["  Scenario: right"]),
        "row [2×2]": ("sub/x.feature", at["      | 2×2   |"]),
        "row [3×3]": ("sub/x.feature", at["      | 3×3   |"]),
        "in a page": ("page.md", "5"),
    }


@pytest.mark.parametrize("family", [(), ("-o", "junit_family=xunit1"), ("-o", "junit_family=xunit2")])
def test_every_scenario_and_row_tells_where_it_stands(project: Project, family: tuple[str, ...]) -> None:
    project.feature("sub/x.feature", TWO)
    project.write("page.md", PAGE)
    run = project.run("--junit-xml=r.xml", *family, "sub", "page.md")
    assert run.outcomes == {"passed": 2, "failed": 2}
    assert places(project) == expected(project)


def test_with_workers_the_report_is_the_same(project: Project) -> None:
    project.feature("sub/x.feature", TWO)
    project.write("page.md", PAGE)
    project.run_apart("-n", "2", "--junit-xml=r.xml", "sub", "page.md")
    assert places(project) == expected(project)


def test_other_tests_are_left_as_they_are(project: Project) -> None:
    project.write("test_x.py", "def test_x(): ...\n")
    project.run("--junit-xml=r.xml", "test_x.py")
    assert places(project) == {"test_x": (None, None)}


def test_a_guest_has_them_too(pytester: pytest.Pytester) -> None:
    project = Project(pytester.path, pytester, plugin=())
    project.feature("sub/x.feature", TWO)
    project.write("tox.ini", "[pytest]\naddopts = -p no:cacheprovider\n")
    project.run("--junit-xml=r.xml", "sub")
    assert {file for file, _ in places(project).values()} == {"sub/x.feature"}
