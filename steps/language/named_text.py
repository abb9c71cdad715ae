"""Named texts: which part of a text names a value, with its symbol as data, for who shows it as mathematics."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ..record.schema import NamedText
from .names import NOUNS, read_name
from .parameters import CALLED, CALLED_ZH
from .phrasebook import Argument

# The parameter types whose arguments may name a value.
KINDS = frozenset({"symbol", "parameter", "name", "joined"})
# The words that may stand around a symbol, in either language.
_IN_WORDS = re.compile(
    rf"(?P<before>the norm of (?=d)|the spectr(?:um|al radius) of |读.*的 ?|(?:the )?(?:{CALLED}|{CALLED_ZH}) ?)?"
    r"(?P<name>.+?)(?P<after> (?:after|before) .*| ?的(?:范数|谱(?:半径)?))?",
    re.DOTALL,
)


def named_text(text: str, kind: str, start: int) -> NamedText | None:
    """The value that an argument of a phrase names, where the argument starts in its step; None where it is words."""
    if kind not in KINDS:
        return None
    parts = _parts(text)
    return parts and NamedText(start, start + len(text), *parts)


def names_in(text: str, start: int = 0) -> list[NamedText]:
    """The same of a name, as a list, where the name starts in a longer text."""
    found = named_text(text, "symbol", start)
    return [found] if found else []


@lru_cache(maxsize=1024)
def _parts(text: str) -> tuple[dict[str, object], str, str, str] | None:
    """The symbol that a text holds as data, the words before and after it, and the entry that it ends in."""
    match = _IN_WORDS.fullmatch(text)
    if match is None or match["name"] in NOUNS:
        return None
    name = read_name(match["name"])
    if name.symbol is None:
        return None
    return name.symbol.data, match["before"] or "", match["after"] or "", name.entry


def named_texts(arguments: Iterable[Argument]) -> list[NamedText]:
    """The parts of a step's text that name values, of what a phrase took from it."""
    named = (named_text(argument.text, argument.kind, argument.start) for argument in arguments)
    return [one for one in named if one]
