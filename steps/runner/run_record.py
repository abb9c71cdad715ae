"""The run record: gathered while features are collected and run, and written at the end, where one is asked for."""

import os
import platform
from collections.abc import Iterator
from pathlib import Path

import pytest

import tinyrnn

from ..record import writer
from ..record.model import Node
from ..record.schema import FilesData, ImplementationData
from ..record.writer import Spool, message_line
from .documents import Document
from .feature_errors import FeatureError
from .implementation import LOADED
from .phrasebook_record import definition_lines, phrasebook_data
from .pytest_bridge import is_worker, worker_output

_META = {  # what ran, on which Python and machine
    "cpu": {"name": platform.machine()},
    "implementation": {"name": "tinyrnn", "version": tinyrnn.__version__},
    "os": {"name": platform.system()},
    "protocolVersion": "34.2.0",  # of Cucumber Messages
    "runtime": {"name": platform.python_implementation(), "version": platform.python_version()},
}


class RunRecord:
    """What a process has collected and run, as the lines of the record where there is to be one."""

    def __init__(self, config: pytest.Config, path: Path | None) -> None:
        self.config, self.path, self.texts = config, path, Spool()
        self.files, self.errors = set[Path](), list[str]()
        self.pickles: dict[str, list[str]] = {}  # of each document, by its uri
        self.started, self.ran, self.success = writer.now(), set[str](), True

    def keep(self, document: Document) -> None:
        """Keep a document for the record: its source, its syntax tree, its pickles."""
        if self.path is not None:
            self.pickles[document.uri] = [pickle["id"] for pickle in document.compiled]
            lines = [writer.source_line(document.uri, document.text), message_line("gherkinDocument", **document.tree)]
            lines += [message_line("pickle", **pickle) for pickle in document.compiled]
            self.texts.keep(document.uri, "\n".join([*lines, ""]))

    def keep_error(self, error: FeatureError) -> None:
        """Keep the source of a file that is not run, and what is wrong with it."""
        self.errors.append(writer.source_line(error.path, error.text))
        for problem in error.problems:
            place = {"location": {"line": problem.line}, "uri": error.path}
            self.errors.append(message_line("parseError", message=f"{problem.what}; {problem.remedy}", source=place))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what a pickle did; a worker of pytest-xdist sends its reports on as they are."""
        ran: Node | None = getattr(report, "of_scenario", None)
        if ran is not None and not is_worker(self.config):
            for kind in ("case", "lines"):  # the report itself is kept to the end of the run
                self.texts.keep(f"{ran['pickle']} {kind}", ran.pop(kind))
            self.ran.add(ran["pickle"])
            self.success = self.success and ran["has_passed"] and not report.failed

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """A worker of pytest-xdist has ended; all workers collect the same documents."""
        output = worker_output(node)
        for uri, (text, pickles) in output.get("documents", {}).items():
            if uri not in self.pickles:
                self.texts.keep(uri, text)
                self.pickles[uri] = pickles
        self.files |= {Path(file) for file in output.get("files", ())}
        self.errors = output.get("errors", self.errors)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        """Write the record; a worker of pytest-xdist sends what it collected to the process that writes it."""
        if is_worker(self.config):
            documents = {uri: (self.texts.read(uri).decode(), ids) for uri, ids in self.pickles.items()}
            files = sorted(map(str, self.files))
            worker_output(self.config).update(documents=documents, files=files, errors=self.errors)
        elif self.path is not None and not self.config.option.collectonly and (self.pickles or self.errors):
            about = [*self._lines_about_run()]  # before there is a file, which Git would tell of
            writer.write_record(self.path, self._texts(about))

    def _texts(self, about: list[str]) -> Iterator[bytes]:
        uris = sorted(self.pickles)
        pickles = [pickle for uri in uris for pickle in self.pickles[uri]]
        assert self.ran <= set(pickles), f"these ran but were not collected: {sorted(self.ran - set(pickles))}"
        yield f"{message_line('meta', **_META)}\n".encode()
        yield from map(self.texts.read, uris)
        yield "".join(f"{line}\n" for line in (*self.errors, *about)).encode()
        for kind in ("case", "lines"):  # every case is introduced before the first one starts
            yield from (self.texts.read(f"{pickle} {kind}") for pickle in pickles if pickle in self.ran)
        end = {"success": self.success and not self.errors, "timestamp": writer.now()}
        yield f"{message_line('testRunFinished', testRunStartedId='run', **end)}\n".encode()

    def _lines_about_run(self) -> Iterator[str]:
        """With which phrases, over which files and at which commit it ran."""
        from ..record.freshness import commit_of, hash_of  # noqa: PLC0415  # it starts processes, few runs need it

        root, loaded = self.config.rootpath, self.config.stash[LOADED]
        yield from definition_lines(root)
        yield message_line("testRunStarted", id="run", timestamp=self.started)
        core, steps = Path(tinyrnn.__file__).parent, Path(__file__).parents[1]
        files = sorted(self.files.union(core.rglob("*.py"), steps.rglob("*.py")))
        names = {str(file).removeprefix(f"{root}{os.sep}").replace(os.sep, "/"): file for file in files}
        yield writer.run_attachment_line(FilesData({name: hash_of(file) for name, file in names.items()}))
        yield writer.run_attachment_line(commit_of(root))
        yield writer.run_attachment_line(phrasebook_data())
        if loaded is not None:
            digest = None if loaded.file is None else hash_of(loaded.file)
            yield writer.run_attachment_line(ImplementationData(loaded.name, [*loaded.functions], digest))


RECORD = pytest.StashKey[RunRecord]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the person, or the project, choose where the record goes."""
    where = "where to write the run record, Cucumber Messages"
    default = f"{where} (default: the ini option run_record)"
    parser.getgroup("tinyrnn").addoption("--run-record", metavar="PATH", help=default)
    parser.addini("run_record", f"{where}, relative to the rootdir (default: nowhere)", type="string", default="")


def pytest_configure(config: pytest.Config) -> None:
    """Gather messages where a record is wished for, in a folder that may be anybody's."""
    chosen, usual = config.getoption("--run-record"), config.getini("run_record")
    path = Path(chosen) if chosen else config.rootpath / usual if usual else None
    record = config.stash[RECORD] = RunRecord(config, path)
    if path is not None:
        config.add_cleanup(record.texts.close)
        config.pluginmanager.register(record, "tinyrnn-record")
