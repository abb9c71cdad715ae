"""The rebuild: the site is built once more from the same record, and every file of it is compared."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

from .audit import Findings

_AROUND = 60  # characters that are shown before and after a difference


def _undated(data: bytes) -> bytes:
    return re.sub(rb"<lastmod>[^<]*</lastmod>", b"", data)


def _unpacked(data: bytes) -> bytes:
    return _undated(gzip.decompress(data))


# Files that cannot be equal, each with what of it is compared all the same.
_COMPARED: dict[str, Callable[[bytes], bytes]] = {
    "sitemap.xml": _undated,  # it tells the day of the build
    "sitemap.xml.gz": _unpacked,  # and so does this one, with the second in its header
}


def rebuild(root: Path, folder: Path) -> str:
    """Build the site into a folder; what went wrong, or nothing."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603  # our own command
    return f"{run.stdout}{run.stderr}".strip() or "mkdocs build --strict failed" if run.returncode else ""


def compare(site: Path, rebuilt: Path, findings: Findings) -> None:
    """Name every file that is missing, that is there without need, or that differs."""
    published, made = _files(site), _files(rebuilt)
    for name in sorted(made - published):
        findings.found(name, "", "is missing", "makes this file")
    for name in sorted(published - made):
        findings.found(name, "", "is published", "makes no such file")
    for name in sorted(published & made):
        shown, said = (_COMPARED.get(name, bytes)((folder / name).read_bytes()) for folder in (site, rebuilt))
        findings.counts["files"] += 1
        if shown != said:
            findings.found(name, *_difference(shown, said))


def _files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def _difference(shown: bytes, said: bytes) -> tuple[str, str, str]:
    """The first line that differs, and what stands around the first difference in it; of what is not text, the size."""
    try:
        lines = list(zip_longest(shown.decode().splitlines(), said.decode().splitlines()))
    except UnicodeDecodeError:
        return "", f"holds {len(shown)} bytes", f"makes {len(said)} bytes that differ"
    for number, (left, right) in enumerate(lines, start=1):
        if left != right:
            return f"line {number}", f"has {_excerpt(left, right)}", f"makes {_excerpt(right, left)}"
    return "", "has other ends of lines", "makes those of this machine"


def _excerpt(line: str | None, other: str | None) -> str:
    if line is None:
        return "no such line"
    pairs = zip_longest(line, other or "")
    at = next((place for place, (one, another) in enumerate(pairs) if one != another), 0)
    start, end = max(0, at - _AROUND), at + _AROUND
    return f"{'…' if start else ''}{line[start:end].strip()}{'…' if end < len(line) else ''}"
