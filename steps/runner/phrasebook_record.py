"""The phrasebook in the run record: every phrase, what it means and holds, and which of them a step matches."""

import inspect
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..language.parameters import parameter_help
from ..language.phrasebook import BOOK, Argument, Match, Phrase, StepFunction, takes
from ..record.model import Node
from ..record.schema import DefinitionData, ParameterData, PhrasebookData, PhraseData
from ..record.writer import message_line
from .documents import Step


@cache
def phrase_id(phrase: Phrase) -> str:
    """The id of a step definition in one language, the same in every run."""
    return f"{phrase.function.__module__}.{phrase.function.__name__}: {phrase.source}"


def definition_lines(root: Path) -> Iterator[str]:
    """Every parameter type, and every phrase in each language with the place of its step definition."""
    for kind in BOOK.parameter_types:
        if kind.name:
            flags = {"preferForRegularExpressionMatch": False, "useForSnippets": False}
            regexps = [str(regexp) for regexp in kind.regexps]
            about = {"id": f"parameter-type.{kind.name}", "name": kind.name, "regularExpressions": regexps}
            yield message_line("parameterType", **about, **flags)
    for phrase in BOOK.phrases:
        code = phrase.function.__code__
        file = Path(code.co_filename)
        uri = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
        place = {"location": {"line": code.co_firstlineno}, "uri": uri}
        pattern = {"source": phrase.source, "type": "CUCUMBER_EXPRESSION"}
        yield message_line("stepDefinition", id=phrase_id(phrase), pattern=pattern, sourceReference=place)


def phrasebook_data() -> PhrasebookData:
    """What the standard has no place for: what each step definition means, and what its parameters stand for."""
    functions = dict.fromkeys(phrase.function for phrase in BOOK.phrases)
    kinds = dict.fromkeys(kind for phrase in BOOK.phrases for kind in re.findall(r"\{(\w+)\}", phrase.source))
    told = [(kind, parameter_help()[kind]) for kind in kinds]
    parameters = [ParameterData(kind, of.en, of.zh, of.text, of.examples) for kind, of in told]
    return PhrasebookData([_definition(function) for function in functions], parameters)


def _definition(function: StepFunction) -> DefinitionData:
    from_the_top = reversed(BOOK.phrases)  # Python applies the lowest decorator first
    own = sorted((p for p in from_the_top if p.function is function), key=lambda phrase: phrase.language)
    return DefinitionData(
        [PhraseData(phrase_id(p), p.keyword, p.language, p.source) for p in own],
        inspect.getdoc(function) or "",
        ["table"] if takes(function, "table") else [],
        (sys.modules[function.__module__].__doc__ or "").partition("\n")[0],
    )


def test_step(step: Step, matches: list[Match]) -> Node:
    """A step as the record introduces it: which phrases it matches, and what they read in it."""
    return {
        "id": f"{step.id}:test",
        "pickleStepId": step.id,
        "stepDefinitionIds": [phrase_id(match.phrase) for match in matches],
        "stepMatchArgumentsLists": [{"stepMatchArguments": [*map(_argument, m.arguments)]} for m in matches],
    }


def _argument(read: Argument) -> Node:
    group = {"children": [], "start": read.start, "value": read.text}
    return {"group": group, "parameterTypeName": read.kind}
