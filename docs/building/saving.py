"""Saving: while somebody writes, a saved feature runs by itself, and only the pages that it changes are built again."""

from __future__ import annotations

import sys
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

from steps.record.addresses import PageError

from .content import Content
from .runs import RunError

# What makes the pages, and is neither feature nor prose: if any of it changes, everything is built again.
MAKERS = ("steps", "tinyrnn", "docs", "mkdocs.yml")

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
        """Bring the site up to date; what could not be finished is done whole the next time."""
        try:
            self._bring()
        except BaseException:  # MkDocs's own end of a build is one
            self.makers = {}
            raise

    def _bring(self) -> None:
        before, shared = self.content.pages, self._shared()
        earlier, self.makers = self.makers, self._makers()
        if self.makers == earlier:
            refresh(self.content, is_serving=True)
        if self.makers != earlier or self._shared() != shared:
            _tell_of_code({file for file, _ in self.makers.items() ^ earlier.items()}, self.content.root)
            self.whole()
            return
        changed = [path for path, text in self.content.pages.items() if text != before[path]]
        if changed:
            _build_again(self.frame(), {path: self.content.pages[path] for path in changed})

    def _shared(self) -> tuple[object, ...]:
        """What every page shows of the others: which there are, and how they are grouped."""
        return self.content.pages.keys(), self.content.groups

    def _makers(self) -> dict[Path, int]:
        """What makes the pages, and is neither feature nor prose, with the time of its last change."""
        roots = [self.content.root / path for path in MAKERS]
        files = [file for path in roots for file in (path, *path.rglob("*")) if _makes(file)]
        return {file: _time_of(file) for file in files}


def _makes(file: Path) -> bool:
    """Whether it is none of the sources, and none of what Python and editors leave beside them."""
    is_source = file.suffix in (".feature", ".md")
    is_left = file.suffix == ".pyc" or file.name.startswith(".") or file.name.endswith("~")
    return file.is_file() and not is_source and not is_left


def _time_of(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:  # it was there a moment ago
        return 0


def _tell_of_code(changed: set[Path], root: Path) -> None:
    """Say that this server goes on with the modules that it has loaded; those of a run are loaded anew."""
    for file in sorted(changed):
        if file.suffix == ".py" and file.is_relative_to(root / "docs"):
            sys.stderr.write(f"{file.relative_to(root)} has changed: start mkdocs serve anew to see what it does\n")


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
