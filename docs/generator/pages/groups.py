"""The published features: their groups, as the home page and the navigation list them, and where they stand."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from steps.record.addresses import node_address, page_path, row_address, slug
from steps.record.model import Feature, PickleRun, Record, worst

from ..markup import prose
from ..markup.labels import ENGLISH
from ..markup.tables import lang
from ..steps.step import verdict

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


def _names(record: Record) -> dict[str, str]:
    """The features of the record in reading order: the path of a page, then its name, if need be its last."""
    named = {uri: feature.name for uri, feature in record.features.items() if uri.endswith(".feature")}
    broken = [uri for uri in record.errors if uri.endswith(".feature")]
    named |= {uri: record.titles.get(uri) or PurePosixPath(uri).name for uri in broken}
    return {page_path(uri): named[uri] for uri in sorted(named)}


def _by_page(record: Record) -> dict[str, Feature]:
    """The features that could be read, by their pages."""
    return {page_path(feature.uri): feature for feature in published(record)}


def published(record: Record) -> Iterator[Feature]:
    """The features that have pages, those in English first, each kind in reading order."""
    features = [feature for uri, feature in record.features.items() if uri.endswith(".feature")]
    yield from sorted(features, key=lambda feature: (feature.tree["language"] != "en", feature.uri))


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
        feature, status, count, about, language = features.get(path), "FAILED", "", "", "en"
        if feature:
            status, language = feature.status, feature.tree["language"]
            count, about = f"{len(feature.runs)} scenarios", prose.first_paragraph(feature.tree["description"])
        title = f"{verdict(status, ENGLISH)} **[{prose.plain(name)}]({path})** <small>{count}</small>"
        items.append(f"- {title}<br><span{lang(language)}>{about}</span>")
    return "\n".join(items)


@dataclass(frozen=True)
class PageAddress:
    """Where a scenario or a row of one stands: the page, its address there, and its name."""

    page: str
    address: str
    name: str

    @property
    def link(self) -> str:
        """A link in HTML, in which MkDocs does not look for sources: it leads to the page as it is built."""
        target = PurePosixPath(self.page).with_suffix(".html").as_posix()
        return f'<a href="{target}#{self.address}">{html.escape(self.name)}</a>'


def scenario_address(feature: Feature, run: PickleRun) -> PageAddress:
    """Where the scenario of a run stands as it is written, its rows included."""
    node = next(n for _, n in feature.nodes if n.get("id") == run.pickle["astNodeIds"][0])
    return PageAddress(page_path(feature.path), node_address("scenario", node), node["name"])


def run_address(feature: Feature, run: PickleRun) -> PageAddress:
    """Where a run stands: its scenario, or its row of one, under the name that the row fills in."""
    scenario, *row = run.pickle["astNodeIds"]
    node = next(n for _, n in feature.nodes if n.get("id") == scenario)
    rows = [own for examples in node["examples"] for own in examples["tableBody"] if own["id"] in row]
    address = row_address(node, rows[0]) if rows else node_address("scenario", node)
    return PageAddress(page_path(feature.path), address, run.pickle["name"])
