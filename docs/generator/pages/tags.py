"""Tags of a page as links to their row in the index of tags, where the site has one."""

from __future__ import annotations

import posixpath
import re

_TAGS = re.compile(r'(?<=<p class="tags">)<code>.*?</code>(?=</p>)')
_TAG = re.compile(r"<code>@(?P<name>[^<]+)</code>")


def with_tag_links(pages: dict[str, str]) -> dict[str, str]:
    """The pages, with every tag that has a row on one of them leading there."""
    rows = {address: path for path, text in pages.items() for address in re.findall(r'<tr id="(tag-[^"]+)"', text)}
    return {path: _linked(text, path, rows) for path, text in pages.items()}


def _linked(text: str, page: str, rows: dict[str, str]) -> str:
    def link(tag: re.Match[str]) -> str:
        address = f"tag-{tag['name']}"
        if address not in rows:
            return tag[0]
        target = posixpath.relpath(rows[address].removesuffix(".md") + ".html", posixpath.dirname(page) or ".")
        return f'<a href="{target}#{address}">{tag[0]}</a>'

    return _TAGS.sub(lambda tags: _TAG.sub(link, tags[0]), text)
