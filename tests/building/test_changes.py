"""While somebody writes, the site is built again when one of its sources changes, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docs.building.content import when_changed


@pytest.fixture
def builds() -> list[str]:
    """One entry for each time that the site was built."""
    return []


@pytest.fixture
def written(tmp_path: Path, builds: list[str]) -> Callable[[], None]:
    """What the server calls when a file was written."""
    for name in ("docs/pages", "docs/theme", "features", "steps"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("mkdocs.yml", "features/f.feature"):
        (tmp_path / name).write_text("as it was", "utf-8")
    return when_changed(tmp_path, lambda: builds.append("built"))


@pytest.mark.parametrize(
    "name",
    ["features/f.feature", "features/new.feature", "docs/pages/p.md", "mkdocs.yml", "docs/theme/own.css", "steps/g.py"],
)
def test_a_source_that_is_changed_or_new_builds_the_site_once(
    tmp_path: Path, written: Callable[[], None], builds: list[str], name: str
) -> None:
    (tmp_path / name).write_text("changed", "utf-8")
    written()
    written()
    assert builds == ["built"]


def test_a_source_that_goes_builds_the_site(tmp_path: Path, written: Callable[[], None], builds: list[str]) -> None:
    (tmp_path / "features/f.feature").unlink()
    written()
    assert builds == ["built"]


@pytest.mark.parametrize("name", ["features/.f.feature.swp", "docs/pages/p.md~", "steps/given.pyc"])
def test_what_editors_and_python_leave_builds_nothing(
    tmp_path: Path, written: Callable[[], None], builds: list[str], name: str
) -> None:
    (tmp_path / name).write_text("left", "utf-8")
    written()
    assert builds == []


def test_who_changes_the_generator_is_told_to_start_anew(
    tmp_path: Path, written: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs/hook.py").write_text("changed", "utf-8")
    written()
    assert "docs/hook.py has changed: start mkdocs serve anew" in capsys.readouterr().err
