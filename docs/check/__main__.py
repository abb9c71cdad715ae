"""`python -m docs.check [SITE]`: fails if the published pages say anything else than the run.

Two looks at the built site, independent of each other: its pages are read and held against the run record,
and the site is built once more from that record and compared, file by file.
"""

import argparse
import gzip
import re
import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path

from steps.record.freshness import is_fresh
from steps.record.reader import read_record

from .audit import Findings, audit

STALE = """\
the run record does not tell of these files as they are, so nothing can be held against it:
run pytest, build the site again (mkdocs build --strict), then check again
"""
FAILED = """\

{site}: the site and the run differ in {count} place{s}
What to do: build the site again (mkdocs build --strict) and publish that.
If a place above stays, docs/generator writes there what the run does not say.
"""
_AROUND = 60  # characters that are shown before and after a difference


def main() -> int:
    """Check a site; 0 where it says what the run says."""
    parser = argparse.ArgumentParser(prog="python -m docs.check", description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"), help="the built site (default: site)")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the root of the project (default: here)")
    parser.add_argument("--record", type=Path, help="the run record (default: run-record.ndjson in the root)")
    parser.add_argument("--pages-only", action="store_true", help="leave out the second build, as for another builder")
    given = parser.parse_args()
    record = read_record(given.record or given.root / "run-record.ndjson")
    if not given.site.is_dir():
        return _failed(f"there is no site at {given.site}: build one (mkdocs build --strict), or name its folder\n")
    if not is_fresh(record, given.root):
        return _failed(STALE)
    findings = audit(record, given.site, given.root)
    if not given.pages_only:
        rebuild(given.site, given.root, findings)
    if count := len(findings.problems):
        told = FAILED.format(site=given.site, count=count, s="s"[: count > 1])
        return _failed("\n".join([*findings.problems, told]))
    counts = ", ".join(f"{count:,} {what}" for what, count in findings.counts.items() if count)
    sys.stdout.write(f"{counts}: all as the run says\n")
    return 0


def _failed(message: str) -> int:
    sys.stderr.write(message)
    return 1


def rebuild(site: Path, root: Path, findings: Findings) -> None:
    """Build the site once more, and name every file that is missing, that is there without need, or that differs."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603  # our own command
        if run.returncode:
            findings.found("the site", "", "was published", f"cannot be published again: {run.stdout}{run.stderr}")
            return
        published, made = _files(site), _files(Path(folder))
        findings.counts["files"] = len(made)
        for name in sorted(made.keys() - published.keys()):
            findings.found(name, "", "is missing", "makes this file")
        for name in sorted(published.keys() - made.keys()):
            findings.found(name, "", "is published", "makes no such file")
        for name in sorted(published.keys() & made.keys()):
            texts = [_content(files[name]).decode("utf-8", "replace") for files in (published, made)]
            if texts[0] != texts[1]:
                at = next(at for at, pair in enumerate(zip_longest(*texts)) if len({*pair}) > 1)
                shown, said = (text[max(0, at - _AROUND) : at + _AROUND] for text in texts)
                line = 1 + texts[0].count("\n", 0, at)
                findings.found(name, f"line {line}", f"has {shown}", f"makes {said}")


def _files(folder: Path) -> dict[str, Path]:
    return {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}


def _content(file: Path) -> bytes:
    """What is compared of a file: of a sitemap, packed or not, everything but the day of the build."""
    data = gzip.decompress(file.read_bytes()) if file.name == "sitemap.xml.gz" else file.read_bytes()
    return re.sub(rb"<lastmod>[^<]*</lastmod>", b"", data) if file.name.startswith("sitemap.xml") else data


if __name__ == "__main__":
    sys.exit(main())
