"""The rebuild: the site is built once more from the same record, and every file of it is compared."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path

from .audit import Findings

_AROUND = 60  # characters that are shown before and after a difference


def rebuild(site: Path, root: Path, findings: Findings) -> None:
    """Build the site once more, and name every file that is missing, that is there without need, or that differs."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603  # our own command
        if run.returncode:
            findings.found("the site", "", "was published", f"cannot be published again: {run.stdout}{run.stderr}")
            return
        published, made = _files(site), _files(Path(folder))
        for name in sorted(made.keys() - published.keys()):
            findings.found(name, "", "is missing", "makes this file")
        for name in sorted(published.keys() - made.keys()):
            findings.found(name, "", "is published", "makes no such file")
        for name in sorted(published.keys() & made.keys()):
            findings.counts["files"] += 1
            _compare(name, _content(published[name]), _content(made[name]), findings)


def _files(folder: Path) -> dict[str, Path]:
    return {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}


def _content(file: Path) -> bytes:
    """What is compared of a file: of a sitemap, packed or not, everything but the day of the build."""
    data = gzip.decompress(file.read_bytes()) if file.name == "sitemap.xml.gz" else file.read_bytes()
    return re.sub(rb"<lastmod>[^<]*</lastmod>", b"", data) if file.name.startswith("sitemap.xml") else data


def _compare(name: str, shown: bytes, said: bytes, findings: Findings) -> None:
    """Where the first difference stands, and what stands around it."""
    if shown != said:
        texts = [data.decode("utf-8", "replace") for data in (shown, said)]
        at = next((at for at, (one, other) in enumerate(zip_longest(*texts)) if one != other), 0)
        around = [" ".join(text[max(0, at - _AROUND) : at + _AROUND].split()) for text in texts]
        line = texts[0].count("\n", 0, at) + 1
        findings.found(name, f"line {line}", f"has {around[0]}", f"makes {around[1]}")
