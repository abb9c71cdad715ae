"""Steps that match no phrase: the nearest phrases, each as an example, and the number that cannot be read."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import replace

from ..printed.matrices import parse_array
from ..printed.numbers import NumberError, parse_number
from .names import QUOTED
from .parameters import PARAMETERS, PARAMETERS_ZH, REGEXPS, parameter_help
from .phrasebook import BOOK, Keyword, Phrase, make_registry

# What a step of each kind begins with.
_STATED = {
    "en": {"given": "Given", "when": "When", "then": "Then"},
    "zh": {"given": "假如", "when": "当", "then": "那么"},
}
# A phrase of the step's own keyword is likelier to be meant than one that reads somewhat more alike.
SAME_KEYWORD = 0.3
# What looks like an attempt at a number, and what reads each parameter type that is one.
_ATTEMPT = r"[-+−\[\]\d.,?(].*"
_NUMBERS = {"array": parse_array, "number": parse_number, "numbers": parse_array}


def nearest(keyword: str, text: str, count: int = 3) -> list[str]:
    """The phrases that read most like a step, in its language, as steps that could be written."""
    language = "zh" if re.search(r"[\u4e00-\u9fff]", re.sub(QUOTED, "", text)) else "en"
    step, ranked = _skeleton(text), []
    for phrase, example in ((one, text) for one in BOOK.phrases if one.language == language for text in _examples(one)):
        likeness = difflib.SequenceMatcher(None, _skeleton(example), step).ratio()
        bonus = SAME_KEYWORD if phrase.keyword == keyword else 0.0
        ranked.append((-likeness - bonus, f"{_STATED[language][phrase.keyword]} {example}"))
    return [example for _, example in sorted(ranked)[:count]]


def _examples(phrase: Phrase) -> Iterator[str]:
    """A phrase as steps that it matches: one, or one for each parameter where it names any."""
    text = re.sub(r"\([^)]*\)", "", phrase.source.replace("( )", " ").replace("(s)", "s")).strip()
    text = re.sub(r"\{(\w+)\}", lambda match: parameter_help()[match[1]].hint or match[0], text)
    if "{parameter}" not in text:
        yield re.sub(r"/[^\s]+", "", text)  # of alternatives, the first
        return
    for symbol, name in (PARAMETERS if phrase.language == "en" else PARAMETERS_ZH).items():
        typed = symbol.replace("_", "")
        full = f"the {name} {typed}" if phrase.language == "en" else f"{name} {typed}"
        verb = "are" if name.endswith("s") and name != "bias" else "is"
        matrix = "[[1, 0], [0, 1]]" if symbol in "CWUV" else "[1, 0]"
        yield text.replace("{parameter}", full).replace("is/are/=", verb).replace("[1, 0]", matrix)


def _skeleton(text: str) -> str:
    """A step with a dot for whatever it holds, so that only its wording is compared."""
    return re.sub(rf"{QUOTED}|\[.*\]|[^\s]*\d[^\s]*", "·", text)


def unreadable_number(keyword: Keyword, text: str) -> str | None:
    """What is wrong with the number of a step that matches no phrase for its sake; None where that is not why."""
    registry = make_registry(REGEXPS | dict.fromkeys(_NUMBERS, _ATTEMPT))
    for phrase in BOOK.phrases:
        if phrase.keyword == keyword and any(f"{{{name}}}" in phrase.source for name in _NUMBERS):
            for argument in replace(phrase, registry=registry).match(text) or ():
                try:
                    _NUMBERS.get(argument.kind, str)(argument.text)
                except NumberError as error:
                    return str(error)
    return None
