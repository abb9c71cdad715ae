"""A record tells at which commit it was run, and is stale at another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from steps.record.freshness import commit_of, holds, is_fresh, stale_sources
from steps.record.model import Record

from .running import git, record_of

FEATURE = "Feature: f\n  Scenario: one\n    Given the bias b is 1\n    Then b is 1\n"


@pytest.fixture
def committed(tmp_path: Path) -> tuple[Record, Path]:
    """A project at its first commit, with the record of a run of it."""
    (tmp_path / "features").mkdir()
    (tmp_path / "features/f.feature").write_text(FEATURE, "utf-8")
    (tmp_path / ".gitignore").write_text("run-record.ndjson\npytest.ini\n__pycache__/\n", "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "remote", "add", "origin", "https://me:secret@example.org/me/it.git")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    return record_of(tmp_path, {}, "features"), tmp_path


def test_a_record_tells_the_commit_and_no_credentials(committed: tuple[Record, Path]) -> None:
    record, root = committed
    assert record.run.commit.revision == git(root, "rev-parse", "HEAD")
    assert record.run.commit.remote == "https://example.org/me/it"
    assert not record.run.commit.is_changed
    assert "secret" not in (root / "run-record.ndjson").read_text("utf-8")
    assert is_fresh(record, root)


def test_a_file_that_git_does_not_know_makes_it_stale_and_the_next_record_says_so(
    committed: tuple[Record, Path],
) -> None:
    record, root = committed
    (root / "notes.txt").write_text("new\n", "utf-8")
    assert not is_fresh(record, root)
    assert holds(record, root)  # while serving, nothing runs again because of it
    assert not stale_sources(record, root)
    again = record_of(root, {}, "features")
    assert (again.run.commit.revision, again.run.commit.is_changed) == (record.run.commit.revision, True)
    assert is_fresh(again, root)


def test_another_commit_makes_it_stale(committed: tuple[Record, Path]) -> None:
    record, root = committed
    git(root, "commit", "-q", "--allow-empty", "-m", "second")
    assert not is_fresh(record, root)


@pytest.mark.parametrize("state", ["none", "empty", "committed", "changed", "ignored", "no git"])
def test_the_plugin_and_the_generator_ask_git_the_same(
    state: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "sub"
    root.mkdir()
    (root / "file").write_text("text", "utf-8")
    if state != "none":
        git(tmp_path, "init", "-q")
    if state == "ignored":  # of another project that happens to stand around this one
        (tmp_path / ".gitignore").write_text("sub/\n", "utf-8")
    if state not in ("none", "empty"):
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", "first")
    if state == "changed":
        (root / "file").write_text("other text", "utf-8")
    if state == "no git":
        monkeypatch.setenv("PATH", "")
    commit = commit_of(root)
    assert (bool(commit.revision), commit.is_changed) == (state in ("committed", "changed"), state == "changed")
    assert commit_of(root) == commit


def test_a_hook_of_git_does_not_lead_to_another_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other, own = tmp_path / "other", tmp_path / "own"
    for root in (other, own):
        root.mkdir()
        git(root, "init", "-q")
        git(root, "commit", "-q", "--allow-empty", "-m", root.name)
    expected = git(own, "rev-parse", "HEAD")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert commit_of(own).revision == expected
