"""Saving: while somebody writes, a saved feature runs by itself, and only the pages that it changes are built again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from jinja2 import Environment
from material.plugins.search.plugin import SearchPlugin
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from docs.generator.addresses import PageError

from .content import Content
from .runs import RunError

# What is watched, beside the pages in prose.
WATCHED = ("features", "steps", "tinyrnn", "docs/building", "docs/generator", "docs/theme", "docs/glossary.toml")

INTERVAL = 0.1  # seconds between two looks at the files, which are some hundred


@dataclass
class Frame:
    """What a whole build leaves for a page that is built again."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment


class Saving:
    """What the server calls when files have changed."""

    def __init__(self, content: Content, frame: Callable[[], Frame], whole: Callable[[], None]) -> None:
        """Build with `whole` where the pages that there are, or what makes them, have changed."""
        self.content, self.frame, self.whole = content, frame, whole
        self.makers = self._makers()

    def __call__(self) -> None:
        """Bring the site up to date."""
        before, frame, makers = self.content.pages, self._frame(), self._makers()
        if makers == self.makers:
            refresh(self.content, is_serving=True)
        if makers != self.makers or self._frame() != frame:
            self.makers = makers
            self.whole()
            return
        changed = [path for path, text in self.content.pages.items() if text != before[path]]
        if changed:
            _build_again(self.frame(), {path: self.content.pages[path] for path in changed})

    def _frame(self) -> tuple[object, ...]:
        """What every page shows of the others: which there are, how they are grouped, and the font that they share."""
        return self.content.pages.keys(), self.content.groups, self.content.font

    def _makers(self) -> dict[Path, int]:
        """What makes the pages, and is neither feature nor prose, with the time of its last change."""
        watched = [self.content.root / path for path in WATCHED]
        files = [file for path in watched for file in (path, *path.rglob("*")) if file.is_file()]
        return {file: file.stat().st_mtime_ns for file in files if file.suffix not in (".feature", ".pyc")}


def refresh(content: Content, *, is_serving: bool) -> None:
    """Bring the content up to date; what is wrong stops the build, before the old site goes.

    Raises:
        Abort: with the message, which MkDocs shows.
    """
    try:
        content.refresh(is_serving=is_serving)
    except (RunError, PageError) as error:
        raise Abort(str(error)) from None


def _build_again(frame: Frame, pages: dict[str, str]) -> None:
    """Build some pages as MkDocs does, and put what the search has of them in the place of what it had."""
    config, files = frame.config, frame.files
    search = cast("SearchPlugin", config.plugins["material/search"]).search_index
    urls = {files.src_uris[path].url for path in pages}
    search.entries = [entry for entry in search.entries if entry["location"].partition("#")[0] not in urls]
    for path, text in pages.items():
        file = files.src_uris[path]
        file.content_string = text
        assert file.page is not None
        _populate_page(file.page, config, files)
        _build_page(file.page, config, files.documentation_pages(), frame.nav, frame.env)
        file.page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    config.plugins.on_post_build(config=config)
