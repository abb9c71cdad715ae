"""What the record tells of a feature, in the order of its page: sections, lists of steps, rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from steps.record.addresses import node_address, row_address
from steps.record.model import SEVERITY, Feature, Node, PickleRun, StepRun

Value = Node


@dataclass(frozen=True)
class ToldStep:
    """A step, as it ran in one of `runs`; of an outline as it is written there is no run."""

    keyword: str
    text: str
    argument: Node
    run: StepRun | None = None
    values: tuple[Value, ...] = ()
    runs: tuple[PickleRun, ...] = ()


@dataclass(frozen=True)
class ToldRow:
    """A row of an outline."""

    address: str
    cells: list[str]
    status: str


@dataclass(frozen=True)
class Section:
    """A rule, a background or a scenario: its heading, the lists of steps below it, its rows, whether it has run."""

    address: str
    name: str
    lists: list[list[ToldStep]] = field(default_factory=list)
    rows: list[ToldRow] = field(default_factory=list)
    has_run: bool = True


def sections(feature: Feature) -> Iterator[Section]:
    """Every section of a feature."""
    for kind, node in feature.nodes:
        address, name = node_address(kind, node), node["name"] or node["keyword"]
        if kind == "rule":
            yield Section(address, name)
        elif kind == "background":
            yield Section(address, node["name"], [_over_all(feature, node)])
        elif not node["examples"]:
            runs = feature.runs_of(node["id"])
            yield Section(address, name, [steps_of(node["steps"], run) for run in runs], [], _has_run(runs))
        else:
            yield _outline(feature, node, address)


def steps_of(nodes: Iterable[Node], run: PickleRun) -> list[ToldStep]:
    """Steps as they ran in one run."""
    return [_step(node, run.steps[node["id"]], run.trace, (run,)) for node in nodes]


def _step(node: Node, ran: StepRun, trace: dict[str, Node], runs: tuple[PickleRun, ...]) -> ToldStep:
    shown = [item["value"] for item in ran.evidence if "value" in item]
    folded = [trace[item["symbol"]] for item in ran.evidence if item.get("symbol") in trace]
    return ToldStep(node["keyword"], ran.text, ran.argument, ran, (*shown, *folded), runs)


def _over_all(feature: Feature, node: Node) -> list[ToldStep]:
    """The steps of a background, each as in the run where it fared worst; what a step computes is its scenarios'."""
    ids = {step["id"] for step in node["steps"]}
    runs = tuple(run for run in feature.runs.values() if run.has_run and ids <= set(run.steps))
    told = []
    for step in node["steps"]:
        own = [run.steps[step["id"]] for run in runs]
        worst = max(own, key=lambda ran: SEVERITY.index(ran.status), default=StepRun(step["text"], step))
        told.append(_step(step, worst, {}, runs))
    return told


def _outline(feature: Feature, node: Node, address: str) -> Section:
    as_written = [ToldStep(step["keyword"], step["text"], step) for step in node["steps"]]
    has_run = _has_run(feature.runs_of(node["id"]))
    section = Section(address, node["name"] or node["keyword"], [as_written], has_run=has_run)
    runs = {run.pickle["astNodeIds"][1]: run for run in feature.runs_of(node["id"])}
    for row in (row for examples in node["examples"] for row in examples.get("tableBody", ())):
        run, cells = runs[row["id"]], [cell["value"] for cell in row["cells"]]
        section.rows.append(ToldRow(row_address(node, row), cells, run.status))
        section.lists.append(steps_of(node["steps"], run))
    return section


def _has_run(runs: list[PickleRun]) -> bool:
    return any(run.has_run for run in runs)


def checked(feature: Feature) -> int:
    """How many printed numbers its claims compared and found right; those of a background count once."""
    backgrounds = {step["id"] for kind, node in feature.nodes if kind == "background" for step in node["steps"]}
    steps = [(name, step) for run in feature.runs.values() for name, step in run.steps.items()]
    own = [step for name, step in steps if name not in backgrounds]
    shared = {name: step for name, step in steps if name in backgrounds and step.status == "PASSED"}
    passed = [step for step in (*own, *shared.values()) if step.status == "PASSED"]
    return sum(item.get("checked", 0) for step in passed for item in step.evidence)


def entries(array: float | list[Any]) -> Iterator[float]:
    """The numbers of an array, row by row."""
    if isinstance(array, list):
        for entry in array:
            yield from entries(entry)
    else:
        yield array
