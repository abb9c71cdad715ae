"""The addresses of a feature: on its page, in its source there, and on the pages that it had before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from steps.record.addresses import FORMER, node_addresses, page_path, row_addresses, tagged
from steps.record.model import Feature

from .problem import Findings
from .reading import Page


def html_path(source: str) -> str:
    """The page of a source in the site."""
    return PurePosixPath(page_path(source)).with_suffix(".html").as_posix()


def former_paths(feature: Feature) -> list[str]:
    """The pages that a feature had before its file was renamed."""
    return [
        PurePosixPath(html_path(feature.uri)).with_name(f"{n}.html").as_posix() for n in tagged(feature.tree, FORMER)
    ]


def hold_addresses(page: Page, feature: Feature, findings: Findings) -> None:
    """Every address stands there once, a former one too, and every line of the source has its own, and its text."""
    times = Counter(page.ids)
    for address in _addresses(feature):
        if times[address] != 1:
            findings.found(page.name, f"#{address}", f"has this address {times[address]} times", "has it once")
    lines = feature.text.removesuffix("\n").split("\n")
    for number, line in enumerate(lines, start=1):
        shown = _line(page, number)
        if shown != line.rstrip("\r"):
            findings.found(page.name, f"#L{number}", f"shows {shown!r}", f"has the line {line!r}")
    if f"L{len(lines) + 1}" in times:
        findings.found(page.name, f"#L{len(lines) + 1}", "shows a line more", f"has {len(lines)} lines")


def hold_former(page: Page, feature: Feature, findings: Findings) -> None:
    """A page that a feature had before: each address is there, and the first of a scenario leads on to it."""
    times, target = Counter(page.ids), PurePosixPath(html_path(feature.uri)).name
    links = {link.get("href") for link in page.content.iter("a")}
    for address in _addresses(feature):
        if times[address] != 1:
            findings.found(page.name, f"#{address}", f"has this address {times[address]} times", "has it once")
    for kind, node in feature.nodes:
        link = f"{target}#{node_addresses(kind, node)[0]}"
        if link not in links:
            findings.found(page.name, "", f"does not lead to {link}", f"has {node['name']} there")


def _addresses(feature: Feature) -> Iterator[str]:
    for kind, node in feature.nodes:
        yield from node_addresses(kind, node)
        for examples in node.get("examples", ()):
            for row in examples.get("tableBody", ()):
                yield from row_addresses(node, row)


def _line(page: Page, number: int) -> str | None:
    """A line of the source as it is shown, without its number and the end of the line."""
    element = page.by_id.get(f"L{number}")
    shown = None if element is None else "".join(element.itertext()).removeprefix(f"{number}")
    return None if shown is None else shown.removesuffix("\n")
