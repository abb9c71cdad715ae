"""What the record says of a feature, in the order of its page: sections with their lines, steps, values and prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from steps.record.addresses import node_address, row_addresses, topics
from steps.record.model import SEVERITY, Feature, Node, PickleRun, StepRun

from .page import VERDICTS, counts

# What of a description is no text of its page: mathematics, addresses of links, markup, the fences of code.
_UNWORDED = re.compile(
    r"\$\$.*?\$\$|\$[^$]*\$|!\[.*?\]\(.*?\)|(?<=\])\([^)]*\)|<!--.*?-->|</?\w[^>]*>|^\s*(?:```|~~~).*$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Section:
    """A part of a page: its address, its lines with their places, its words, and the steps that ran in it."""

    address: str
    runs: list[PickleRun]
    lines: list[tuple[str, str]] = field(default_factory=list)
    rows: dict[str, PickleRun] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    steps: list[tuple[str, StepRun, dict[str, Node]]] = field(default_factory=list)

    def say(self, text: str, place: str = "") -> None:
        """One more line."""
        self.lines.append((place or f"#{self.address}", " ".join(text.split())))

    def prose(self, *texts: str) -> None:
        """Texts of which every word is to be there."""
        for text in texts:
            self.words.extend(re.findall(r"[^\W_]+", unescape(_UNWORDED.sub(" ", text))))

    def ran(self, nodes: Iterable[Node], run: PickleRun, place: str) -> None:
        """The steps of one run: each with its verdict, argument, failure and slips."""
        for number, node in enumerate(nodes, start=1):
            step = run.steps[node["id"]]
            own = f"{place}, step {number}, “{node['keyword']}{step.text}”"
            self._step(own, f"{verdict(step.status)} {node['keyword'].strip()} {step.text}", step.argument)
            self.failed(step, own)
            self.steps.append((own, step, run.trace))

    def failed(self, step: StepRun, place: str) -> None:
        """What a step that failed said; its working stands there by itself."""
        if step.message:
            self.say(step.message.partition("\n\nworking\n")[0], place)

    def written(self, nodes: Iterable[Node]) -> None:
        """The steps of an outline as they are written."""
        for node in nodes:
            line = f"{node['keyword']}{node['text']}"
            self._step(f"#{self.address}, “{line}”", f"{node['keyword'].strip()} {node['text']}", node)

    def _step(self, place: str, line: str, argument: Node) -> None:
        self.say(line, place)
        for row in table(argument):
            self.say(" | ".join(row), place)
        if "docString" in argument:
            self.say(argument["docString"]["content"], place)


def verdict(status: str) -> str:
    """A verdict as a page shows it."""
    return " ".join(VERDICTS[status][:2])


def table(argument: Node) -> list[list[str]]:
    """The rows of the data table that a step holds; none where it holds no table."""
    return [[cell["value"] for cell in row["cells"]] for row in argument.get("dataTable", {}).get("rows", ())]


def sections(feature: Feature) -> Iterator[Section]:
    """The head of the page of a feature, then every rule, background and scenario."""
    runs = list(feature.runs.values())
    head = Section("feature", runs)
    head.say(feature.name)
    statuses = [run.status for run in runs]
    failed, unknown = sum(status not in ("PASSED", "UNKNOWN") for status in statuses), statuses.count("UNKNOWN")
    told = [len(runs), statuses.count("PASSED"), *filter(None, (failed, unknown)), checked(feature)]
    head.say(counts(verdict(feature.status), [str(count) for count in told]), "its head")
    head.prose(*topics(feature.tree), feature.tree["description"])
    yield head
    for kind, node in feature.nodes:
        own = feature.runs_of(node["id"]) if kind == "scenario" else runs
        section = Section(node_address(kind, node), own)
        if node["name"] or kind != "background":  # one without a name is called in the language of the page
            section.say(node["name"] or node["keyword"])
        section.prose(*topics(node), node["description"])
        if kind == "background":
            section.ran(node["steps"], _over_all(node, runs), f"#{section.address}")
        elif kind == "scenario":
            _scenario(section, node)
        yield section


def _scenario(section: Section, node: Node) -> None:
    place = f"#{section.address}"
    if not any(run.has_run for run in section.runs):
        section.say(verdict("UNKNOWN"))
    if not node["examples"]:
        for run in section.runs:
            section.ran(node["steps"], run, place)
        return
    section.written(node["steps"])
    runs = {run.pickle["astNodeIds"][1]: run for run in section.runs}
    for examples in node["examples"]:
        header = [cell["value"] for cell in examples.get("tableHeader", {}).get("cells", ())]
        section.prose(examples["name"] or examples["keyword"], *topics(examples), examples["description"], *header)
        rows = {row_addresses(node, row)[0]: (row, runs[row["id"]]) for row in examples.get("tableBody", ())}
        for address, (row, run) in rows.items():
            cells = " | ".join(cell["value"] for cell in row["cells"])
            section.say(f"{verdict(run.status)} | {cells}", f"#{address}")
            section.failed(next((step for step in run.steps.values() if step.message), StepRun("")), f"#{address}")
            section.rows[address] = run
        for address, (_, run) in rows.items():
            section.ran(node["steps"], run, f"#{address}")


def _over_all(node: Node, runs: list[PickleRun]) -> PickleRun:
    """A background as it ran: each step as where it fared worst; what a step computes is its scenarios'."""
    steps = {}
    for step in node["steps"]:
        own = [run.steps[step["id"]] for run in runs if run.has_run and step["id"] in run.steps]
        steps[step["id"]] = max(own, key=lambda ran: SEVERITY.index(ran.status), default=StepRun(step["text"], step))
    return PickleRun({}, steps)


def block(feature: Feature) -> Section:
    """What was found in a block of Gherkin in prose: each scenario, its claims, and whatever did not pass."""
    section = Section("", list(feature.runs.values()))
    section.say(verdict(feature.status), "its verdict")
    for run in section.runs:
        section.say(run.pickle["name"], f"“{run.pickle['name']}”")
        claims = {step["astNodeIds"][0] for step in run.pickle["steps"] if step["type"] == "Outcome"}
        nodes = [step for _, node in feature.nodes for step in node.get("steps", ()) if step["id"] in run.steps]
        told = [step for step in nodes if step["id"] in claims or run.steps[step["id"]].status != "PASSED"]
        section.ran(told, run, f"“{run.pickle['name']}”")
    return section


def checked(feature: Feature) -> int:
    """How many printed numbers its claims compared and found right; those of a background count once."""
    backgrounds = {step["id"] for kind, node in feature.nodes if kind == "background" for step in node["steps"]}
    steps = [(name, step) for run in feature.runs.values() for name, step in run.steps.items()]
    shared = {name: step for name, step in steps if name in backgrounds and step.status == "PASSED"}
    return sum(step.checked for name, step in (*shared.items(), *(s for s in steps if s[0] not in backgrounds)))
