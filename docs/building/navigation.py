"""Navigation: what stands at the side of every page, and, of a group too long for that, one page after the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from markupsafe import escape
from mkdocs.structure.pages import Page

from docs.generator.pages.groups import Group


def entry(group: Group) -> dict[str, Any]:
    """A group as an entry of MkDocs's navigation: its features, or, of a long one, the page that lists them."""
    if group.is_long:
        return {group.name: group.page}
    return {group.name: [{escape(name): path} for path, name in group.features.items()]}


def chain(pages: Sequence[Page | None]) -> None:
    """Let every page lead to the next and back; the first, which lists them, leads on to the others too."""
    for before, after in pairwise(pages):
        assert before is not None
        assert after is not None
        before.next_page, after.previous_page = after, before
