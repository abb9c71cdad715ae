"""What is wrong with a feature file that is not run, and what the parser stumbled over, in words for its author."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gherkin.dialect import Dialect

from ..language.phrasebook import BOOK, KEYWORDS
from .misspelt_keywords import block_meant, foreign_block, step_keywords, step_meant, usual_step_keywords

if TYPE_CHECKING:
    from gherkin.errors import ParserException


@dataclass(frozen=True, order=True)
class FeatureProblem:
    """What is wrong in a line of a feature, and what to do."""

    line: int
    what: str
    remedy: str


class FeatureError(Exception):
    """A feature file that is not run, with everything that is wrong with it."""

    def __init__(self, path: str, problems: Sequence[FeatureProblem], text: str = "") -> None:
        self.path, self.problems, self.text = path, sorted(problems), text
        super().__init__("\n".join(f"{path}:{p.line}: {p.what}; {p.remedy}" for p in self.problems))


def syntax_problem(errors: Sequence[ParserException], text: str) -> FeatureProblem:
    """The first line that the parser could not read, with its remedy; what follows is likely to follow from it."""
    first = min(errors, key=lambda error: int(error.location["line"]))
    message, line = re.sub(r"^\(\d+:\d+\): ", "", str(first)), int(first.location["line"])
    got = re.search(r"got '(.*)'$", message)
    if got:
        return _stray_line(got[1], line, text)
    if "end of file" in message:
        return FeatureProblem(line, "the file ends too early", "complete the last table, doc string or tag")
    if "inconsistent cell count" in message:
        return FeatureProblem(line, "the rows of this table differ in length", "give every row as many cells")
    if "Language" in message:
        what = message[0].lower() + message[1:]
        return FeatureProblem(line, what, 'name one that Gherkin knows, such as "en" or "zh-CN"')
    return FeatureProblem(line, message, "correct the line")


def _stray_line(got: str, number: int, text: str) -> FeatureProblem:
    what, lines = f'"{got}" cannot stand here', text.splitlines()
    named = re.search(r"^\s*#\s*language\s*:\s*([\w-]+)", text, re.MULTILINE)
    dialect = Dialect.for_name(named[1] if named else "en") or Dialect.for_name("en")
    assert dialect is not None  # English is always there
    meant = foreign_block(got, dialect) or block_meant(got, dialect)
    if meant:
        return FeatureProblem(number, what, f'write "{meant}:", with a plain colon')
    if not any(line.strip().startswith(tuple(f"{k}:" for k in dialect.feature_keywords)) for line in lines):
        remedy = f'a file begins with a line "{dialect.feature_keywords[0]}: …", which is missing'
        return FeatureProblem(number, what, remedy)
    before = next((line.strip() for line in reversed(lines[: number - 1]) if line.strip()), "")
    begins = [k for k in step_keywords(dialect) if k not in dialect.given_keywords]
    keyword = next((k for k in begins if before.startswith(k)), None)
    if keyword and not any(BOOK.matches(kind, before.removeprefix(keyword)) for kind in KEYWORDS):
        how = f'"{before}" above it is read as a step, for the word it begins with; if it is prose, begin it otherwise'
        return FeatureProblem(number, what, how)
    if step_meant(got, dialect):
        return FeatureProblem(number, what, f'did you mean "{step_meant(got, dialect)}"?')
    remedy = f"begin a step with {usual_step_keywords(dialect)} or *, a table row with |, a comment with #"
    return FeatureProblem(number, what, remedy)
