"""The run record in Cucumber's own HTML formatter."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
MODULES = ROOT / ".cache/node_modules"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of the features as the formatter shows it; .ci/run installs the formatter."""
    if not (MODULES / "@cucumber/html-formatter").is_dir() and not os.environ.get("CI"):
        pytest.skip("the npm package @cucumber/html-formatter is not installed in .cache: .ci/run installs it")
    folder = tmp_path_factory.mktemp("report")
    record, page = folder / "record.ndjson", folder / "report.html"
    run = [sys.executable, "-m", "pytest", "features", "-q", "-p", "no:cacheprovider", f"--run-record={record}"]
    subprocess.run(run, cwd=ROOT, check=True, capture_output=True)
    node = shutil.which("node")
    assert node is not None, "the formatter runs on Node"
    subprocess.run([node, str(HERE / "render.mjs"), str(MODULES), str(record), str(page)], check=True)
    return page


def test_the_official_formatter_shows_every_feature_as_passed(browser: Browser, report: Path) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(report.as_uri())
    for feature in sorted((ROOT / "features").glob("*.feature")):
        page.get_by_text(f"features/{feature.name}").first.wait_for(state="attached")
    shown = page.locator("body").inner_text()
    assert re.search(r"100% \((\d+) / \1\) passed", shown)
    assert errors == []
    page.close()
