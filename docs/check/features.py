"""The page of a feature, held against its runs: addresses, names, verdicts, rows, and the head of the page."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from steps.record.model import Feature

from .addresses import hold_addresses
from .problem import Findings
from .reading import (
    DERIVATION,
    HEADINGS,
    LINK_TO_HEADING,
    NOT_RUN,
    PANEL,
    STEPS,
    VERDICT,
    Page,
    has_class,
    of_class,
    text_of,
)
from .steps import hold_list
from .told import Section, ToldRow, checked, sections
from .words import counted, shows_verdict, verdict_in_words


def hold_feature(page: Page, feature: Feature, findings: Findings) -> None:
    """Hold one page: everything of the record is there, and nothing else is."""
    told = list(sections(feature))
    hold_addresses(page, feature, findings)
    _hold_row_addresses(page, told, findings)
    _hold_head(page, feature, findings)
    findings.counts["scenarios"] += len(feature.runs)
    addresses = {section.address for section in told}
    lists, not_run = _by_section(page, addresses, STEPS), _by_section(page, addresses, NOT_RUN)
    for section in told:
        shown = lists.pop(section.address, [])
        place = f"#{section.address}"
        heading = page.by_id.get(section.address)
        if section.name and heading is not None:
            findings.same(page.name, place, text_of(heading, without=[LINK_TO_HEADING]), _even(section.name))
        if len(shown) != len(section.lists):
            findings.found(page.name, place, f"shows {len(shown)} lists of steps", f"has {len(section.lists)}")
        names = [place, *(f"#{row.address}" for row in section.rows)] if section.rows else [place] * len(section.lists)
        for name, steps, steps_shown in zip(names, section.lists, shown, strict=False):
            hold_list(page, name, steps, steps_shown, findings)
        for row in section.rows:
            _hold_row(page, row, findings)
        _hold_not_run(page, section, not_run.get(section.address, []), findings)
    for address, shown in lists.items():
        findings.found(page.name, f"#{address}", f"shows {len(shown)} lists of steps", "has no scenario there")
    _hold_rest(page, told, findings)
    _hold_headings(page, feature, addresses, findings)


def _hold_row_addresses(page: Page, told: list[Section], findings: Findings) -> None:
    """A row bears the address of a row, and no other."""
    rows = {row.address for section in told for row in section.rows}
    for element in page.content.iter("tr"):
        if element.get("id", "") not in {"", *rows}:
            findings.found(page.name, f"#{element.get('id')}", f"shows the row {text_of(element)}", "has no such row")


def _hold_head(page: Page, feature: Feature, findings: Findings) -> None:
    """The verdict and the counts at the head of the page."""
    panel = next(iter(of_class(page.content, PANEL)), None)
    passed = sum(run.status == "PASSED" for run in feature.runs.values())
    sentences = counted(len(feature.runs), passed, checked(feature))
    shown = text_of(panel)
    mark = None if panel is None else next(iter(of_class(panel, VERDICT)), None)
    if not shows_verdict(mark, feature.status) or not any(one in shown and two in shown for one, two in sentences):
        said = f"{verdict_in_words(feature.status)} {' '.join(sentences[0])}"
        findings.found(page.name, "its head", f"says {shown or 'nothing'}", f"says {said}")
    findings.same(page.name, "its title", _title(page), _even(feature.tree["name"] or feature.tree["keyword"]))


def _title(page: Page) -> str:
    return text_of(next(page.content.iter("h1"), None), without=[LINK_TO_HEADING])


def _by_section(page: Page, addresses: set[str], kind: str) -> dict[str, list[Element]]:
    """What is of a kind below each heading with an address of the record; before the first, below the title."""
    found: dict[str, list[Element]] = {}
    here = "feature"
    for element in page.content.iter():
        if element.tag in HEADINGS and element.get("id") in addresses:
            here = element.attrib["id"]
        elif has_class(element, kind):
            found.setdefault(here, []).append(element)
    return found


def _hold_row(page: Page, row: ToldRow, findings: Findings) -> None:
    """A row has its verdict and its cells."""
    shown = page.by_id.get(row.address)
    if shown is None:
        return  # told among the addresses
    first, *cells = list(shown) or [shown]
    marks = of_class(first, VERDICT)
    findings.counts["rows"] += 1
    if len(marks) != 1 or not shows_verdict(marks[0], row.status):
        said = ", ".join(map(text_of, marks)) or "no verdict"
        findings.found(page.name, f"#{row.address}", f"shows {said}", f"says {verdict_in_words(row.status)}")
    told = [_even(cell) for cell in row.cells]
    findings.same(page.name, f"#{row.address}", [text_of(cell) for cell in cells], told)


def _hold_not_run(page: Page, section: Section, shown: list[Element], findings: Findings) -> None:
    """A scenario of which nothing was run says so, and no other does."""
    if len(shown) != (0 if section.has_run else 1) or not all(shows_verdict(mark[0], "UNKNOWN") for mark in shown):
        said = " ".join(map(text_of, shown)) or "nothing"
        was = "was run" if section.has_run else "was not run"
        findings.found(page.name, f"#{section.address}", f"says {said} of it as a whole", f"says that it {was}")


def _hold_rest(page: Page, told: list[Section], findings: Findings) -> None:
    """A verdict or a working that stands nowhere among what was held is of nothing that ran."""
    held: set[Element] = set()
    for root in [found for kind in (STEPS, PANEL, NOT_RUN) for found in of_class(page.content, kind)]:
        held |= set(root.iter())
    for section in told:
        for row in section.rows:
            held |= set(page.by_id[row.address].iter()) if row.address in page.by_id else set()
    for element in [*of_class(page.content, VERDICT), *of_class(page.content, DERIVATION)]:
        if element not in held:
            findings.found(page.name, "outside of its scenarios", f"shows {text_of(element)}", "has nothing there")


def _hold_headings(page: Page, feature: Feature, addresses: set[str], findings: Findings) -> None:
    """A heading that is none of the record's stands in a description; formulas, of which LaTeX says more, aside."""
    descriptions = [feature.tree["description"], *(node["description"] for _, node in feature.nodes)]
    examples = [part for _, node in feature.nodes for part in node.get("examples", ())]
    written = "".join([*descriptions, *(part["description"] for part in examples)])
    known = _letters(re.sub(r"\$[^$]*\$", "", written))
    for heading in page.content.iter():
        if heading.tag in HEADINGS - {"h1"} and heading.get("id") not in addresses:
            name = text_of(heading, without=[LINK_TO_HEADING, "math"])
            if _letters(name) not in known:
                findings.found(page.name, f"#{heading.get('id')}", f"has the heading “{name}”", "has no such scenario")


def _even(text: str) -> str:
    return " ".join(text.split())


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))
