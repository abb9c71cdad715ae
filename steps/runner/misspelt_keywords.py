"""Misspelt keywords: what a line was meant to begin with."""

from __future__ import annotations

import difflib
import re

from gherkin.dialect import Dialect

# How alike two words must be for the one to be a slip for the other.
ALIKE = 0.75
# The languages whose keywords stand by mistake in each other's features.
NEIGHBOURS = ("en", "zh-CN", "zh-TW")
_BLOCKS = tuple(
    f"{kind}_keywords" for kind in ("feature", "background", "rule", "scenario", "scenario_outline", "examples")
)


def step_keywords(dialect: Dialect) -> tuple[str, ...]:
    """What a step begins with, but for `*`, which is a list item in prose."""
    kinds = (dialect.given_keywords, dialect.when_keywords, dialect.then_keywords)
    every = [keyword for kind in (*kinds, dialect.and_keywords, dialect.but_keywords) for keyword in kind]
    return tuple(keyword for keyword in every if keyword != "* ")


def usual_step_keywords(dialect: Dialect) -> str:
    """A list of what a step begins with, one of each kind."""
    kinds = (dialect.given_keywords, dialect.when_keywords, dialect.then_keywords, dialect.and_keywords)
    return ", ".join(kind[1].strip() for kind in kinds)


def foreign_block(line: str, dialect: Dialect) -> str | None:
    """The keyword of this language for a line that begins with that of a neighbour, or with a full-width colon."""
    word = re.match(r"\s*(?P<keyword>[^:：]+?)\s*(?P<colon>[:：])", line)
    if word is None:
        return None
    for kind in _BLOCKS:
        own = getattr(dialect, kind)
        if word["keyword"] in own:
            return str(word["keyword"]) if word["colon"] != ":" else None
        if any(word["keyword"] in getattr(Dialect.for_name(other), kind) for other in NEIGHBOURS):
            return str(own[0])
    return None


def block_meant(line: str, dialect: Dialect) -> str | None:
    """The keyword that a line such as `Scenaro: one` was meant to begin with; None where it is none, or rightly so."""
    keywords = [keyword for kind in _BLOCKS for keyword in getattr(dialect, kind)]
    word = re.match(r"\s*([^\W\d][\w ]*?)\s*(?:[:：]|$)", line)
    if word is None or (f"{word[1]}:" in line and word[1] in keywords):
        return None
    return _nearest(word[1], keywords)


def step_meant(line: str, dialect: Dialect) -> str | None:
    """The keyword that a line such as `Whn I input` was meant to begin with; None where no keyword comes near."""
    word = line.strip().partition(" ")[0]
    meant = _nearest(word, [keyword.strip() for keyword in step_keywords(dialect)])
    return meant if meant != word else None


def _nearest(word: str, keywords: list[str]) -> str | None:
    lower = {keyword.lower(): keyword for keyword in keywords}
    near = difflib.get_close_matches(word.lower(), lower, n=1, cutoff=ALIKE)
    return lower[near[0]] if near else None
