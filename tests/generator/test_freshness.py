"""A record is fresh while nothing that it ran has changed, and nothing was added."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from steps.record.freshness import is_fresh
from steps.record.reader import read_record

from .running import record_of

ONE = "Scenario: {name}\n    Given the bias b is {number}\n    Then b is {number}\n"
FEATURE = f"Feature: f\n  {ONE.format(name='one', number=1)}\n  {ONE.format(name='two', number=2)}"
PAGE = f"# Page\n\n```gherkin\nFeature: g\n  {ONE.format(name='three', number=3)}```\n"


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a feature, a page and a module, and the record of a run of it."""
    root = tmp_path_factory.mktemp("project")
    record_of(root, {"features/f.feature": FEATURE, "docs/pages/p.md": PAGE}, "features", "docs/pages")
    return root


@pytest.fixture
def project(ran: Path, tmp_path: Path) -> Path:
    """A copy of the project and its record, to be changed."""
    for file in ran.rglob("*"):
        if file.is_file() and "pycache" not in str(file):
            (tmp_path / file.relative_to(ran)).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file.relative_to(ran)).write_bytes(file.read_bytes())
    return tmp_path


def fresh(project: Path) -> bool:
    return is_fresh(read_record(project / "run-record.ndjson"), project)


def test_a_record_is_fresh_after_its_run(project: Path) -> None:
    assert fresh(project)


UNREADABLE: dict[str, Callable[[bytes], bytes]] = {
    "cut in a line": lambda good: good[: len(good) // 2],
    "not UTF-8": lambda good: good[:-1] + b"\xff\n",
    "other JSON": lambda _: b"[1, 2]\n",
    "of a version that has other fields": lambda good: good.replace(b'{\\"hashes\\":', b'{\\"files\\":'),
    "about a feature that it does not hold": lambda _: b'{"pickle": {"id": "1", "uri": "no.feature", "steps": []}}\n',
}


@pytest.mark.parametrize("how", UNREADABLE)
def test_a_record_that_cannot_be_read_counts_as_missing(project: Path, how: str) -> None:
    path = project / "run-record.ndjson"
    good = path.read_bytes()
    path.write_bytes(UNREADABLE[how](good))
    assert path.read_bytes() != good
    assert not read_record(path).features
    assert not fresh(project)


def test_a_folder_in_the_place_of_a_record_counts_as_missing(tmp_path: Path) -> None:
    assert not read_record(tmp_path).features


def add_prose(project: Path) -> None:
    (project / "docs/pages/q.md").write_text("# Prose alone\n", "utf-8")


def test_prose_without_gherkin_leaves_it_fresh(project: Path) -> None:
    add_prose(project)
    assert fresh(project)


def change_feature(project: Path) -> None:
    (project / "features/f.feature").write_text(FEATURE.replace("1", "7"), "utf-8")


def add_feature(project: Path) -> None:
    (project / "features/new.feature").write_text(FEATURE, "utf-8")


def remove_feature(project: Path) -> None:
    (project / "features/f.feature").unlink()


def change_block(project: Path) -> None:
    (project / "docs/pages/p.md").write_text(PAGE.replace("3", "7"), "utf-8")


def add_page(project: Path) -> None:
    (project / "docs/pages/new.md").write_text(PAGE, "utf-8")


def forget_a_run(project: Path) -> None:
    record = project / "run-record.ndjson"
    lines = record.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not _tells_of_the_second_run(json.loads(line))]
    assert len(kept) < len(lines)
    record.write_text("".join(kept), "utf-8")


def _tells_of_the_second_run(message: dict[str, dict[str, str]]) -> bool:
    return any("testCaseStarted" in kind and ".feature" in str(body.get("id")) for kind, body in message.items())


def change_code(project: Path) -> None:
    record = project / "run-record.ndjson"
    text = record.read_text("utf-8")
    digest = next(
        digest for name, digest in read_record(record).files.items() if name.endswith("cell.py")
    )  # the module itself belongs to the project under test, so its hash is changed instead
    record.write_text(text.replace(digest, "0" * 64), "utf-8")


@pytest.mark.parametrize(
    "change", [change_feature, add_feature, remove_feature, change_block, add_page, forget_a_run, change_code]
)
def test_a_change_makes_it_stale(project: Path, change: Callable[[Path], None]) -> None:
    change(project)
    assert not fresh(project)


def test_without_a_record_nothing_is_fresh(tmp_path: Path) -> None:
    assert not fresh(tmp_path)
