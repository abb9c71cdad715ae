"""The messages of a run that do not depend on its course: what it ran on, with which phrases, over which files."""

from __future__ import annotations

import hashlib
import inspect
import json
import platform
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from cucumber_messages import (
    Attachment,
    AttachmentContentEncoding,
    Envelope,
    Location,
    Meta,
    ParameterType,
    ParseError,
    Product,
    Source,
    SourceMediaType,
    SourceReference,
    StepDefinition,
    StepDefinitionPattern,
    StepDefinitionPatternType,
)

import tinyrnn

from ..language.parameters import PARAMETER_TYPES as PARAMETER_HELP
from ..language.phrasebook import BOOK, StepFunction, takes
from ..record.commit import commit_of
from ..record.schema import (
    KINDS,
    DefinitionData,
    FilesData,
    ImplementationData,
    ParameterData,
    PhrasebookData,
    PhraseData,
    to_data,
)
from .documents import Document
from .loading import Loaded
from .problem import FeatureError
from .recording import Message, now, phrase_id, to_message


def meta_message() -> Message:
    """What ran: this project, on which Python and machine."""
    meta = Meta(
        cpu=Product(platform.machine()),
        implementation=Product("tinyrnn", tinyrnn.__version__),
        os=Product(platform.system()),
        protocol_version=version("cucumber-messages"),
        runtime=Product(platform.python_implementation(), platform.python_version()),
    )
    return to_message(Envelope(meta=meta))


def document_messages(document: Document) -> list[Message]:
    """A feature: its source, its syntax tree, its pickles."""
    source = Source(document.text, SourceMediaType.text_x_cucumber_gherkin_plain, document.uri)
    pickles: list[Message] = [{"pickle": pickle} for pickle in document.pickles]
    return [to_message(Envelope(source=source)), {"gherkinDocument": document.tree}, *pickles]


def error_messages(error: FeatureError) -> Iterator[Message]:
    """A file that is not run: its source, and what is wrong with it."""
    source = Source(error.text, SourceMediaType.text_x_cucumber_gherkin_plain, error.path)
    yield to_message(Envelope(source=source))
    for problem in error.problems:
        place = SourceReference(uri=error.path, location=Location(line=problem.line))
        yield to_message(Envelope(parse_error=ParseError(f"{problem.what}; {problem.remedy}", place)))


def parameter_type_messages() -> Iterator[Message]:
    """What a phrase can take from a step."""
    for kind in BOOK.parameter_types:
        if kind.name:
            regexps = [str(regexp) for regexp in kind.regexps]
            message = ParameterType(f"parameter-type.{kind.name}", kind.name, False, regexps, False)
            yield to_message(Envelope(parameter_type=message))


def step_definition_messages(root: Path) -> Iterator[Message]:
    """Every phrase in each language, with the place of its step definition."""
    for phrase in BOOK.phrases:
        file = Path(inspect.getfile(phrase.function))
        line = inspect.getsourcelines(phrase.function)[1]
        uri = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
        place = SourceReference(uri=uri, location=Location(line=line))
        pattern = StepDefinitionPattern(phrase.source, StepDefinitionPatternType.cucumber_expression)
        yield to_message(Envelope(step_definition=StepDefinition(phrase_id(phrase), pattern, place)))


def files_message(files: Iterable[Path], root: Path) -> Message:
    """What was run, by the hash of every file of features and of code: once one changes, the record is stale."""
    packages = [Path(inspect.getfile(sys.modules[name])).parent for name in ("tinyrnn", __package__.partition(".")[0])]
    every = sorted({*files, *(file for package in packages for file in package.rglob("*.py"))})
    hashes = {_relative(file, root): hashlib.sha256(file.read_bytes()).hexdigest() for file in every}
    return _of_the_run(FilesData(hashes))


def commit_message(root: Path) -> Message:
    """The commit that was run; the standard has a place for it only where a CI service tells it."""
    return _of_the_run(commit_of(root))


def implementation_message(loaded: Loaded) -> Message:
    """What computed in the place of the reference: a record that says so is of no use to the site."""
    digest = None if loaded.file is None else hashlib.sha256(loaded.file.read_bytes()).hexdigest()
    return _of_the_run(ImplementationData(loaded.name, [*loaded.functions], digest))


def phrasebook_message() -> Message:
    """What the standard has no place for: what each step definition means, and what its parameters stand for."""
    functions = dict.fromkeys(phrase.function for phrase in BOOK.phrases)
    kinds = dict.fromkeys(kind for phrase in BOOK.phrases for kind in re.findall(r"\{(\w+)\}", phrase.source))
    definitions = [_definition(function) for function in functions]
    return _of_the_run(PhrasebookData(definitions, [_parameter(kind) for kind in kinds if kind in PARAMETER_HELP]))


def _parameter(kind: str) -> ParameterData:
    told = PARAMETER_HELP[kind]
    return ParameterData(kind, told.en, told.zh, told.text, list(told.examples))


def _definition(function: StepFunction) -> DefinitionData:
    """A step definition: its phrases, English ones first, what it means, what it reads, what its module is about."""
    from_the_top = reversed(BOOK.phrases)  # Python applies the lowest decorator first
    own = sorted((p for p in from_the_top if p.function is function), key=lambda phrase: phrase.language)
    return DefinitionData(
        [PhraseData(phrase_id(p), p.keyword, p.language, p.source) for p in own],
        meaning=inspect.getdoc(function) or "",
        reads=[name for name in ("table", "doc_string") if takes(function, name)],
        topic=(sys.modules[function.__module__].__doc__ or "").partition("\n")[0],
    )


def _of_the_run(data: object) -> Message:
    """An attachment that belongs to the run as a whole."""
    attachment = Attachment(
        body=json.dumps(to_data(data), ensure_ascii=False),
        content_encoding=AttachmentContentEncoding.identity,
        media_type=KINDS[type(data)],
        test_run_started_id="run",
        timestamp=now(),
    )
    return to_message(Envelope(attachment=attachment))


def _relative(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)
