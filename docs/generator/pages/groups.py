"""Groups of features, as the home page and the navigation list them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from steps.record.addresses import page_path, slug
from steps.record.model import Feature, Record

# A navigation stands in every page, so of more features than these it would weigh more than what is to be read.
LONGEST = 40


@dataclass(frozen=True)
class Group:
    """Features that belong together: `features` holds the name of each by its page, in reading order."""

    name: str
    features: dict[str, str]

    @property
    def is_long(self) -> bool:
        """Whether it has a page of its own, which lists its features in the place of the navigation."""
        return len(self.features) > LONGEST

    @property
    def page(self) -> str:
        """The page that lists its features, if it is long."""
        return f"{slug(self.name)}.md"


def feature_groups(record: Record) -> list[Group]:
    """The features of the project, those that retell published examples, and those in Chinese."""
    groups: dict[str, dict[str, str]] = {"Worked examples": {}, "Published examples": {}, "中文": {}}
    features = features_by_page(record)
    for path, name in _names(record).items():
        own = "Published examples" if PurePosixPath(path).parent.name == "published" else "Worked examples"
        is_chinese = path in features and features[path].tree["language"].startswith("zh")
        groups["中文" if is_chinese else own][path] = name
    return [Group(name, features) for name, features in groups.items() if features]


def _names(record: Record) -> dict[str, str]:
    """The features of the record in reading order: the path of a page, then its name, if need be its last."""
    named = {uri: feature.name for uri, feature in record.features.items() if uri.endswith(".feature")}
    broken = [uri for uri in record.errors if uri.endswith(".feature")]
    named |= {uri: record.titles.get(uri) or PurePosixPath(uri).name for uri in broken}
    return {page_path(uri): named[uri] for uri in sorted(named)}


def features_by_page(record: Record) -> dict[str, Feature]:
    """The features that could be read, by their pages."""
    return {page_path(uri): feature for uri, feature in record.features.items() if uri.endswith(".feature")}
