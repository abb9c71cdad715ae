"""The statements of a source: each with its scenarios and their verdict, a gap shown as a gap."""

from __future__ import annotations

import re
from pathlib import Path

from docs.generator.pages.listings import statements, with_tag_links
from docs.generator.pages.pages import all_pages
from steps.record.model import PickleRun

from .invented import feature, record, step

RAIN = [step("it rains")]


def row(page: str, address: str) -> str:
    """A row of the page by its address."""
    found = re.search(rf'<tr id="{address}">.*?</tr>', page)
    assert found is not None
    return found[0]


def test_a_statement_leads_to_every_scenario_that_restates_it() -> None:
    one = feature("features/01-f.feature", {"One": RAIN, "Two": RAIN}, tags=("@book-1",))
    found = row(statements(record([], one), "book", 1), "tag-book-1")
    assert '<th scope="row"><code>@book-1</code> </th>' in found
    assert '<a href="features/f.html#one">One</a><br><a href="features/f.html#two">Two</a>' in found
    assert found.count('class="verdict passed"') == 2


def test_a_gap_is_shown_as_a_gap_the_last_one_too() -> None:
    page = statements(record([], feature("f.feature", {"One": RAIN}, tags=("@book-2",))), "book", 3)
    assert "Statements: 3. Restated by a scenario: 1. Of these passed: 1." in page
    assert "Nothing restates [@book-1](#tag-book-1), [@book-3](#tag-book-3)." in page
    assert [("a gap" in row(page, f"tag-book-{n}")) for n in (1, 2, 3)] == [True, False, True]


def test_a_statement_whose_scenario_failed_has_not_passed() -> None:
    failed = feature("f.feature", {"One": [step("it rains", status="FAILED")]}, tags=("@book-1",))
    page = statements(record([], failed), "book", 1)
    assert "Restated by a scenario: 1. Of these passed: 0." in page
    assert 'class="verdict failed"' in row(page, "tag-book-1")


def test_an_outline_is_there_once_with_the_gravest_verdict_of_its_rows() -> None:
    outline = feature("f.feature", {"<word>": RAIN}, tags=("@book-1",))
    ((own, first),) = outline.runs.items()
    steps = {f"{own}.0": step("it snows", status="FAILED")}
    outline.runs["second"] = PickleRun({**first.pickle, "name": "cats"}, steps, has_run=True)
    found = row(statements(record([], outline), "book", 1), "tag-book-1")
    assert found.count("<a ") == found.count('class="verdict') == found.count('class="verdict failed"') == 1
    assert ">&lt;word&gt;</a>" in found


def test_every_other_tag_is_there_with_its_scenarios() -> None:
    page = statements(record([], feature("f.feature", {"One": RAIN}, tags=("@slow", "@book-9"))), "book", 1)
    others = page.partition("#tags")[2]
    assert '<a href="f.html#one">One</a>' in row(others, "tag-slow")
    assert row(others, "tag-book-9")
    without = statements(record([]), "book", 1)
    assert "No scenario bears a tag that is not in the table above." in without


def test_a_page_of_prose_says_which_statements_it_wants(tmp_path: Path) -> None:
    (tmp_path / "docs/pages").mkdir(parents=True)
    (tmp_path / "docs/pages/s.md").write_text("# S\n\n<!-- statements book 2 -->\n\nThe end.\n", "utf-8")
    page = all_pages(record([]), tmp_path)["s.md"]
    assert page.count('<tr id="tag-book-') == 2
    assert page.partition('<p class="built"')[0].rstrip().endswith("The end.")


TAGGED = '<p class="tags"><code>@book-1</code> <code>@other</code></p> and <code>@book-1</code> in prose'
INDEX = '<tr id="tag-book-1"><th scope="row"><code>@book-1</code></th></tr>'


def test_a_tag_leads_to_its_row_from_any_folder() -> None:
    pages = with_tag_links({"features/deep/f.md": TAGGED, "g.md": TAGGED, "statements.md": INDEX})
    link = '<a href="../../statements.html#tag-book-1"><code>@book-1</code></a> <code>@other</code></p>'
    assert link in pages["features/deep/f.md"]
    assert '<a href="statements.html#tag-book-1">' in pages["g.md"]
    assert pages["g.md"].count("<a ") == 1
    assert pages["statements.md"] == INDEX


def test_a_site_without_an_index_has_no_links_to_it() -> None:
    assert with_tag_links({"f.md": TAGGED}) == {"f.md": TAGGED}
