"""The site wherever it is read: what it weighs, that it keeps still, how it prints, what readers have set up."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

LIMIT = 490_000
NAMES = "h1, h2, h3, details:not(.source) > summary:not(:has(math))"  # a formula is printed letter by letter
_SHIFTS = """() => new Promise(tell => {
  let shifts = []
  const note = list => shifts.push(...list.getEntries().map(({ value, sources }) =>
    [value, sources.map(({ node }) => node?.nodeName)]))
  new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true })
  setTimeout(() => tell(shifts), 500)
})"""
_GLIDING = """() => [...document.querySelectorAll("*")]
  .filter(element => !/^0s(, 0s)*$/.test(getComputedStyle(element).transitionDuration)).length"""


class _Slow(SimpleHTTPRequestHandler):
    """A host that does not compress, and sends a page long before what it needs."""

    def do_GET(self) -> None:
        if not self.path.partition("#")[0].endswith((".html", "/")):
            time.sleep(0.3)
        with suppress(ConnectionError):  # of a reader who has left
            super().do_GET()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site on a host."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Slow, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a reader who has not been here before."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_the_first_page_weighs_less_than_490_kb_without_what_the_search_fetches_beside_it(
    page: Page, address: str, site: Path, scheme: str
) -> None:
    weights: dict[str, int] = {}
    host = address if scheme == "http" else site.as_uri()
    page.on("request", lambda request: weights.update(_weight(request.url, host, site)))
    page.goto(f"{host}/index.html", wait_until="networkidle")
    page.keyboard.press("/")
    page.wait_for_function("document.querySelector('.md-search-result__meta').innerText.includes('Type to start')")
    searching = {path for path in weights if path.startswith("search/") or "/workers/search" in path}
    assert len(searching) == 2, weights  # the index, and what looks through it
    shown = {path: weight for path, weight in weights.items() if path not in searching}
    assert sum(shown.values()) < LIMIT, f"each feature more weighs on the home page, too: {shown}"


def _weight(url: str, host: str, site: Path) -> dict[str, int]:
    path = url.removeprefix(f"{host}/")
    return {} if url.startswith(("data:", "blob:")) else {path: (site / path).stat().st_size}


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("name", ["index.html", "features/article.html"])
def test_nothing_moves_when_style_font_and_scripts_arrive(page: Page, address: str, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/{name}", wait_until="networkidle")
    assert page.evaluate("() => [...document.fonts].map(font => font.status)") == ["loaded"]
    assert page.evaluate(_SHIFTS) == []


def test_the_article_prints_whole_without_a_script_and_nothing_else_with_it(
    browser: Browser, site: Path, tmp_path: Path
) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine: install poppler-utils to read what is printed")
    words = {}
    for has_javascript in (True, False):
        context = browser.new_context(java_script_enabled=has_javascript, color_scheme="dark")
        page = context.new_page()
        page.goto((site / "features/article.html").as_uri())
        words[has_javascript] = _printed(page, tmp_path / "article.pdf").split()
        names = [name.removesuffix("¶").strip() for name in page.locator(NAMES).all_inner_texts()]
        context.close()
    printed = " ".join(words[False])
    # Where one word ends and the next begins is read off the distance between them: only the letters are certain.
    letters = [Counter(filter(str.isprintable, "".join(words[way]))) for way in (True, False)]
    assert letters[0] == letters[1]
    assert len(names) > 30
    assert [name for name in names if name and name not in printed] == []
    assert "65659969" in printed  # e^18, in the working of a fold
    assert [chrome for chrome in ("Table of contents", "Search", "Back to top", "¶") if chrome in printed] == []


def _printed(page: Page, path: Path) -> str:
    page.pdf(path=path, format="A4", margin={"top": "15mm", "right": "15mm", "bottom": "15mm", "left": "15mm"})
    return subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout  # noqa: S607  # where it is


def test_paper_shows_a_page_dark_on_white_and_without_its_source(browser: Browser, site: Path) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto((site / "features/article.html").as_uri())
    page.locator("article").evaluate(
        "all => all.insertAdjacentHTML('beforeend', '<details class=source open>x</details>')"
    )
    assert not page.locator("details.source").last.is_visible()
    assert page.locator("article").evaluate("all => getComputedStyle(all).color") == "rgb(29, 35, 39)"
    assert page.locator("body").evaluate("all => getComputedStyle(all).backgroundColor") == "rgb(255, 255, 255)"
    context.close()


def test_a_dark_screen_shows_a_dark_page_without_javascript(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto((site / "features/article.html").as_uri())
    background = page.locator("body").evaluate("all => getComputedStyle(all).backgroundColor")
    assert background == "rgb(22, 25, 27)"
    assert page.locator("article").evaluate("all => getComputedStyle(all).color") == "rgb(231, 230, 225)"
    context.close()


def test_who_asks_for_contrast_reads_nothing_in_grey(page: Page, site: Path) -> None:
    page.emulate_media(contrast="more")
    page.goto((site / "features/article.html").as_uri())
    colour = "one => getComputedStyle(one).color"
    assert page.locator("article summary").first.evaluate(colour) == page.locator("article").evaluate(colour)


def test_forced_colours_leave_verdicts_and_figures_to_be_seen(page: Page, site: Path) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto((site / "features/article.html").as_uri())
    ink, paper = page.evaluate(
        "() => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert ink != paper
    assert page.locator(".verdict").first.inner_text().startswith("✓")
    assert page.locator(".verdict").first.evaluate("one => getComputedStyle(one).color") == ink
    fill = "one => [getComputedStyle(one).fill, getComputedStyle(one).stroke]"
    assert page.locator(".unrolled rect").first.evaluate(fill) == [paper, ink]
    assert page.locator(".figure:not(.unrolled) rect").first.evaluate(fill)[0] == ink


def test_nothing_glides_for_a_reader_who_asked_for_less_motion(page: Page, site: Path) -> None:
    page.goto((site / "run.html").as_uri())
    assert page.evaluate(_GLIDING) > 0
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(_GLIDING) == 0


def test_the_chosen_palette_is_remembered(page: Page, address: str) -> None:
    scheme = "() => document.body.dataset.mdColorScheme"
    page.goto(f"{address}/run.html", wait_until="networkidle")
    assert page.evaluate(scheme) == "default"
    page.locator(".md-header__button[title=Dark]").click()
    assert page.evaluate(scheme) == "slate"
    page.goto(f"{address}/index.html")
    assert page.evaluate(scheme) == "slate"


def test_a_block_of_code_is_copied_by_its_button(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}/run.html", wait_until="networkidle")
    page.locator(".md-code__button").first.click()
    page.locator(".md-dialog--active").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()").strip() in page.locator("pre").first.inner_text()
    context.close()
