"""Content: the pages made of the record, and, while somebody writes, what has changed since they were made."""

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from weakref import WeakKeyDictionary

from docs.generator.pages.groups import Group, feature_groups
from docs.generator.pages.pages import all_pages
from steps.record.addresses import PageError
from steps.record.model import Feature, Record

from .runs import record_for_building, record_for_serving

SOURCES = ("features", "steps", "tinyrnn", "docs", "mkdocs.yml")  # what a feature, a page or their look comes from


class Content:
    """What the site says: its pages by path, as Markdown, the groups of its navigation, the record that it offers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pages: dict[str, str] = {}
        self.groups: list[Group] = []
        self.download = b""
        self._record = Record()
        self._made: WeakKeyDictionary[Feature, str] = WeakKeyDictionary()  # the pages of the features as they are

    @property
    def unlisted(self) -> set[str]:
        """The pages that the navigation does not list, because their group is long."""
        return {path for group in self.groups if group.is_long for path in group.features}

    def refresh(self, *, is_serving: bool) -> None:
        """Run what must run, and make the pages.

        Raises:
            RunError: the features fail, or, while serving, cannot be run at all.
            PageError: a page cannot be made; while serving, that of a feature says so itself.
        """
        path = self.root / "run-record.ndjson"
        if is_serving:
            self._record = record_for_serving(self.root, path, self._record)
        else:
            self._record = record_for_building(self.root, path)
        self.download = self._record.run.compressed or self.download  # the record of a few features is not offered
        shown = self._record
        while True:
            try:
                self.pages, self.groups = all_pages(shown, self.root, self._made), feature_groups(shown)
            except PageError as error:
                # Only an error of a feature, which is not on its page yet, can be shown there.
                if not (is_serving and (len(error.sources) > 1 or shown.features.keys() & error.sources)):
                    raise
                sys.stderr.write(f"{error}\n")
                shown = _with_error(shown, error)
            else:
                return


def _with_error(record: Record, error: PageError) -> Record:
    """The record as if the sources of an error could not be read, and the last of them said why."""
    features = {uri: feature for uri, feature in record.features.items() if uri not in error.sources}
    errors = {uri: messages for uri, messages in record.errors.items() if uri not in error.sources}
    titles = record.titles | {uri: feature.tree["name"] for uri, feature in record.features.items()}
    return replace(record, features=features, errors=errors | {error.sources[-1]: [str(error)]}, titles=titles)


def when_changed(root: Path, build: Callable[[], None]) -> Callable[[], None]:
    """A function to call whenever any file was written: it builds the site if that was a source."""
    known = _times(root)

    def build_when_changed() -> None:
        nonlocal known
        before, known = known, _times(root)
        changed = sorted({file for file, _ in before.items() ^ known.items()})
        for file in changed:
            if file.suffix == ".py" and file.is_relative_to(
                root / "docs"
            ):  # a run loads its modules anew, this does not
                sys.stderr.write(f"{file.relative_to(root)} has changed: start mkdocs serve anew to see what it does\n")
        if changed:
            build()

    return build_when_changed


def _times(root: Path) -> dict[Path, int]:
    """Every source with the time of its last change, without what Python and editors leave beside them."""
    times = {}
    for file in (file for name in SOURCES for file in (root / name, *(root / name).rglob("*"))):
        if not file.name.startswith(".") and not file.name.endswith((".pyc", "~")) and file.is_file():
            with suppress(FileNotFoundError):  # it was there a moment ago
                times[file] = file.stat().st_mtime_ns
    return times
