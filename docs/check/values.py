"""The numbers of a page: each belongs to a value that the run recorded, and each value that a step shows is there.

A working is held against the same value as the terminal writes it: the same numbers and minus signs, in the same order.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from steps.record.model import Node, StepRun
from tinyrnn import TEXT, derivation, format_number
from tinyrnn.trace import value_from_data

from .page import FIGURE, FORMULA, MARK_OF_KIND, WORKING, Element, Shown, text_of
from .record import Section, table

_POWER = re.compile(r"(?<=\d)e(?=-?\d)")  # 1.2e-20, which a page writes as 1.2·10⁻²⁰
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?")  # and not the index of a letter
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_PROBABILITIES = re.compile(r"p(?:_\d+)?'?")
_MOST_BARS, _FEWEST_POINTS = 10, 3  # of more words, or of fewer losses, a page draws nothing
Numbers = tuple[str, ...]
Found = Callable[[str, str, str], None]


def hold_values(content: Element, items: Sequence[Shown], told: Sequence[Section], found: Found) -> None:
    """Hold the workings, figures and formulas of a page against its sections, and these against the page."""
    recorded = {section.address: list(_recorded(section)) for section in told}
    _hold_workings([item for item in items if item.kind == WORKING], told, recorded, found)
    drawable = {section.address: _drawable(section, recorded[section.address]) for section in told}
    for item in items:
        if item.kind == FORMULA and not is_symbol(item.text, drawn(item.element)):
            found(item.place, f"draws {drawn(item.element)}", f"says {item.text}")
        if item.kind == FIGURE and (strange := _in_figure(item.element) - drawable.get(item.address, set())):
            found(item.place, f"draws {', '.join(sorted(strange))}", "recorded no such number here")
    _hold_kinds(content, told, found)


def _hold_workings(
    items: Sequence[Shown], told: Sequence[Section], recorded: Mapping[str, Sequence[Node]], found: Found
) -> None:
    """Each working is of a value of its section, and each value that a step shows has its working on the page."""
    known = {address: _symbols((_key(one), one["symbol"] or "") for one in own) for address, own in recorded.items()}
    named = [
        (item, _numerals(_spaced(item.element)), drawn(next(item.element.iter("math"), item.element))) for item in items
    ]
    workings = _symbols((numbers, symbol) for _, numbers, symbol in named)
    strange = {
        (item.address, symbol): item
        for item, numbers, symbol in named
        if not any(is_symbol(own, symbol) for own in known.get(item.address, {}).get(numbers, ()))
    }
    for section in told:
        for place, step, trace in section.steps:
            for value in _shown_by(step, trace):
                own = value["symbol"] or ""
                if not any(is_symbol(own, symbol) for symbol in workings.get(_key(value), ())):
                    instead = [one for one in strange if one[0] == section.address and is_symbol(own, one[1])][:1]
                    shown = "".join(_spaced(strange.pop(one).element) for one in instead)
                    found(place, f"shows {shown or 'no working of it'}", f"computed {_written(json.dumps(value))}")
    for item in strange.values():
        found(item.place, f"shows {_spaced(item.element)}", "computed no such value here")


def _shown_by(step: StepRun, trace: dict[str, Node]) -> list[Node]:
    """The values that a step claims, and those that it computed."""
    read = [trace[item["symbol"]] for item in step.evidence if item.get("symbol") in trace]
    return [*(item["value"] for item in step.evidence if "value" in item), *read]


def _recorded(section: Section) -> Iterator[Node]:
    """Every value of the runs of a section."""
    for run in section.runs:
        yield from run.trace.values()
        yield from (item["value"] for step in run.steps.values() for item in step.evidence if "value" in item)


def _symbols(pairs: Iterable[tuple[Numbers, str]]) -> Mapping[Numbers, set[str]]:
    """What has the same numbers, by these."""
    symbols: dict[Numbers, set[str]] = defaultdict(set)
    for numbers, symbol in pairs:
        symbols[numbers].add(symbol)
    return symbols


def _key(value: Node) -> Numbers:
    return _numerals(_POWER.sub(" 10 ", _written(json.dumps(value))))


@cache
def _written(value: str) -> str:
    """The working of a value, given as JSON, as the terminal writes it; a value is asked for by many steps."""
    return str(derivation(value_from_data(json.loads(value)), TEXT))


def _numerals(text: str) -> Numbers:
    """The numbers and minus signs of a text, in their order."""
    return tuple(re.findall(r"\d+(?:\.\d+)?|-", text.replace("−", "-")))


def _spaced(element: Element) -> str:
    """What is read there, piece by piece, so that two numbers side by side stay two."""
    return " ".join(" ".join(element.itertext()).split())


def drawn(formula: Element) -> str:
    """What is seen of a formula, without what it was written as."""
    return "".join(formula.xpath(".//text()[not(parent::annotation)]"))


def is_symbol(text: str, shown: str) -> bool:
    """Whether a formula can be what was written: the same digits, and every letter but the d of a gradient."""
    digits = [re.findall(r"\d", one.translate(_SUBSCRIPTS)) for one in (text, shown)]
    letters = iter(re.findall(r"[^\W\d_]", shown))
    return digits[0] == digits[1] and all(letter in letters for letter in re.findall(r"[^\W\d_dΣ]", text))


def _in_figure(figure: Element) -> set[str]:
    """The numbers of a figure: those that are seen, and those of the text in its place."""
    texts = [
        text for svg in figure.iter("svg") for text in (svg.get("aria-label", ""), *map(text_of, svg.iter("text")))
    ]
    return {number for text in texts for number in _NUMBER.findall(text)}


def _drawable(section: Section, values: Sequence[Node]) -> set[str]:
    """What a figure of a section may draw: numbers of its values, as such or in per cent, of its steps, and counts."""
    numbers = {abs(float(number)) for value in values for number in _NUMBER.findall(json.dumps(value["array"]))}
    texts = " ".join(f"{step.text} {step.argument}" for run in section.runs for step in run.steps.values())
    lengths = [len(value["array"]) for value in values if isinstance(value["array"], list)]
    counts = map(str, range(1 + max([0, *lengths, *(len(run.trace) for run in section.runs)])))
    return {format_number(n * scale) for n in numbers for scale in (1, 100)} | {*counts, *_NUMBER.findall(texts)}


def _hold_kinds(content: Element, told: Sequence[Section], found: Found) -> None:
    """For each kind of table or value that the record names, its mark is on the page, and as often as it must be."""
    required = {one: place for section in told for place, step, _ in section.steps for one in _kinds(place, step)}
    needed = Counter(one[:2] for one in required)
    marks = {
        kind: [mark.get("aria-label") or text_of(mark) for mark in content.xpath(MARK_OF_KIND[kind])]
        for kind in {one[0] for one in required}
    }
    for (kind, texts, _), place in required.items():
        count, need = sum(all(text in mark for text in texts) for mark in marks[kind]), needed[kind, texts]
        if count < need:
            found(place, f"shows {count} of the kind {kind}", f"has {need}, with {', '.join(texts)}")


def _kinds(place: str, step: StepRun) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """The kinds of what a step shows, each with texts that its mark must hold; a figure is drawn once for all places.

    The record has no kinds yet: they are known by the headings of a table, and by what a value is called.
    """
    for slip in (item["slip"] for item in step.evidence if "slip" in item):
        said = [slip["printed"], *(entry[key] for entry in slip["entries"] for key in ("printed", "computed"))]
        yield "slip", tuple(" ".join(str(one).split()) for one in said), place
    rows = table(step.argument)
    values = [item["value"] for item in step.evidence if "value" in item]
    if step.checked and rows and rows[0][0] == "t":
        yield "time steps", tuple(rows[0]), place
    elif step.checked and len(rows) > _FEWEST_POINTS and rows[0][1:] == ["L"]:
        yield "losses", tuple(row[1] for row in rows[1:]), ""
    is_whole = bool(rows) or any(argument["parameterTypeName"] == "array" for argument in step.arguments)
    if is_whole and len(values) == 1 and _PROBABILITIES.fullmatch(values[0]["symbol"] or ""):
        array = values[0]["array"]
        if values[0]["operation"] == "divide" and isinstance(array, list) and 1 < len(array) <= _MOST_BARS:
            yield "distribution", tuple(format_number(100 * p) for p in array), ""
