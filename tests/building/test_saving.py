"""What a save builds again: the pages that differ, or everything where what makes the pages has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docs.building import saving
from docs.building.content import Content
from docs.building.saving import Frame, Saving
from docs.generator.pages.groups import Group

Built = list[list[str] | str]


class Invented(Content):
    """Pages that are told what they say."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.pages = {"index.md": "home", "features/f.md": "f"}
        self.later: dict[str, str] = {}
        self.changes: list[Callable[[Invented], None]] = []

    def refresh(self, *, is_serving: bool) -> None:
        assert is_serving
        for change in self.changes:
            change(self)
        self.pages = self.pages | self.later


@pytest.fixture
def content(tmp_path: Path) -> Invented:
    for name in ("docs/pages", "docs/theme", "features", "steps"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "mkdocs.yml").touch()
    return Invented(tmp_path)


@pytest.fixture
def built() -> Built:
    return []


@pytest.fixture
def save(content: Invented, built: Built, monkeypatch: pytest.MonkeyPatch) -> Saving:
    monkeypatch.setattr(saving, "_build_again", lambda _, pages: built.append(sorted(pages)))
    frame: Callable[[], Frame] = lambda: None  # type: ignore[assignment,return-value]  # noqa: E731  # not looked at
    return Saving(content, frame, lambda: built.append("everything"))


def test_only_the_pages_that_differ_are_built_again(content: Invented, save: Saving, built: Built) -> None:
    content.later = {"features/f.md": "changed", "index.md": "home"}
    save()
    save()
    assert built == [["features/f.md"]]


def another_page(content: Invented) -> None:
    content.later = {"features/g.md": "g"}


def another_name(content: Invented) -> None:
    content.groups = [Group("Worked examples", {"features/f.md": "F"})]


@pytest.mark.parametrize("change", [another_page, another_name])
def test_everything_is_built_where_every_page_shows_the_change(
    content: Invented, save: Saving, built: Built, change: Callable[[Invented], None]
) -> None:
    content.changes.append(change)
    save()
    assert built == ["everything"]


@pytest.mark.parametrize("name", ["mkdocs.yml", "docs/theme/own.css", "steps/given.py", "docs/pages/picture.png"])
def test_everything_is_built_where_what_makes_the_pages_has_changed(
    content: Invented, save: Saving, built: Built, name: str
) -> None:
    (content.root / name).write_text("changed", "utf-8")
    save()
    save()
    assert built == ["everything"]


@pytest.mark.parametrize("name", ["features/.f.feature.swp", "docs/pages/p.md~", "steps/given.pyc"])
def test_what_editors_and_python_leave_builds_nothing(content: Invented, save: Saving, built: Built, name: str) -> None:
    (content.root / name).write_text("left", "utf-8")
    save()
    assert built == []


def test_who_changes_the_generator_is_told_to_start_anew(
    content: Invented, save: Saving, capsys: pytest.CaptureFixture[str]
) -> None:
    (content.root / "docs/hook.py").write_text("changed", "utf-8")
    save()
    assert "docs/hook.py has changed: start mkdocs serve anew" in capsys.readouterr().err


def test_what_could_not_be_finished_is_done_whole_the_next_time(
    content: Invented, save: Saving, built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError

    content.later = {"features/f.md": "changed"}
    with monkeypatch.context() as once:
        once.setattr(saving, "_build_again", fail)
        with pytest.raises(KeyError):
            save()
    save()
    assert built == ["everything"]
