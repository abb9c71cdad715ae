"""The run record that the site offers: in Cucumber's own HTML formatter, under its schema, and of no machine."""

from __future__ import annotations

import getpass
import gzip
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from docs.generator.pages.about_run import DOWNLOAD

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
MODULES = ROOT / ".cache/node_modules"


@pytest.fixture(scope="module")
def record(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run record as a reader downloads and unpacks it."""
    file = tmp_path_factory.mktemp("download") / "run-record.ndjson"
    file.write_bytes(gzip.decompress((site / DOWNLOAD).read_bytes()))
    return file


@pytest.fixture(scope="module")
def report(record: Path) -> Path:
    """The record as the formatter shows it; .ci/run installs the formatter."""
    if not (MODULES / "@cucumber/html-formatter").is_dir() and not os.environ.get("CI"):
        pytest.skip("the npm package @cucumber/html-formatter is not installed in .cache: .ci/run installs it")
    page = record.with_name("report.html")
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


def shape(node: Any) -> str:
    """What a schema sees of a message: names, types and words in capitals; of a list, each shape once."""
    if isinstance(node, dict):
        return f"{{{', '.join(f'{key}: {shape(value)}' for key, value in sorted(node.items()))}}}"
    if isinstance(node, list):
        return f"[{', '.join(sorted({shape(value) for value in node}))}]"
    return str(node) if re.fullmatch("[A-Z_]+", str(node)) else type(node).__name__


def test_every_message_obeys_the_standards_schema(record: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schemas = sorted(MODULES.glob("@cucumber/messages/**/messages.schema.json"))
    if not schemas and not os.environ.get("CI"):
        pytest.skip("the npm package @cucumber/messages is not installed in .cache: .ci/run installs it")
    validator = jsonschema.Draft202012Validator(json.loads(schemas[0].read_text("utf-8")))
    messages = [json.loads(line) for line in record.read_text("utf-8").splitlines()]
    one_of_each = {shape(message): message for message in messages}.values()  # of the thousands, hardly a hundredth
    assert not validator.is_valid({"unheard of": {}})
    assert [error.message for message in one_of_each for error in validator.iter_errors(message)] == []


def test_it_tells_nothing_of_the_machine(record: Path) -> None:
    text = record.read_text("utf-8")
    machine = [str(ROOT), str(Path.home()), tempfile.gettempdir(), sys.prefix, platform.release()]
    assert [told for told in machine if told in text] == []
    assert not re.search(r'"(?:/[\w.-]+){2}|[A-Z]:\\\\|file:|\b(?:localhost|127\.0\.0\.1)\b', text)
    assert not re.search(rf"\b{re.escape(getpass.getuser())}[@/]|[/@]{re.escape(platform.node())}\b", text)
