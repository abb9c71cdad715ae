"""Whether a run record still tells of the files as they are."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .commit import is_current
from .record import Record

# Where the published features, and the prose that may hold some, stand below the root of the project.
SOURCES = ("features", "docs/pages")


def is_fresh(record: Record, root: Path, *, at_any_commit: bool = False) -> bool:
    """Whether tinyrnn itself ran every published feature whole, and no feature and no code has changed since.

    Nor may the commit have, unless any will do: a page that is published says at which it was run.
    """
    if not at_any_commit and not is_current(record.commit, root):
        return False
    runs = [run for feature in record.features.values() for run in feature.runs.values()]
    hashes = {root / name: digest for name, digest in record.files.items()}
    there = {*source_files(root), *_code(hashes)}
    is_whole = bool(runs) and not record.implementation and all(run.has_run for run in runs) and not record.errors
    return is_whole and there <= set(hashes) and all(_has_hash(file, digest) for file, digest in hashes.items())


def source_files(root: Path) -> list[Path]:
    """Every feature, and every page that speaks of Gherkin and so may hold some."""
    features = [file for source in SOURCES for file in (root / source).rglob("*.feature")]
    prose = [file for source in SOURCES for file in (root / source).rglob("*.md")]
    return sorted([*features, *(file for file in prose if "gherkin" in file.read_text("utf-8", "replace"))])


def _code(hashes: dict[Path, str]) -> set[Path]:
    """Every module in the packages that ran, those that were added since included."""
    folders = {file.parent for file in hashes if file.suffix == ".py"}
    return {file for folder in folders for file in folder.glob("*.py")}


def _has_hash(file: Path, digest: str) -> bool:
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == digest
