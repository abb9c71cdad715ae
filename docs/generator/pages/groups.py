"""The groups of the published features, as the home page and the navigation list them."""

from pathlib import PurePosixPath
from typing import NamedTuple

from steps.record.addresses import page_path, slug
from steps.record.model import Feature, Record, worst

from ..markup import ENGLISH, lang, prose
from ..steps.step import verdict

LONGEST = 40  # features: a navigation stands in every page, and of more it would weigh more than what is to be read


class Group(NamedTuple):
    """Features that belong together: `features` holds the name of each by its page, in reading order."""

    name: str
    features: dict[str, str]

    @property
    def page(self) -> str:
        """The page that lists its features in the place of the navigation; empty unless they are many."""
        return f"{slug(self.name)}.md" if len(self.features) > LONGEST else ""


def published(record: Record) -> list[Feature]:
    """The features that have pages, those in English first, each kind in reading order."""
    features = [feature for uri, feature in record.features.items() if uri.endswith(".feature")]
    return sorted(features, key=lambda feature: (feature.tree["language"] != "en", feature.uri))


def feature_groups(record: Record) -> list[Group]:
    """The features of the project, those that retell published examples, and those in Chinese, in reading order."""
    named = {feature.uri: feature.name for feature in published(record)}
    # One that cannot be read any more goes by its last name, or by that of its file.
    broken = {uri: record.titles.get(uri) or PurePosixPath(uri).name for uri in record.errors}
    named |= {uri: name for uri, name in broken.items() if uri.endswith(".feature")}
    groups: dict[str, dict[str, str]] = {"Worked examples": {}, "Published examples": {}, "中文": {}}
    for uri, name in sorted(named.items()):
        own = "Published examples" if PurePosixPath(uri).parent.name == "published" else "Worked examples"
        is_chinese = uri in record.features and record.features[uri].tree["language"].startswith("zh")
        groups["中文" if is_chinese else own][page_path(uri)] = name
    return [Group(name, features) for name, features in groups.items() if features]


def group_pages(record: Record) -> dict[str, str]:
    """The pages of the long groups."""
    groups = feature_groups(record)
    return {one.page: f"# {prose.plain(one.name)}\n\n{_items(record, one)[0]}\n" for one in groups if one.page}


def feature_list(record: Record) -> str:
    """Every feature with its verdict, below the heading of its group; of a long group, a link to its page."""
    parts, groups = [], feature_groups(record)
    for group in groups:
        listed, status = _items(record, group)
        if group.page:
            listed = f"{verdict(status, ENGLISH)} **[{len(group.features)} features]({group.page})**"
        parts.append(f"### {group.name} {{ #{slug(group.name)} }}\n\n{listed}" if len(groups) > 1 else listed)
    return "\n\n".join(parts)


def _items(record: Record, group: Group) -> tuple[str, str]:
    """The features of a group, an item each, and the gravest of their verdicts."""
    items, statuses, by_page = [], [], {page_path(feature.uri): feature for feature in published(record)}
    for path, name in group.features.items():
        feature, status, count, about, language = by_page.get(path), "FAILED", "", "", "en"
        if feature:
            status, language = feature.status, feature.tree["language"]
            count, about = f"{len(feature.runs)} scenarios", prose.first_paragraph(feature.tree["description"])
        title = f"{verdict(status, ENGLISH)} **[{prose.plain(name)}]({path})** <small>{count}</small>"
        items.append(f"- {title}<br><span{lang(language)}>{about}</span>")
        statuses.append(status)
    return "\n".join(items), worst(statuses)
