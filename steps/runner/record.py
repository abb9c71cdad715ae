"""The run record: Cucumber Messages (NDJSON), written at the end of a run of features, where one is asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cucumber_messages import Envelope, TestRunFinished, TestRunStarted

from .collection import DOCUMENTS, ERRORS, FILES, FeatureItem
from .envelopes import (
    commit_message,
    document_messages,
    error_messages,
    files_message,
    implementation_message,
    meta_message,
    parameter_type_messages,
    phrasebook_message,
    step_definition_messages,
)
from .implementation import LOADED
from .recording import RECORDER, Message, now, to_json, to_message


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the person, or the project, choose where the record goes."""
    group = parser.getgroup("tinyrnn")
    where = "where to write the run record, Cucumber Messages"
    group.addoption("--run-record", metavar="PATH", help=f"{where} (default: the ini option run_record)")
    parser.addini("run_record", f"{where}, relative to the rootdir (default: nowhere)", type="string", default="")


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
        outcome.get_result().run_of_pickle = item.stash[RECORDER].run
        del item.stash[RECORDER]  # it holds the whole example


class _Worker:
    """In a worker of pytest-xdist: sends what was collected to the controller."""

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        output: dict[str, Any] = session.config.workeroutput  # type: ignore[attr-defined]  # pytest-xdist's
        output["documents"] = [document_messages(d) for d in session.config.stash[DOCUMENTS].values()]
        output["files"] = sorted(str(file) for file in session.config.stash[FILES])
        output["errors"] = [m for error in session.config.stash[ERRORS] for m in error_messages(error)]


class _Writer:
    """In the process that the person started: gathers messages and writes them."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.started = now()
        self.documents: dict[str, list[Message]] = {}
        self.files: set[Path] = set()
        self.errors: list[Message] = []
        self.runs: dict[str, Message] = {}
        self.has_failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        run: Message | None = getattr(report, "run_of_pickle", None)
        if run is not None:
            self.runs[run["pickle"]] = run
            self.has_failed = self.has_failed or report.failed  # which may be after the last step, too

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """A worker of pytest-xdist has ended; all workers collect the same documents."""
        output: dict[str, Any] = getattr(node, "workeroutput", {})
        for messages in output.get("documents", ()):
            self.documents[messages[0]["source"]["uri"]] = messages
        self.files |= {Path(file) for file in output.get("files", ())}
        self.errors = output.get("errors", self.errors)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        for document in self.config.stash[DOCUMENTS].values():
            self.documents[document.uri] = document_messages(document)
        collected: set[Path] = self.config.stash[FILES]
        self.files |= collected
        self.errors += [m for error in self.config.stash[ERRORS] for m in error_messages(error)]
        if self.config.option.collectonly or not (self.documents or self.errors):
            return  # nothing was run
        path = _path(self.config)
        if path is not None:
            commit = commit_message(self.config.rootpath)  # before there is a file, which Git would tell of
            _write(path, self._lines(commit))

    def _lines(self, commit: Message) -> Iterator[str]:
        pickles = [m["pickle"]["id"] for uri in sorted(self.documents) for m in self.documents[uri] if "pickle" in m]
        unknown = set(self.runs) - set(pickles)
        assert not unknown, f"these ran but were not collected: {sorted(unknown)}"
        ran = [self.runs[pickle] for pickle in pickles if pickle in self.runs]
        yield from map(to_json, self._messages_before(commit))
        yield from (run["case"] for run in ran)
        yield from (line for run in ran for line in run["lines"])
        success = not self.errors and not self.has_failed and all(run["has_passed"] for run in ran)
        finished = TestRunFinished(success, now(), test_run_started_id="run")
        yield to_json(to_message(Envelope(test_run_finished=finished)))

    def _messages_before(self, commit: Message) -> Iterator[Message]:
        """What is known before anything runs."""
        yield meta_message()
        for uri in sorted(self.documents):
            yield from self.documents[uri]
        yield from self.errors
        yield from parameter_type_messages()
        yield from step_definition_messages(self.config.rootpath)
        yield to_message(Envelope(test_run_started=TestRunStarted(self.started, "run")))
        yield files_message(self.files, self.config.rootpath)
        yield commit
        yield phrasebook_message()
        loaded = self.config.stash[LOADED]
        if loaded is not None:
            yield implementation_message(loaded)


def _path(config: pytest.Config) -> Path | None:
    """Where the record goes; without a wish it is not written, because the folder may be anybody's."""
    chosen, usual = config.getoption("--run-record"), config.getini("run_record")
    if chosen:
        return Path(chosen)
    return config.rootpath / usual if usual else None


def _write(path: Path, lines: Iterator[str]) -> None:
    """Write all or nothing: a reader never sees half a record."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
    part.replace(path)
