"""A feature document and its pickles: what was read, and what of it is run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..language.phrasebook import Keyword

Node = dict[str, Any]
_KEYWORDS: dict[str, Keyword] = {"Context": "given", "Action": "when", "Outcome": "then"}


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a pickle.

    Attributes:
        id: of the step of the pickle.
        keyword: what it is; And, But and * go on with what came before.
        written: the keyword as it is written, with the space after it, which Chinese has not.
    """

    id: str
    keyword: Keyword
    written: str
    text: str
    line: int
    table: list[list[str]] | None
    doc_string: str | None


@dataclass(frozen=True, slots=True)
class Pickle:
    """A scenario, or a row of an outline, as it is run: little enough to keep thousands of them.

    Attributes:
        row: where it is a row, its cells in brackets; otherwise empty.
        line: where the scenario or the row stands.
        path: the file that it stands in.
        feature, scenario: their nodes of the syntax tree without what is inside.
    """

    id: str
    name: str
    row: str
    line: int
    path: str
    tags: tuple[str, ...]
    steps: tuple[Step, ...]
    feature: Node
    scenario: Node


@dataclass(frozen=True)
class Document:
    """One feature: where it stands, its text, its syntax tree and its pickles, as Cucumber Messages shape them.

    Attributes:
        path: the file, relative to the root of the run where it lies below it.
        uri: the path; for the n-th block of a Markdown file, followed by `#n`.
    """

    path: str
    uri: str
    text: str
    tree: Node
    compiled: list[Node]

    @cached_property
    def scenarios(self) -> dict[str, Node]:
        """The scenarios of the syntax tree by id."""
        return {node["id"]: node for kind, node in walk(self.tree["feature"]) if kind == "scenario"}

    def pickles(self) -> Iterator[Pickle]:
        """What is run of it, in the order of the file."""
        steps = {step["id"]: step for _, node in walk(self.tree["feature"]) for step in node.get("steps", ())}
        feature = {key: part for key, part in self.tree["feature"].items() if key != "children"}
        for pickle in self.compiled:
            scenario = self.scenarios[pickle["astNodeIds"][0]]
            yield Pickle(
                pickle["id"],
                pickle["name"],
                _row(pickle, scenario),
                pickle["location"]["line"],
                self.path,
                tuple(tag["name"] for tag in pickle["tags"]),
                tuple(_steps(pickle, steps)),
                feature,
                {key: part for key, part in scenario.items() if key not in ("steps", "examples")},
            )


def _row(pickle: Node, scenario: Node) -> str:
    if len(pickle["astNodeIds"]) == 1:
        return ""
    rows = (row for examples in scenario["examples"] for row in examples.get("tableBody", ()))
    cells = next(row["cells"] for row in rows if row["id"] == pickle["astNodeIds"][1])
    return f" [{' | '.join(cell['value'] for cell in cells)}]"


def _steps(pickle: Node, nodes: dict[str, Node]) -> Iterator[Step]:
    keyword: Keyword = "given"
    for step in pickle["steps"]:
        node, argument = nodes[step["astNodeIds"][0]], step.get("argument", {})
        keyword = _KEYWORDS.get(node["keywordType"], keyword)
        rows = argument["dataTable"]["rows"] if "dataTable" in argument else None
        table = None if rows is None else [[cell["value"] for cell in row["cells"]] for row in rows]
        text = argument["docString"]["content"] if "docString" in argument else None
        yield Step(step["id"], keyword, node["keyword"], step["text"], node["location"]["line"], table, text)


def walk(feature: Node) -> Iterator[tuple[str, Node]]:
    """Every background, rule and scenario of a feature, in the order of the file, with its kind."""
    for child in feature.get("children", ()):
        for kind, node in child.items():
            yield kind, node
            yield from walk(node)
