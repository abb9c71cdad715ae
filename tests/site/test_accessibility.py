"""axe-core on formulas with all their parts, on the page of a wrong address; the stops of the keyboard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from .accessibility import SET_SCHEME, STILL, VIOLATIONS, axe_core

HOST = "http://site.test"


@pytest.fixture(scope="module")
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """A page that is served, as 404.html has to be, from the folder of the site."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.route(f"{HOST}/**", lambda route: _serve(route, site))
    yield context.new_page()
    context.close()


def _serve(route: Route, site: Path) -> None:
    route.fulfill(path=site / urlsplit(route.request.url).path.lstrip("/"))


@pytest.mark.parametrize("name", ["404.html", "features/tanh.html"])
def test_axe_finds_no_violation_in_a_page_as_it_is(page: Page, name: str) -> None:
    if not (axe := axe_core()):
        pytest.skip("the npm package axe-core is not installed in .cache: .ci/run installs it")
    page.goto(f"{HOST}/{name}")
    page.evaluate(axe)
    page.add_style_tag(content=STILL)
    for scheme, rules in {"default": {}, "slate": {"runOnly": ["color-contrast"]}}.items():
        page.evaluate(SET_SCHEME, scheme)
        violations = page.evaluate(VIOLATIONS, {"rules": rules})
        assert violations == [], f"{scheme}: {json.dumps(violations, indent=1, ensure_ascii=False)}"


def test_what_scrolls_sideways_and_nothing_else_is_a_stop_of_the_keyboard(page: Page) -> None:
    page.goto(f"{HOST}/features/learning-in-full.html")
    workings = "all => all.filter(e => e.checkVisibility()).map(e => [e.scrollWidth > e.clientWidth, e.tabIndex === 0])"
    stops = page.locator(".working").evaluate_all(workings)
    assert {(True, True), (False, False)} == {tuple(stop) for stop in stops}
