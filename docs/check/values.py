"""The values of a page: their workings, the figures that are drawn of them, and what is set as mathematics."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from steps.record.model import PickleRun, StepRun
from steps.record.schema import Data, Table
from tinyrnn import TEXT, derivation, format_number
from tinyrnn.trace import value_from_data

from .expected import Expected
from .page import MARK_IN_STEP, MARK_ON_PAGE, STEP, VERDICT, WORKING, Element, place_of, text_of

_POINTS = {"losses": (3, math.inf), "fading": (3, math.inf), "distribution": (2, 10)}  # else nothing is drawn
_POWER = re.compile(r"(?<=\d)e(?=-?\d)")  # 1.2e-20, which a page writes as 1.2·10⁻²⁰
Found = Callable[[str, str, str], None]


def hold_workings(content: Element, steps: Iterable[Expected], runs: Iterable[PickleRun], found: Found) -> int:
    """Each working is of a value of the runs, and each value that a step shows has its working; how many numbers."""
    claimed = [shown.value for run in runs for step in run.steps.values() for shown in step.shown.values]
    values = [*claimed, *(value for run in runs for value in run.trace.values())]
    texts = {id(value): str(derivation(value_from_data(value), TEXT)) for value in values}
    known = set(map(_tokens, texts.values()))
    workings = {item: " ".join(" ".join(item.itertext()).split()) for item in content.iterfind(f".//{WORKING}")}
    for item, text in workings.items():
        if _tokens(text) not in known:
            found(place_of(item), f"shows {text}", "computed no such value here")
    there = set(map(_tokens, workings.values()))
    for one in steps:
        computed = [one.trace[name] for name in one.step.shown.computed if name in one.trace]
        for value in (*(shown.value for shown in one.step.shown.values), *computed):
            if _tokens(texts[id(value)]) not in there:
                found(one.place, "shows no working of it", f"computed {texts[id(value)]}")
                break  # of a step that is missing, the first value tells
    return sum(len(list(item.iter("mn"))) for item in workings)


@cache
def _tokens(text: str) -> tuple[str, ...]:
    """The letters, numbers and minus signs of a working; a gradient is d in a terminal, and ∂L over ∂ on a page."""
    plain = _POWER.sub(" 10 ", re.sub(r"∂ (L ∂ )?", "d ", text)).replace("−", "-").replace("∑", "Σ")
    return tuple(re.findall(r"\d+(?:\.\d+)?|[^\W\d_]|-", plain))


def hold_kinds(content: Element, steps: Sequence[Expected], found: Found) -> None:
    """What the record says that a step shows has its mark: a figure or a slip on the page, mathematics in the step."""
    drawn = {kind: [text_of(mark) for mark in content.xpath(path)] for kind, path in MARK_ON_PAGE.items()}
    # Of several steps of a scenario the last one draws its curve.
    curves = {id(one.trace): one.place for one in steps if one.step.shown.figure == "fading"}
    items = [item for item in content.iterfind(f".//{STEP}") if item.xpath(f"./{VERDICT}")]
    for place, _, step, trace in steps:
        for kind, texts in _drawn(step, trace):
            is_drawn_later = kind == "fading" and curves[id(trace)] != place
            if not is_drawn_later and not any(all(text in mark for text in texts) for mark in drawn[kind]):
                found(place, f"shows nothing of the kind {kind}", f"has one, with {', '.join(texts)}")
    if len(items) == len(steps):  # else the text of one is missing, too
        for one, item in zip(steps, items, strict=True):
            for kind, count in _set(one.step).items():
                if (shown := len(item.xpath(MARK_IN_STEP[kind]))) < count:
                    found(one.place, f"sets {shown} of its {kind} as mathematics", f"has {count}")


def _drawn(step: StepRun, trace: Mapping[str, Data]) -> Iterator[tuple[str, list[str]]]:
    """The slips and the figure of a step, each with the texts that its mark must hold."""
    for slip in step.shown.slips:
        yield "slip", [slip.printed, *(text for entry in slip.entries for text in (entry.printed, entry.computed))]
    if (kind := step.shown.figure) and step.status == "PASSED":
        if kind == "losses":
            numbers = [row[1] for row in step.rows if row[0].isdecimal() and re.fullmatch(r"\d+(\.\d+)?", row[1])]
        elif kind == "distribution":
            numbers = [format_number(100 * p) for p in step.shown.values[0].value["array"]]
        else:
            latest = _numerator(step.shown.values[-1].value)
            numbers = [format_number(value["array"]) for value in trace.values() if _numerator(value) == latest]
        fewest, most = _POINTS[kind]
        if fewest <= len(numbers) <= most and (kind == "distribution" or len(set(numbers)) > 1):
            yield kind, numbers


def _numerator(value: Data) -> object:
    """Of the norm of ∂h_T/∂h_t, h_T."""
    match value.get("symbol"):
        case {"form": "norm", "of": [{"form": "jacobian", "of": [above, _]}]}:
            return above
    return None


def _set(step: StepRun) -> dict[str, int]:
    """What a step sets as mathematics, and how many formulas."""
    table = step.shown.table or Table("")
    headings = 1 + len([*filter(None, table.headings)]) if table.kind == "time steps" else 0
    return {"names": len(step.shown.names), "headings": headings, "rows": len(step.rows) * (table.kind == "working")}
