"""Freshness: whether a run record still tells of the files, and of the commit, as they are."""

import hashlib
import os
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from .model import Record
from .schema import CommitData

# Where the published features, and the prose that may hold some, stand below the root of the project.
SOURCES = ("features", "docs/pages")
# What a hook of Git sets, so that Git would speak of another tree than the one it is asked about.
_REDIRECTIONS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")
_SHORT = re.compile(r"(?:[^@/:]+@)?(?P<host>[^@/:]+):(?P<path>[^/].*)")  # user@host:path, as for SSH
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}")


def is_fresh(record: Record, root: Path) -> bool:
    """Whether tinyrnn itself ran every published feature whole, and no feature, no code and no commit came since."""
    ran, now = record.run.commit, commit_of(root)
    is_current = (ran.revision, ran.is_changed) == (now.revision, now.is_changed)
    is_whole = bool(record.features) and not record.errors
    return is_whole and is_current and holds(record, root) and not stale_sources(record, root)


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
    try:
        url = urlsplit(f"ssh://{short['host']}/{short['path']}" if short and "://" not in remote else remote)
        port = f":{url.port}" if url.scheme == "https" and url.port else ""
    except ValueError:  # a port that is not a number
        return ""
    path = url.path.strip("/").removesuffix(".git")
    is_web = url.scheme in ("https", "ssh", "git") and _DOMAIN.fullmatch(url.hostname or "")
    return f"https://{url.hostname}{port}/{path}" if is_web and path else ""


def _git(root: Path, *arguments: str) -> str:
    """What Git answers; nothing where it has no answer, or is not there."""
    environment = {name: value for name, value in os.environ.items() if name not in _REDIRECTIONS}
    command = ["git", "--no-optional-locks", *arguments]
    try:
        run = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=False)  # noqa: S603  # our own command
    except OSError:
        return ""
    return run.stdout.decode("utf-8", "replace").strip() if run.returncode == 0 else ""
