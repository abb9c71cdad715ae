"""`python -m docs.check`: a published site against a second build from the same run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from .conftest import mkdocs, write_feature

PAGE = "features/short.html"


def check(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the check in a project."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "docs.check", *arguments]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_every_file_of_a_site_is_held_against_the_run_and_a_second_build(project: Path) -> None:
    site = project / "site"
    assert "there is no site at site: build one" in check(project).stderr
    assert mkdocs(project, "build", "--strict").returncode == 0
    passed = check(project)
    assert passed.returncode == 0, passed.stderr
    assert passed.stdout.startswith("2 pages, 1 scenarios, 6 steps, ")
    assert passed.stdout.endswith(" files: all as the run says\n")

    change(site / PAGE, "<mn>1</mn>", "<mn>7</mn>")
    change(site / "index.html", "Home", "House")
    (site / "sitemap.xml").write_text("<urlset></urlset>\n", "utf-8")
    (site / "tinyrnn.css").unlink()
    (site / "old.html").write_text("of long ago", "utf-8")
    failed = check(project)
    assert failed.returncode == 1
    for problem in (
        f"{PAGE}: #one-step\n  the page  shows C = [ 7 0 0 1 ]\n",
        f"{PAGE}: line ",
        "index.html: line ",
        "House",
        "sitemap.xml: line 1\n  the page  has <urlset></urlset>\n",
        "tinyrnn.css\n  the page  is missing\n  the run   makes this file\n",
        "old.html\n  the page  is published\n  the run   has no source of such a page\n",
        "What to do: build the site again (mkdocs build --strict) and publish that.\n",
    ):
        assert problem in failed.stderr, failed.stderr

    # A working that nothing has computed, the one that is not there in its place, and the old page.
    assert check(project, "--pages-only").stderr.count("\n  the page ") == 3

    write_feature(project, "h1 is [1, 0, 0]")
    stale = check(project)
    assert stale.returncode == 1
    assert "the run record does not tell of these files as they are" in stale.stderr
