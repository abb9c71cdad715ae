"""The numbers that a page draws: each is one of the scenario that it is drawn for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tinyrnn import format_number

from .problem import Findings
from .reading import FIGURE, Page, of_class, text_of
from .told import ToldStep, Value, entries

_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?")  # and not the index of a letter
_INDEX = re.compile(r"(?<=_)\d+")


def hold_figures(page: Page, place: str, step: ToldStep, item: Element, findings: Findings) -> None:
    """Every number that a step draws is one of its scenario: of a value, as such or in per cent, of a step, a count."""
    numbers = [number for figure in of_class(item, FIGURE) for number in _drawn(figure)]
    findings.counts["numbers"] += len(numbers)
    known = _known(step) if numbers else set()
    for number in dict.fromkeys(numbers):
        if number not in known:
            findings.found(page.name, place, f"draws the number {number}", "recorded no such number here")


def _drawn(figure: Element) -> Iterator[str]:
    """The numbers of a figure: those that are seen, and those of the text in its place."""
    for svg in figure.iter("svg"):
        for text in (svg.get("aria-label", ""), *map(text_of, svg.iter("text"))):
            yield from _NUMBER.findall(text)


def _known(step: ToldStep) -> set[str]:
    values = [value for run in step.runs for value in _values(run.trace, [ran.evidence for ran in run.steps.values()])]
    numbers = {abs(number) for value in values for number in entries(value["array"])}
    texts = " ".join(f"{ran.text} {ran.argument}" for run in step.runs for ran in run.steps.values())
    indices = [int(index) for value in values for index in _INDEX.findall(value["symbol"] or "")]
    lengths = [len(value["array"]) for value in values if isinstance(value["array"], list)]
    counts = {str(count) for count in range(max([0, *indices, *lengths]) + 1)}
    return {format_number(n * scale) for n in numbers for scale in (1, 100)} | counts | set(_NUMBER.findall(texts))


def _values(trace: dict[str, Value], evidence: list[list[Value]]) -> Iterator[Value]:
    yield from trace.values()
    yield from (item["value"] for items in evidence for item in items if "value" in item)
