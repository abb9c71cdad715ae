"""While somebody writes, a page that cannot be made says why, and the other pages are there; a build is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.building.content import Content
from steps.record.addresses import PageError

ROOT = Path(__file__).parents[2]
SCENARIO = "  Scenario: {name}\n    Given the bias b is 1\n    Then b is 1\n"
CLASH = (
    "features/a.feature:6: #tea would lead to the scenario &quot;tea&quot;, and to the scenario &quot;two&quot; "
    "at features/a.feature:2: rename one, or put a tag such as @address-two on one"
)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    """The content of a project of one feature and a home page."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -p steps -p no:tinyrnn\n", "utf-8")
    (tmp_path / "docs/pages").mkdir(parents=True)
    (tmp_path / "docs/pages/index.md").write_text("# Home\n\n<!-- features -->\n", "utf-8")
    (tmp_path / "features").mkdir()
    write(tmp_path, "b", SCENARIO.format(name="one"))
    return Content(tmp_path)


def write(project: Path, name: str, scenarios: str) -> None:
    (project / f"features/{name}.feature").write_text(f"Feature: {name}\n{scenarios}", "utf-8")


def listed(content: Content, name: str) -> str:
    """The line of the home page that lists a feature."""
    (line,) = (line for line in content.pages["index.md"].splitlines() if f"[{name}](" in line)
    return line


def clashing() -> str:
    return f"  @address-tea\n{SCENARIO.format(name='two')}{SCENARIO.format(name='tea')}"


def test_an_address_that_two_scenarios_share_is_told_on_the_page_and_the_other_pages_are_there(
    content: Content,
) -> None:
    write(content.root, "a", clashing())
    content.refresh(is_serving=True)
    assert CLASH in content.pages["features/a.md"]
    assert "passed" in content.pages["features/b.md"]
    assert "failed" in listed(content, "a")
    write(content.root, "a", SCENARIO.format(name="two"))
    content.refresh(is_serving=True)
    assert "failure" not in content.pages["features/a.md"]
    assert "passed" in listed(content, "a")


def test_a_file_that_cannot_be_read_any_more_keeps_its_name_so_that_no_other_page_is_built_again(
    content: Content,
) -> None:
    write(content.root, "a", SCENARIO.format(name="two"))
    content.refresh(is_serving=True)
    groups, pages = content.groups, content.pages
    for _ in range(2):
        write(content.root, "b", "  Scenario\n")
        content.refresh(is_serving=True)
        assert content.groups == groups
        assert "failed" in listed(content, "b")
        assert "failure" in content.pages["features/b.md"]
    write(content.root, "b", SCENARIO.format(name="one"))
    content.refresh(is_serving=True)
    assert content.groups == groups
    assert content.pages.keys() == pages.keys()
    (content.root / "features/b.feature").unlink()
    content.refresh(is_serving=True)
    write(content.root, "b", "  Scenario\n")
    content.refresh(is_serving=True)
    assert [*content.groups[0].features.values()] == ["a", "b.feature"]


def test_two_files_of_one_page_and_a_link_into_nowhere_are_told_on_their_pages(content: Content) -> None:
    write(content.root, "02-b", SCENARIO.format(name="two"))
    write(content.root, "c", f"  See [b](gone.feature).\n{SCENARIO.format(name='three')}")
    content.refresh(is_serving=True)
    clash = "features/b.feature and features/02-b.feature would both be the page features/b.md: rename one"
    assert clash in content.pages["features/b.md"]
    assert "links to gone.feature, which is not published: correct the link" in content.pages["features/c.md"]


def test_a_build_is_refused(content: Content) -> None:
    write(content.root, "a", clashing())
    with pytest.raises(PageError, match="rename one"):
        content.refresh(is_serving=False)
