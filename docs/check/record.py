"""What the record says of a feature, in the order of its page: sections with their lines, words, steps and rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from steps.record.addresses import node_address, row_address, topics
from steps.record.model import SEVERITY, Feature, Node, PickleRun, StepRun

from .page import VERDICTS, counts

# What of a description is no text of its page: mathematics, addresses of links, markup, fences, the numbers of a list.
_UNWORDED = re.compile(
    r"\$\$.*?\$\$|(?<![\\$\w])\$(?![\s$])[^$]+?(?<![\s\\])\$(?![\w$])|!\[.*?\]\(.*?\)|(?<=\])(?:\([^)]*\)|\[[^\]]*\])|<!--.*?-->|</?\w[^>]*>|\{[:#.][^}]*\}"
    r"|^\s*(?:```|~~~|\[[^\]]*\]:)[^\n]*|^\s*\d+[.)](?=\s)",
    re.MULTILINE | re.DOTALL,
)


@dataclass
class Section:
    """A part of a page: its address and name, its lines with their places, its words, its rows, the steps that ran."""

    address: str
    name: str
    runs: list[PickleRun]
    words: list[str]
    lines: list[tuple[str, str]] = field(default_factory=list)
    rows: dict[str, PickleRun] = field(default_factory=dict)
    steps: list[tuple[str, StepRun, dict[str, Node]]] = field(default_factory=list)

    def say(self, text: str, place: str = "") -> None:
        """One more line."""
        self.lines.append((place or f"#{self.address}", " ".join(text.split())))

    def ran(self, nodes: Iterable[Node], run: PickleRun, place: str) -> None:
        """The steps of one run, each with its verdict, its argument, and what it said if it failed."""
        for number, node in enumerate(nodes, start=1):
            step = run.steps[node["id"]]
            own = f"{place}, step {number}, “{node['keyword']}{step.text}”"
            self.step(f"{verdict(step.status)} {node['keyword'].strip()} {step.text}", step.argument, own)
            self.failed(step, own)
            self.steps.append((own, step, run.trace))

    def failed(self, step: StepRun, place: str) -> None:
        """What a step said if it failed; its working stands by itself."""
        if step.message:
            self.say(step.message.partition("\n\nworking\n")[0], place)

    def step(self, line: str, argument: Node, place: str) -> None:
        """The lines of a step."""
        self.say(line, place)
        for row in table(argument):
            self.say(" | ".join(row), place)
        if "docString" in argument:
            self.say(argument["docString"]["content"], place)


def sections(feature: Feature) -> Iterator[Section]:
    """The head of the page of a feature, then every rule, background and scenario."""
    runs = list(feature.runs.values())
    head = Section("feature", feature.name, runs, words(*topics(feature.tree), feature.tree["description"]))
    head.say(feature.name)
    statuses = [run.status for run in runs]
    passed, unknown = statuses.count("PASSED"), statuses.count("UNKNOWN")
    told = [len(runs), passed, *filter(None, (unknown, len(runs) - passed - unknown)), _checked(feature)]
    head.say(counts(verdict(feature.status), told), "its head")
    yield head
    for kind, node in feature.nodes:
        # A background without a name is called in the language of the page.
        name = node["name"] or ("" if kind == "background" else node["keyword"])
        own = feature.runs_of(node["id"]) if kind == "scenario" else runs
        section = Section(node_address(kind, node), name, own, words(*topics(node), node["description"]))
        section.say(name)
        if kind == "background":
            section.ran(node["steps"], _over_all(node, runs), f"#{section.address}")
        elif kind == "scenario":
            _scenario(section, node)
        yield section


def _scenario(section: Section, node: Node) -> None:
    if not any(run.has_run for run in section.runs):
        section.say(verdict("UNKNOWN"))
    if not node["examples"]:
        section.ran(node["steps"], section.runs[0], f"#{section.address}")
        return
    for step in node["steps"]:
        line = f"{step['keyword'].strip()} {step['text']}"
        section.step(line, step, f"#{section.address}, “{line}”")
    runs = {run.pickle["astNodeIds"][1]: run for run in section.runs}
    for examples in node["examples"]:
        header = _cells(examples.get("tableHeader", {"cells": ()}))
        section.words += words(
            examples["name"] or examples["keyword"], *topics(examples), examples["description"], *header
        )
        rows = {row_address(node, row): row for row in examples.get("tableBody", ())}
        section.rows |= {address: runs[row["id"]] for address, row in rows.items()}
        for address, row in rows.items():
            run = section.rows[address]
            section.say(" | ".join([verdict(run.status), *_cells(row)]), f"#{address}")
            section.failed(next((step for step in run.steps.values() if step.message), StepRun("")), f"#{address}")
        for address in rows:
            section.ran(node["steps"], section.rows[address], f"#{address}")


def _over_all(node: Node, runs: list[PickleRun]) -> PickleRun:
    """A background as it ran: each step as where it fared worst; what a step computes is its scenarios'."""
    steps = {}
    for step in node["steps"]:
        own = [run.steps[step["id"]] for run in runs if run.has_run and step["id"] in run.steps]
        steps[step["id"]] = max(own, key=lambda ran: SEVERITY.index(ran.status), default=StepRun(step["text"], step))
    return PickleRun({}, steps)


def block(feature: Feature) -> Section:
    """What was found in a block of Gherkin in prose: each scenario, its claims, and whatever did not pass."""
    section = Section("", "", list(feature.runs.values()), [])
    section.say(verdict(feature.status), f"“{feature.name}”")
    for run in section.runs:
        place = f"“{run.pickle['name']}”"
        section.say(run.pickle["name"], place)
        claims = {step["astNodeIds"][0] for step in run.pickle["steps"] if step["type"] == "Outcome"}
        nodes = [step for _, node in feature.nodes for step in node.get("steps", ()) if step["id"] in run.steps]
        told = [step for step in nodes if step["id"] in claims or run.steps[step["id"]].status != "PASSED"]
        section.ran(told, run, place)
    return section


def _checked(feature: Feature) -> int:
    """How many printed numbers its claims compared and found right; those of a background count once."""
    backgrounds = {step["id"] for kind, node in feature.nodes if kind == "background" for step in node["steps"]}
    steps = [(name, step) for run in feature.runs.values() for name, step in run.steps.items()]
    shared = {name: step for name, step in steps if name in backgrounds and step.status == "PASSED"}
    return sum(step.checked for name, step in (*shared.items(), *(one for one in steps if one[0] not in backgrounds)))


def verdict(status: str) -> str:
    """A verdict as a page shows it."""
    return " ".join(VERDICTS[status][:2])


def words(*texts: str) -> list[str]:
    """The words of texts in Markdown that stand on their page."""
    return [word for text in texts for word in re.findall(r"[^\W_]+", unescape(_UNWORDED.sub(" ", text)))]


def table(argument: Node) -> list[list[str]]:
    """The rows of the data table that a step holds; none where it holds no table."""
    return [_cells(row) for row in argument.get("dataTable", {}).get("rows", ())]


def _cells(row: Node) -> list[str]:
    return [cell["value"] for cell in row["cells"]]
