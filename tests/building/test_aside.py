"""Generated HTML goes around Markdown, and comes back as it was."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from mkdocs.config import load_config

from docs.building.aside import Aside
from docs.generator.pages.pages import all_pages
from steps.record.reader import read_record

ROOT = Path(__file__).parents[2]
LONG = "much " * 100
WORKING = f'<div class="working" id="w" data-search-exclude><p>{LONG}</p></div>'
BLOCK = f'<ol class="steps"><li id="a&amp;b">Then</li><li>{WORKING}</li></ol>'
PAGE = f"# Page\n\nBefore.\n\n{BLOCK}\n\nAfter.\n"
# One of prose and outlines, one of large workings, one in Chinese.
SAMPLE = ["features/article.md", "features/memory.md", "features/chinese.md", "index.md"]


def test_markdown_is_given_a_mark_in_the_place_of_a_block() -> None:
    text = Aside(PAGE).text
    assert "Then" not in text
    assert text.count("<div data-aside=") == 1
    assert re.sub(r"<div.*?></div>", BLOCK, text) == PAGE


def test_the_search_is_given_the_block_without_its_working() -> None:
    aside = Aside(PAGE)
    searched = aside.for_search(aside.text)
    assert "Then" in searched
    assert "much" not in searched
    whole = aside.whole(searched)
    assert BLOCK in whole.replace(f"{WORKING}\n", WORKING)


def test_the_addresses_within_a_block_are_known() -> None:
    assert Aside(PAGE).addresses == {"a&b", "w"}


def test_a_line_of_code_that_looks_like_a_block_stays_code() -> None:
    page = f"```html\n{BLOCK}\n```\n"
    assert Aside(page).text == page


def test_a_block_that_is_lost_on_the_way_is_no_page() -> None:
    aside = Aside(PAGE)
    with pytest.raises(AssertionError, match="lost"):
        aside.for_search("<p>Nothing.</p>")


@pytest.fixture(scope="module")
def pages(features_record: Path) -> dict[str, str]:
    """Every page as Markdown."""
    return all_pages(read_record(features_record), ROOT)


@pytest.mark.parametrize("path", SAMPLE)
def test_a_page_is_the_same_as_if_markdown_had_read_it_whole(pages: dict[str, str], path: str) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    text = pages[path]
    aside = Aside(text)
    assert len(aside.text) < len(text)
    around, through = (_converted(config, each) for each in (aside.text, text))
    assert _squeezed(aside.whole(aside.for_search(around))) == _squeezed(through)


def _converted(config: Any, text: str) -> str:
    body = text.partition("---\n\n")[2] if text.startswith("---\n") else text
    html: str = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs).convert(body)
    return html


def _squeezed(html: str) -> str:
    """HTML without the white space between blocks, which no reader sees."""
    return re.sub(r">\s+<", "><", html).strip()
