"""The addresses of a feature: on its page and in its source there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from steps.record.addresses import node_address, page_path, row_address
from steps.record.model import Feature

from .problem import Findings
from .reading import Page


def html_path(source: str) -> str:
    """The page of a source in the site."""
    return PurePosixPath(page_path(source)).with_suffix(".html").as_posix()


def hold_addresses(page: Page, feature: Feature, findings: Findings) -> None:
    """Every address stands there once, and every line of the source has its own, and its text."""
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


def _addresses(feature: Feature) -> Iterator[str]:
    for kind, node in feature.nodes:
        yield node_address(kind, node)
        for examples in node.get("examples", ()):
            for row in examples.get("tableBody", ()):
                yield row_address(node, row)


def _line(page: Page, number: int) -> str | None:
    """A line of the source as it is shown, without its number and the end of the line."""
    element = page.by_id.get(f"L{number}")
    shown = None if element is None else "".join(element.itertext()).removeprefix(f"{number}")
    return None if shown is None else shown.removesuffix("\n")
