"""`python -m docs.check [SITE]`: fails if the published pages say anything else than the run.

Two looks at the built site, independent of each other: its pages are read and held against the run record,
and the site is built once more from that record and compared, file by file.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from steps.record.freshness import is_fresh
from steps.record.reader import read_record

from .audit import audit
from .rebuild import rebuild

COUNTED = ("pages", "scenarios", "rows", "steps", "numbers", "files")
STALE = """\
the run record does not tell of these files as they are, so nothing can be held against it:
run pytest, build the site again (mkdocs build --strict), then check again
"""
FAILED = "{site}: the site and the run differ in {count} place{s}\n"
REMEDY = """\
What to do: build the site again (mkdocs build --strict) and publish that.
If a place above stays, docs/generator writes there what the run does not say.
"""


def main() -> int:
    """Check a site; 0 where it says what the run says."""
    parser = argparse.ArgumentParser(prog="python -m docs.check", description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"), help="the built site (default: site)")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the root of the project (default: here)")
    parser.add_argument("--record", type=Path, help="the run record (default: run-record.ndjson in the root)")
    parser.add_argument("--pages-only", action="store_true", help="leave out the second build, as for another builder")
    given = parser.parse_args()
    if not given.site.is_dir():
        sys.stderr.write(f"there is no site at {given.site}: build one (mkdocs build --strict), or name its folder\n")
        return 1
    record = read_record(given.record or given.root / "run-record.ndjson")
    if not is_fresh(record, given.root):
        sys.stderr.write(STALE)
        return 1
    findings = audit(record, given.site, given.root)
    if not given.pages_only:
        rebuild(given.site, given.root, findings)
    if count := len(findings.problems):
        sys.stderr.write("\n".join(findings.problems) + "\n\n")
        sys.stderr.write(FAILED.format(site=given.site, count=count, s="s"[: count > 1]) + REMEDY)
        return 1
    counts = ", ".join(f"{findings.counts[what]:,} {what}" for what in COUNTED if findings.counts[what])
    sys.stdout.write(f"{counts}: all as the run says\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
