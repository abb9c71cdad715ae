"""The run record: Cucumber Messages (NDJSON), written at the end of every run that collected a feature."""

from __future__ import annotations

import hashlib
import inspect
import json
import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
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
    TestRunFinished,
    TestRunStarted,
)

import tinyrnn

from ..phrasebook import BOOK
from .collection import DOCUMENTS, ERRORS, FeatureItem
from .documents import Document
from .problems import FeatureError
from .recording import RECORDER, Message, now, phrase_id, to_message

CODE = "application/vnd.tinyrnn.code+json"
DEFAULT_NAME = "run-record.ndjson"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the person choose where the record goes."""
    group = parser.getgroup("tinyrnn")
    group.addoption("--run-record", metavar="PATH", help=f"where to write the run record (default: {DEFAULT_NAME})")


def pytest_configure(config: pytest.Config) -> None:
    """Gather messages: a worker of pytest-xdist sends them to the process that writes them."""
    if hasattr(config, "workerinput"):
        config.pluginmanager.register(_Worker(), "tinyrnn-worker")
    else:
        config.pluginmanager.register(_Writer(config), "tinyrnn-record")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Put a pickle's messages on its report, which pytest-xdist carries to the controller."""
    outcome = yield
    if isinstance(item, FeatureItem) and call.when == "call" and RECORDER in item.stash:
        outcome.get_result().run_messages = item.stash[RECORDER].messages


class _Worker:
    """In a worker of pytest-xdist: sends what was collected to the controller."""

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        output: dict[str, Any] = session.config.workeroutput  # type: ignore[attr-defined]  # pytest-xdist's
        output["documents"] = [_document_messages(d) for d in session.config.stash[DOCUMENTS].values()]
        output["errors"] = [m for error in session.config.stash[ERRORS] for m in _error_messages(error)]


class _Writer:
    """In the process that the person started: gathers messages and writes them."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.started = now()
        self.documents: dict[str, list[Message]] = {}
        self.errors: list[Message] = []
        self.runs: dict[str, list[Message]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        messages: list[Message] = getattr(report, "run_messages", [])
        if messages:
            self.runs[messages[0]["testCase"]["pickleId"]] = messages

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """A worker of pytest-xdist has ended; all workers collect the same documents."""
        output: dict[str, Any] = getattr(node, "workeroutput", {})
        for messages in output.get("documents", ()):
            self.documents[messages[0]["source"]["uri"]] = messages
        self.errors = output.get("errors", self.errors)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        for document in self.config.stash[DOCUMENTS].values():
            self.documents[document.uri] = _document_messages(document)
        self.errors += [m for error in self.config.stash[ERRORS] for m in _error_messages(error)]
        if self.config.option.collectonly or not (self.documents or self.errors):
            return  # nothing was run
        chosen = self.config.getoption("--run-record")
        path = Path(chosen) if chosen else self.config.rootpath / DEFAULT_NAME
        _write(path, self._messages())

    def _messages(self) -> Iterator[Message]:
        yield _meta()
        for uri in sorted(self.documents):
            yield from self.documents[uri]
        yield from self.errors
        yield from _parameter_types()
        yield from _step_definitions(self.config.rootpath)
        yield to_message(Envelope(test_run_started=TestRunStarted(self.started, "run")))
        yield _code(self.config.rootpath)
        pickles = [m["pickle"]["id"] for uri in sorted(self.documents) for m in self.documents[uri] if "pickle" in m]
        unknown = set(self.runs) - set(pickles)
        assert not unknown, f"these ran but were not collected: {sorted(unknown)}"
        ran = [self.runs[pickle] for pickle in pickles if pickle in self.runs]
        yield from (messages[0] for messages in ran)
        yield from (message for messages in ran for message in messages[1:])
        success = not self.errors and all(_has_passed(messages) for messages in ran)
        yield to_message(Envelope(test_run_finished=TestRunFinished(success, now(), test_run_started_id="run")))


def _has_passed(messages: list[Message]) -> bool:
    results = [m["testStepFinished"]["testStepResult"]["status"] for m in messages if "testStepFinished" in m]
    return all(result == "PASSED" for result in results)


def _write(path: Path, messages: Iterator[Message]) -> None:
    """Write all or nothing: a reader never sees half a record."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(message, ensure_ascii=False) + "\n" for message in messages)
    part.replace(path)


def _meta() -> Message:
    meta = Meta(
        cpu=Product(platform.machine()),
        implementation=Product("tinyrnn", tinyrnn.__version__),
        os=Product(platform.system(), platform.release()),
        protocol_version=version("cucumber-messages"),
        runtime=Product(platform.python_implementation(), platform.python_version()),
    )
    return to_message(Envelope(meta=meta))


def _document_messages(document: Document) -> list[Message]:
    source = Source(document.text, SourceMediaType.text_x_cucumber_gherkin_plain, document.uri)
    pickles: list[Message] = [{"pickle": pickle} for pickle in document.pickles]
    return [to_message(Envelope(source=source)), {"gherkinDocument": document.tree}, *pickles]


def _error_messages(error: FeatureError) -> Iterator[Message]:
    source = Source(error.text, SourceMediaType.text_x_cucumber_gherkin_plain, error.path)
    yield to_message(Envelope(source=source))
    for problem in error.problems:
        place = SourceReference(uri=error.path, location=Location(line=problem.line))
        yield to_message(Envelope(parse_error=ParseError(f"{problem.what}; {problem.remedy}", place)))


def _parameter_types() -> Iterator[Message]:
    for kind in BOOK.parameter_types:
        if kind.name:
            regexps = [str(regexp) for regexp in kind.regexps]
            message = ParameterType(f"parameter-type.{kind.name}", kind.name, False, regexps, False)
            yield to_message(Envelope(parameter_type=message))


def _step_definitions(root: Path) -> Iterator[Message]:
    for phrase in BOOK.phrases:
        file = Path(inspect.getfile(phrase.function))
        line = inspect.getsourcelines(phrase.function)[1]
        uri = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
        place = SourceReference(uri=uri, location=Location(line=line))
        pattern = StepDefinitionPattern(phrase.source, StepDefinitionPatternType.cucumber_expression)
        yield to_message(Envelope(step_definition=StepDefinition(phrase_id(phrase), pattern, place)))


def _code(root: Path) -> Message:
    """The code that ran, by the hash of every file: a record made by other code is stale."""
    packages = [Path(inspect.getfile(sys.modules[name])).parent for name in ("tinyrnn", __package__.partition(".")[0])]
    files = sorted(file for package in packages for file in package.rglob("*.py"))
    hashes = {_relative(file, root): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    attachment = Attachment(
        body=json.dumps(hashes),
        content_encoding=AttachmentContentEncoding.identity,
        media_type=CODE,
        test_run_started_id="run",
        timestamp=now(),
    )
    return to_message(Envelope(attachment=attachment))


def _relative(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)
