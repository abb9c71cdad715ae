"""Content: the record of the features as they are, and the pages made of it."""

import sys
from dataclasses import replace
from pathlib import Path
from weakref import WeakKeyDictionary

from docs.generator.pages.groups import Group, feature_groups
from docs.generator.pages.pages import all_pages
from steps.record.addresses import PageError
from steps.record.model import Feature, Record

from .runs import record_for_building, record_for_serving


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
                if not is_serving or not _can_show(shown, error):
                    raise
                sys.stderr.write(f"{error}\n")
                shown = _showing(shown, error)
            else:
                return


def _can_show(record: Record, error: PageError) -> bool:
    """Whether the error is of a feature, and not on its page yet."""
    return len(error.sources) > 1 or any(source in record.features for source in error.sources)


def _showing(record: Record, error: PageError) -> Record:
    """The record as if the sources of an error could not be read, and the last of them said why."""
    features = {uri: feature for uri, feature in record.features.items() if uri not in error.sources}
    errors = {uri: messages for uri, messages in record.errors.items() if uri not in error.sources}
    titles = record.titles | {uri: feature.tree["name"] for uri, feature in record.features.items()}
    return replace(record, features=features, errors=errors | {error.sources[-1]: [str(error)]}, titles=titles)
