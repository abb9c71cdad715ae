"""The repository on the web: where a line of a file stands at a commit."""

from __future__ import annotations

from urllib.parse import quote, urlsplit


def source_link(remote: str, revision: str, path: str, line: int) -> str:
    """The web address of a line at a commit: as GitHub and Gitea write it, or, on a host of that name, GitLab.

    It is empty where the repository has no address on the web, or the commit is not known.
    """
    if not (remote.startswith("https://") and revision):
        return ""
    blob = "-/blob" if "gitlab" in (urlsplit(remote).hostname or "") else "blob"
    return f"{remote.removesuffix('/').removesuffix('.git')}/{blob}/{quote(revision)}/{quote(path)}#L{line}"
