"""The phrasebook in the run record: every phrase, what it means, and what its parameters stand for."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..language.parameters import ParameterHelp, parameter_help
from ..language.phrasebook import BOOK, Phrase, StepFunction, takes
from ..record import writer
from ..record.schema import DefinitionData, ParameterData, PhrasebookData, PhraseData


@cache
def phrase_id(phrase: Phrase) -> str:
    """The id of a step definition in one language, the same in every run."""
    return f"{phrase.function.__module__}.{phrase.function.__name__}: {phrase.source}"


def definition_lines(root: Path) -> Iterator[str]:
    """Every parameter type, and every phrase in each language with the place of its step definition."""
    for kind in BOOK.parameter_types:
        if kind.name:
            yield writer.parameter_type_line(kind.name, [str(regexp) for regexp in kind.regexps])
    for phrase in BOOK.phrases:
        code = phrase.function.__code__
        yield writer.step_definition_line(
            phrase_id(phrase), phrase.source, _name(code.co_filename, root), code.co_firstlineno
        )


@cache
def _name(filename: str, root: Path) -> str:
    file = Path(filename)
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name


def phrasebook_data() -> PhrasebookData:
    """What the standard has no place for: what each step definition means, and what its parameters stand for."""
    functions = dict.fromkeys(phrase.function for phrase in BOOK.phrases)
    kinds = dict.fromkeys(kind for phrase in BOOK.phrases for kind in re.findall(r"\{(\w+)\}", phrase.source))
    parameters = [_parameter(kind, parameter_help()[kind]) for kind in kinds]
    return PhrasebookData([_definition(function) for function in functions], parameters)


def _parameter(kind: str, told: ParameterHelp) -> ParameterData:
    return ParameterData(kind, told.en, told.zh, told.text, told.examples)


def _definition(function: StepFunction) -> DefinitionData:
    from_the_top = reversed(BOOK.phrases)  # Python applies the lowest decorator first
    own = sorted((p for p in from_the_top if p.function is function), key=lambda phrase: phrase.language)
    return DefinitionData(
        [PhraseData(phrase_id(p), p.keyword, p.language, p.source) for p in own],
        inspect.getdoc(function) or "",
        ["table"] if takes(function, "table") else [],
        (sys.modules[function.__module__].__doc__ or "").partition("\n")[0],
    )
