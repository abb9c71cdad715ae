"""A check of single features ends with the address of their pages."""

from __future__ import annotations

import pytest

from .conftest import Project

PASSES = "  Scenario: s\n    Then C has shape 2×2\n"


@pytest.fixture
def published(project: Project) -> Project:
    """A project with a site, two features in their folder, and one elsewhere."""
    project.write("mkdocs.yml", "site_name: site\n")
    project.feature("features/my.feature", PASSES)
    project.feature("features/part/02-例子.feature", PASSES)
    project.feature("elsewhere.feature", PASSES)
    return project


def told(output: str) -> list[str]:
    return [line for line in output.splitlines() if line.startswith("page: ")]


@pytest.mark.parametrize("argument", ["features/my.feature", "features/my.feature:11", "features/my.feature::s"])
def test_a_feature_that_is_named_has_a_page(published: Project, argument: str) -> None:
    line = 'page: features/my.html — run "mkdocs serve" and open http://127.0.0.1:8000/features/my.html'
    assert told(published.run(argument).output) == [line]


def test_every_feature_that_is_named_has_its_page_even_if_it_fails(published: Project) -> None:
    published.feature("features/my.feature", PASSES.replace("2×2", "3×3"))
    first, second = told(published.run("features/my.feature", "features/part/02-例子.feature").output)
    assert first.startswith("page: features/my.html")
    assert second.startswith("page: features/part/例子.html")
    assert second.endswith("http://127.0.0.1:8000/features/part/%E4%BE%8B%E5%AD%90.html")


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["features"],
        ["elsewhere.feature"],
        ["features/my.feature", "elsewhere.feature"],
        ["--collect-only", "features/my.feature"],
        ["features/missing.feature"],
    ],
    ids=" ".join,
)
def test_of_another_run_no_page_is_told(published: Project, args: list[str]) -> None:
    assert told(published.run(*args).output) == []


def test_without_a_site_no_page_is_told(published: Project) -> None:
    (published.path / "mkdocs.yml").unlink()
    assert told(published.run("features/my.feature").output) == []


def test_the_site_of_another_project_has_no_page_for_it(published: Project) -> None:
    published.plugin = ()
    assert told(published.run("features/my.feature").output) == []
