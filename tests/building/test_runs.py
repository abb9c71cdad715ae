"""While somebody writes, what has changed runs, and nothing else; a build is of one whole run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docs.building.content import RunError, record_for_building, record_for_serving
from steps.record.model import Record
from steps.record.reader import read_record

ROOT = Path(__file__).parents[2]
Ran = list[list[str]]
FEATURE = "Feature: {name}\n  Scenario: one\n    Given the bias b is {given}\n    Then b is {claimed}\n"
BOTH = ["features", "docs/pages"]
# Notes what pytest was asked to run, in a line, and leaves out the options of ours that are the same each time.
NOTING = """\
def pytest_configure(config):
    asked = [word for word in config.invocation_params.args if word[0] != "-" or word.startswith("--ignore")]
    with open("ran.txt", "a", encoding="utf-8") as file:
        print(*asked, file=file)
"""


@pytest.fixture(scope="module")
def at_first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two features and no page that was served once."""
    root = tmp_path_factory.mktemp("project")
    ini = "[pytest]\naddopts = -p steps -p no:tinyrnn\nrun_record = run-record.ndjson\n"
    (root / "pytest.ini").write_text(ini, "utf-8")
    (root / "conftest.py").write_text(NOTING, "utf-8")
    (root / "docs/pages").mkdir(parents=True)
    (root / "features").mkdir()
    write(root, "a", 1)
    write(root, "b", 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        serve(root)
    return root


@pytest.fixture
def project(at_first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project, to be changed."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    shutil.copytree(at_first, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.fixture
def record(project: Path) -> Record:
    """What serving it at first has told."""
    return read_record(project / "run-record.ndjson")


def ran(project: Path) -> Ran:
    """What pytest was asked to run, each time."""
    lines = (project / "ran.txt").read_text("utf-8").splitlines()
    return [line.split() for line in lines]


def write(project: Path, name: str, given: float, claimed: float | None = None) -> None:
    text = FEATURE.format(name=name, given=given, claimed=given if claimed is None else claimed)
    (project / f"features/{name}.feature").write_text(text, "utf-8")


def serve(project: Path, record: Record | None = None) -> Record:
    return record_for_serving(project, project / "run-record.ndjson", record or Record())


def statuses(record: Record) -> dict[str, str]:
    return {uri: feature.status for uri, feature in record.features.items()}


def test_at_first_everything_runs_and_then_only_what_has_changed(project: Path, record: Record) -> None:
    assert ran(project) == [BOTH]
    write(project, "a", 3)
    changed = serve(project, record)
    assert ran(project) == [BOTH, ["features/a.feature"]]
    assert changed.features["features/b.feature"] is record.features["features/b.feature"]
    assert "b is 3" in changed.features["features/a.feature"].text
    assert serve(project, changed) is changed
    assert len(ran(project)) == 2


def test_a_failure_stays_until_it_is_mended_and_runs_no_second_time(project: Path, record: Record) -> None:
    write(project, "a", 3, claimed=4)
    failed = serve(project, record)
    write(project, "b", 5)
    both = serve(project, failed)
    assert statuses(both) == {"features/a.feature": "FAILED", "features/b.feature": "PASSED"}
    write(project, "a", 3)
    assert set(statuses(serve(project, both)).values()) == {"PASSED"}
    assert ran(project) == [BOTH, ["features/a.feature"], ["features/b.feature"], ["features/a.feature"]]


def test_a_file_that_cannot_be_read_is_an_error_until_it_can(project: Path, record: Record) -> None:
    file = project / "features/a.feature"
    file.write_text("Scenario: one\n", "utf-8")
    broken = serve(project, record)
    assert list(broken.errors) == ["features/a.feature"]
    assert list(broken.features) == ["features/b.feature"]
    write(project, "a", 1)
    mended = serve(project, broken)
    assert not mended.errors
    assert sorted(mended.features) == ["features/a.feature", "features/b.feature"]


def test_a_feature_that_is_gone_leaves_the_record_and_a_new_one_joins_it(project: Path, record: Record) -> None:
    (project / "features/a.feature").unlink()
    write(project, "c", 1)
    changed = serve(project, record)
    assert sorted(changed.features) == ["features/b.feature", "features/c.feature"]
    assert ran(project)[1:] == [["features/c.feature"]]


def test_prose_that_speaks_of_gherkin_and_holds_none_runs_once(project: Path, record: Record) -> None:
    (project / "docs/pages/q.md").write_text(
        f"```gherkin\n{FEATURE.format(name='q', given=1, claimed=1)}```\n", "utf-8"
    )
    before = serve(project, record)
    (project / "docs/pages/p.md").write_text("# On gherkin\n", "utf-8")
    changed = serve(project, before)
    assert serve(project, changed) is changed
    assert ran(project)[2:] == [["docs/pages", "--ignore=docs/pages/q.md"]]


def test_once_code_has_changed_nothing_that_was_run_holds(project: Path, record: Record) -> None:
    record.files[next(name for name in record.files if name.endswith("cell.py"))] = "another"
    serve(project, record)
    assert ran(project) == [BOTH, BOTH]


def test_what_was_run_in_part_runs_whole(project: Path, record: Record) -> None:
    for run in record.features["features/b.feature"].runs.values():
        run.has_run = False
    assert set(statuses(serve(project, record)).values()) == {"PASSED"}
    assert ran(project)[1:] == [["features/b.feature"]]


def test_a_run_that_tells_nothing_loses_no_feature(project: Path, record: Record) -> None:
    write(project, "a", 3)
    (project / "pytest.ini").write_text("[pytest]\naddopts = -p steps -p no:tinyrnn --no-such-option\n", "utf-8")
    with pytest.raises(RunError, match="no-such-option"):
        serve(project, record)


def test_a_build_runs_everything_unless_the_record_is_fresh(project: Path) -> None:
    path = project / "run-record.ndjson"
    record_for_building(project, path)
    assert ran(project) == [BOTH]
    write(project, "a", 3)
    assert sorted(record_for_building(project, path).features) == ["features/a.feature", "features/b.feature"]
    assert ran(project) == [BOTH, BOTH]


def test_what_fails_is_not_built(project: Path) -> None:
    write(project, "a", 3, claimed=4)
    with pytest.raises(RunError, match="b: computed 3, printed 4"):
        record_for_building(project, project / "run-record.ndjson")
