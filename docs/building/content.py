"""Content: the record of the features as they are, and the pages made of it."""

from __future__ import annotations

from pathlib import Path
from weakref import WeakKeyDictionary

from docs.generator.fonts import math_style
from docs.generator.groups import Group, feature_groups
from docs.generator.moved import moved_pages
from docs.generator.pages import all_pages
from docs.generator.record import Feature, Record

from .runs import record_for_building, record_for_serving

Pages = dict[str, str]


class Content:
    """What the site says: its pages by path, as Markdown, the groups of its navigation, the record that it offers."""

    def __init__(self, root: Path) -> None:
        self.root, self.path = root, root / "run-record.ndjson"
        self.record = Record()
        self.pages: Pages = {}
        self.made: WeakKeyDictionary[Feature, str] = WeakKeyDictionary()  # the pages of the features as they are
        self.font = ""
        self.download = b""
        self.groups: list[Group] = []
        self.unlisted: set[str] = set()  # pages that the navigation does not list

    def refresh(self, *, is_serving: bool) -> None:
        """Run what must run, and make the pages.

        Raises:
            RunError: the features fail, or, while serving, cannot be run at all.
            PageError: a page cannot be made.
        """
        if is_serving:
            self.record = record_for_serving(self.root, self.path, self.record)
        else:
            self.record = record_for_building(self.root, self.path)
        self.groups = feature_groups(self.record)
        long = {path for group in self.groups if group.is_long for path in group.features}
        self.unlisted = long | moved_pages(self.record, {}).keys()
        self.pages = all_pages(self.record, self.root, self.made)
        self.font = math_style(self.root / ".cache", self.pages.values())
        self.download = self.record.run.compressed or self.download  # that of a few features is not offered
