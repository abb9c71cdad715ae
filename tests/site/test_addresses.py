"""Links to what was renamed: they arrive, in a browser without JavaScript, on a site of one renamed feature."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from steps.record.addresses import row_slug

from .conftest import mkdocs

ROW = row_slug("the-old-rows", ["1"])
STEPS = "\n".join(f"    Then C[1, {i}] is {i}" for i in range(1, 30))
COLUMNS = ", ".join(str(i) for i in range(1, 30))
RENAMED = f"""\
@formerly-old-page
Feature: Renamed
  MkDocs knows [an old address](#the-old-first), that [of a row](#{ROW}), and [a line](#L2).

  Background:
    Given the embedding C is [[{COLUMNS}]]

  @address-first @formerly-the-old-first
  Scenario: A new name
{STEPS}

  @formerly-old-rule
  Rule: A new rule
    @formerly-the-old-rows
    Scenario Outline: Column <n>
      Then C[1, <n>] is <n>

      Examples:
        | n |
        | 1 |
        | 2 |
"""
ROWS = [row_slug(scenario, [n]) for scenario in ("column-n", "the-old-rows") for n in "12"]


@pytest.fixture
def renamed(project: Path) -> Path:
    """The site of a feature with old addresses, strictly built."""
    (project / "features/short.feature").write_text(RENAMED, encoding="utf-8")
    build = mkdocs(project, "build", "--strict")
    assert build.returncode == 0, build.stdout + build.stderr
    return project / "site"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    context = browser.new_context(viewport={"width": 1280, "height": 600}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_old_addresses_lead_where_the_new_ones_do(renamed: Path, page: Page) -> None:
    short = (renamed / "features/short.html").as_uri()
    for new, old in (
        ("first", "the-old-first"),
        ("rule-a-new-rule", "old-rule"),
        ("column-n", "the-old-rows"),
        (ROWS[1], ROWS[3]),
    ):
        places = [_place(page, f"{short}#{address}") for address in (new, old)]
        assert places[0] == places[1], old
    text = (renamed / "features/short.html").read_text("utf-8")
    assert all(f'id="{row}"' in text for row in ROWS)


def _place(page: Page, address: str) -> str:
    """The text of the heading or row that is marked, which can be seen below the header."""
    page.goto("about:blank")
    page.goto(address)
    marked = page.locator(":is(h2, h3, tr):is(:target, :has(:target))")
    target, header = page.locator(":target").bounding_box(), page.locator(".md-header").bounding_box()
    assert target is not None
    assert header is not None
    assert header["height"] <= target["y"] < 600, address
    return marked.inner_text()


def test_the_old_page_leads_to_the_new_one_from_every_address(renamed: Path, page: Page) -> None:
    old = (renamed / "features/old-page.html").as_uri()
    for address, lead in (("the-old-first", "first"), ("column-n", "column-n"), (ROWS[3], ROWS[1])):
        page.goto("about:blank")
        page.goto(f"{old}#{address}")
        page.locator("a:target, a:has(:target)").click()
        assert page.url == f"{(renamed / 'features/short.html').as_uri()}#{lead}"
    page.goto(old)
    assert "This page has moved: Renamed" in page.locator("article").inner_text()


def test_the_old_page_stands_in_no_navigation_and_in_no_search(renamed: Path) -> None:
    others = [file for file in renamed.rglob("*.html") if file.name != "old-page.html"]
    assert others
    assert not [file for file in others if "old-page.html" in file.read_text("utf-8")]
    index = json.loads((renamed / "search/search_index.json").read_text("utf-8"))
    locations = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert "features/short.html" in locations
    assert "features/old-page.html" not in locations
