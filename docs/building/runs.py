"""Runs: where the run record is not of the features as they are, they run again; while serving, only those changed."""

import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path

import pytest

from docs.generator.pages.pages import PROSE
from steps.record.freshness import SOURCES, hash_of, holds, is_fresh, stale_sources
from steps.record.model import Record
from steps.record.reader import read_record

# Plugins of pytest that the features do without; each would be loaded before the first of them runs.
_WITHOUT = [f"-pno:{name}" for name in ("cacheprovider", "hypothesispytest", "playwright")]


class RunError(Exception):
    """The features do not pass; the message is what pytest said."""


def record_for_building(root: Path, path: Path) -> Record:
    """The record of one whole run that passed: the one that is there, or a new one.

    Raises:
        RunError: the features fail, or something else than tinyrnn computed.
    """
    record = read_record(path)
    if not (is_fresh(record, root) and record.has_passed):
        record, code, output = _run_pytest(root, SOURCES, path)
        if code:
            raise RunError(f"The features do not pass, so there is no site.\n\n{output}")
    return record


def record_for_serving(root: Path, path: Path, record: Record) -> Record:
    """The record brought up to date: of one that holds, only what has changed runs again. Failures are part of it.

    Raises:
        RunError: nothing could be run at all, or something else than tinyrnn computed.
    """
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
    """The arguments of pytest that let it run some files alone.

    Prose that only speaks of Gherkin, and holds none, is not to be named: pytest would not find it.
    """
    features = sorted(name for name in names if name.endswith(".feature"))
    if len(features) == len(names):
        return features
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
