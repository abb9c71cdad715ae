"""Unreadable numbers: a step that is worded like a phrase, but for a number in it that cannot be read."""

from __future__ import annotations

from dataclasses import replace

from ..printed.arrays import parse_array
from ..printed.numbers import NumberError, parse_number
from .parameters import REGEXPS
from .phrasebook import BOOK, Keyword, make_registry

_ATTEMPT = r"[-+−\[\]\d.,?(].*"
_NUMBERS = {"array": parse_array, "number": parse_number, "numbers": parse_array}


def unreadable_number(keyword: Keyword, text: str) -> str | None:
    """What is wrong with the number of a step that matches no phrase for its sake; None where that is not why."""
    registry = make_registry(REGEXPS | dict.fromkeys(_NUMBERS, _ATTEMPT))
    for phrase in BOOK.phrases:
        if phrase.keyword != keyword or not any(f"{{{name}}}" in phrase.source for name in _NUMBERS):
            continue
        for argument in replace(phrase, registry=registry).match(text) or ():
            parse = _NUMBERS.get(argument.kind)
            try:
                if parse is not None:
                    parse(argument.text)
            except NumberError as error:
                return str(error)
    return None
