"""Content: the record of the features as they are, and the pages made of it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from weakref import WeakKeyDictionary

from docs.generator.pages.groups import Group, feature_groups
from docs.generator.pages.pages import all_pages
from steps.record.addresses import PageError
from steps.record.model import Feature, Record

from .runs import record_for_building, record_for_serving

Pages = dict[str, str]


class Content:
    """What the site says: its pages by path, as Markdown, the groups of its navigation, the record that it offers."""

    def __init__(self, root: Path) -> None:
        self.root, self.path = root, root / "run-record.ndjson"
        self.record = Record()
        self.pages: Pages = {}
        self.made: WeakKeyDictionary[Feature, str] = WeakKeyDictionary()  # the pages of the features as they are
        self.download = b""
        self.groups: list[Group] = []
        self.unlisted: set[str] = set()  # pages that the navigation does not list

    def refresh(self, *, is_serving: bool) -> None:
        """Run what must run, and make the pages.

        Raises:
            RunError: the features fail, or, while serving, cannot be run at all.
            PageError: a page cannot be made; while serving, that of a feature says so itself.
        """
        if is_serving:
            self.record = record_for_serving(self.root, self.path, self.record)
        else:
            self.record = record_for_building(self.root, self.path)
        self._make_pages(self.record, is_serving=is_serving)
        self.download = self.record.run.compressed or self.download  # that of a few features is not offered

    def _make_pages(self, record: Record, *, is_serving: bool) -> None:
        groups = feature_groups(record)
        try:
            pages = all_pages(record, self.root, self.made)
        except PageError as error:
            if not is_serving or not _can_tell(record, error):
                raise
            sys.stderr.write(f"{error}\n")
            self._make_pages(_telling(record, error), is_serving=True)
            return
        self.pages, self.groups = pages, groups
        self.unlisted = {path for group in groups if group.is_long for path in group.features}


def _can_tell(record: Record, error: PageError) -> bool:
    """Whether the error is of a feature, and not on its page yet."""
    return len(error.sources) > 1 or any(source in record.features for source in error.sources)


def _telling(record: Record, error: PageError) -> Record:
    """The record as if the sources of an error could not be read, and the last of them said why."""
    features = {uri: feature for uri, feature in record.features.items() if uri not in error.sources}
    errors = {uri: messages for uri, messages in record.errors.items() if uri not in error.sources}
    titles = record.titles | {uri: feature.tree["name"] for uri, feature in record.features.items()}
    return replace(record, features=features, errors=errors | {error.sources[-1]: [str(error)]}, titles=titles)
