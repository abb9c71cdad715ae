"""The commit: what version control tells of the tree that is run."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from .schema import CommitData

# What a hook of Git sets, so that Git would speak of another tree than the one it is asked about.
_REDIRECTIONS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")
_SHORT = re.compile(r"(?:[^@/:]+@)?(?P<host>[^@/:]+):(?P<path>[^/].*)")  # user@host:path, as for SSH
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}")


def is_current(commit: CommitData, root: Path) -> bool:
    """Whether the project still stands at the commit, with changes or without, at which it was run."""
    now = commit_of(root)
    return (commit.revision, commit.is_changed) == (now.revision, now.is_changed)


def commit_of(root: Path) -> CommitData:
    """The commit that a folder stands at; none where Git does not know it, or is not there."""
    # The tree of the folder is asked for as well: Git would tell of a repository that ignores the folder, too.
    revision = _git(root, "rev-parse", "HEAD", "HEAD:./").partition("\n")[0]
    if not revision:
        return CommitData()
    is_changed = bool(_git(root, "status", "--porcelain", "--untracked-files=normal", "--", "."))
    # Not `remote get-url`, which follows the mirrors of this machine.
    return CommitData(revision, is_changed, web_address(_git(root, "config", "--get", "remote.origin.url")))


def web_address(remote: str) -> str:
    """A remote as an https address without credentials: `git@host.org:me/it.git` → `https://host.org/me/it`.

    Empty where it is a path, or a host that only this machine, or its network, calls so.
    """
    short = _SHORT.fullmatch(remote)
    if short and "://" not in remote:
        host, port, path = short["host"], "", short["path"]
    else:
        try:
            url = urlsplit(remote)
            number = url.port
        except ValueError:  # a port that is no number
            return ""
        if url.scheme not in ("https", "ssh", "git"):
            return ""
        host, path = url.hostname or "", url.path.lstrip("/")
        port = f":{number}" if url.scheme == "https" and number else ""
    path = path.rstrip("/").removesuffix(".git")
    return f"https://{host.lower()}{port}/{path}" if _DOMAIN.fullmatch(host) and path else ""


def _git(root: Path, *arguments: str) -> str:
    """What Git answers; nothing where it has no answer, or is not there."""
    environment = {name: value for name, value in os.environ.items() if name not in _REDIRECTIONS}
    command = ["git", "--no-optional-locks", *arguments]
    try:
        run = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)  # noqa: S603  # our own command
    except OSError:
        return ""
    return run.stdout.decode("utf-8", "replace").strip() if run.returncode == 0 else ""
