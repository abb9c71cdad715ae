"""Every page of the site under axe-core, in light and in dark."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

AXE = Path(__file__).parents[2] / ".cache/node_modules/axe-core/axe.min.js"
HOST = "http://site.test"
# The whole of axe-core in light; in dark what differs there, the colours.
SCHEMES: dict[str, dict[str, list[str]]] = {"default": {}, "slate": {"runOnly": ["color-contrast"]}}
# The violations, each with the elements it is found in and what is wrong with them. What no rule in use needs, style
# sheets fetched again and selectors for elements, is left out: it takes a third of the time.
_VIOLATIONS = """rules => axe.run(document, {
  resultTypes: ['violations'], preload: false, selectors: false, ...rules
}).then(({violations}) =>
  violations.flatMap(({id, nodes}) => nodes.map(node => [id, node.html.slice(0, 200), node.failureSummary])))"""
_SET_SCHEME = "scheme => { document.body.dataset.mdColorScheme = scheme }"


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core, as .ci/run installs it."""
    if not AXE.is_file() and not os.environ.get("CI"):
        pytest.skip("the npm package axe-core is not installed in .cache: .ci/run installs it")
    return AXE.read_text("utf-8")


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """A page that is served, as 404.html has to be, from the folder of the site."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.route(f"{HOST}/**", lambda route: _serve(route, site))
    yield context.new_page()
    context.close()


def _serve(route: Route, site: Path) -> None:
    route.fulfill(path=site / urlsplit(route.request.url).path.lstrip("/"))


def test_axe_finds_no_violation_on_any_page_in_light_and_in_dark(page: Page, axe: str, site: Path) -> None:
    found: dict[str, list[str]] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        page.goto(f"{HOST}/{name}")
        page.evaluate(axe)
        page.add_style_tag(content="* { transition: none !important }")  # or colours would be met halfway
        for scheme, rules in SCHEMES.items():
            page.evaluate(_SET_SCHEME, scheme)
            if violations := page.evaluate(_VIOLATIONS, rules):
                found[f"{name}, {scheme}"] = violations
    assert found == {}, json.dumps(found, indent=1, ensure_ascii=False)


def test_what_scrolls_sideways_and_nothing_else_is_a_stop_of_the_keyboard(page: Page) -> None:
    page.goto(f"{HOST}/features/learning-in-full.html")
    workings = "all => all.filter(e => e.checkVisibility()).map(e => [e.scrollWidth > e.clientWidth, e.tabIndex === 0])"
    stops = page.locator(".working").evaluate_all(workings)
    assert {(True, True), (False, False)} == {tuple(stop) for stop in stops}
