"""The published features: their groups, as the home page and the navigation list them, and links to scenarios."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from steps.record.addresses import node_address, page_path, row_address, slug
from steps.record.model import Feature, Node, PickleRun, Record, worst

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
    features = {page_path(feature.uri): feature for feature in published(record)}
    status = worst(features[path].status if path in features else "FAILED" for path in group.features)
    return f"{verdict(status, ENGLISH)} **[{len(group.features)} features]({group.page})**"


def _items(record: Record, group: Group) -> str:
    items, features = [], {page_path(feature.uri): feature for feature in published(record)}
    for path, name in group.features.items():
        feature, status, count, about, language = features.get(path), "FAILED", "", "", "en"
        if feature:
            status, language = feature.status, feature.tree["language"]
            count, about = f"{len(feature.runs)} scenarios", prose.first_paragraph(feature.tree["description"])
        title = f"{verdict(status, ENGLISH)} **[{prose.plain(name)}]({path})** <small>{count}</small>"
        items.append(f"- {title}<br><span{lang(language)}>{about}</span>")
    return "\n".join(items)


def scenario_link(feature: Feature, run: PickleRun) -> str:
    """A link in HTML to the scenario of a run as it is written, its rows included."""
    node = _scenario(feature, run)
    return _link(feature, node_address("scenario", node), node["name"])


def run_link(feature: Feature, run: PickleRun) -> str:
    """A link in HTML to a run: to its scenario, or to its row of one, under the name that the row fills in."""
    node = _scenario(feature, run)
    rows = [row for examples in node["examples"] for row in examples["tableBody"]]
    own = [row_address(node, row) for row in rows if row["id"] in run.pickle["astNodeIds"]]
    return _link(feature, own[0] if own else node_address("scenario", node), run.pickle["name"])


def _scenario(feature: Feature, run: PickleRun) -> Node:
    return next(node for _, node in feature.nodes if node["id"] == run.pickle["astNodeIds"][0])


def _link(feature: Feature, address: str, name: str) -> str:
    """MkDocs looks for no source in it: it leads to the page as it is built."""
    page = PurePosixPath(page_path(feature.path)).with_suffix(".html").as_posix()
    return f'<a href="{page}#{address}">{html.escape(name)}</a>'
