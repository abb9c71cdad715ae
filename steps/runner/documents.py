"""Feature documents: a `.feature` file, or a ```gherkin block of a Markdown file, read with the official parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from gherkin.errors import CompositeParserException, ParserException
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

from .keywords import syntax_problem
from .problem import FeatureError, Problem
from .problems import find_problems

Node = dict[str, Any]
_FENCE = re.compile(r"^(?P<indent>\s*)(?P<marks>`{3,}|~{3,})\s*(?P<language>[^\s`]*)[^`]*$")


class _Ids:
    """Ids that are the same in every run: the document's uri and a number."""

    def __init__(self, uri: str) -> None:
        self.uri, self.number = uri, 0

    def get_next_id(self) -> str:
        self.number += 1
        return f"{self.uri}:{self.number}"


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
    pickles: list[Node]

    @cached_property
    def steps(self) -> dict[str, Node]:
        """The steps of the syntax tree by id."""
        return {step["id"]: step for _, node in walk(self.tree["feature"]) for step in node.get("steps", ())}

    @cached_property
    def scenarios(self) -> dict[str, Node]:
        """The scenarios of the syntax tree by id."""
        return {node["id"]: node for kind, node in walk(self.tree["feature"]) if kind == "scenario"}


def walk(feature: Node) -> Iterator[tuple[str, Node]]:
    """Every background, rule and scenario of a feature, in the order of the file, with its kind."""
    for child in feature.get("children", ()):
        for kind, node in child.items():
            yield kind, node
            yield from walk(node)


def read_documents(path: Path, root: Path) -> list[Document]:
    """Read the feature, or every ```gherkin block, of a file.

    Raises:
        FeatureError: everything that is wrong with the file, each with its line and a remedy.
    """
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    text = _text(path, name)
    if path.suffix == ".md":
        blocks = enumerate(gherkin_blocks(text), start=1)
        documents = [_document(name, f"{name}#{n}", block) for n, block in blocks]
    else:
        documents = [_document(name, name, text)]
    problems = find_problems(documents)
    if problems:
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
        elif line is None or _closes(fence, line):
            if fence["language"] == "gherkin":
                indent = len(fence["indent"])
                blocks.append("\n" * start + "\n".join(inner[indent:] for inner in lines[start:number]) + "\n")
            fence = None
    return blocks


def _closes(fence: re.Match[str], line: str) -> bool:
    return line.strip().startswith(fence["marks"]) and not line.strip().strip(fence["marks"][0])


def _text(path: Path, name: str) -> str:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = Problem(line, f"byte 0x{data[error.start]:02x} is not UTF-8", "save the file as UTF-8")
        raise FeatureError(name, [problem]) from None
    return text.replace("\r\n", "\n")


def _document(name: str, uri: str, text: str) -> Document:
    ids = _Ids(uri)
    parser = Parser()
    parser.ast_builder.id_generator = ids  # type: ignore[assignment]  # it is used for its one method
    try:
        tree: Node = dict(parser.parse(text))
    except CompositeParserException as errors:
        raise FeatureError(name, [syntax_problem(errors.errors, text, _language(text))], text) from None
    except ParserException as error:
        raise FeatureError(name, [syntax_problem([error], text, _language(text))], text) from None
    tree["uri"] = uri
    if "feature" not in tree:
        problem = Problem(1, "there is no feature in it", 'write "Feature:" and a scenario, or remove it')
        raise FeatureError(name, [problem], text)
    return Document(name, uri, text, tree, _pickles(tree, ids))


def _pickles(tree: Node, ids: _Ids) -> list[Node]:
    """The pickles of a feature; none where a column's name is no regular expression, which is a problem told later."""
    try:
        return [dict(pickle) for pickle in Compiler(ids).compile(tree)]  # type: ignore[arg-type]  # plain data, as Cucumber shapes it
    except re.error:
        return []


def _language(text: str) -> str:
    """The language that a feature says it is in."""
    said = re.search(r"^\s*#\s*language\s*:\s*([\w-]+)", text, re.MULTILINE)
    return said[1] if said else "en"
