"""A site built from the project as it stands, and a browser to read it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from ..shared import made_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
PARTS = ("docs", "features", "steps", "tinyrnn", "mkdocs.yml", "pyproject.toml", "README.md")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def mkdocs(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in a project."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}  # Material's notice of its end of life
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def site(features_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built strictly."""
    assert features_record.exists()

    def build(folder: Path) -> None:
        run = mkdocs(ROOT, "build", "--strict", "--site-dir", str(folder))
        assert run.returncode == 0, run.stdout + run.stderr

    return made_once(tmp_path_factory, "site", build)


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Path]:
    """Every page of the site but 404.html, which only a server shows, from its own root."""
    return sorted(page for page in site.rglob("*.html") if page.name != "404.html")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with one short feature, to be broken."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, tmp_path / part, ignore=shutil.ignore_patterns("*.feature"))
        else:
            shutil.copy(source, tmp_path / part)
    for page in (tmp_path / "docs/pages").glob("*.md"):
        page.unlink()
    (tmp_path / "docs/pages/index.md").write_text("# Home\n\n<!-- features -->\n", encoding="utf-8")
    settings = (tmp_path / "mkdocs.yml").read_text("utf-8").partition("nav:")
    (tmp_path / "mkdocs.yml").write_text(f"{settings[0]}nav:\n  - Home: index.md\n{_after_nav(settings[2])}", "utf-8")
    (tmp_path / "features").mkdir(exist_ok=True)
    if (ROOT / ".cache").is_dir():
        shutil.copytree(ROOT / ".cache", tmp_path / ".cache", ignore=shutil.ignore_patterns("node_modules"))
    write_feature(tmp_path, "h1 is [1, 0]")
    return tmp_path


def _after_nav(text: str) -> str:
    return text[text.index("\nvalidation:") :]


def write_feature(project: Path, claim: str, scenario: str = "One step") -> None:
    """The project's one feature, ending in a claim."""
    text = f"""Feature: Short
  Scenario: {scenario}
    Given the embedding C
      | I | like |
      | 1 | 0    |
      | 0 | 1    |
    And W is [[1, 1], [0, 1]]
    And U is [[1, 0], [1, 1]]
    And the activation is identity
    When I input "I"
    Then {claim}
"""
    (project / "features/short.feature").write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without one the browser tests are skipped, except in CI, where it must be there."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None and not os.environ.get("CI"):
        pytest.skip("no Chromium or Chrome on this machine: install one to run the browser tests")
    assert path is not None, "CI must have a Chromium"
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        chromium = playwright.chromium.launch(executable_path=path, args=options)
        yield chromium
        chromium.close()
