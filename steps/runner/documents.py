"""Feature documents: a `.feature` file, or the ```gherkin blocks of a Markdown file, read with the official parser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from gherkin.ast_builder import AstBuilder
from gherkin.errors import CompositeParserException
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

from ..language.phrasebook import Keyword
from ..record.model import Node, rows_of, walk
from .feature_checks import find_problems
from .feature_errors import FeatureError, FeatureProblem, syntax_problem

_FENCE = re.compile(r"^(?P<indent>\s*)(?P<marks>`{3,}|~{3,})\s*(?P<language>[^\s`]*)[^`]*$")
_KEYWORDS: dict[str, Keyword] = {"Context": "given", "Action": "when", "Outcome": "then"}


class Step(NamedTuple):
    """A step of a pickle."""

    id: str  # of the step of the pickle
    keyword: Keyword  # what it is; And, But and * go on with what came before
    keyword_text: str  # the keyword as it is written, with the space after it, which Chinese has not
    text: str
    line: int
    table: list[list[str]] | None
    doc_string: str | None


class Pickle(NamedTuple):
    """A scenario, or a row of an outline, as it is run: little enough to keep thousands of them."""

    id: str
    name: str
    row: str  # where it is a row, its cells in brackets; otherwise empty
    line: int  # where the scenario or the row stands
    path: str
    tags: list[str]
    steps: tuple[Step, ...]
    feature: Node  # its node of the syntax tree without what is inside, as that of the scenario
    scenario: Node


@dataclass(frozen=True)
class Document:
    """One feature: where it stands, its text, its syntax tree and its pickles, as Cucumber Messages shape them."""

    path: str  # relative to the root of the run where it lies below it
    uri: str  # the path; for the n-th block of a Markdown file, followed by `#n`
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
            own = {key: part for key, part in scenario.items() if key not in ("steps", "examples")}
            row, line, tags = _row(pickle, scenario), pickle["location"]["line"], [t["name"] for t in pickle["tags"]]
            run = tuple(_steps(pickle, steps))
            yield Pickle(pickle["id"], pickle["name"], row, line, self.path, tags, run, feature, own)


def _row(pickle: Node, scenario: Node) -> str:
    if len(pickle["astNodeIds"]) == 1:
        return ""
    cells = next(row["cells"] for row in rows_of(scenario) if row["id"] == pickle["astNodeIds"][1])
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


class _Ids(IdGenerator):
    """Ids that are the same in every run: the document's uri and a number."""

    def __init__(self, uri: str) -> None:
        self.uri, self.number = uri, 0

    def get_next_id(self) -> str:
        self.number += 1
        return f"{self.uri}:{self.number}"


def read_documents(path: Path, root: Path) -> list[Document]:
    """The feature, or every ```gherkin block, of a file; a FeatureError with all that is wrong with it."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    texts = {name: _text(path, name)}
    if path.suffix == ".md":
        texts = {f"{name}#{n}": block for n, block in enumerate(gherkin_blocks(texts[name]), start=1)}
    documents = [_document(name, uri, text) for uri, text in texts.items()]
    if problems := [*find_problems([(document.tree["feature"], document.text) for document in documents])]:
        raise FeatureError(name, problems)
    return documents


def gherkin_blocks(markdown: str) -> list[str]:
    """The ```gherkin blocks of a Markdown text, each on the lines where it stands; one left open ends with the text."""
    lines = markdown.splitlines()
    blocks: list[str] = []
    fence, start = None, 0
    for number, line in enumerate([*lines, None]):
        if fence is None:
            fence, start = _FENCE.match(line or ""), number + 1
        elif line is None or (line.strip().startswith(fence["marks"]) and not line.strip().strip(fence["marks"][0])):
            if fence["language"] == "gherkin":
                indent = len(fence["indent"])
                blocks.append("\n" * start + "\n".join(inner[indent:] for inner in lines[start:number]) + "\n")
            fence = None
    return blocks


def _text(path: Path, name: str) -> str:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = FeatureProblem(line, f"byte 0x{data[error.start]:02x} is not UTF-8", "save the file as UTF-8")
        raise FeatureError(name, [problem]) from None
    return text.replace("\r\n", "\n")


def _document(name: str, uri: str, text: str) -> Document:
    ids = _Ids(uri)
    try:
        tree: Node = dict(Parser(AstBuilder(ids)).parse(text))
    except CompositeParserException as error:
        raise FeatureError(name, [syntax_problem(error.errors, text)], text) from None
    tree["uri"] = uri
    if "feature" not in tree:
        problem = FeatureProblem(1, "there is no feature in it", 'write "Feature:" and a scenario, or remove it')
        raise FeatureError(name, [problem], text)
    try:
        compiled = [dict(pickle) for pickle in Compiler(ids).compile(tree)]  # type: ignore[arg-type]  # it is plain data
    except re.error:  # a column's name is not a regular expression, which `find_problems` tells
        compiled = []
    return Document(name, uri, text, tree, compiled)
