"""A step as Gherkin that can be copied: its keyword, its text, and the table or doc string below it."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from steps.record.model import Node, StepRun

KEYWORDS = {
    "en": {"given": "Given ", "when": "When ", "then": "Then "},
    "zh": {"given": "假如", "when": "当", "then": "那么"},  # not followed by a space
}


def gherkin(step: StepRun, keyword: str, language: str) -> str:
    """The step under the keyword of its phrase: And or But would depend on the step before it."""
    lines = [KEYWORDS[language][keyword] + step.text]
    if "dataTable" in step.argument:
        lines += _table(step.argument["dataTable"]["rows"])
    if "docString" in step.argument:
        lines += _doc_string(step.argument["docString"])
    return "\n".join(lines)


def fenced(text: str) -> str:
    """The text as a block of code; its fence is longer than any row of backticks in it."""
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}gherkin\n{text}\n{fence}"


def _table(rows: list[Node]) -> list[str]:
    cells = [[_escaped(cell["value"]) for cell in row["cells"]] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    padded = [[c + " " * (width - _width(c)) for c, width in zip(row, widths, strict=True)] for row in cells]
    return [f"  | {' | '.join(row)} |" for row in padded]


def _escaped(cell: str) -> str:
    r"""A cell as Gherkin writes it: `\\`, `\|` and `\n` for a backslash, a bar and a new line."""
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")


def _width(text: str) -> int:
    """The columns that a text takes in a fixed-width font, where a Chinese character takes two."""
    return sum(2 if east_asian_width(sign) in "FW" else 1 for sign in text)


def _doc_string(doc_string: Node) -> list[str]:
    marks = doc_string.get("mediaType", "")
    content = doc_string["content"].replace('"""', r"\"\"\"")
    return [f'  """{marks}', *(f"  {line}".rstrip() for line in content.split("\n")), '  """']
