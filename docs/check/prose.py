"""A prose page, held against the run: what was found in its blocks of Gherkin, and each verdict beside a link."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from docs.generator.pages.groups import feature_groups
from steps.record.model import Feature, Node, PickleRun, Record, worst

from .addresses import html_path
from .problem import Findings
from .reading import DERIVATION, FOUND, SCENARIO, STEPS, VERDICT, Page, of_class, text_of
from .steps import hold_list
from .told import sections, steps_of
from .words import shows_verdict, verdict_in_words

_WITH_LINKS = ("li", "tr", "p")  # what a verdict may share with the links that it belongs to


@dataclass
class Verdicts:
    """The verdict of every feature, scenario and row that has an address on the site, and of every group."""

    known: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Record) -> Verdicts:
        """Those of a record."""
        known: dict[str, str] = {}
        for uri, feature in record.features.items():
            if uri.endswith(".feature"):
                page = html_path(uri)
                known[page] = feature.status
                for section, scenario in zip(sections(feature), (node for _, node in feature.nodes), strict=True):
                    known[f"{page}#{section.address}"] = worst(run.status for run in feature.runs_of(scenario["id"]))
                    known |= {f"{page}#{row.address}": row.status for row in section.rows}
        for group in feature_groups(record):
            own = (known.get(path.removesuffix(".md") + ".html", "FAILED") for path in group.features)
            known[group.page.removesuffix(".md") + ".html"] = worst(own)
        return cls(known)


def hold_prose(page: Page, source: str, record: Record, verdicts: Mapping[str, str], findings: Findings) -> None:
    """Hold one prose page, of which `source` is the file."""
    folds = of_class(page.content, FOUND)
    blocks = [feature for feature in record.features.values() if feature.path == source]
    blocks.sort(key=lambda feature: int(feature.uri.partition("#")[2]))
    if len(folds) != len(blocks):
        findings.found(page.name, "", f"shows the run of {len(folds)} blocks of Gherkin", f"ran {len(blocks)}")
    for number, (fold, feature) in enumerate(zip(folds, blocks, strict=False), start=1):
        _hold_found(page, f"block {number}", fold, feature, findings)
    held = {element for fold in folds for element in fold.iter()}
    for mark in of_class(page.content, VERDICT):
        if mark not in held:
            _hold_beside_link(page, mark, verdicts, findings)
    for working in of_class(page.content, DERIVATION):
        if working not in held:
            findings.found(page.name, "outside of its blocks", f"shows {text_of(working)}", "has nothing there")


def _hold_found(page: Page, place: str, fold: Element, feature: Feature, findings: Findings) -> None:
    """What was found in a block: its verdict, and each scenario with its claims and whatever did not pass."""
    mark = next(iter(of_class(fold, VERDICT)), None)
    if not shows_verdict(mark, feature.status):
        findings.found(page.name, place, f"says {text_of(mark)}", f"says {verdict_in_words(feature.status)}")
    names = [text_of(name) for name in of_class(fold, SCENARIO)]
    findings.same(page.name, place, names, [" ".join(run.pickle["name"].split()) for run in feature.runs.values()])
    findings.counts["scenarios"] += len(feature.runs)
    for run, shown in zip_longest(feature.runs.values(), of_class(fold, STEPS)):
        if run is not None and shown is not None:
            told = steps_of(_claims(feature, run), run)
            hold_list(page, f"{place}, “{run.pickle['name']}”", told, shown, findings)


def _claims(feature: Feature, run: PickleRun) -> Iterator[Node]:
    outcomes = {step["astNodeIds"][0] for step in run.pickle["steps"] if step["type"] == "Outcome"}
    for _, node in feature.nodes:
        for step in node.get("steps", ()):
            if step["id"] in run.steps and (step["id"] in outcomes or run.steps[step["id"]].status != "PASSED"):
                yield step


def _hold_beside_link(page: Page, mark: Element, verdicts: Mapping[str, str], findings: Findings) -> None:
    """A verdict that stands beside links, one for each, is that of what its link leads to."""
    around = page.parents.get(mark)
    while around is not None and around.tag not in _WITH_LINKS:
        around = page.parents.get(around)
    marks, links = ([], []) if around is None else (of_class(around, VERDICT), list(around.iter("a")))
    statuses = [verdicts[target] for link in links if (target := _target(page, link)) in verdicts]
    status = statuses[marks.index(mark)] if len(marks) == len(statuses) else None
    if status is None or not shows_verdict(mark, status):
        said = "has no such verdict" if status is None else f"says {verdict_in_words(status)}"
        findings.found(page.name, f"“{text_of(around)}”", f"shows {text_of(mark)}", said)


def _target(page: Page, link: Element) -> str:
    path, _, address = unquote(link.get("href", "")).partition("#")
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path)) if path else page.name
    return f"{whole}#{address}" if address else whole
