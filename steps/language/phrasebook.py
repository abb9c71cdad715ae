"""The phrasebook: every step definition with its phrase in each language, and what a step matches."""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache, partialmethod
from typing import Literal, get_args

from cucumber_expressions.expression import CucumberExpression
from cucumber_expressions.parameter_type import ParameterType
from cucumber_expressions.parameter_type_registry import ParameterTypeRegistry

from .names import QUOTED, unquote
from .parameters import REGEXPS

Keyword = Literal["given", "when", "then"]
KEYWORDS: tuple[Keyword, ...] = get_args(Keyword)
# What a step definition is: text in, a fact or a claim out.
StepFunction = Callable[..., object]
# What differs from step to step of one phrase: parameters, what may be left out, alternatives, and escaped signs.
_VARIABLE = re.compile(r"\{[^}]*\}|\([^)]*\)|\S*[/\\]\S*")
# A text is looked up a few times while its scenario runs, and one of a Background again in the next; then hardly ever.
REMEMBERED = 256
# What keyboards and word processors put in the place of a plain sign: full-width ones, Chinese brackets and commas,
# spaces that do not break, primes. Each stands for one sign, so that the places of arguments stay.
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_AS_TYPED = str.maketrans("、【】\u00a0\u3000’′", ",[]  ''") | _FULL_WIDTH
# What a step definition is called with, where that is not the text itself.
_READ: dict[str, Callable[[str], object]] = {"quoted": unquote, "int": int}


@dataclass(frozen=True)
class Argument:
    """What a step holds in the place of a parameter: the parameter's type, where it begins, and its text."""

    kind: str
    start: int
    text: str


@dataclass(frozen=True)
class Phrase:
    """One phrase, in one language, of a step definition."""

    keyword: Keyword
    language: str
    source: str
    function: StepFunction
    registry: ParameterTypeRegistry = field(repr=False)

    @cached_property
    def _pattern(self) -> tuple[re.Pattern[str], list[str]]:
        """What a step must match, and the types of its parameters; made once a step comes near the phrase."""
        expression = CucumberExpression(self.source, self.registry)
        pattern, kinds = re.compile(expression.regexp), [kind.name for kind in expression.parameter_types]
        assert pattern.groups == len(kinds), "a parameter type has groups of its own: make them (?:…)"
        return pattern, kinds

    def match(self, text: str) -> tuple[Argument, ...] | None:
        """What a step holds in the places of the parameters; None where it does not read like the phrase."""
        pattern, kinds = self._pattern
        found = pattern.match(text)
        return found and tuple([Argument(kind, found.start(i), found[i]) for i, kind in enumerate(kinds, start=1)])

    @cached_property
    def landmarks(self) -> tuple[str, str]:
        """What every step of this phrase ends with, maybe nothing, and the longest text that is in every one."""
        texts = _VARIABLE.split(self.source)
        return texts[-1], max(texts, key=len)


@dataclass(frozen=True)
class Match:
    """A phrase that a step's text matches, and the arguments it found there."""

    phrase: Phrase
    arguments: tuple[Argument, ...]

    @property
    def values(self) -> list[object]:
        """What the step definition is called with."""
        return [_READ.get(argument.kind, str)(argument.text) for argument in self.arguments]


def make_registry(types: Mapping[str, str]) -> ParameterTypeRegistry:
    """The parameter types that phrases may hold, each by its regular expression."""
    registry = ParameterTypeRegistry()
    for name, regexp in types.items():
        registry.define_parameter_type(ParameterType(name, regexp, str, str, False, False))
    return registry


class Phrasebook:
    """Phrases by keyword; `given`, `when` and `then` are its decorators."""

    def __init__(self) -> None:
        self.phrases: list[Phrase] = []
        self._registry = make_registry(REGEXPS)
        self.matches: Callable[[Keyword, str], list[Match]] = lru_cache(maxsize=REMEMBERED)(self._matches)
        self._by_keyword: dict[Keyword, list[tuple[tuple[str, str], Phrase]]] = {keyword: [] for keyword in KEYWORDS}

    @property
    def parameter_types(self) -> list[ParameterType]:
        """Every parameter type that a phrase may hold, the standard ones included."""
        return list(self._registry.parameter_types)

    def _define(self, keyword: Keyword, *, en: str, zh: str) -> Callable[[StepFunction], StepFunction]:
        def decorate(function: StepFunction) -> StepFunction:
            own = [Phrase(keyword, *text, function, self._registry) for text in (("en", en), ("zh", zh))]
            self.phrases += own
            self._by_keyword[keyword] += [(phrase.landmarks, phrase) for phrase in own]
            return function

        return decorate

    given = partialmethod(_define, "given")  # defines a step that sets the scene
    when = partialmethod(_define, "when")  # defines a step that makes something happen
    then = partialmethod(_define, "then")  # defines a step that claims something

    def _matches(self, keyword: Keyword, text: str) -> list[Match]:
        """Every phrase that a step matches: none if it is undefined, several if it is ambiguous."""
        typed = as_typed(text)
        phrases = self._by_keyword[keyword]
        likely = [phrase for (end, most), phrase in phrases if most in typed and typed.endswith(end)]
        return [Match(phrase, arguments) for phrase in likely if (arguments := phrase.match(typed)) is not None]


def as_typed(text: str) -> str:
    """A step with plain signs in the place of others; what stands in quotes stays as it is."""
    if text.isascii():
        return text
    parts = re.split(f"({QUOTED})", text)
    typed = "".join(part if place % 2 else part.translate(_AS_TYPED) for place, part in enumerate(parts))
    return typed.removesuffix("。")


@cache
def takes(function: StepFunction, argument: str) -> bool:
    """Whether a step definition reads a `table` or a `doc_string`."""
    return argument in inspect.signature(function).parameters


BOOK = Phrasebook()
