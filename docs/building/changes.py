"""Changes: while somebody writes, the site is built again once one of its sources has changed, and nothing else."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

# What a feature, a page or their look comes from.
SOURCES = ("features", "steps", "tinyrnn", "docs", "mkdocs.yml")


def when_changed(root: Path, build: Callable[[], None]) -> Callable[[], None]:
    """A function to call whenever any file was written: it builds if that was a source."""
    known = _sources(root)

    def build_when_changed() -> None:
        nonlocal known
        before, known = known, _sources(root)
        changed = sorted({file for file, _ in before.items() ^ known.items()})
        if changed:
            _warn_of_code(root, changed)
            build()

    return build_when_changed


def _sources(root: Path) -> dict[Path, int]:
    """Every source with the time of its last change, without what Python and editors leave beside them."""
    folders = [root / source for source in SOURCES]
    files = [file for folder in folders for file in (folder, *folder.rglob("*"))]
    return {file: _time_of(file) for file in files if file.is_file() and not _is_left(file.name)}


def _is_left(name: str) -> bool:
    return name.startswith(".") or name.endswith((".pyc", "~"))


def _time_of(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:  # it was there a moment ago
        return 0


def _warn_of_code(root: Path, changed: Iterable[Path]) -> None:
    """Say that this server goes on with the modules that it has loaded; those of a run are loaded anew."""
    for file in changed:
        if file.suffix == ".py" and file.is_relative_to(root / "docs"):
            sys.stderr.write(f"{file.relative_to(root)} has changed: start mkdocs serve anew to see what it does\n")
