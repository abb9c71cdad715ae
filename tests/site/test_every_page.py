"""Every page of the site, opened once from its file: several tests tell what was seen of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, Request

from .accessibility import CHROME, SET_SCHEME, SHORTEN, STILL, VIOLATIONS, axe_core

PARTS = 8  # of the pages, so that two workers share them
PAPER = 680  # the width of A4 between margins of 15 mm, in CSS pixels
# Growing narrower: a page that grows wider moves its search panel about for a while.
VIEWS: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 1280), ("dark", 375), ("light", 320))
# One page of each kind. On these what the theme puts around is looked at, too, and the contrast in dark: nothing but
# the colours differs there, and those are the kind's.
KINDS = {
    "digits.html",
    "features/article.html",
    "features/memory.html",
    "features/tanh.html",
    "glossary.html",
    "index.html",
    "phrasebook.html",
    "run.html",
    "statements.html",
    "tutorial.html",
}
# The height of the tallest bracket of each formula, and of a bracket that did not stretch.
_BRACKETS = """() => [...document.querySelectorAll('math mrow')]
  .filter(row => row.firstElementChild?.textContent === '[' && row.querySelectorAll(':scope > mtable > mtr').length > 1)
  .map(row => [row.firstElementChild.getBoundingClientRect().height, row.getBoundingClientRect().height])
  .filter(([bracket, all]) => all > 0)"""
_FONT = "() => document.fonts.ready.then(() => [...document.fonts].map(font => [font.family, font.status]))"
_OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth"
_TOO_WIDE = """() => [...document.querySelectorAll("article :is(math, table, pre, p, svg, .working, .figure)")]
  .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
  .map(element => element.outerHTML.slice(0, 200))"""


@dataclass(frozen=True)
class Seen:
    """What one visit of a page found."""

    fonts: list[list[str]]
    brackets: list[tuple[float, float]]
    has_matrices: bool
    overflows: dict[int, int]
    too_wide_on_paper: list[str]
    violations: dict[str, list[Any]]


@dataclass(frozen=True)
class Visits:
    """The pages of one part, and what a reader would have been told of on the way."""

    pages: dict[str, Seen]
    complaints: list[str]


@pytest.fixture(scope="module", params=range(PARTS), ids=lambda part: f"part {part + 1} of {PARTS}")
def visits(request: pytest.FixtureRequest, browser: Browser, site: Path, pages: list[Path]) -> Visits:
    """What is seen of every page of a part."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    complaints: list[str] = []

    def note(asked: Request) -> None:
        if not asked.url.startswith(("file://", "data:", "blob:")):
            complaints.append(asked.url)

    page.on("console", lambda said: None if said.type in ("log", "info") else complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", note)
    names = [path.relative_to(site).as_posix() for path in pages][request.param :: PARTS]
    seen = {name: _visit(page, site / name, name) for name in names}
    page.close()
    return Visits(seen, complaints)


def _visit(page: Page, path: Path, name: str) -> Seen:
    page.emulate_media(media="screen", color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(path.as_uri())
    fonts, brackets = page.evaluate(_FONT), page.evaluate(_BRACKETS)
    has_matrices = bool(page.locator("mtable").count())
    overflows = {}
    for scheme, width in VIEWS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        overflows[width] = page.evaluate(_OVERFLOW)
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": PAPER, "height": 900})
    too_wide = page.evaluate(_TOO_WIDE)
    return Seen(fonts, brackets, has_matrices, overflows, too_wide, _violations(page, name))


def _violations(page: Page, name: str) -> dict[str, list[Any]]:
    """What axe-core finds, by all of its rules in light, and of contrast in dark; this changes the page."""
    if not (axe := axe_core()):
        return {}
    page.evaluate(SHORTEN)
    page.emulate_media(media="screen", color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate(axe)
    page.add_style_tag(content=STILL)
    page.evaluate(SET_SCHEME, "default")
    if name not in KINDS:
        return {"light": page.evaluate(VIOLATIONS, {"exclude": CHROME})}
    light = page.evaluate(VIOLATIONS, {})
    page.evaluate(SET_SCHEME, "slate")
    return {"light": light, "dark": page.evaluate(VIOLATIONS, {"rules": {"runOnly": ["color-contrast"]}})}


def test_pages_open_without_errors_and_foreign_requests(visits: Visits) -> None:
    assert visits.pages
    assert visits.complaints == []


def test_matrices_have_brackets_of_their_own_height_in_the_font_that_ships_with_the_site(visits: Visits) -> None:
    for name, seen in visits.pages.items():
        if name.startswith("features/"):
            assert ["tinyrnn math", "loaded"] in seen.fonts, name
            assert bool(seen.brackets) == seen.has_matrices, name
        assert len(seen.brackets) > 5 or name != "features/article.html"
        for bracket, everything in seen.brackets:
            assert bracket > 0.85 * everything, name


def test_no_page_scrolls_sideways(visits: Visits) -> None:
    wide = {name: seen.overflows for name, seen in visits.pages.items() if max(seen.overflows.values()) > 0}
    assert wide == {}


def test_every_page_fits_on_paper(visits: Visits) -> None:
    assert {name: seen.too_wide_on_paper for name, seen in visits.pages.items() if seen.too_wide_on_paper} == {}


def test_axe_finds_no_violation_in_light_and_contrast_enough_in_dark(visits: Visits) -> None:
    if not axe_core():
        pytest.skip("the npm package axe-core is not installed in .cache: .ci/run installs it")
    found = {name: seen.violations for name, seen in visits.pages.items() if any(seen.violations.values())}
    assert found == {}, json.dumps(found, indent=1, ensure_ascii=False)


def test_there_is_a_page_of_each_kind(site: Path) -> None:
    assert [name for name in KINDS if not (site / name).is_file()] == []
