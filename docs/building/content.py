"""Content: the record of the features as they are, for which what has changed runs again, and the pages made of it."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path
from weakref import WeakKeyDictionary

import pytest

from docs.generator.pages.groups import Group, feature_groups
from docs.generator.pages.pages import PROSE, all_pages
from steps.record.addresses import PageError
from steps.record.freshness import SOURCES, hash_of, holds, is_fresh, stale_sources
from steps.record.model import Feature, Record
from steps.record.reader import read_record

WATCHED = ("features", "steps", "tinyrnn", "docs", "mkdocs.yml")  # what a feature, a page or their look comes from
# Plugins of pytest that the features do without; each would be loaded before the first of them runs.
_WITHOUT = [f"-pno:{name}" for name in ("cacheprovider", "hypothesispytest", "playwright")]


class RunError(Exception):
    """The features do not pass, or cannot be run, or something else than tinyrnn computed; pytest said so."""


class Content:
    """What the site says: its pages by path, as Markdown, the groups of its navigation, the record that it offers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pages: dict[str, str] = {}
        self.groups: list[Group] = []
        self.download = b""
        self._record = Record()
        self._made: WeakKeyDictionary[Feature, str] = WeakKeyDictionary()  # the pages of the features as they are

    def refresh(self, *, is_serving: bool) -> None:
        """Run what must run, and make the pages; while serving, a page that cannot be made says so itself."""
        path = self.root / "run-record.ndjson"
        if is_serving:
            self._record = record_for_serving(self.root, path, self._record)
        else:
            self._record = record_for_building(self.root, path)
        self.download = self._record.run.compressed or self.download  # the record of a few features is not offered
        shown = self._record
        while True:
            try:
                self.pages, self.groups = all_pages(shown, self.root, self._made), feature_groups(shown)
            except PageError as error:
                # Only an error of a feature, which is not on its page yet, can be shown there.
                if not (is_serving and (len(error.sources) > 1 or shown.features.keys() & error.sources)):
                    raise
                sys.stderr.write(f"{error}\n")
                # As if its sources could not be read, and the last of them said why.
                unread = Record(errors={error.sources[-1]: [str(error)]}, run=shown.run)
                shown = shown.updated(unread, set(error.sources))
            else:
                return


def record_for_building(root: Path, path: Path) -> Record:
    """The record of one whole run that passed: the one that is there, or a new one."""
    record = read_record(path)
    if not (is_fresh(record, root) and record.has_passed):
        record, code, output = _run_pytest(root, SOURCES, path)
        if code:
            raise RunError(f"The features do not pass, so there is no site.\n\n{output}")
    return record


def record_for_serving(root: Path, path: Path, record: Record) -> Record:
    """The record brought up to date: of one that holds, only what has changed runs again. Failures are part of it."""
    if not (record.features and holds(record, root)):
        return _shown(*_run_pytest(root, SOURCES, path))
    stale = stale_sources(record, root)
    if not stale:
        return record
    hashes = {name: hash_of(root / name) for name in stale if (root / name).exists()}  # of before the run
    later = Record()
    if hashes:
        with tempfile.TemporaryDirectory() as folder:
            later = _shown(*_run_pytest(root, _arguments_for(root, hashes), Path(folder) / "record.ndjson"))
    later.files = hashes  # prose that holds no feature after all is not in its record
    return record.updated(later, stale)


def _arguments_for(root: Path, names: Collection[str]) -> list[str]:
    """The arguments of pytest that let it run some files alone."""
    features = sorted(name for name in names if name.endswith(".feature"))
    if len(features) == len(names):
        return features
    # Prose that only speaks of Gherkin, and holds none, is not to be named: pytest would not find it.
    others = (file.relative_to(root).as_posix() for file in (root / PROSE).rglob("*.md"))
    return [*features, PROSE, *sorted(f"--ignore={name}" for name in others if name not in names)]


def _shown(record: Record, code: int, output: str) -> Record:
    """The record of a run, whose failures the author is shown; one without any result would lose its features."""
    if code not in (0, pytest.ExitCode.NO_TESTS_COLLECTED):
        if not (record.features or record.errors):
            raise RunError(f"The features cannot be run.\n\n{output}")
        sys.stderr.write(output)
    return record


def _run_pytest(root: Path, files: Iterable[str], path: Path) -> tuple[Record, int, str]:
    """Run some features into a record, in a process of its own: Python would go on with the modules it has imported."""
    command = [sys.executable, "-m", "pytest", *files, "-q", "--no-header", "--color=no", f"--run-record={path}"]
    command += ["--continue-on-collection-errors", *_WITHOUT]  # one bad file must not blank the pages of the others
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603  # our own command
    record = read_record(path)
    if record.implementation:
        raise RunError(f"The numbers are those of {record.implementation}: leave --rnn out of the options of pytest")
    return record, run.returncode, f"{run.stdout}{run.stderr}"


def when_changed(root: Path, build: Callable[[], None]) -> Callable[[], None]:
    """A function to call whenever any file was written: it builds the site if that was a source."""
    known = _times(root)

    def build_when_changed() -> None:
        nonlocal known
        before, known = known, _times(root)
        changed = sorted({file.relative_to(root).as_posix() for file, _ in before.items() ^ known.items()})
        for name in changed:
            if name.startswith("docs/") and name.endswith(".py"):  # a run loads its modules anew, this does not
                sys.stderr.write(f"{name} has changed: start mkdocs serve anew to see what it does\n")
        if changed:
            build()

    return build_when_changed


def _times(root: Path) -> dict[Path, int]:
    """Every source with the time of its last change, without what Python and editors leave beside them."""
    times = {}
    for file in (file for name in WATCHED for file in (root / name, *(root / name).rglob("*"))):
        if not file.name.startswith(".") and not file.name.endswith((".pyc", "~")) and file.is_file():
            with suppress(FileNotFoundError):  # it was there a moment ago
                times[file] = file.stat().st_mtime_ns
    return times
