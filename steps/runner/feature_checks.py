"""Checks of features that can be parsed: what would be lost or hidden without a word, with its line and remedy."""

import re
from collections.abc import Iterable, Iterator

from gherkin.dialect import Dialect

from .. import phrases  # noqa: F401  # fills the phrasebook
from ..language.phrasebook import BOOK, KEYWORDS
from ..record.model import Node, line_of, rows_of, walk
from .feature_errors import FeatureProblem as Problem
from .feature_errors import block_meant, step_keywords, step_meant, usual_step_keywords

# Tags that pytest takes as orders of its own, to skip a test or to expect its failure.
PYTEST_TAGS = {"filterwarnings", "parametrize", "skip", "skipif", "usefixtures", "xfail"}


def find_problems(documents: Iterable[tuple[Node, str]]) -> Iterator[Problem]:
    """Everything wrong with the features of one file, each a syntax tree and the text that it was read from."""
    seen: dict[str, int] = {}  # the names of scenarios
    for feature, text in documents:
        dialect, lines, blocks = Dialect.for_name(feature["language"]), text.splitlines(), [*walk(feature)]
        assert dialect is not None  # the parser has read this language
        scenarios = [node for kind, node in blocks if kind == "scenario"]
        if not scenarios:
            yield Problem(line_of(feature), "the feature has no scenario", "write one, or remove the feature")
        for _, block in (("feature", feature), *blocks):
            for node in (block, *block.get("examples", ())):
                yield from _lost_steps(node, dialect, lines)
                for tag in (tag for tag in node.get("tags", ()) if tag["name"].removeprefix("@") in PYTEST_TAGS):
                    what = f"the tag {tag['name']} would make pytest hide a result"
                    yield Problem(line_of(tag), what, "choose another name for it")
        for scenario in scenarios:
            name, line = scenario["name"], line_of(scenario)
            if not name:
                yield Problem(line, "the scenario has no name", "say in a few words what it shows")
            elif line != (first := seen.setdefault(name, line)):
                what = f'"{name}" is also the name of the scenario in line {first}'
                yield Problem(line, what, "give one another name")
            if not scenario["steps"]:
                yield Problem(line, "the scenario has no steps, so nothing is checked", "add a Then")
            yield from _outline(scenario, dialect)


def _lost_steps(node: Node, dialect: Dialect, lines: list[str]) -> Iterator[Problem]:
    """Lines of a description that read like steps: the parser takes them as prose, and they would never run."""
    number = line_of(node)
    for prose in map(str.strip, (node.get("description") or "").splitlines()):
        if not prose:
            continue
        while lines[number].strip() != prose:  # the tree does not say where a description stands
            number += 1
        number += 1
        block = block_meant(prose, dialect) if re.search("[:：]", prose) else None
        if block:
            yield Problem(number, f'"{prose}" is not a keyword, so that what follows is prose', f'write "{block}:"')
            return
        if prose.startswith(step_keywords(dialect)) or _is_phrase(prose):
            what = f'"{prose}" reads like a step, but stands in a description, where no step runs'
            meant, usual = step_meant(prose, dialect), {"Scenario", "场景"}.intersection(dialect.scenario_keywords)
            scenario = next(iter(usual), dialect.scenario_keywords[0])
            below = f"below a {dialect.background_keywords[0]}: or {scenario}: line"
            keywords = usual_step_keywords(dialect)
            remedy = f"begin it with a keyword, {keywords}, {below}; if it is prose, begin it otherwise"
            yield Problem(number, what, f'write "{meant}"' if meant else remedy)


def _is_phrase(text: str) -> bool:
    """Whether a line is a phrase without a keyword, or behind a misspelt one, which Chinese parts with no space."""
    rests = [text, text.partition(" ")[2], *(text[n:] for n in (1, 2, 3) if "\u4e00" <= text[0] <= "\u9fff")]
    return any(BOOK.matches(keyword, rest) for keyword in KEYWORDS for rest in rests if rest)


def _outline(scenario: Node, dialect: Dialect) -> Iterator[Problem]:
    is_outline = scenario["keyword"] in set(dialect.scenario_outline_keywords) - set(dialect.scenario_keywords)
    rows = rows_of(scenario)
    if (is_outline or scenario["examples"]) and not rows:
        line = line_of(scenario["examples"][0] if scenario["examples"] else scenario)
        yield Problem(line, "the outline has no rows of Examples, so it never runs", "add Examples: with a row a case")
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        line, first = line_of(row), seen.setdefault(tuple(cell["value"] for cell in row["cells"]), line_of(row))
        if line != first:
            yield Problem(line, f"this row says the same as line {first}", "remove one")
    for examples in scenario["examples"]:
        if examples.get("tableHeader"):
            yield from _columns(scenario, examples["tableHeader"])


def _columns(scenario: Node, header: Node) -> Iterator[Problem]:
    line, columns = line_of(header), [cell["value"] for cell in header["cells"]]
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
            what = f"<{name}> is not a column of the Examples in line {line}"
            yield Problem(at, what, f"use one of: {', '.join(columns)}")


def _stands_for_itself(column: str) -> bool:
    """Whether Gherkin's compiler, which takes a column's name for a regular expression, finds the name by it."""
    try:
        return re.fullmatch(column, column) is not None
    except re.error:
        return False


def _texts(scenario: Node) -> Iterator[tuple[str, int]]:
    """Every text of an outline in which a placeholder is replaced."""
    yield scenario["name"], line_of(scenario)
    for step in scenario["steps"]:
        texts = [step["text"], *([step["docString"]["content"]] if "docString" in step else [])]
        yield from ((text, line_of(step)) for text in texts)
        for row in step.get("dataTable", {}).get("rows", ()):
            yield from ((cell["value"], line_of(row)) for cell in row["cells"])
