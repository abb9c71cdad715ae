"""A small project in a folder of its own, run by the plugin of this tree, and its record read back."""

from __future__ import annotations

import subprocess
from pathlib import Path

from steps.record.model import Record
from steps.record.reader import read_record

from ..inside import run_inside

INI = "[pytest]\nrun_record = run-record.ndjson\naddopts = -p no:cacheprovider\n"


def record_of(root: Path, files: dict[str, str], *args: str) -> Record:
    """Write the files, run pytest, whatever comes of it, and read the record of it."""
    for name, text in {"pytest.ini": INI, **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    run_inside(root, ["-q", *(args or ["."])])
    return read_record(root / "run-record.ndjson")


def git(root: Path, *arguments: str) -> str:
    """Run Git in a folder, as nobody in particular."""
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run(
        ["git", *who, *arguments],  # noqa: S607  # Git is where the machine has it
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
