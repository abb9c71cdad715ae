"""Tags: each leads to its row in the index of tags, where the site has one."""

from __future__ import annotations

from docs.generator.pages.tags import with_tag_links

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
