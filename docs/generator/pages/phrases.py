"""The phrases as a reader meets them: how each reads, an example to copy, and where it is used."""

import re
from collections import defaultdict
from dataclasses import dataclass
from unicodedata import east_asian_width

from cucumber_expressions.ast import Node as Expression
from cucumber_expressions.ast import NodeType
from cucumber_expressions.expression_parser import CucumberExpressionParser

from steps.record.addresses import node_address, page_path
from steps.record.model import Feature, Node, Record, StepRun

from ..markup import prose

KEYWORDS = {
    "en": {"given": "Given ", "when": "When ", "then": "Then "},
    "zh": {"given": "假如", "when": "当", "then": "那么"},  # not followed by a space
}


def parameter_types(pattern: str) -> list[str]:
    """The parameter types of a pattern, each once, in their order."""
    nodes = CucumberExpressionParser().parse(pattern).nodes
    return list(dict.fromkeys(node.text for node in nodes if node.ast_type is NodeType.PARAMETER))


def readable(pattern: str, language: str, names: dict[str, str]) -> str:
    """A pattern as Markdown: parameters by their names, optional words, but for spaces, in parentheses, or by "or"."""
    return _shown(CucumberExpressionParser().parse(pattern), language, names)


def _shown(node: Expression, language: str, names: dict[str, str]) -> str:
    if node.ast_type is NodeType.PARAMETER:
        return f"<var>{prose.plain(names.get(node.text, node.text))}</var>"
    if node.ast_type is NodeType.OPTIONAL:
        return f"<small>({prose.plain(node.text)})</small>" if node.text.strip() else ""
    if node.nodes is None:
        return prose.plain(node.text)
    between = f" <small>{'或' if language == 'zh' else 'or'}</small> " if node.ast_type is NodeType.ALTERNATION else ""
    return between.join(_shown(inner, language, names) for inner in node.nodes)


def gherkin(step: StepRun, keyword: str, language: str) -> str:
    """A step with its table, to be copied, under the keyword of its phrase: And would depend on the step before it."""
    # Gherkin writes a backslash before a bar, a backslash, and the n of a new line.
    cells = [[re.sub(r"([\\|])", r"\\\1", cell).replace("\n", r"\n") for cell in row] for row in step.rows]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    padded = [[c + " " * (width - _width(c)) for c, width in zip(row, widths, strict=True)] for row in cells]
    return "\n".join([KEYWORDS[language][keyword] + step.text, *(f"  | {' | '.join(row)} |" for row in padded)])


def fenced(text: str) -> str:
    """The text as a block of code; its fence is longer than any row of backticks in it."""
    fence = "`" * max(3, *(len(ticks) + 1 for ticks in re.findall("`+", text)), 0)
    return f"{fence}gherkin\n{text}\n{fence}"


def _width(text: str) -> int:
    """The columns that a text takes in a fixed-width font, where a Chinese character takes two."""
    return sum(2 if east_asian_width(sign) in "FW" else 1 for sign in text)


@dataclass(frozen=True)
class Use:
    """One step of a scenario that passed: the step as it was run, and the scenario or background it is written in."""

    feature: Feature
    kind: str
    node: Node
    step_id: str
    step: StepRun

    @property
    def is_in_prose(self) -> bool:
        """Whether it stands in a block of a prose page."""
        return not self.feature.uri.endswith(".feature")

    def unfitness(self, language: str) -> tuple[bool, bool, int]:
        """How badly it would do as the example: best is a short one of a feature in the phrase's own language."""
        is_foreign = not self.feature.tree["language"].startswith(language)
        return self.is_in_prose, is_foreign, len(gherkin(self.step, "then", language))

    @property
    def name(self) -> str:
        """The name of the scenario or background; a background without one goes by its keyword and its feature."""
        return self.node["name"] or f"{self.node['keyword']}, {self.feature.tree['name']}"

    @property
    def link(self) -> str:
        """The page of the site, and the place in it, where the step stands; a prose page has no places."""
        page = page_path(self.feature.path)
        return page if self.is_in_prose else f"{page}#{node_address(self.kind, self.node)}"


def uses(record: Record) -> dict[str, list[Use]]:
    """The uses of each phrase by its id, in the order of the record; that of an outline is there once a row."""
    found: defaultdict[str, list[Use]] = defaultdict(list)
    for feature in record.features.values():
        holders = {step["id"]: (kind, node) for kind, node in feature.nodes for step in node.get("steps", ())}
        is_published = feature.uri.endswith(".feature") or feature.path.startswith("docs/pages/")
        for run in feature.runs.values() if is_published else ():
            for step_id, step in run.steps.items() if run.status == "PASSED" else ():
                for phrase in step.definitions:
                    found[phrase].append(Use(feature, *holders[step_id], step_id, step))
    return dict(found)
