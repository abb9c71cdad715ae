"""What is told to the author of a feature: of a file that cannot be read, and of a step that no phrase reads."""

import difflib
import re
from collections.abc import Sequence
from typing import NamedTuple

from gherkin.dialect import Dialect
from gherkin.errors import ParserException

from ..language.phrasebook import BOOK, KEYWORDS, Keyword
from ..language.unmatched import nearest, unreadable_number

# How alike two words must be for the one to be a slip for the other.
ALIKE = 0.75
# The languages whose keywords stand by mistake in each other's features.
NEIGHBOURS = ("en", "zh-CN", "zh-TW")
_BLOCKS = [f"{kind}_keywords" for kind in ("feature", "background", "rule", "scenario", "scenario_outline", "examples")]


class FeatureProblem(NamedTuple):
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
    what, remedy = message, "correct the line"
    if "end of file" in message:
        what, remedy = "the file ends too early", "complete the last table, doc string or tag"
    elif "inconsistent cell count" in message:
        what, remedy = "the rows of this table differ in length", "give every row as many cells"
    elif "Language" in message:
        what, remedy = message[0].lower() + message[1:], 'name one that Gherkin knows, such as "en" or "zh-CN"'
    return FeatureProblem(line, what, remedy)


def _stray_line(got: str, number: int, text: str) -> FeatureProblem:
    lines = text.splitlines()
    named = re.search(r"^\s*#\s*language\s*:\s*([\w-]+)", text, re.MULTILINE)
    dialect = Dialect.for_name(named[1] if named else "en") or Dialect.for_name("en")
    assert dialect is not None  # English is always there
    before = next((line.strip() for line in reversed(lines[: number - 1]) if line.strip()), "")
    begins = [k for k in step_keywords(dialect) if k not in dialect.given_keywords]
    keyword = next((k for k in begins if before.startswith(k)), None)
    if meant := block_meant(got, dialect):
        remedy = f'write "{meant}:", with a plain colon'
    elif not any(line.strip().startswith(tuple(f"{k}:" for k in dialect.feature_keywords)) for line in lines):
        remedy = f'a file begins with a line "{dialect.feature_keywords[0]}: …", which is missing'
    elif keyword and not any(BOOK.matches(kind, before.removeprefix(keyword)) for kind in KEYWORDS):
        how = "for the word it begins with; if it is prose, begin it otherwise"
        remedy = f'"{before}" above it is read as a step, {how}'
    elif meant := step_meant(got, dialect):
        remedy = f'did you mean "{meant}"?'
    else:
        remedy = f"begin a step with {usual_step_keywords(dialect)} or *, a table row with |, a comment with #"
    return FeatureProblem(number, f'"{got}" cannot stand here', remedy)


def step_keywords(dialect: Dialect) -> tuple[str, ...]:
    """What a step begins with, but for `*`, which is a list item in prose."""
    kinds = ("given", "when", "then", "and", "but")
    return tuple(keyword for kind in kinds for keyword in getattr(dialect, f"{kind}_keywords") if keyword != "* ")


def usual_step_keywords(dialect: Dialect) -> str:
    """A list of what a step begins with, one of each kind."""
    kinds = (dialect.given_keywords, dialect.when_keywords, dialect.then_keywords, dialect.and_keywords)
    return ", ".join(kind[1].strip() for kind in kinds)


def block_meant(line: str, dialect: Dialect) -> str | None:
    """The keyword that a line such as `Scenaro: one` was meant to begin with; None where it is none, or rightly so."""
    begins = re.match(r"\s*([^:：]+?)\s*([:：]|$)", line)
    if begins is None:
        return None
    word, colon = begins.groups()
    for kind in _BLOCKS if colon else ():
        own: list[str] = getattr(dialect, kind)
        if word in own:
            return None if f"{word}:" in line else word  # a full-width colon, or a space before it
        if any(word in getattr(Dialect.for_name(other), kind) for other in NEIGHBOURS):
            return own[0]
    keywords = [keyword for kind in _BLOCKS for keyword in getattr(dialect, kind)]
    return _nearest(word, keywords) if re.fullmatch(r"[^\W\d][\w ]*", word) else None


def step_meant(line: str, dialect: Dialect) -> str | None:
    """The keyword that a line such as `Whn I input` was meant to begin with; None where no keyword comes near."""
    word = line.strip().partition(" ")[0]
    meant = _nearest(word, [keyword.strip() for keyword in step_keywords(dialect)])
    return meant if meant != word else None


def _nearest(word: str, keywords: list[str]) -> str | None:
    lower = {keyword.lower(): keyword for keyword in keywords}
    near = difflib.get_close_matches(word.lower(), lower, n=1, cutoff=ALIKE)
    return lower[near[0]] if near else None


def missing_phrase(keyword: Keyword, text: str) -> str:
    """What to tell of a step that no phrase reads: what was meant, or which phrases come near it."""
    elsewhere = [other for other in KEYWORDS if BOOK.matches(other, text)]
    if elsewhere:
        return f"this is a {elsewhere[0].title()} phrase, but the step is a {keyword.title()}: change the keyword"
    if " #" in text:
        return "no phrase reads like this step: a comment needs a line of its own"
    unreadable = unreadable_number(keyword, text)
    what = f"{unreadable}\n\nIf another phrase was meant," if unreadable else "no phrase reads like this step;"
    examples = "\n".join(f"  {example}" for example in nearest(keyword, text))
    return f"{what} the nearest are, for example,\n{examples}"
