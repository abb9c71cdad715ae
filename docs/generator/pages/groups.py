"""The published features: their groups, as the home page and the navigation list them, and links to scenarios."""

import html
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from steps.record.addresses import node_address, page_path, row_address, slug
from steps.record.model import Feature, PickleRun, Record, worst

from ..markup import ENGLISH, prose
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
    by_page = {page_path(feature.uri): feature for feature in published(record)}
    groups = {group.name: _items(record, group) for group in feature_groups(record)}
    for group in (group for group in feature_groups(record) if group.is_long):
        status = worst(by_page[path].status if path in by_page else "FAILED" for path in group.features)
        groups[group.name] = f"{verdict(status, ENGLISH)} **[{len(group.features)} features]({group.page})**"
    if len(groups) == 1:
        return "".join(groups.values())
    return "\n\n".join(f"### {name} {{ #{slug(name)} }}\n\n{listed}" for name, listed in groups.items())


def _items(record: Record, group: Group) -> str:
    items, by_page = [], {page_path(feature.uri): feature for feature in published(record)}
    for path, name in group.features.items():
        feature, status, count, about, language = by_page.get(path), "FAILED", "", "", "en"
        if feature:
            status, language = feature.status, feature.tree["language"]
            count, about = f"{len(feature.runs)} scenarios", prose.first_paragraph(feature.tree["description"])
        title = f"{verdict(status, ENGLISH)} **[{prose.plain(name)}]({path})** <small>{count}</small>"
        items.append(f"- {title}<br><span{lang(language)}>{about}</span>")
    return "\n".join(items)


def run_link(feature: Feature, run: PickleRun, *, is_whole: bool = False) -> str:
    """A link in HTML, to the page as it is built: to the row of a scenario that was run, or to the whole scenario."""
    node = next(node for _, node in feature.nodes if node["id"] == run.pickle["astNodeIds"][0])
    rows = [row for examples in node["examples"] for row in examples["tableBody"]] if not is_whole else []
    own = [row_address(node, row) for row in rows if row["id"] in run.pickle["astNodeIds"]]
    page = PurePosixPath(page_path(feature.path)).with_suffix(".html").as_posix()
    name = html.escape(node["name"] if is_whole else run.pickle["name"])
    return f'<a href="{page}#{own[0] if own else node_address("scenario", node)}">{name}</a>'
