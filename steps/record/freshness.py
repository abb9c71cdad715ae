"""Whether a run record still tells of the files as they are."""

from __future__ import annotations

import hashlib
from pathlib import Path

from .commit import is_current
from .model import Record

# Where the published features, and the prose that may hold some, stand below the root of the project.
SOURCES = ("features", "docs/pages")


def is_fresh(record: Record, root: Path) -> bool:
    """Whether tinyrnn itself ran every published feature whole, and no feature, no code and no commit came since."""
    is_whole = bool(record.features) and not record.errors
    return is_whole and is_current(record.run.commit, root) and holds(record, root) and not stale_sources(record, root)


def holds(record: Record, root: Path) -> bool:
    """Whether tinyrnn itself ran, and its code is as it was: then what the record says of a file holds for it."""
    hashes = {root / name: digest for name, digest in record.files.items() if name.endswith(".py")}
    folders = {file.parent for file in hashes}
    there = {file for folder in folders for file in folder.glob("*.py")}
    return not record.implementation and there == set(hashes) and all(hash_of(f) == d for f, d in hashes.items())


def stale_sources(record: Record, root: Path) -> set[str]:
    """The features, and the prose that may hold some, that the record does not tell of, whole and as they are."""
    sources = {file.relative_to(root).as_posix() for file in source_files(root)}
    known = {name: digest for name, digest in record.files.items() if not name.endswith(".py")}
    changed = {name for name in sources | set(known) if known.get(name) != hash_of(root / name)}
    partly = {f.path for f in record.features.values() if not all(run.has_run for run in f.runs.values())}
    return changed | partly


def source_files(root: Path) -> list[Path]:
    """Every feature, and every page that speaks of Gherkin and so may hold some."""
    features = [file for source in SOURCES for file in (root / source).rglob("*.feature")]
    prose = [file for source in SOURCES for file in (root / source).rglob("*.md")]
    return sorted([*features, *(file for file in prose if "gherkin" in file.read_text("utf-8", "replace"))])


def hash_of(file: Path) -> str:
    """The hash of a file as the record holds it; none where there is no such file."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
