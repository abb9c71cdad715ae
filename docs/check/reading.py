"""A published page as a reader meets it: its headings, steps, verdicts and workings, found by the few marks below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder

# The marks by which the check finds its way. Whatever else a page holds, it passes over.
STEPS = "steps"  # the list of the steps of a scenario, of a background, of a row
VERDICT = "verdict"
KEYWORD = "keyword"
DERIVATION = "derivation"  # one value: symbol = symbols = numbers = result, a formula each
AGAIN = "again"  # a link to it, where all of it stands above
FAILURE = "failure"
SLIP = "slip"
FIGURE = "figure"
PANEL = "run"  # at the head of the page of a feature
NOT_RUN = "not-run"  # below the heading of a scenario of which nothing was run
FOUND = "found"  # below a block of Gherkin in prose
SCENARIO = "scenario"  # the name of a scenario in it
LINK_TO_HEADING = "headerlink"
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905  # words


class _Tree(HTMLParser):
    """Builds a tree of what a browser would; an element left open ends with the one around it."""

    def __init__(self) -> None:
        super().__init__()
        self.builder, self.open = TreeBuilder(), ["page"]
        self.builder.start("page", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in _EMPTY:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open[1:]:
            last = self.open.pop()
            self.builder.end(last)
            if last == tag:
                return

    def handle_data(self, data: str) -> None:
        self.builder.data(data)

    def finish(self) -> Element:
        """The whole page."""
        self.close()
        while self.open:
            self.builder.end(self.open.pop())
        return self.builder.close()


class Page:
    """One page of the site; its name is its path there."""

    def __init__(self, name: str, text: str) -> None:
        tree = _Tree()
        tree.feed(text)
        self.name, whole = name, tree.finish()
        articles = list(whole.iter("article"))
        self.content = articles[0] if articles else whole

    @classmethod
    def read(cls, site: Path, name: str) -> Page:
        """The page of that name."""
        return cls(name, (site / name).read_text("utf-8"))

    @cached_property
    def ids(self) -> list[str]:
        """Every address, as often as it stands there."""
        return [element.attrib["id"] for element in self.content.iter() if "id" in element.attrib]

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """What stands at each address."""
        return {element.attrib["id"]: element for element in self.content.iter() if "id" in element.attrib}

    @cached_property
    def lines(self) -> dict[tuple[str, ...], list[Element]]:
        """The workings, by the numbers and minus signs that are seen in their formulas."""
        lines: dict[tuple[str, ...], list[Element]] = {}
        for line in of_class(self.content, DERIVATION):
            lines.setdefault(tuple(numerals(spaced(line))), []).append(line)
        return lines

    @cached_property
    def parents(self) -> dict[Element, Element]:
        """What each element stands in."""
        return {child: parent for parent in self.content.iter() for child in parent}


def has_class(element: Element, name: str) -> bool:
    """Whether it bears a class."""
    return name in element.get("class", "").split()


def of_class(root: Element, name: str) -> list[Element]:
    """Everything of a class below an element, in the order of the page."""
    return [element for element in root.iter() if element is not root and has_class(element, name)]


def text_of(element: Element | None, *, without: Iterable[str] = ()) -> str:
    """What is read there, its white space evened out, without the elements of some classes or tags."""
    return "" if element is None else " ".join("".join(_texts(element, frozenset(without))).split())


def written(formula: Element) -> str | None:
    """What a formula was written as, where it says so; one that is only for the eye is written beside itself."""
    if formula.get("aria-hidden") == "true":
        return ""
    annotation = next(formula.iter("annotation"), None)
    return None if annotation is None else annotation.text or ""


def drawn(formula: Element) -> str:
    """What is seen of a formula."""
    return text_of(formula, without=["annotation"])


def _texts(element: Element, without: frozenset[str]) -> Iterator[str]:
    text = written(element) if element.tag == "math" and "annotation" not in without else None
    if text is not None:
        yield text
        return
    yield element.text or ""
    for child in element:
        if child.tag not in without and not without & set(child.get("class", "").split()):
            yield from _texts(child, without)
        yield child.tail or ""


def spaced(element: Element) -> str:
    """What is read there, piece by piece, so that two numbers side by side stay two."""
    return " ".join(" ".join(element.itertext()).split())


def numerals(text: str) -> list[str]:
    """The numbers and minus signs of a text, in their order."""
    return re.findall(r"\d+(?:\.\d+)?|-", text.replace("−", "-"))
