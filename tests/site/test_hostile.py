"""Hostile text of features through the whole build, in a browser: it is read, and runs, fetches and widens nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request

from .conftest import mkdocs

SCRIPT = "</title><script>alert(1)</script><img src=x onerror=alert(2)>"
NAMES = [
    SCRIPT,
    "“_{x}_” & __init__ | $y$ `z` [a](javascript:alert(3))",
    "\u202eleft\u202c and 👩\u200d👧",
    "{{ 7 * 7 }}{% raw %}",
]
FEATURE = """\
# language: no
@{tag}
Egenskap: {name}
  `a
  <div onclick=alert(4)>{name}</div>
  b` and \\`<img src=x onerror=alert(5)>`

  Scenario: {name}
    ~~~

    Gitt the embedding C
      | {cell} | {long} |
      | 1      | 0      |
      | 0      | 1      |
    Og W is [[1, 1], [0, 1]]
    Og U is [[1, 0], [1, 1]]
    Og the activation is identity
    Når I input "{word}"
    Så h1 is [1, 0]
"""
_STATE = """() => {
  document.querySelectorAll("details").forEach(fold => { fold.open = true })
  const ids = [...document.querySelectorAll("[id]")].map(one => one.id)
  return {
    twice: ids.filter((id, i) => ids.indexOf(id) !== i),
    dead: [...document.querySelectorAll('a[href^="#"]')].map(a => decodeURIComponent(a.hash.slice(1)))
      .filter(id => id && !ids.includes(id)),
    bare: [...document.querySelectorAll(".md-nav__link, .md-footer__link")].filter(a => !a.textContent.trim()).length,
    width: document.scrollingElement.scrollWidth,
    text: document.body.textContent.replace(/\\s+/g, " "),
  }
}"""


@pytest.fixture
def told() -> list[str]:
    """What no page may do: open a dialog, stumble in a script, ask another host."""
    return []


@pytest.fixture
def page(browser: Browser, told: list[str]) -> Iterator[Page]:
    """A narrow page that tells what happens on it."""
    page = browser.new_page(viewport={"width": 320, "height": 600})

    def dismiss(dialog: Dialog) -> None:
        told.append(dialog.message)
        dialog.dismiss()

    def note(request: Request) -> None:
        is_there = request.url.startswith("file:") and Path(unquote(urlsplit(request.url).path)).exists()
        if not is_there and not request.url.startswith(("data:", "blob:")):
            told.append(request.url)

    page.on("dialog", dismiss)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", note)
    yield page
    page.close()


def test_hostile_text_is_shown_as_text_and_breaks_nothing(page: Page, told: list[str], project: Path) -> None:
    for i, name in enumerate(NAMES):
        (project / f"features/hostile-{i}.feature").write_text(_feature(name), "utf-8")
    built = mkdocs(project, "build", "--strict")
    assert built.returncode == 0, built.stdout + built.stderr
    checked = subprocess.run([sys.executable, "-m", "docs.check", "--pages-only"], cwd=project, check=False)
    assert checked.returncode == 0
    for i, name in enumerate(NAMES):
        page.goto((project / f"site/features/hostile-{i}.html").as_uri(), wait_until="networkidle")
        state = page.evaluate(_STATE)
        assert page.title() == f"{name} - tinyrnn"
        assert [other for other in NAMES if other not in state["text"]] == []  # in the navigation
        assert state["text"].count(name) >= 8
        assert (state["twice"], state["dead"], state["bare"], state["width"]) == ([], [], 0, 320)
        assert page.locator("[lang=no] h1").count() == 1
    assert told == []


def test_hostile_names_are_found_by_the_search(page: Page, told: list[str], project: Path) -> None:
    (project / "features/hostile.feature").write_text(_feature(SCRIPT), "utf-8")
    assert mkdocs(project, "build", "--strict").returncode == 0
    page.goto((project / "site/index.html").as_uri(), wait_until="networkidle")
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("onerror")
    page.locator(".md-search__input").press("End")
    page.locator(".md-search-result__link").first.wait_for(state="attached")
    assert SCRIPT in " ".join((page.locator(".md-search-result__list").text_content() or "").split())
    assert told == []


def _feature(name: str) -> str:
    word = "".join(name.split())
    cell = word.replace("|", "\\|")
    return FEATURE.format(name=name, cell=cell, word=word, long="x" * 200, tag="<script>alert(6)</script>")
