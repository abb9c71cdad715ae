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


def names_in(text: str, start: int = 0) -> list[NamedText]:
    """The value that a text names, where it starts in a longer one; nothing where it is words."""
    parts = _parts(text)
    return [NamedText(start, start + len(text), *parts)] if parts else []


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
    return [one for argument in arguments if argument.kind in KINDS for one in names_in(argument.text, argument.start)]
