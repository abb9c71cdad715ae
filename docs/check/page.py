"""A published page as a reader meets it: its lines, workings and drawings, found by the few marks below."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any  # an element of lxml, which ships no type information

# All that the check knows of the markup: the classes by which it finds its way. It passes over everything else.
STEPS = "steps"  # the list of the steps of a scenario, of a background, of a row
KEYWORD = "keyword"  # of a step
VERDICT = "verdict"
WORKING = "derivation"  # one value: symbol = symbols = numbers = result, a formula each
FAILURE = "failure"  # the message of a step that failed
FIGURE = "figure"
HEAD = "run"  # at the head of the page of a feature
FOUND = "found"  # what the run found in a block of Gherkin in prose
SCENARIO = "scenario"  # the name of a scenario in it
UNREAD = {"source", "headerlink"}  # what stands beside a text, and is none of it
# What a page must show for each kind of table or value that the record names, as XPath.
MARK_OF_KIND = {
    "time steps": ".//thead[.//math]",  # symbols that head columns are set as mathematics
    "slip": ".//*[@class='slip']",  # what a source prints wrong
    "losses": ".//svg[contains(../@class, 'curve')]",
    "distribution": ".//svg[contains(../@class, 'bars')]",
}
# The check does not take the generator's word for what a verdict is: a sign, and a word.
VERDICTS = {
    "PASSED": ("✓", "passed", "通过"),
    "FAILED": ("✗", "failed", "失败"),
    "SKIPPED": ("–", "not run, an earlier step failed", "未运行，前面的步骤失败"),
    "UNKNOWN": ("–", "not run", "未运行", "not all run", "未全部运行"),
    "UNDEFINED": ("?", "no phrase reads like this", "没有这样的句式"),
    "AMBIGUOUS": ("?", "several phrases match", "匹配多个句式"),
    "PENDING": ("…", "pending", "待定"),
}
LINE, FORMULA = "line", "formula"
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True)
class Shown:
    """What a page shows: a line, a verdict, a working, a figure or a formula, and where it stands."""

    kind: str
    address: str
    step: str
    element: Element
    text: str

    @property
    def place(self) -> str:
        """The place as people find it."""
        return f"#{self.address}{self.step}"


def read_page(file: Path) -> Element:
    """The content of a page, without what the theme puts around it."""
    whole = etree.parse(str(file), etree.HTMLParser(encoding="utf-8", huge_tree=True)).getroot()
    return next(whole.iter("article"), whole)


def walk(content: Element, addresses: Collection[str]) -> Iterator[Shown]:
    """Everything that is held against the record, in the order of the page, below the headings with these addresses."""
    address = step = ""
    for element in content.iter(etree.Element):
        kind = _kind(element, addresses)
        text = _line(element) if kind == LINE else text_of(element) if kind else ""
        if kind == LINE and element.tag in _HEADINGS:
            address, step = element.get("id"), ""
        elif kind == LINE and element.tag == "li":
            step = f", step {len(list(element.itersiblings(preceding=True))) + 1}, “{text_of(element.find('p'))}”"
        if kind:
            yield Shown(kind, address, step, element, text)


def _kind(element: Element, addresses: Collection[str]) -> str:
    """What an element is; nothing where it is held with another, or not at all."""
    classes, tag, parent = _classes(element), element.tag, _classes(element.getparent())
    for kind in {WORKING, FIGURE} & classes:
        return kind
    if VERDICT in classes:
        return "" if any(_kind(one, addresses) == LINE for one in element.iterancestors("li", "tr", "p")) else VERDICT
    if tag == "math":
        return FORMULA if element.find(".//annotation") is not None and _is_in_step(element) else ""
    is_line = (
        (tag in {*_HEADINGS, "tr"} and element.get("id") in addresses)
        or (tag == "li" and STEPS in parent)
        or (tag == "tr" and _is_in_step(element))
        or (tag == "pre" and (FAILURE in classes or _is_in_step(element)))
        or (tag == "p" and (SCENARIO in classes or (HEAD in parent and bool(of_class(element, VERDICT)))))
    )
    return LINE if is_line else ""


def _line(element: Element) -> str:
    """A line as the record would say it: a step with its verdict, a row with its cells, the numbers of the head."""
    said = " ".join(map(text_of, of_class(element, VERDICT)))
    if element.tag == "tr":
        cells = [text_of(cell) for cell in element]
        return " ".join(" | ".join([said, *cells[1:]] if element.get("id") else cells).split())
    if element.tag == "pre":
        return " ".join("".join(element.itertext()).partition("\n\nworking\n")[0].split())
    if element.tag == "p" and said:
        return counts(said, map(int, re.findall(r"\d+", text_of(element).replace(",", ""))))
    return f"{said} {text_of(element.find('p'))}".strip() if element.tag == "li" else text_of(element)


def counts(verdict: str, numbers: Collection[int] | Iterator[int]) -> str:
    """The head of a page in any language: its verdict, and its numbers by their size."""
    return f"{verdict}, with the numbers {', '.join(map(str, sorted(numbers)))}"


def of_class(content: Element, name: str) -> list[Element]:
    """Everything of a class."""
    return [one for one in content.iter(etree.Element) if name in _classes(one)]


def text_of(element: Element | None) -> str:
    """What is read in an element, its white space evened out, formulas as they were written."""
    return "" if element is None else " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    classes, written = _classes(element), element.find(".//annotation") if element.tag == "math" else None
    if VERDICT in classes:
        yield f" {_verdict(element, classes)} "
    elif written is not None:
        yield written.text or ""
    elif not classes & UNREAD and element.get("aria-hidden") != "true":
        yield element.text or ""
        for child in element:
            yield from _texts(child) if isinstance(child.tag, str) else ()  # and not of a comment
            yield child.tail or ""
        yield " " if KEYWORD in classes else ""


def _verdict(element: Element, classes: set[str]) -> str:
    """A verdict by its first word, where its sign, its word and the class that colours it agree; else as it is."""
    shown = " ".join("".join(element.itertext()).split())
    for status, (sign, *words) in VERDICTS.items():
        if status.lower() in classes and shown[:1] == sign and shown[1:].strip() in words:
            return f"{sign} {words[0]}"
    return f"{shown} (as {' '.join(sorted(classes - {VERDICT})) or 'nothing'})"


def _classes(element: Element | None) -> set[str]:
    return set() if element is None else set(element.get("class", "").split())


def _is_in_step(element: Element) -> bool:
    return any(STEPS in _classes(one) for one in element.iterancestors())
