"""The numbers of a page: each belongs to a value that the run recorded, and each recorded value is shown.

A working is held against the same value as the terminal writes it: the same numbers and minus signs, in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from xml.etree.ElementTree import Element

from tinyrnn import TEXT, derivation, format_number
from tinyrnn.trace import value_from_data

from .problem import Findings
from .reading import DERIVATION, SLIP, Page, has_class, numerals, of_class, spaced, text_of
from .told import ToldStep, Value, entries
from .words import is_symbol

_POWER = re.compile(r"(?<=\d)e(?=-?\d)")  # 1.2e-20, which a page writes as 1.2·10⁻²⁰


def hold_workings(
    page: Page, place: str, step: ToldStep, own: Sequence[Element], shown: Sequence[Element], findings: Findings
) -> None:
    """Hold a step's values against what is shown for them: none is missing, and in the step stands no other working."""
    left, missing = list(shown), []
    for value in step.values:
        match = next((working for working in left if _is_of(working, value)), None)
        if match is None:
            missing.append(value)
        else:
            left.remove(match)
            findings.counts["numbers"] += len(list(match.iter("mn")))
    strange = [working for working in own if not any(_is_of(working, value) for value in step.values)]
    for value, working in zip_longest(missing, strange):
        says = "shows no working of it" if working is None else f"shows {spaced(working)}"
        findings.found(
            page.name, place, says, f"computed {_written(value)}" if value else "computed no such value here"
        )


def workings_of(page: Page, item: Element) -> tuple[list[Element], list[Element]]:
    """The workings that stand in a step, and those of other places of the page that it links to."""
    targets = [page.by_id.get(link.get("href", "#")[1:]) for link in item.iter("a") if link.get("href", "")[:1] == "#"]
    linked = [working for target in targets if target is not None for working in _derivations(target)]
    return _derivations(item), linked


def _derivations(element: Element) -> list[Element]:
    return [element] if has_class(element, DERIVATION) else of_class(element, DERIVATION)


def _is_of(working: Element, value: Value) -> bool:
    """Whether it is the working of a value: its symbol, all its numbers, and at its end the recorded array."""
    formulas = [formula for formula in working if formula.tag == "math"]
    if len(formulas) < 2:
        return False
    shown = [number for formula in formulas for number in numerals(spaced(formula))]
    result = numerals(spaced(formulas[-1]))
    symbol = value["symbol"]
    named = symbol is None or is_symbol(symbol, text_of(formulas[0]))
    return named and result == _result(value) and shown == numerals(_POWER.sub(" 10 ", _written(value)))


def _written(value: Value) -> str:
    return str(derivation(value_from_data(value), TEXT))


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
