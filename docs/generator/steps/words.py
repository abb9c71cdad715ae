"""The words of a scenario, in the order of their indices, as its steps gave them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from steps.record.model import Node, StepRun

_VOCABULARY = re.compile(r"\.vocabulary(?:_table)?:")  # what the phrases that name the words are called
_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”')


def words_of(steps: Iterable[StepRun], trace: dict[str, Node]) -> list[str]:
    """The vocabulary of a scenario, or the words that head its embedding; none where the trace counts otherwise."""
    given = list(steps)
    found = next((words for words in map(_vocabulary, given) if words), [])
    found = found or next((words for words in map(_headings, given) if words), [])
    indices = {name[1:-1]: value["array"] for name, value in trace.items() if name.startswith('"')}
    agrees = all(index < len(found) and found[int(index)] == word for word, index in indices.items())
    return found if agrees else []


def quoted(text: str) -> list[str]:
    """The words that stand in quotation marks."""
    return [straight or curly for straight, curly in _QUOTED.findall(text)]


def _vocabulary(step: StepRun) -> list[str]:
    if not any(_VOCABULARY.search(definition) for definition in step.definitions):
        return []
    rows = cells(step.argument)
    if not rows:
        return quoted(step.text)
    indexed = {int(row[-1]): row[0] for row in rows if row[-1].strip().isdigit()}
    return [indexed[index] for index in sorted(indexed)]


def _headings(step: StepRun) -> list[str]:
    """The words that head the columns, or the rows, of the embedding C."""
    rows = cells(step.argument)
    if not rows or not any(item.get("value", {}).get("symbol") == "C" for item in step.evidence):
        return []
    first = [row[0] for row in rows]
    array = next(item["value"]["array"] for item in step.evidence if "value" in item)
    if len(rows) == len(array) + 1:
        return rows[0][-len(array[0]) :]
    return first if len(rows[0]) == len(array[0]) + 1 else []


def cells(argument: Node) -> list[list[str]]:
    """The rows of the data table that a step holds; none where it holds no table."""
    return [[cell["value"] for cell in row["cells"]] for row in argument.get("dataTable", {}).get("rows", ())]
