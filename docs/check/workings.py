"""The numbers of a page: each belongs to a value that the run recorded, and each recorded value is shown.

A working is held against the same value as the terminal writes it: the same numbers and minus signs, in the same order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest
from xml.etree.ElementTree import Element

from tinyrnn import TEXT, derivation, format_number
from tinyrnn.trace import value_from_data

from .problem import Findings
from .reading import AGAIN, DERIVATION, SLIP, Page, has_class, numerals, of_class, spaced, text_of
from .told import ToldStep, Value, entries
from .words import is_symbol

_POWER = re.compile(r"(?<=\d)e(?=-?\d)")  # 1.2e-20, which a page writes as 1.2·10⁻²⁰


def hold_workings(
    page: Page, place: str, step: ToldStep, own: Sequence[Element], shown: Sequence[Element], findings: Findings
) -> None:
    """Hold a step's values against what is shown for them: none is missing, and in the step stands no other working."""
    left, missing = list(shown), []
    for value in step.values:
        match = next((line for line in _lines_of(page, value) if line in left), None)
        if match is None:
            missing.append(value)
        else:
            left.remove(match)
            findings.counts["numbers"] += len(list(match.iter("mn")))
    for value, working in zip_longest(missing, _strange(page, step, own)):
        says = "shows no working of it" if working is None else f"shows {spaced(working)}"
        findings.found(
            page.name, place, says, f"computed {_written(value)}" if value else "computed no such value here"
        )


def _strange(page: Page, step: ToldStep, own: Sequence[Element]) -> list[Element]:
    """The workings in a step that are neither of its values nor of what these are made of."""
    strange = set(own) - {line for value in step.values for line in _lines_of(page, value)}
    for run in step.runs if strange else ():
        strange -= {line for value in run.trace.values() for line in _lines_of(page, value)}
    return [line for line in own if line in strange]


def workings_of(page: Page, item: Element) -> tuple[list[Element], list[Element]]:
    """The workings that stand in a step, and those of other places of the page that it links to.

    A step whose whole working stands above links to the first line of it.
    """
    links = [link for link in item.iter("a") if link.get("href", "")[:1] == "#"]
    if any(has_class(link, AGAIN) for link in links):
        return of_class(item, DERIVATION), of_class(page.content, DERIVATION)
    targets = [page.by_id.get(link.get("href", "#")[1:]) for link in links]
    linked = [target for target in targets if target is not None and has_class(target, DERIVATION)]
    return of_class(item, DERIVATION), linked


def _lines_of(page: Page, value: Value) -> list[Element]:
    """The lines of a page that are the working of a value: its symbol, all its numbers, and at the end its array."""
    return [line for line in page.lines.get(_numbers(value), ()) if _is_of(line, value)]


def _numbers(value: Value) -> tuple[str, ...]:
    return tuple(numerals(_POWER.sub(" 10 ", _written(value))))


def _is_of(working: Element, value: Value) -> bool:
    formulas = [formula for formula in working if formula.tag == "math"]
    if len(formulas) < 2:
        return False
    named = value["symbol"] is None or is_symbol(value["symbol"], text_of(formulas[0]))
    return named and numerals(spaced(formulas[-1])) == _result(value)


def _written(value: Value) -> str:
    return _derivation(json.dumps(value))


@cache
def _derivation(value: str) -> str:
    """The working of a value as the terminal writes it; a value is asked for by many steps."""
    return str(derivation(value_from_data(json.loads(value)), TEXT))


def _result(value: Value) -> list[str]:
    return numerals(_POWER.sub(" 10 ", " ".join(format_number(number) for number in entries(value["array"]))))


def hold_slips(page: Page, place: str, step: ToldStep, item: Element, findings: Findings) -> None:
    """Each slip of a source that a step recorded stands there with what is printed and what is right."""
    assert step.run is not None
    slips = [found["slip"] for found in step.run.evidence if "slip" in found]
    shown = [text_of(slip) for slip in of_class(item, SLIP)]
    for slip, text in zip(slips, [*shown, *[""] * len(slips)], strict=False):
        for said in (slip["printed"], *(entry[key] for entry in slip["entries"] for key in ("printed", "computed"))):
            if " ".join(str(said).split()) not in text:
                findings.found(page.name, place, f"shows the slip as {text!r}", f"says {said}")
    if len(shown) > len(slips):
        findings.found(page.name, place, f"shows the slip {shown[-1]!r}", "recorded none there")
