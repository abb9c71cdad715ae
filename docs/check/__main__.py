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

NO_SITE = "there is no site at {site}: build one (mkdocs build --strict), or name its folder"
STALE = """\
the run record does not tell of these files as they are, so nothing can be held against it:
run pytest, build the site again (mkdocs build --strict), then check again"""
FAILED = """
{site}: the site and the run differ in {count} place{s}
What to do: build the site again (mkdocs build --strict) and publish that.
If a place above stays, docs/generator writes there what the run does not say."""
_AROUND = 60  # characters that are shown before and after a difference


def main() -> None:
    """Check a site: end with what is wrong, or say how much is as the run says."""
    parser = argparse.ArgumentParser(prog="python -m docs.check", description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"), help="the built site (default: site)")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the root of the project (default: here)")
    parser.add_argument("--record", type=Path, help="the run record (default: run-record.ndjson in the root)")
    parser.add_argument("--pages-only", action="store_true", help="leave out the second build, as for another builder")
    given = parser.parse_args()
    record = read_record(given.record or given.root / "run-record.ndjson")
    if not given.site.is_dir():
        sys.exit(NO_SITE.format(site=given.site))
    if not is_fresh(record, given.root):
        sys.exit(STALE)
    findings = audit(record, given.site, given.root)
    if not given.pages_only:
        rebuild(given.site, given.root, findings)
    if count := len(findings.problems):
        sys.exit("\n".join([*findings.problems, FAILED.format(site=given.site, count=count, s="s"[: count > 1])]))
    counts = ", ".join(f"{count:,} {what}" for what, count in findings.counts.items() if count)
    sys.stdout.write(f"{counts}: all as the run says\n")


def rebuild(site: Path, root: Path, findings: Findings) -> None:
    """Build the site once more, and name every file that is missing, that is there without need, or that differs."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603  # our own command
        if run.returncode:
            findings.found("the site", "", "was published", f"cannot be published again: {run.stdout}{run.stderr}")
            return
        published, made = _contents(site), _contents(Path(folder))
    findings.counts["files"] = len(made)
    for name in sorted({**published, **made}):
        shown, said = published.get(name), made.get(name)
        if shown is None:
            findings.found(name, "", "is missing", "makes this file")
        elif said is None:
            findings.found(name, "", "is published", "makes no such file")
        elif shown != said:
            at = next(at for at, pair in enumerate(zip_longest(shown, said)) if len({*pair}) > 1)
            texts = [data[max(0, at - _AROUND) : at + _AROUND].decode("utf-8", "replace") for data in (shown, said)]
            line = 1 + shown.count(b"\n", 0, at)
            findings.found(name, f"line {line}", f"has {texts[0]}", f"makes {texts[1]}")


def _contents(folder: Path) -> dict[str, bytes]:
    """What is compared of each file: of a packed one, what is in it; of a sitemap, all but the day of the build."""
    contents = {}
    for file in filter(Path.is_file, folder.rglob("*")):
        data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        is_map = file.name.startswith("sitemap.xml")
        contents[file.relative_to(folder).as_posix()] = (
            re.sub(rb"<lastmod>.*?</lastmod>", b"", data) if is_map else data
        )
    return contents


if __name__ == "__main__":
    main()
