"""The audit: every page of a built site, read as HTML and held against the run record.

It shares no code with what renders the pages: it takes the reader of the record, and the addresses.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import partial
from itertools import zip_longest
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from steps.record.addresses import page_path
from steps.record.model import Feature, Record, worst

from .page import (
    FOUND,
    LINE,
    LINKED,
    VERDICT,
    WORKING,
    Element,
    Shown,
    marks,
    of_class,
    read_page,
    text_of,
    walk,
    words_below,
)
from .record import Section, block, sections, verdict
from .values import hold_values

PROSE, HOME = "docs/pages", "index.html"
OF_NO_SOURCE = {"404.html"}  # a server's answer to an address that leads nowhere
_LONGEST = 300  # characters of what is shown and said


@dataclass
class Findings:
    """Every place where a page does not say what the run says, told to people, and how much was held."""

    problems: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def found(self, page: str, place: str, shown: str, said: str) -> None:
        """One more problem."""
        shown, said = (text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …" for text in (shown, said))
        where = f"{page}: {place}" if place else page
        self.problems.append(f"{where}\n  the page  {shown}\n  the run   {said}")


def audit(record: Record, site: Path, root: Path) -> Findings:
    """Hold every page of a site against a run; a page too few or too many is a problem."""
    features = {_page(uri): feature for uri, feature in record.features.items() if uri.endswith(".feature")}
    prose = {_page(path): path for path in (f.relative_to(root).as_posix() for f in (root / PROSE).rglob("*.md"))}
    names = {file.relative_to(site).as_posix() for file in site.rglob("*.html")} - OF_NO_SOURCE
    pages = {name: read_page(site, name) for name in sorted(names)}
    told = {name: list(sections(feature)) for name, feature in features.items()}
    findings, statuses = Findings(), dict(_statuses(told, features))
    findings.counts["pages"] = len(pages)
    for name in _lists(pages, {*features, *prose}):
        statuses[name] = worst(statuses[link] for link in _targets(name, pages[name]) if link in features)
    for name in sorted({*features, *prose} - names):
        findings.found(name, "", "is missing", "has it")
    for name, content in pages.items():
        if name in features:
            _hold_feature(name, content, features[name], told[name], statuses, findings)
        elif name in prose or name in statuses:
            blocks = [one for one in record.features.values() if one.path == prose.get(name) and one.uri != one.path]
            _hold_prose(name, content, [block(one) for one in sorted(blocks, key=_number)], statuses, findings)
        else:
            findings.found(name, "", "is published", "has no source of such a page")
    for source, messages in record.errors.items():
        findings.found(_page(source), "", "is of a file that was not run", "; ".join(messages))
    return findings


def _page(source: str) -> str:
    return PurePosixPath(page_path(source.partition("#")[0])).with_suffix(".html").as_posix()


def _number(feature: Feature) -> int:
    return int(feature.uri.partition("#")[2])


def _statuses(told: Mapping[str, list[Section]], features: Mapping[str, Feature]) -> Iterator[tuple[str, str]]:
    """What a link to a page, or to a place in it, leads to: the status that the record has of it."""
    for page, parts in told.items():
        yield page, features[page].status
        for section in parts[1:]:
            yield f"{page}#{section.address}", worst(run.status for run in section.runs)
            yield from ((f"{page}#{address}", run.status) for address, run in section.rows.items())


def _lists(pages: Mapping[str, Element], sources: set[str]) -> set[str]:
    """The pages that list a long group of features: of no source, and linked to beside a verdict on the first page."""
    linked = {link for mark in marks(pages[HOME]) for link in _beside(HOME, mark)} if HOME in pages else set()
    return (linked & set(pages)) - sources


def _targets(name: str, element: Element) -> list[str]:
    """What the links in an element lead to, in the words of the site."""
    found = []
    for link in element.iter("a"):
        path, _, address = unquote(link.get("href", "")).partition("#")
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
        found.append(f"{whole}#{address}" if address else whole)
    return found


def _beside(name: str, mark: Element) -> list[str]:
    return _targets(name, next(mark.iterancestors(*LINKED), mark))


def _hold_feature(
    name: str, content: Element, feature: Feature, told: list[Section], statuses: Mapping[str, str], findings: Findings
) -> None:
    """A feature's page: addresses, the lines of its source, and each section's lines, words and values."""
    ids = Counter(content.xpath(".//@id"))
    rows = [row for section in told for row in section.rows]
    for address in (*(section.address for section in told), *rows):
        if ids[address] != 1:
            findings.found(name, f"#{address}", f"has this address {ids[address]} times", "has it once")
    lines = feature.text.removesuffix("\n").split("\n")
    shown = dict(_source(content))
    for number in sorted({*shown, *range(1, len(lines) + 1)}):
        line = lines[number - 1].rstrip("\r") if number <= len(lines) else None
        if shown.get(number) != line:
            findings.found(name, f"#L{number}", f"shows {shown.get(number)!r}", f"has the line {line!r}")
    findings.counts["scenarios"] += len(feature.runs)
    findings.counts["rows"] += len(rows)
    _hold(name, content, told, statuses, findings)
    words = words_below(content, {section.address for section in told})
    for section in told:
        place = 0
        for word in section.words:
            at = words.get(section.address, "").find(word, place)
            if at < 0:
                findings.found(
                    name, f"#{section.address}", f"lacks “{word}” in its place", f"says {' '.join(section.words)}"
                )
                break
            place = at + len(word)


def _source(content: Element) -> Iterator[tuple[int, str]]:
    """The lines of the source by their number, without the number itself and the end of the line."""
    for element in content.iter("span"):
        address = element.get("id", "")
        if address[:1] == "L" and address[1:].isdigit():
            yield int(address[1:]), "".join(element.itertext()).removeprefix(address[1:]).removesuffix("\n")


def _hold_prose(
    name: str, content: Element, blocks: list[Section], statuses: Mapping[str, str], findings: Findings
) -> None:
    """A page of prose: what was found in its blocks of Gherkin, and each verdict beside a link."""
    folds = of_class(content, FOUND)
    if len(folds) != len(blocks):
        findings.found(name, "", f"shows the run of {len(folds)} blocks of Gherkin", f"ran {len(blocks)}")
    for fold, section in zip(folds, blocks, strict=False):
        findings.counts["scenarios"] += len(section.runs)
        _hold(name, fold, [section], statuses, findings)
        fold.clear(keep_tail=True)  # what stands outside is held by itself
    _hold(name, content, [], statuses, findings)


def _hold(name: str, content: Element, told: list[Section], statuses: Mapping[str, str], findings: Findings) -> None:
    """The lines of a page, its verdicts and its values, held against its sections."""
    rows = {row for section in told for row in section.rows}
    items = list(walk(content, {section.address for section in told}, rows))
    shown = [item.text for item in items if item.kind == LINE or _stands_alone(name, item, statuses, findings)]
    lines = [line for section in told for line in section.lines]
    findings.counts["steps"] += sum(len(section.steps) for section in told)
    changes = SequenceMatcher(None, [text for _, text in lines], shown, autojunk=False).get_opcodes()
    for _, start, end, first, last in (change for change in changes if change[0] != "equal"):
        for line, seen in zip_longest(lines[start:end], shown[first:last]):
            place, said = line or (lines[start - 1][0] if start else "", "")
            findings.found(
                name, place, f"shows {seen}" if seen else "lacks it", f"says {said}" if line else "has no more"
            )
    findings.counts["numbers"] += sum(len(list(item.element.iter("mn"))) for item in items if item.kind == WORKING)
    hold_values(content, items, told, partial(findings.found, name))


def _stands_alone(name: str, item: Shown, statuses: Mapping[str, str], findings: Findings) -> bool:
    """Whether a verdict is of its place; one beside links is of what its own link leads to, and held here."""
    if item.kind != VERDICT:
        return False
    around = next(item.element.iterancestors(*LINKED), item.element)
    own, linked = marks(around), [statuses[link] for link in _targets(name, around) if link in statuses]
    if len(own) != len(linked):
        return True
    said = verdict(linked[own.index(item.element)])
    if item.text != said:
        findings.found(name, f"“{text_of(around)}”", f"shows {item.text}", f"says {said}")
    return False
