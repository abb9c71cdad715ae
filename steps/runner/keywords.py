"""Keywords misspelt: what a line was meant to begin with, and what the parser stumbled over for its sake."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from gherkin.dialect import Dialect
from gherkin.errors import ParserException

from ..language.phrasebook import BOOK, KEYWORDS
from .problem import Problem

# How alike two words must be for the one to be a slip for the other.
ALIKE = 0.75
# The languages whose keywords stand by mistake in each other's features.
NEIGHBOURS = ("en", "zh-CN", "zh-TW")


def foreign_block(line: str, dialect: Dialect) -> str | None:
    """The keyword of this language for a line that begins with that of a neighbour, or with a full-width colon."""
    kinds = ("feature", "background", "rule", "scenario", "scenario_outline", "examples")
    word = re.match(r"\s*(?P<keyword>[^:：]+?)\s*(?P<colon>[:：])", line)
    if word is None:
        return None
    for kind in kinds:
        own = getattr(dialect, f"{kind}_keywords")
        if word["keyword"] in own:
            return str(word["keyword"]) if word["colon"] != ":" else None
        if any(word["keyword"] in getattr(Dialect.for_name(other), f"{kind}_keywords") for other in NEIGHBOURS):
            return str(own[0])
    return None


def block_meant(line: str, dialect: Dialect) -> str | None:
    """The keyword that a line such as `Scenaro: one` was meant to begin with; None where it is none, or rightly so."""
    keywords = [*dialect.feature_keywords, *dialect.background_keywords, *dialect.rule_keywords]
    keywords += [*dialect.scenario_keywords, *dialect.scenario_outline_keywords, *dialect.examples_keywords]
    word = re.match(r"\s*([^\W\d][\w ]*?)\s*(?:[:：]|$)", line)
    if word is None or (f"{word[1]}:" in line and word[1] in keywords):
        return None
    lower = {keyword.lower(): keyword for keyword in keywords}
    near = difflib.get_close_matches(word[1].lower(), lower, n=1, cutoff=ALIKE)
    return lower[near[0]] if near else None


def step_meant(line: str, dialect: Dialect) -> str | None:
    """The keyword that a line such as `Whn I input` was meant to begin with; None where no keyword comes near."""
    word = line.strip().partition(" ")[0]
    keywords = {
        keyword.strip().lower(): keyword.strip()
        for keyword in (*dialect.given_keywords, *dialect.when_keywords, *dialect.then_keywords, *dialect.and_keywords)
    }
    near = difflib.get_close_matches(word.lower(), keywords, n=1, cutoff=ALIKE)
    return keywords[near[0]] if near and keywords[near[0]] != word else None


def syntax_problem(errors: Sequence[ParserException], text: str, language: str) -> Problem:
    """The first thing that the parser stumbled over, with its remedy; what follows is likely to follow from it."""
    first = min(errors, key=lambda error: int(error.location["line"]))
    message, line = re.sub(r"^\(\d+:\d+\): ", "", str(first)), int(first.location["line"])
    dialect = Dialect.for_name(language) or Dialect.for_name("en")
    assert dialect is not None  # English is always there
    got = re.search(r"got '(.*)'$", message)
    if got:
        return _stray_line(got[1], line, text.splitlines(), dialect)
    if "end of file" in message:
        return Problem(line, "the file ends too early", "complete the last table, doc string or tag")
    if "inconsistent cell count" in message:
        return Problem(line, "the rows of this table differ in length", "give every row as many cells")
    if "Language" in message:
        return Problem(line, message[0].lower() + message[1:], 'name one that Gherkin knows, such as "en" or "zh-CN"')
    return Problem(line, message, "correct the line")


def _stray_line(got: str, number: int, lines: Sequence[str], dialect: Dialect) -> Problem:
    what = f'"{got}" cannot stand here'
    meant = foreign_block(got, dialect) or block_meant(got, dialect)
    if meant:
        return Problem(number, what, f'write "{meant}:", with a plain colon')
    if not any(line.strip().startswith(tuple(f"{k}:" for k in dialect.feature_keywords)) for line in lines):
        return Problem(number, what, f'a file begins with a line "{dialect.feature_keywords[0]}: …", which is missing')
    before = next((line.strip() for line in reversed(lines[: number - 1]) if line.strip()), "")
    steps = (*dialect.when_keywords, *dialect.then_keywords, *dialect.and_keywords, *dialect.but_keywords)
    keyword = next((keyword for keyword in steps if keyword != "* " and before.startswith(keyword)), None)
    if keyword and not any(BOOK.matches(kind, before.removeprefix(keyword)) for kind in KEYWORDS):
        how = f'"{before}" above it is read as a step, for the word it begins with; if it is prose, begin it otherwise'
        return Problem(number, what, how)
    if step_meant(got, dialect):
        return Problem(number, what, f'did you mean "{step_meant(got, dialect)}"?')
    kinds = (dialect.given_keywords, dialect.when_keywords, dialect.then_keywords, dialect.and_keywords)
    begin = ", ".join(kind[1].strip() for kind in kinds)
    return Problem(number, what, f"begin a step with {begin} or *, a table row with |, a comment with #")
