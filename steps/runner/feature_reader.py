"""Reading features: a `.feature` file, or the ```gherkin blocks of a Markdown file, with the official parser."""

from __future__ import annotations

import re
from pathlib import Path

from gherkin.ast_builder import AstBuilder
from gherkin.errors import CompositeParserException, ParserException
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

from .documents import Document, Node
from .feature_checks import find_problems
from .feature_errors import FeatureError, FeatureProblem, syntax_problem

_FENCE = re.compile(r"^(?P<indent>\s*)(?P<marks>`{3,}|~{3,})\s*(?P<language>[^\s`]*)[^`]*$")


class _Ids(IdGenerator):
    """Ids that are the same in every run: the document's uri and a number."""

    def __init__(self, uri: str) -> None:
        self.uri, self.number = uri, 0

    def get_next_id(self) -> str:
        self.number += 1
        return f"{self.uri}:{self.number}"


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
        problem = FeatureProblem(line, f"byte 0x{data[error.start]:02x} is not UTF-8", "save the file as UTF-8")
        raise FeatureError(name, [problem]) from None
    return text.replace("\r\n", "\n")


def _document(name: str, uri: str, text: str) -> Document:
    ids = _Ids(uri)
    try:
        tree: Node = dict(Parser(AstBuilder(ids)).parse(text))
    except (CompositeParserException, ParserException) as error:
        errors = error.errors if isinstance(error, CompositeParserException) else [error]
        raise FeatureError(name, [syntax_problem(errors, text)], text) from None
    tree["uri"] = uri
    if "feature" not in tree:
        problem = FeatureProblem(1, "there is no feature in it", 'write "Feature:" and a scenario, or remove it')
        raise FeatureError(name, [problem], text)
    return Document(name, uri, text, tree, _compiled(tree, ids))


def _compiled(tree: Node, ids: _Ids) -> list[Node]:
    """The pickles of a feature; none where a column's name is no regular expression, which is a problem told later."""
    try:
        return [dict(pickle) for pickle in Compiler(ids).compile(tree)]  # type: ignore[arg-type]  # plain data, as Cucumber shapes it
    except re.error:
        return []
