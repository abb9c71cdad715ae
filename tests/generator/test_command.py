"""`python -m docs.generator`: the pages as files, for any builder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ..check.published import ROOT, run

WITHOUT_MKDOCS = """\
import runpy, sys
for name in ("mkdocs", "material", "markdown", "pymdownx", "yaml"):
    sys.modules[name] = None  # importing it is an error
runpy.run_module("docs.generator", run_name="__main__")
"""


def generate(root: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT_MKDOCS, str(folder), "--root", str(root)]
    return subprocess.run(
        command, cwd=root, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )


def test_it_writes_the_pages_their_style_font_and_record_and_needs_no_mkdocs(tmp_path: Path) -> None:
    run(tmp_path)
    shutil.copytree(ROOT / "docs/theme", tmp_path / "docs/theme")
    done = generate(tmp_path, tmp_path / "pages")
    assert done.returncode == 0, done.stderr
    written = {file.relative_to(tmp_path / "pages").as_posix() for file in (tmp_path / "pages").rglob("*.*")}
    assert written == {
        "index.md",
        "features/small.md",
        "features/learning.md",
        "tinyrnn.css",
        "math.css",
        "math-license.txt",
        "run-record.ndjson.gz",
    }
    assert "# Small { #feature }" in (tmp_path / "pages/features/small.md").read_text("utf-8")
    assert "data:font/woff2;base64," in (tmp_path / "pages/math.css").read_text("utf-8")

    feature = tmp_path / "features/small.feature"
    feature.write_text(feature.read_text("utf-8") + "# changed\n", "utf-8")
    stale = generate(tmp_path, tmp_path / "others")
    assert (stale.returncode, stale.stderr) == (
        1,
        "the run record is not of these files, or not of this commit: run `pytest features docs/pages` first\n",
    )
    assert not (tmp_path / "others").exists()
