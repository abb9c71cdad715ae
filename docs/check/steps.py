"""A list of steps, held against the steps that ran: keyword, text, table, verdict, failure, workings."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from steps.record.model import Node

from .figures import hold_figures
from .problem import Findings
from .reading import FAILURE, KEYWORD, VERDICT, Page, has_class, of_class, text_of
from .told import ToldStep
from .words import reads, shows_verdict, verdict_in_words
from .workings import hold_slips, hold_workings, workings_of


def hold_list(page: Page, address: str, told: list[ToldStep], shown: Element, findings: Findings) -> None:
    """Hold one list of steps, in order."""
    items = [child for child in shown if child.tag == "li"]
    for number, (step, item) in enumerate(zip(told, items, strict=False), start=1):
        place = f"{address}, step {number}, “{step.keyword}{step.text}”"
        _hold_step(page, place, step, item, findings)
    if len(items) != len(told):
        missing = [f"“{step.keyword}{step.text}”" for step in told[len(items) :]]
        more = [f"“{_line(item)}”" for item in items[len(told) :]]
        findings.found(
            page.name,
            address,
            f"shows {len(items)} steps{', with ' if more else ''}{', '.join(more)}",
            f"has {len(told)} steps{', with ' if missing else ''}{', '.join(missing)}",
        )
    _hold_values(page, address, told, items, findings)


def _line(item: Element) -> str:
    return text_of(item.find("p"))


def _hold_step(page: Page, place: str, step: ToldStep, item: Element, findings: Findings) -> None:
    line = item.find("p")
    keyword = text_of(next(iter(of_class(item, KEYWORD)), None))
    if line is None or keyword != step.keyword.strip() or not reads(line, step.text):
        findings.found(page.name, place, f"reads “{_line(item)}”", f"reads “{step.keyword}{step.text}”")
    _hold_argument(page, place, step.argument, item, findings)
    marks = [child for child in item if has_class(child, VERDICT)]
    if step.run is None:
        if marks:
            findings.found(page.name, place, f"shows the verdict {text_of(marks[0])}", "has one for each row")
        return
    findings.counts["steps"] += 1
    if len(marks) != 1 or not shows_verdict(marks[0], step.run.status):
        said = ", ".join(map(text_of, marks)) or "no verdict"
        findings.found(page.name, place, f"shows {said}", f"says {verdict_in_words(step.run.status)}")
    _hold_failure(page, place, step.run.message, item, findings)
    hold_slips(page, place, step, item, findings)
    hold_figures(page, place, step, item, findings)


def _hold_argument(page: Page, place: str, argument: Node, item: Element, findings: Findings) -> None:
    """The data table or the doc string of a step stands in it as it was given."""
    if "dataTable" in argument:
        rows = [[_even(cell["value"]) for cell in row["cells"]] for row in argument["dataTable"]["rows"]]
        table = next(item.iter("table"), None)
        cells = [] if table is None else [[text_of(cell) for cell in row] for row in table.iter("tr")]
        findings.same(page.name, f"{place}, its table", cells, rows)
    if "docString" in argument:
        texts = [text_of(text) for text in item.iter("pre") if not has_class(text, FAILURE)]
        said = _even(argument["docString"]["content"])
        if said not in texts:
            findings.found(page.name, f"{place}, its text", f"shows {texts}", f"has {said!r}")


def _hold_failure(page: Page, place: str, message: str, item: Element, findings: Findings) -> None:
    """The message of a failure stands in its step, whole or without the working that the page shows below it."""
    shown = [text_of(failure) for failure in of_class(item, FAILURE)]
    allowed = {_even(message), _even(message.partition("\n\nworking\n")[0])} if message else set()
    if len(shown) != bool(message) or not set(shown) <= allowed:
        findings.found(page.name, place, f"fails with {shown or 'no message'}", f"fails with {message or 'no message'}")


def _hold_values(page: Page, address: str, told: list[ToldStep], items: Sequence[Element], findings: Findings) -> None:
    """The workings of the steps; what the next step has, too, is enough there."""
    pairs = [(step, *workings_of(page, item)) for step, item in zip(told, items, strict=False)]
    for number, (step, own, linked) in enumerate(pairs, start=1):
        place = f"{address}, step {number}, “{step.keyword}{step.text}”"
        shown = [*own, *linked]
        for later, its_own, its_linked in pairs[number:]:
            if shown or not all(value in later.values for value in step.values):
                break
            shown = [*its_own, *its_linked]
        hold_workings(page, place, step, own, shown, findings)


def _even(text: str) -> str:
    return " ".join(text.split())
