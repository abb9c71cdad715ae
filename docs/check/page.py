"""A published page as a reader meets it: its lines, workings and drawings, found by the few marks below."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
SLIP = "slip"  # what a source prints wrong
FIGURE = "figure"
HEAD = "run"  # at the head of the page of a feature
LINKED = ("li", "tr", "p")  # what a verdict may share with the links that it belongs to
FOUND = "found"  # what the run found in a block of Gherkin in prose
SCENARIO = "scenario"  # the name of a scenario in it
_UNREAD = {"source", "headerlink"}  # what stands beside a text, and is none of it
# What a page must show for each kind of table or value that the record names, as XPath.
MARK_OF_KIND = {
    "time steps": f".//*[@class='{STEPS}']//thead[.//math]",  # symbols that head columns are set as mathematics
    "losses": ".//*[contains(@class, 'curve')]//svg",
    "distribution": ".//*[contains(@class, 'bars')]//svg",
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
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
LINE, FORMULA = "line", "formula"
_ADDRESS = "\0"  # stands before and after an address in the text of a page


@dataclass(frozen=True)
class Shown:
    """Something that a page shows: a line, a verdict, a working, a figure or a formula, and where it stands."""

    kind: str
    address: str
    step: str
    element: Element
    text: str = ""

    @property
    def place(self) -> str:
        """The place as people find it."""
        return f"#{self.address}, “{self.step}”" if self.step else f"#{self.address}"


def read_page(site: Path, name: str) -> Element:
    """The content of a page, without what the theme puts around it."""
    whole = etree.parse(str(site / name), etree.HTMLParser(encoding="utf-8", huge_tree=True)).getroot()
    return next(whole.iter("article"), whole)


def walk(content: Element, addresses: set[str], rows: set[str]) -> Iterator[Shown]:
    """Everything that is held against the record, in the order of the page, each below one of the addresses."""
    address = step = ""
    for element in content.iter(etree.Element):
        kind, text = _kind(element, addresses | rows), ""
        if kind == LINE and element.tag in _HEADINGS:
            address, step = element.get("id", ""), ""
        if kind == LINE:
            text = _line(element)
            step = text if element.tag == "li" else step
        if kind:
            yield Shown(kind, address, step, element, text or text_of(element))


def _kind(element: Element, addresses: set[str]) -> str:
    """What an element is; nothing where it is held with another, or not at all."""
    classes, tag, parent = _classes(element), element.tag, element.getparent()
    found = next((kind for kind in (WORKING, FIGURE, SLIP) if kind in classes), "")
    if found:
        return found
    if tag == "math":
        is_in_step = next(element.iter("annotation"), None) is not None and _within(element, STEPS)
        return FORMULA if is_in_step else ""
    if VERDICT in classes:
        is_in_line = any(_kind(one, addresses) == LINE for one in element.iterancestors("li", "tr", "p"))
        return "" if is_in_line else VERDICT
    is_line = (
        (tag in _HEADINGS and element.get("id") in addresses)
        or (tag == "li" and parent is not None and STEPS in _classes(parent))
        or (tag == "tr" and (element.get("id") in addresses or _within(element, STEPS)))
        or (tag == "pre" and (FAILURE in classes or _within(element, STEPS)))
        or (
            tag == "p" and (SCENARIO in classes or (parent is not None and HEAD in _classes(parent) and marks(element)))
        )
    )
    return LINE if is_line else ""


def _line(element: Element) -> str:
    """A line as the record would say it: a step with its verdict, a row with its cells, the numbers of the head."""
    said = " ".join(text_of(mark) for mark in marks(element))
    if element.tag == "li":
        return f"{said} {text_of(element.find('p'))}".strip()
    if element.tag == "tr":
        cells = [text_of(cell) for cell in element]
        return " ".join(" | ".join([said, *cells[1:]] if element.get("id") else cells).split())
    if element.tag == "pre":
        return " ".join("".join(element.itertext()).partition("\n\nworking\n")[0].split())
    return counts(said, re.findall(r"\d+", text_of(element).replace(",", ""))) if said else text_of(element)


def counts(verdict: str, numbers: list[str]) -> str:
    """The head of a page in any language: its verdict, and its numbers by their size."""
    return f"{verdict}, with the numbers {', '.join(sorted(numbers, key=int))}"


def marks(element: Element) -> list[Element]:
    """The verdicts in an element."""
    return of_class(element, VERDICT)


def words_below(content: Element, addresses: set[str]) -> dict[str, str]:
    """The letters and digits of a page below each of its addresses, without its sources."""
    _, *parts = "".join(_texts(content, addresses)).split(_ADDRESS)
    return {address: letters(text) for address, text in zip(parts[::2], parts[1::2], strict=True)}


def of_class(content: Element, name: str) -> list[Element]:
    """Everything of a class."""
    return [one for one in content.iter(etree.Element) if name in _classes(one)]


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(re.findall(r"[^\W_]", text))


def text_of(element: Element | None) -> str:
    """What is read in an element, its white space evened out, formulas as they were written."""
    return "" if element is None else " ".join("".join(_texts(element, set())).split())


def _texts(element: Element, addresses: set[str]) -> Iterator[str]:
    classes = _classes(element)
    if VERDICT in classes:
        yield f" {_verdict(element, classes)} "
        return
    if classes & _UNREAD or element.get("aria-hidden") == "true":
        return
    written = next(element.iter("annotation"), None) if element.tag == "math" else None
    if written is not None:
        yield written.text or ""
        return
    if element.get("id") in addresses and element.tag in _HEADINGS:
        yield f"{_ADDRESS}{element.get('id')}{_ADDRESS}"
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):  # and not a comment
            yield from _texts(child, addresses)
        yield child.tail or ""
    yield " " if KEYWORD in classes else ""


def _verdict(element: Element, classes: set[str]) -> str:
    """A verdict by its first word, where its sign, its word and the class that colours it agree; else as it is."""
    shown = " ".join("".join(element.itertext()).split())
    for status, (sign, *words) in VERDICTS.items():
        if status.lower() in classes and shown[:1] == sign and shown[1:].strip() in words:
            return f"{sign} {words[0]}"
    return f"{shown} (as {' '.join(sorted(classes - {VERDICT})) or 'nothing'})"


def drawn(formula: Element) -> str:
    """What is seen of a formula, without what it was written as."""
    return "".join(formula.xpath(".//text()[not(parent::annotation)]"))


def _classes(element: Element) -> set[str]:
    return set(element.get("class", "").split())


def _within(element: Element, name: str) -> bool:
    return any(name in _classes(one) for one in element.iterancestors())
