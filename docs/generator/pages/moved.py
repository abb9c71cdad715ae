"""Pages that moved: a feature whose file was renamed keeps its old page, which says where it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from steps.record.addresses import FORMER, PageError, node_addresses, page_path, row_addresses, tagged
from steps.record.model import Feature, Record

from ..markup import prose
from ..markup.labels import labels
from .places import published


def moved_pages(record: Record, sources: Mapping[str, str]) -> dict[str, str]:
    """The old pages as Markdown, by their path; none of them may be the page of a source that is there."""
    pages: dict[str, str] = {}
    owners = dict(sources)
    for feature in published(record):
        for name in tagged(feature.tree, FORMER):
            path = PurePosixPath(page_path(feature.uri)).with_name(f"{name}.md").as_posix()
            if path in owners:
                place = f"{feature.uri}:{feature.tree['location']['line']}"
                what = f"{FORMER}{name} is the page {path} of {owners[path]}"
                raise PageError(f"{place}: {what}: remove the tag", feature.uri)
            owners[path] = feature.uri
            pages[path] = _moved(feature)
    return pages


def _moved(feature: Feature) -> str:
    """A page that leads on. It does not forward by itself: that would lose the address of a scenario in an old link."""
    language, name = feature.tree["language"], prose.plain(feature.name)
    target = PurePosixPath(page_path(feature.uri))
    front = ["search:", "  exclude: true"] + ([] if language == "en" else [f'lang: "{language}"'])
    said = f"{labels(language)['moved']} [{name}]({target.name})"
    items = "".join(_items(feature, target.with_suffix(".html").name))
    return "\n".join(["---", *front, "---", "", f"# {name} {{ #feature }}", "", said, "", f"<ul>{items}</ul>", ""])


def _items(feature: Feature, page: str) -> Iterator[str]:
    """Every rule and scenario under each address that a link to the old page may have, and likewise each row."""
    for kind, node in feature.nodes:
        rows = [row for examples in node.get("examples", ()) for row in examples.get("tableBody", ())]
        inner = "".join(f"<li>{_link(page, row_addresses(node, row), row['cells'][0]['value'])}</li>" for row in rows)
        link = _link(page, node_addresses(kind, node), node["name"] or node["keyword"])
        yield f"<li>{link}{f'<ul>{inner}</ul>' if inner else ''}</li>"


def _link(page: str, addresses: list[str], name: str) -> str:
    present, *former = addresses
    old = "".join(f'<span id="{address}"></span>' for address in former)
    return f'<a id="{present}" href="{page}#{present}">{old}{prose.literal(name)}</a>'
