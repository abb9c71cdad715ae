"""The audit: every page of a built site, read as HTML and held against the run record.

It shares no code with what renders the pages: it takes the reader of the record, and the addresses.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import partial
from itertools import zip_longest
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from steps.record.addresses import page_path
from steps.record.model import Feature, Record, worst

from .page import FOUND, LINE, VERDICT, WORKING, Element, Shown, of_class, read_page, text_of, walk
from .record import Section, block, sections, verdict
from .values import hold_values

PROSE = "docs/pages"
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
    prose = {_page(path): path for path in (file.relative_to(root).as_posix() for file in (root / PROSE).rglob("*.md"))}
    pages = {file.relative_to(site).as_posix(): read_page(file) for file in sorted(site.rglob("*.html"))}
    told = {name: list(sections(feature)) for name, feature in features.items()}
    its = Audit(Findings(), _statuses(features, told))
    for name in sorted({*features, *prose} - set(pages)):
        its.findings.found(name, "", "is missing", "has it")
    for name in set(pages) - {*features, *prose}:  # such as the page that lists a long group of features
        if linked := [features[target].status for target in _targets(name, pages[name]) if target in features]:
            its.statuses[name] = worst(iter(linked))
    for name in sorted(set(pages) - OF_NO_SOURCE):
        its.findings.counts["pages"] += 1
        if name in features:
            its.hold_feature(name, pages[name], features[name], told[name])
        elif name in prose or name in its.statuses:
            blocks = [one for one in record.features.values() if one.path == prose.get(name) and one.uri != one.path]
            its.hold_prose(name, pages[name], sorted(blocks, key=lambda one: int(one.uri.partition("#")[2])))
        else:
            its.findings.found(name, "", "is published", "has no source of such a page")
    for source, messages in record.errors.items():
        its.findings.found(_page(source), "", "is of a file that was not run", "; ".join(messages))
    return its.findings


def _page(source: str) -> str:
    return PurePosixPath(page_path(source.partition("#")[0])).with_suffix(".html").as_posix()


def _statuses(features: Mapping[str, Feature], told: Mapping[str, Sequence[Section]]) -> dict[str, str]:
    """What the record says of each page, and of each place in it, that a verdict may stand beside a link to."""
    statuses = {name: feature.status for name, feature in features.items()}
    for name, parts in told.items():
        statuses |= {f"{name}#{part.address}": worst(run.status for run in part.runs) for part in parts[1:]}
        statuses |= {f"{name}#{address}": run.status for part in parts for address, run in part.rows.items()}
    return statuses


@dataclass
class Audit:
    """What was found so far, and the verdict of everything that a page may link to."""

    findings: Findings
    statuses: dict[str, str]

    def hold_feature(self, name: str, content: Element, feature: Feature, told: Sequence[Section]) -> None:
        """A feature's page: its addresses, the lines of its source, and the lines, words and values of each section."""
        found, ids = partial(self.findings.found, name), Counter(content.xpath(".//@id"))
        rows = [address for section in told for address in section.rows]
        for address in (*(section.address for section in told), *rows):
            if ids[address] != 1:
                found(f"#{address}", f"has this address {ids[address]} times", "has it once")
        lines = dict(enumerate(feature.text.removesuffix("\n").split("\n"), start=1))
        spans = [one for one in content.iter("span") if re.fullmatch(r"L\d+", one.get("id", ""))]
        shown = {int(span.get("id")[1:]): "".join(span.itertext()) for span in spans}
        for number in sorted({*lines, *shown}):
            line, seen = lines.get(number, "no such line").rstrip("\r"), shown.get(number, "no such line")
            if seen.removeprefix(f"{number}").removesuffix("\n") != line:
                found(f"#L{number}", f"shows {seen!r}", f"has the line {line!r}")
        self.findings.counts.update(scenarios=len(feature.runs), rows=len(rows))
        self._hold(name, content, told)
        letters, end = re.sub(r"[\W_]", "", text_of(content)), 0
        for part, word in ((section, word) for section in told for word in section.words):
            if (at := letters.find(word, end)) < 0:
                return found(f"#{part.address}", f"lacks “{word}”", f"says {' '.join(part.words)}")
            end = at + len(word)
        return None

    def hold_prose(self, name: str, content: Element, blocks: Sequence[Feature]) -> None:
        """A page of prose: what was found in its blocks of Gherkin, and each verdict beside a link."""
        folds = of_class(content, FOUND)
        if len(folds) != len(blocks):
            self.findings.found(name, "", f"shows the run of {len(folds)} blocks of Gherkin", f"ran {len(blocks)}")
        for fold, feature in zip(folds, blocks, strict=False):
            self.findings.counts.update(scenarios=len(feature.runs))
            self._hold(name, fold, [block(feature)])
            fold.clear(keep_tail=True)  # what stands outside is held by itself
        self._hold(name, content, [])

    def _hold(self, name: str, content: Element, told: Sequence[Section]) -> None:
        """The lines, the verdicts and the values of a page, or of a part of it."""
        names = {section.address: section.name for section in told}
        items = list(walk(content, {*names, *(row for section in told for row in section.rows)}))
        held = [item for item in items if item.kind == LINE or (item.kind == VERDICT and not self._is_held(name, item))]
        shown = [item.text if names.get(item.element.get("id"), "named") else "" for item in held]
        lines = [line for section in told for line in section.lines]
        changes = SequenceMatcher(None, [text for _, text in lines], shown, autojunk=False).get_opcodes()
        for _, start, end, first, last in (change for change in changes if change[0] != "equal"):
            for line, seen in zip_longest(lines[start:end], shown[first:last]):
                place, said = line or (lines[start - 1][0] if start else "", None)
                shows, says = f"shows {seen}" if seen else "lacks it", f"says {said}" if said else "has no more there"
                self.findings.found(name, place, shows, says)
        workings = [item.element for item in items if item.kind == WORKING]
        numbers = sum(len(list(working.iter("mn"))) for working in workings)
        self.findings.counts.update(steps=sum(len(section.steps) for section in told), numbers=numbers)
        hold_values(content, items, told, partial(self.findings.found, name))

    def _is_held(self, name: str, item: Shown) -> bool:
        """Whether a verdict stands beside links, one for each; it is held against what its own link leads to."""
        around = next(item.element.iterancestors("li", "tr", "p"), item.element)
        marks, linked = of_class(around, VERDICT), [one for one in _targets(name, around) if one in self.statuses]
        if len(marks) != len(linked):
            return False
        said = verdict(self.statuses[linked[marks.index(item.element)]])
        if item.text != said:
            self.findings.found(name, f"“{text_of(around)}”", f"shows {item.text}", f"says {said}")
        return True


def _targets(name: str, element: Element) -> list[str]:
    """What the links in an element lead to, as paths of the site."""
    found = []
    for link in element.iter("a"):
        path, mark, address = unquote(link.get("href", "")).partition("#")
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
        found.append(f"{whole}{mark}{address}")
    return found
