"""The commit of a record, and whether it is the one that stands now."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Commit:
    """The revision that was run, whether anything in the tree differed from it, and the remote as an https address.

    Outside version control the revision is empty; so is the remote where it is no address on the web.
    """

    revision: str = ""
    is_changed: bool = False
    remote: str = ""

    @property
    def short(self) -> str:
        """The revision as people write it."""
        return self.revision[:7]


def is_current(commit: Commit, root: Path) -> bool:
    """Whether the project still stands where it did when it was run.

    The plugin asks Git the same; it and the generator do not import each other, so a test compares the two.
    """
    revision = _git(root, "rev-parse", "HEAD", "HEAD:./").partition("\n")[0]
    changes = _git(root, "status", "--porcelain", "--untracked-files=normal", "--", ".") if revision else ""
    return (commit.revision, commit.is_changed) == (revision, bool(changes))


def _git(root: Path, *arguments: str) -> str:
    """What Git answers of a folder; nothing where it has no answer, or is not there."""
    # What a hook of Git sets would have it speak of another tree.
    redirections = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")
    environment = {name: value for name, value in os.environ.items() if name not in redirections}
    command = ["git", "--no-optional-locks", *arguments]
    try:
        run = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)  # noqa: S603  # our own command
    except OSError:
        return ""
    return run.stdout.decode("utf-8", "replace").strip() if run.returncode == 0 else ""
