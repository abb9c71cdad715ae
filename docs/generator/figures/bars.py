"""The bars of a distribution: a word, a bar as long as its probability, and the per cent."""

from __future__ import annotations

import re

from steps.record.model import Node, StepRun

from ..steps.words import cells, quoted
from .figures import SIZE, figure, numbers, shortened, text, width_of

MOST = 10  # more words than this are no longer seen at a glance
WIDTH = 290
_PROBABILITIES = re.compile(r"p(?:_\d+)?'?")
_LINE = 22
_LONGEST_WORD, _LONGEST_NUMBER = 90, 78


def claimed_distribution(step: StepRun, words: list[str]) -> Node | None:
    """The one distribution whose numbers, or whose likeliest word, a step claims."""
    values = [item["value"] for item in step.evidence if "value" in item]
    kinds = {argument["parameterTypeName"] for argument in step.arguments}
    is_predicted = any(word in words for word in quoted(step.text)) and "symbol" not in kinds
    if len(values) != 1 or not (is_predicted or "array" in kinds or cells(step.argument)):
        return None
    value: Node = values[0]
    is_computed = value["operation"] == "divide" and _PROBABILITIES.fullmatch(value["symbol"] or "")
    return value if is_computed and isinstance(value["array"], list) else None


def bars(value: Node, words: list[str]) -> str:
    """The bars of a distribution; its entries are counted from 1 where the words are not known."""
    array: list[float] = value["array"]
    if not 1 < len(array) <= MOST:
        return ""
    names = words if len(words) == len(array) else [str(place) for place in range(1, len(array) + 1)]
    shown = [shortened(name, _LONGEST_WORD) for name in names]
    left = round(max(width_of(name) for name in shown)) + 8
    longest = WIDTH - left - _LONGEST_NUMBER
    parts = []
    for line, (name, p) in enumerate(zip(shown, array, strict=True)):
        middle = line * _LINE + _LINE / 2
        parts.append(text(left - 8, middle + SIZE * 0.35, name, "end"))
        parts.append(f'<rect x="{left}" y="{middle - 6:g}" width="{p * longest:.1f}" height="12"/>')
        parts.append(text(round(left + p * longest + 6, 1), middle + SIZE * 0.35, _per_cent(p)))
    height = len(array) * _LINE
    parts.append(f'<path d="M{left} 1V{height - 1}"/>')
    said = ", ".join(f"{name} {_per_cent(p)}" for name, p in zip(names, array, strict=True))
    return figure("bars", WIDTH, height, f"{value['symbol'].replace('_', '')}: {said}", parts)


def _per_cent(p: float) -> str:
    return f"{numbers(100 * p)}\u202f%"
