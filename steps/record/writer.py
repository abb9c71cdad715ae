"""The writer of the run record: Cucumber Messages, each made of plain data as one line of JSON."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from .schema import KINDS, NamedText, StepShown, to_data

Node = dict[str, Any]
# The version of Cucumber Messages that the record is written in.
PROTOCOL_VERSION = "34.2.0"
# One encoder for all messages: `json.dumps` would make one for each. Messages hold no cycles.
encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def now() -> Node:
    """The time as Cucumber Messages tell it."""
    seconds, nanos = divmod(time.time_ns(), 10**9)
    return {"nanos": nanos, "seconds": seconds}


def meta_line(name: str, version: str) -> str:
    """What ran, on which Python and machine."""
    meta = {
        "cpu": {"name": platform.machine()},
        "implementation": {"name": name, "version": version},
        "os": {"name": platform.system()},
        "protocolVersion": PROTOCOL_VERSION,
        "runtime": {"name": platform.python_implementation(), "version": platform.python_version()},
    }
    return encode({"meta": meta})


def source_line(uri: str, text: str) -> str:
    """The text of a feature."""
    return encode({"source": {"data": text, "mediaType": "text/x.cucumber.gherkin+plain", "uri": uri}})


def feature_lines(uri: str, text: str, tree: Node, pickles: Iterable[Node]) -> list[str]:
    """A feature: its source, its syntax tree, its pickles."""
    return [
        source_line(uri, text),
        encode({"gherkinDocument": tree}),
        *(encode({"pickle": pickle}) for pickle in pickles),
    ]


def parse_error_line(uri: str, line: int, message: str) -> str:
    """What is wrong with a feature that is not run."""
    place = {"location": {"line": line}, "uri": uri}
    return encode({"parseError": {"message": message, "source": place}})


def parameter_type_line(name: str, regexps: Sequence[str]) -> str:
    """What may stand in the place of a parameter of a phrase."""
    flags = {"preferForRegularExpressionMatch": False, "useForSnippets": False}
    kind = {"id": f"parameter-type.{name}", "name": name, "regularExpressions": [*regexps], **flags}
    return encode({"parameterType": kind})


def step_definition_line(definition_id: str, expression: str, uri: str, line: int) -> str:
    """A phrase, and where its step definition stands."""
    pattern = {"source": expression, "type": "CUCUMBER_EXPRESSION"}
    place = {"location": {"line": line}, "uri": uri}
    return encode({"stepDefinition": {"id": definition_id, "pattern": pattern, "sourceReference": place}})


def run_started_line(started: Node) -> str:
    """The run begins; all that was read comes before it."""
    return encode({"testRunStarted": {"id": "run", "timestamp": started}})


def run_finished_line(*, success: bool) -> str:
    """The run has ended."""
    return encode({"testRunFinished": {"success": success, "testRunStartedId": "run", "timestamp": now()}})


def run_attachment_line(item: object) -> str:
    """An attachment of the schema that belongs to the run as a whole."""
    return _attachment(KINDS[type(item)], to_data(item), f'"testRunStartedId": "run", "timestamp": {encode(now())}')


def hashes(files: Iterable[Path], root: Path) -> dict[str, str]:
    """The hash of every file; its name is relative to the root where it lies below it."""
    below = f"{root}{os.sep}"
    names = {file: str(file).removeprefix(below).replace(os.sep, "/") for file in files}
    return {name: hashlib.sha256(file.read_bytes()).hexdigest() for file, name in names.items()}


class CaseLines:
    """The messages of one pickle that runs, in the order in which they happen.

    They are kept as text, which costs the garbage collector nothing; what is the same in all of them is encoded once.
    """

    def __init__(self, pickle: str, test_steps: list[Node], named: Sequence[Sequence[NamedText]]) -> None:
        """The steps as the record introduces them, and the parts of the text of each that name values."""
        self._steps, self._done = [encode(step["id"]) for step in test_steps], 0
        self._names = [{"names": [to_data(name) for name in names]} if names else {} for names in named]
        case = {"id": f"{pickle}:case", "pickleId": pickle, "testRunStartedId": "run", "testSteps": test_steps}
        self._case = encode({"testCase": case})
        begin = {"attempt": 0, "id": f"{pickle}:run", "testCaseId": case["id"], "timestamp": now()}
        self._started = f'"testCaseStartedId": {encode(begin["id"])}'
        self._lines = [encode({"testCaseStarted": begin})]

    def add_step(self, begun: int, took: int, status: str, message: str, shown: Node) -> None:
        """Record the next step: when it began, how long it took, in nanoseconds, how it ended, and what it showed."""
        shown = {**shown, **self._names[self._done]}
        about, ended = f'{self._started}, "testStepId": {self._steps[self._done]}', begun + took
        end = f'"timestamp": {{"nanos": {ended % 10**9}, "seconds": {ended // 10**9}}}'
        begin = f'"timestamp": {{"nanos": {begun % 10**9}, "seconds": {begun // 10**9}}}'
        self._lines.append(f'{{"testStepStarted": {{{about}, {begin}}}}}')
        self._lines += [_attachment(KINDS[StepShown], shown, f"{about}, {end}")] if shown else []
        result = f'"duration": {{"nanos": {took % 10**9}, "seconds": {took // 10**9}}}, "status": "{status}"'
        result += f', "message": {encode(message)}' if message else ""
        self._lines.append(f'{{"testStepFinished": {{{about}, "testStepResult": {{{result}}}, {end}}}}}')
        self._done += 1

    def skip_rest(self) -> None:
        """Record the steps that did not run."""
        for _ in self._steps[self._done :]:
            self.add_step(time.time_ns(), 0, "SKIPPED", "", {})

    def attach(self, media_type: str, data: object) -> None:
        """Attach something to the pickle as a whole."""
        self._lines.append(_attachment(media_type, data, f'{self._started}, "timestamp": {encode(now())}'))

    def finished(self) -> Node:
        """The pickle has ended: the message that introduces it, and those since, as texts of whole lines."""
        end = f'{self._started}, "timestamp": {encode(now())}, "willBeRetried": false'
        self._lines += [f'{{"testCaseFinished": {{{end}}}}}', ""]
        return {"case": f"{self._case}\n", "lines": "\n".join(self._lines)}


def _attachment(media_type: str, data: object, rest: str) -> str:
    body = encode(encode(data))
    return f'{{"attachment": {{"body": {body}, "contentEncoding": "IDENTITY", "mediaType": "{media_type}", {rest}}}}}'


class Spool:
    """Lines by their key, kept in a temporary file until the record is written: a large run does not fit in memory."""

    def __init__(self) -> None:
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  # it is closed by `close`

    def keep(self, key: str, text: str) -> None:
        """Keep a text, whole lines, under a key."""
        data = text.encode()
        self._places[key] = (self._end, len(data))
        self._end += self._file.write(data)

    def read(self, key: str) -> bytes:
        """What was kept under a key."""
        start, size = self._places[key]
        self._file.seek(start)
        data = self._file.read(size)
        self._file.seek(self._end)
        return data

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def write_record(path: Path, texts: Iterator[bytes]) -> None:
    """Write texts, each of whole lines, all or nothing: a reader never sees half a record."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        file.writelines(texts)
    part.replace(path)
