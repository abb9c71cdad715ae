"""Cucumber Expressions as people read them: what is to be filled in, what may be left out, what may be said instead."""

from __future__ import annotations

from functools import cache

from cucumber_expressions.ast import Node, NodeType
from cucumber_expressions.expression_parser import CucumberExpressionParser

from ..markup import prose

OR = {"en": "or", "zh": "或"}


def parameter_types(pattern: str) -> list[str]:
    """The parameter types of a pattern, each once, in their order."""
    nodes = _parsed(pattern).nodes
    return list(dict.fromkeys(node.text for node in nodes if node.ast_type is NodeType.PARAMETER))


def readable(pattern: str, language: str, names: dict[str, str]) -> str:
    """A pattern as Markdown: parameters by their names, optional words in parentheses, alternatives joined by "or".

    A space that may be left out, as those between Chinese words, is left out.
    """
    return _shown(_parsed(pattern), language, names)


@cache
def _parsed(pattern: str) -> Node:
    return CucumberExpressionParser().parse(pattern)


def _shown(node: Node, language: str, names: dict[str, str]) -> str:
    if node.ast_type is NodeType.PARAMETER:
        return f"<var>{prose.plain(names.get(node.text, node.text))}</var>"
    if node.ast_type is NodeType.OPTIONAL:
        return f"<small>({prose.plain(node.text)})</small>" if node.text.strip() else ""
    if node.ast_type is NodeType.ALTERNATION:
        between = f" <small>{OR[language]}</small> "
        return between.join(_shown(inner, language, names) for inner in node.nodes)
    if node.nodes is None:
        return prose.plain(node.text)
    return "".join(_shown(inner, language, names) for inner in node.nodes)
