"""Groups of features: how the home page and the navigation list them, and a page of its own for a long one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from . import prose
from .addresses import page_path, slug
from .labels import ENGLISH
from .record import Feature, Record, worst
from .steps import verdict
from .tally import tally

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
    features = _by_page(record)
    for path, name in _names(record).items():
        own = "Published examples" if PurePosixPath(path).parent.name == "published" else "Worked examples"
        is_chinese = path in features and features[path].tree["language"].startswith("zh")
        groups["中文" if is_chinese else own][path] = name
    return [Group(name, features) for name, features in groups.items() if features]


def group_pages(record: Record) -> dict[str, str]:
    """The pages of the long groups."""
    long = [group for group in feature_groups(record) if group.is_long]
    return {group.page: f"# {prose.plain(group.name)}\n\n{_items(record, group)}\n" for group in long}


def feature_list(record: Record) -> str:
    """Every feature with its verdict, below the heading of its group; of a long group, a link to its page."""
    groups = feature_groups(record)
    if len(groups) == 1:
        return _listed(record, groups[0])
    return "\n\n".join(f"### {group.name} {{ #{slug(group.name)} }}\n\n{_listed(record, group)}" for group in groups)


def _listed(record: Record, group: Group) -> str:
    if not group.is_long:
        return _items(record, group)
    features = _by_page(record)
    status = worst(features[path].status if path in features else "FAILED" for path in group.features)
    return f"{verdict(status, ENGLISH)} **[{len(group.features)} features]({group.page})**"


def _items(record: Record, group: Group) -> str:
    items, features = [], _by_page(record)
    for path, name in group.features.items():
        feature = features.get(path)
        status = feature.status if feature else "FAILED"
        count = f"{tally([feature]).scenarios} scenarios" if feature else ""
        about = prose.first_paragraph(feature.tree["description"]) if feature else ""
        lang = f' lang="{feature.tree["language"]}"' if feature and feature.tree["language"] != "en" else ""
        title = f"{verdict(status, ENGLISH)} **[{prose.plain(name)}]({path})** <small>{count}</small>"
        items.append(f"- {title}<br><span{lang}>{about}</span>")
    return "\n".join(items)


def _names(record: Record) -> dict[str, str]:
    """The features of the record in reading order: the page's path, then its name; a broken file has its own."""
    named = {uri: feature.tree["name"] for uri, feature in record.features.items() if uri.endswith(".feature")}
    named |= {uri: PurePosixPath(uri).name for uri in record.errors if uri.endswith(".feature")}
    return {page_path(uri): named[uri] for uri in sorted(named)}


def _by_page(record: Record) -> dict[str, Feature]:
    return {page_path(uri): feature for uri, feature in record.features.items() if uri.endswith(".feature")}
