"""What the record says of a feature, in the order of its page: texts with their places, and the steps that ran."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from types import MappingProxyType
from typing import NamedTuple

from steps.record.addresses import node_address, row_address, topics
from steps.record.model import SEVERITY, Feature, Node, PickleRun, StepRun
from steps.record.schema import Data
from tinyrnn import format_number

# The check does not take the generator's word for the sign of a verdict.
_SIGNS = {"PASSED": "✓", "FAILED": "✗", "PENDING": "…"} | dict.fromkeys(("UNDEFINED", "AMBIGUOUS"), "?")
COUNTED, EDGE = "\ue000", "\ue001"  # in a text: what stands before each verdict, and on both sides of a line or cell
# What of a description is not text of its page: mathematics, addresses of links, markup, fences, the numbers of a list.
_UNWORDED = re.compile(
    r"\$\$.*?\$\$|(?<![\\$\w])\$(?![\s$])[^$]+?(?<![\s\\])\$(?![\w$])|!\[.*?\]\(.*?\)|(?<=\])(?:\([^)]*\)|\[[^\]]*\])"
    r"|<!--.*?-->|</?\w[^>]*>|\{[:#.][^}]*\}|^\s*(?:```|~~~|\[[^\]]*\]:)[^\n]*|^\s*\d+[.)](?=\s)",
    re.MULTILINE | re.DOTALL,
)
_FEWEST_POINTS, _MOST_BARS = 3, 10  # nothing is drawn of fewer, or of more
NO_STEP = StepRun("")  # beside a text that is not the line of a step that ran


class Expected(NamedTuple):
    """A text that stands on a page, with its marks: its place, and the step that ran there, with all values known."""

    place: str
    text: str
    step: StepRun = NO_STEP
    trace: Mapping[str, Data] = MappingProxyType({})

    @property
    def values(self) -> list[Data]:
        """The values that the step shows with their working."""
        computed = (self.trace[name] for name in self.step.shown.computed if name in self.trace)
        return [*(shown.value for shown in self.step.shown.values), *computed]


def of_feature(feature: Feature) -> Iterator[Expected]:
    """The texts of the page of a feature: its head, then every rule, background and scenario."""
    yield Expected("#feature", _edged(feature.name))
    yield from _words("#feature", topics(feature.tree))
    yield Expected("its head", verdict(feature.status))
    yield from _words("#feature", [feature.tree["description"]])
    ran = [own for run in feature.runs.values() if run.has_run for own in run.steps.items()]
    gravest = PickleRun({}, dict(sorted(ran, key=lambda own: SEVERITY.index(own[1].status))))
    for kind, node in feature.nodes:
        place, is_background = f"#{node_address(kind, node)}", kind == "background"
        # One without a name is called by its keyword; a background, in the language of the page.
        yield Expected(place, EDGE if is_background and not node["name"] else _edged(node["name"] or node["keyword"]))
        yield from _words(place, [*topics(node), node["description"]])
        if is_background:  # each step of it stands as where it fared worst
            yield from _steps(node["steps"], gravest, place)
        elif kind == "scenario":
            yield from _scenario(node, feature.runs_of(node["id"]), place)


def drawn(steps: Iterable[Expected]) -> Iterator[tuple[str, str, list[str]]]:
    """The place and the kind of every figure and slip of some steps, and the texts that it must hold."""
    # Of several steps of a scenario the last one draws its curve.
    curves = {id(one.trace): one for one in steps if one.step.shown.figure == "fading"}
    for one in steps:
        for slip in one.step.shown.slips:
            yield one.place, "slip", [slip.printed, *(wrong.computed for wrong in slip.entries)]
        numbers: list[str] = []
        if (kind := one.step.shown.figure) == "losses":
            numbers = [row[1] for row in one.step.rows if row[0].isdecimal() and re.fullmatch(r"\d+(\.\d+)?", row[1])]
        elif kind == "distribution":
            numbers = [format_number(100 * p) for p in one.values[0]["array"]]
        elif kind and curves[id(one.trace)] is one:  # all the norms of one ∂h_T
            last = _differentiated(one.step.shown.values[-1].value)
            numbers = [format_number(value["array"]) for value in one.trace.values() if _differentiated(value) == last]
        is_seen = (
            1 < len(numbers) <= _MOST_BARS
            if kind == "distribution"
            else len(numbers) >= _FEWEST_POINTS and len({*numbers}) > 1
        )
        if is_seen and one.step.status == "PASSED":
            yield one.place, kind, numbers


def _differentiated(value: Data) -> Data | None:
    """The hidden state h_T of a value ‖∂h_T/∂h_t‖; None of any other value."""
    symbol = value.get("symbol", {})
    of = symbol["of"][0] if symbol.get("form") == "norm" else {}
    return dict(of["of"][0]) if of.get("form") == "jacobian" else None


def of_block(feature: Feature) -> Iterator[Expected]:
    """What was found in a block of Gherkin in prose: each scenario, its claims, and whatever did not pass."""
    yield Expected(f"“{feature.name}”", verdict(feature.status))
    for run in feature.runs.values():
        yield Expected(place := f"“{run.pickle['name']}”", _edged(run.pickle["name"]))
        shown = {step["astNodeIds"][0] for step in run.pickle["steps"] if step["type"] == "Outcome"}
        shown |= {name for name, step in run.steps.items() if step.status != "PASSED"}
        nodes = [step for _, node in feature.nodes for step in node.get("steps", ()) if step["id"] in shown]
        yield from _steps(nodes, run, place)


def _scenario(node: Node, runs: Sequence[PickleRun], place: str) -> Iterator[Expected]:
    if not any(run.has_run for run in runs):
        yield Expected(place, verdict("UNKNOWN"))
    if not node["examples"]:
        yield from _steps(node["steps"], runs[0], place)
        return
    yield from _steps(node["steps"], None, place)
    by_row = {run.pickle["astNodeIds"][1]: run for run in runs}
    for examples in node["examples"]:
        yield from _words(place, [examples["name"] or examples["keyword"], *topics(examples), examples["description"]])
        yield Expected(place, _cells(examples.get("tableHeader", {"cells": ()})))
        rows = [(f"#{row_address(node, row)}", row, by_row[row["id"]]) for row in examples.get("tableBody", ())]
        for address, row, run in rows:
            yield Expected(address, _edged(f"{verdict(run.status)} #") + _cells(row))
        for address, _, run in rows:
            yield from _steps(node["steps"], run, address)


def _steps(nodes: Iterable[Node], run: PickleRun | None, place: str) -> Iterator[Expected]:
    """Steps, each with its argument; those of a run with a verdict, and with what they said if they failed."""
    for number, node in enumerate(nodes, start=1):
        step = (run.steps if run else {}).get(node["id"], StepRun(node["text"], node))
        line = f"{node['keyword']}{step.text}"
        own, mark = f"{place}, step {number}, “{line}”", verdict(step.status) if run else ""
        yield Expected(own, f"{mark}{_edged(line)}", step if run else NO_STEP, run.trace if run else {})
        yield from (Expected(own, _edged(*row)) for row in step.rows)
        if "docString" in step.argument:
            yield Expected(own, _edged(step.argument["docString"]["content"]))
        if step.message:  # its working stands by itself
            yield Expected(own, EDGE + step.message.partition("\n\nworking\n")[0])


def verdict(status: str) -> str:
    """A verdict as a page shows it: its mark, its sign, and its status."""
    return f"{COUNTED}{_SIGNS.get(status, '–')} {status.lower()}"


def _edged(*texts: str) -> str:
    return "".join(f"{EDGE}{text}{EDGE}" for text in texts)


def _cells(row: Node) -> str:
    return _edged(*(cell["value"] for cell in row["cells"]))


def _words(place: str, texts: Iterable[str]) -> Iterator[Expected]:
    """The words of tags and descriptions that stand on their page."""
    for text in texts:
        yield from (Expected(place, word) for word in re.findall(r"[^\W_]+", unescape(_UNWORDED.sub(" ", text))))
