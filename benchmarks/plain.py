"""The peer of the site's benchmarks: plain Material for MkDocs over the Markdown that ours makes of its record."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SETTINGS = """\
site_name: plain
docs_dir: pages
use_directory_urls: false
theme:
  name: material
  font: false
plugins: [search]
"""


def plain_site(ours: Path, plain: Path) -> None:
    """Write our pages as if by hand, with Material's defaults and the same extensions of Markdown."""
    subprocess.run([sys.executable, "-m", "docs.generator", str(plain / "pages")], cwd=ours, check=True)
    _, key, rest = (ours / "mkdocs.yml").read_text("utf-8").partition("markdown_extensions:")
    (plain / "mkdocs.yml").write_text(SETTINGS + key + rest.partition("\nnav:")[0], "utf-8")
