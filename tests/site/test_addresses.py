"""A link to a given address arrives, in a browser without JavaScript, on a site of one feature."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from steps.record.addresses import row_slug

from .conftest import mkdocs

STEPS = "\n".join(f"    Then C[1, {i}] is {i}" for i in range(1, 30))
COLUMNS = ", ".join(str(i) for i in range(1, 30))
ROW = row_slug("columns", ["2"])
FEATURE = f"""\
Feature: Addresses
  MkDocs knows [a given address](#first), that [of a row](#{ROW}), and [a line](#L2).

  Background:
    Given the embedding C is [[{COLUMNS}]]

  @address-first
  Scenario: A name
{STEPS}

  @address-second
  Rule: A rule
    @address-columns
    Scenario Outline: Column <n>
      Then C[1, <n>] is <n>

      Examples:
        | n |
        | 1 |
        | 2 |
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    context = browser.new_context(viewport={"width": 1280, "height": 600}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_given_address_leads_below_the_header_to_what_bears_it(project: Path, page: Page) -> None:
    (project / "features/short.feature").write_text(FEATURE, encoding="utf-8")
    build = mkdocs(project, "build", "--strict")
    assert build.returncode == 0, build.stdout + build.stderr
    short = (project / "site/features/short.html").as_uri()
    for address, text in (("first", "A name"), ("second", "A rule"), ("columns", "Column <n>"), (ROW, "2")):
        page.goto("about:blank")
        page.goto(f"{short}#{address}")
        place, header = page.locator(":target").bounding_box(), page.locator(".md-header").bounding_box()
        assert place is not None
        assert header is not None
        assert header["height"] <= place["y"] < 600, address
        assert text in page.locator(":target").inner_text()
