"""`python -m docs.generator FOLDER`: write the pages of the run record as Markdown files, with style and font."""

import argparse
import sys
from pathlib import Path

from steps.record.addresses import PageError
from steps.record.freshness import is_fresh
from steps.record.reader import read_record

from .pages.about_run import DOWNLOAD
from .pages.pages import all_pages


def main() -> None:
    """Write every page, and what they need beside them; end with 1 if the record is stale or a page cannot be made."""
    parser = argparse.ArgumentParser(prog="python -m docs.generator", description=__doc__)
    parser.add_argument("folder", type=Path, help="where to write the pages")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the root of the project (default: here)")
    parser.add_argument("--record", type=Path, help="the run record (default: run-record.ndjson in the root)")
    given = parser.parse_args()
    record = read_record(given.record or given.root / "run-record.ndjson")
    if not is_fresh(record, given.root):
        sys.exit("the run record is not of these files, or not of this commit: run `pytest features docs/pages` first")
    try:
        pages = all_pages(record, given.root)
    except PageError as error:
        sys.exit(str(error))
    files = {path: text.encode() for path, text in pages.items()} | {DOWNLOAD: record.run.compressed}
    for name in ("tinyrnn.css", "math.css", "math-license.txt"):  # their style, with the font of their mathematics
        files[name] = (given.root / "docs/theme" / name).read_bytes()
    for path, content in files.items():
        file = given.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


if __name__ == "__main__":
    main()
