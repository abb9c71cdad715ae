"""What the record says of a feature, in the order of its page: texts with their places, and the steps that ran."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from types import MappingProxyType
from typing import NamedTuple

from steps.record.addresses import node_address, row_address, topics
from steps.record.model import SEVERITY, Feature, Node, PickleRun, StepRun
from steps.record.schema import Data

from .page import COUNTED, EDGE, verdict

# What of a description is no text of its page: mathematics, addresses of links, markup, fences, the numbers of a list.
_UNWORDED = re.compile(
    r"\$\$.*?\$\$|(?<![\\$\w])\$(?![\s$])[^$]+?(?<![\s\\])\$(?![\w$])|!\[.*?\]\(.*?\)|(?<=\])(?:\([^)]*\)|\[[^\]]*\])"
    r"|<!--.*?-->|</?\w[^>]*>|\{[:#.][^}]*\}|^\s*(?:```|~~~|\[[^\]]*\]:)[^\n]*|^\s*\d+[.)](?=\s)",
    re.MULTILINE | re.DOTALL,
)
NO_STEP = StepRun("")  # beside a text that is not the line of a step that ran


class Expected(NamedTuple):
    """A text that stands on a page, with its marks: its place, and the step that ran there, with all values known."""

    place: str
    text: str
    step: StepRun = NO_STEP
    trace: Mapping[str, Data] = MappingProxyType({})


def of_feature(feature: Feature) -> Iterator[Expected]:
    """The texts of the page of a feature: its head, then every rule, background and scenario."""
    yield Expected("#feature", _edged(feature.name))
    yield from _words("#feature", topics(feature.tree))
    yield Expected("its head", _verdict(feature.status))
    yield from _words("#feature", [feature.tree["description"]])
    ran = [own for run in feature.runs.values() if run.has_run for own in run.steps.items()]
    gravest = PickleRun({}, dict(sorted(ran, key=lambda own: SEVERITY.index(own[1].status))))
    for kind, node in feature.nodes:
        place, is_background = f"#{node_address(kind, node)}", kind == "background"
        name = node["name"] or ("" if is_background else node["keyword"])
        # A background without a name is called in the language of the page.
        yield Expected(place, _edged(name) if name else EDGE)
        yield from _words(place, [*topics(node), node["description"]])
        if is_background:  # each step of it stands as where it fared worst
            yield from _steps(node["steps"], gravest, place)
        elif kind == "scenario":
            yield from _scenario(node, feature.runs_of(node["id"]), place)


def of_block(feature: Feature) -> Iterator[Expected]:
    """What was found in a block of Gherkin in prose: each scenario, its claims, and whatever did not pass."""
    yield Expected(f"“{feature.name}”", _verdict(feature.status))
    for run in feature.runs.values():
        yield Expected(place := f"“{run.pickle['name']}”", _edged(run.pickle["name"]))
        shown = {step["astNodeIds"][0] for step in run.pickle["steps"] if step["type"] == "Outcome"}
        shown |= {name for name, step in run.steps.items() if step.status != "PASSED"}
        nodes = [step for _, node in feature.nodes for step in node.get("steps", ()) if step["id"] in shown]
        yield from _steps(nodes, run, place)


def _scenario(node: Node, runs: Sequence[PickleRun], place: str) -> Iterator[Expected]:
    if not any(run.has_run for run in runs):
        yield Expected(place, _verdict("UNKNOWN"))
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
            yield Expected(address, _edged(f"{_verdict(run.status)} #") + _cells(row))
        for address, _, run in rows:
            yield from _steps(node["steps"], run, address)


def _steps(nodes: Iterable[Node], run: PickleRun | None, place: str) -> Iterator[Expected]:
    """Steps, each with its argument; those of a run with a verdict, and with what they said if they failed."""
    for number, node in enumerate(nodes, start=1):
        step = (run.steps if run else {}).get(node["id"], StepRun(node["text"], node))
        line = f"{node['keyword']}{step.text}"
        own, mark = f"{place}, step {number}, “{line}”", _verdict(step.status) if run else ""
        yield Expected(own, f"{mark}{COUNTED}{_edged(line)}", step if run else NO_STEP, run.trace if run else {})
        yield from (Expected(own, COUNTED + _edged(*row)) for row in step.rows)
        if "docString" in step.argument:
            yield Expected(own, _edged(step.argument["docString"]["content"]))
        if step.message:  # its working stands by itself
            yield Expected(own, EDGE + step.message.partition("\n\nworking\n")[0])


def _verdict(status: str) -> str:
    return COUNTED + _edged(verdict(status))


def _edged(*texts: str) -> str:
    return "".join(f"{EDGE}{text}{EDGE}" for text in texts)


def _cells(row: Node) -> str:
    return _edged(*(cell["value"] for cell in row["cells"]))


def _words(place: str, texts: Iterable[str]) -> Iterator[Expected]:
    """The words of tags and descriptions that stand on their page."""
    for text in texts:
        yield from (Expected(place, word) for word in re.findall(r"[^\W_]+", unescape(_UNWORDED.sub(" ", text))))


def counts_of(feature: Feature) -> list[int]:
    """The counts at the head of its page, by size: scenarios, those of each result, and printed numbers found right."""
    statuses = [run.status for run in feature.runs.values()]
    passed, unknown = statuses.count("PASSED"), statuses.count("UNKNOWN")
    results = [len(statuses), passed, *filter(None, (unknown, len(statuses) - passed - unknown))]
    backgrounds = {step["id"] for kind, node in feature.nodes if kind == "background" for step in node["steps"]}
    steps = [(name, run.pickle["id"], step) for run in feature.runs.values() for name, step in run.steps.items()]
    passed_steps = [one for one in steps if one[2].status == "PASSED"]
    checked = {(name, name not in backgrounds and run): step.shown.checked for name, run, step in passed_steps}
    return sorted([*results, sum(checked.values())])
