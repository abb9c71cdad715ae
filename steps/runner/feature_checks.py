"""Checks of features that can be parsed: what would be lost or hidden without a word, with its line and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gherkin.dialect import Dialect

from .. import phrases  # noqa: F401  # fills the phrasebook
from ..language.phrasebook import BOOK, KEYWORDS
from .documents import Document, Node, walk
from .feature_errors import FeatureProblem as Problem
from .misspelt_keywords import block_meant, foreign_block, step_keywords, step_meant, usual_step_keywords

# Tags that pytest takes as orders of its own, to skip a test or to expect its failure.
PYTEST_TAGS = {"filterwarnings", "parametrize", "skip", "skipif", "usefixtures", "xfail"}


def find_problems(documents: Sequence[Document]) -> list[Problem]:
    """Everything wrong with the features of one file."""
    seen: dict[str, int] = {}
    return [problem for document in documents for problem in _of_document(document, seen)]


def _of_document(document: Document, seen: dict[str, int]) -> Iterator[Problem]:
    feature = document.tree["feature"]
    dialect = Dialect.for_name(feature["language"])
    assert dialect is not None  # the parser has read this language
    lines = document.text.splitlines()
    if not document.scenarios:
        yield Problem(_line(feature), "the feature has no scenario", "write one, or remove the feature")
    for _, block in (("feature", feature), *walk(feature)):
        for node in (block, *block.get("examples", ())):
            yield from _lost_steps(node, dialect, lines)
            yield from _orders_to_pytest(node)
    for scenario in document.scenarios.values():
        yield from _name(scenario, seen)
        if not scenario["steps"]:
            yield Problem(_line(scenario), "the scenario has no steps, so nothing is checked", "add a Then")
        yield from _outline(scenario, dialect)


def _name(scenario: Node, seen: dict[str, int]) -> Iterator[Problem]:
    name, line = scenario["name"], _line(scenario)
    if not name:
        yield Problem(line, "the scenario has no name", "say in a few words what it shows")
    elif name in seen:
        yield Problem(line, f'"{name}" is also the name of the scenario in line {seen[name]}', "give one another name")
    seen.setdefault(name, line)


def _lost_steps(node: Node, dialect: Dialect, lines: list[str]) -> Iterator[Problem]:
    """Lines of a description that read like steps: the parser takes them as prose, and they would never run."""
    steps = step_keywords(dialect)
    number = _line(node)
    for prose in node["description"].splitlines() if node.get("description") else ():
        if not prose.strip():
            continue
        while lines[number].strip() != prose.strip():  # the tree does not say where a description stands
            number += 1
        number += 1
        block = foreign_block(prose, dialect) or (block_meant(prose, dialect) if re.search("[:：]", prose) else None)
        if block:
            what = f'"{prose.strip()}" is no keyword, so that what follows is prose'
            yield Problem(number, what, f'write "{block}:"')
            return
        if prose.strip().startswith(steps) or _is_phrase(prose):
            what = f'"{prose.strip()}" reads like a step, but stands in a description, where no step runs'
            meant, usual = step_meant(prose, dialect), {"Scenario", "场景"}.intersection(dialect.scenario_keywords)
            scenario = next(iter(usual), dialect.scenario_keywords[0])
            below = f"below a {dialect.background_keywords[0]}: or {scenario}: line"
            keywords = usual_step_keywords(dialect)
            remedy = f"begin it with a keyword, {keywords}, {below}; if it is prose, begin it otherwise"
            yield Problem(number, what, f'write "{meant}"' if meant else remedy)


def _is_phrase(prose: str) -> bool:
    """Whether a line is a phrase without a keyword, or behind a misspelt one, which Chinese parts with no space."""
    text = prose.strip()
    rests = [text, text.partition(" ")[2], *(text[n:] for n in (1, 2, 3) if "\u4e00" <= text[0] <= "\u9fff")]
    return any(BOOK.matches(keyword, rest) for keyword in KEYWORDS for rest in rests if rest)


def _orders_to_pytest(node: Node) -> Iterator[Problem]:
    for tag in node.get("tags", ()):
        if tag["name"].removeprefix("@") in PYTEST_TAGS:
            what = f"the tag {tag['name']} would make pytest hide a result"
            yield Problem(_line(tag), what, "choose another name for it")


def _outline(scenario: Node, dialect: Dialect) -> Iterator[Problem]:
    is_outline = scenario["keyword"] in set(dialect.scenario_outline_keywords) - set(dialect.scenario_keywords)
    rows = [row for examples in scenario["examples"] for row in examples.get("tableBody", ())]
    if (is_outline or scenario["examples"]) and not rows:
        line = _line(scenario["examples"][0] if scenario["examples"] else scenario)
        yield Problem(line, "the outline has no rows of Examples, so it never runs", "add Examples: with a row a case")
    yield from _repeated_rows(rows)
    for examples in scenario["examples"]:
        yield from _columns(scenario, examples)


def _columns(scenario: Node, examples: Node) -> Iterator[Problem]:
    if not examples.get("tableHeader"):
        return
    line = _line(examples["tableHeader"])
    columns = [cell["value"] for cell in examples["tableHeader"]["cells"]]
    used = {name: at for text, at in _texts(scenario) for name in re.findall(r"<([^<>\s][^<>]*)>", text)}
    for column in dict.fromkeys(columns):
        if columns.count(column) > 1:
            yield Problem(line, f"two columns are headed {column}", "rename one")
        elif not _stands_for_itself(column):
            what = f"the column {column} has signs that Gherkin's compiler does not take literally"
            yield Problem(line, what, "name it with letters, digits and spaces")
        elif column not in used:
            what = f"the column {column} is not used by any step"
            yield Problem(line, what, f"write <{column}> in a step, or remove it")
    for name, at in used.items():
        if name not in columns:
            listed = ", ".join(columns)
            yield Problem(at, f"<{name}> is not a column of the Examples in line {line}", f"use one of: {listed}")


def _repeated_rows(rows: list[Node]) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        cells = tuple(cell["value"] for cell in row["cells"])
        if cells in seen:
            yield Problem(_line(row), f"this row says the same as line {seen[cells]}", "remove one")
        seen.setdefault(cells, _line(row))


def _stands_for_itself(column: str) -> bool:
    """Whether Gherkin's compiler, which takes a column's name for a regular expression, finds the name by it."""
    try:
        return re.fullmatch(column, column) is not None
    except re.error:
        return False


def _texts(scenario: Node) -> Iterator[tuple[str, int]]:
    """Every text of an outline in which a placeholder is replaced."""
    yield scenario["name"], _line(scenario)
    for step in scenario["steps"]:
        yield step["text"], _line(step)
        if "docString" in step:
            yield step["docString"]["content"], _line(step)
        for row in step.get("dataTable", {}).get("rows", ()):
            for cell in row["cells"]:
                yield cell["value"], _line(row)


def _line(node: Node) -> int:
    return int(node["location"]["line"])
