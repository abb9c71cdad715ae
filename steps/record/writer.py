"""The writer of the run record: Cucumber Messages, each made of plain data as one line of JSON."""

import json
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import IO

from .model import Node
from .schema import KINDS, NamedText, StepShown, to_data

# One encoder for all messages: `json.dumps` would make one for each. Messages hold no cycles.
encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def message_line(kind: str, **parts: object) -> str:
    """A message of the standard, as one line of JSON."""
    return encode({kind: parts})


def source_line(uri: str, text: str) -> str:
    """The message that holds the text of a feature."""
    return message_line("source", data=text, mediaType="text/x.cucumber.gherkin+plain", uri=uri)


def now() -> Node:
    """The time as Cucumber Messages tell it."""
    seconds, nanos = divmod(time.time_ns(), 10**9)
    return {"nanos": nanos, "seconds": seconds}


def run_attachment_line(item: object) -> str:
    """An attachment of the schema that belongs to the run as a whole."""
    return _attachment(type(item), to_data(item), f'"testRunStartedId":"run","timestamp":{_time(time.time_ns())}')


def _attachment(kind: type, data: Node, rest: str) -> str:
    head = f'"body":{encode(encode(data))},"contentEncoding":"IDENTITY","mediaType":"{KINDS[kind]}"'
    return f'{{"attachment":{{{head},{rest}}}}}'


def _time(nanoseconds: int) -> str:
    seconds, nanos = divmod(nanoseconds, 10**9)
    return f'{{"nanos":{nanos},"seconds":{seconds}}}'


class CaseLines:
    """The messages of one pickle that runs, in the order in which they happen.

    They are kept as text, which costs the garbage collector nothing; what is the same in all of them is encoded once.
    """

    def __init__(self, pickle: str, test_steps: list[Node], named: Sequence[Sequence[NamedText]]) -> None:
        """The steps as the record introduces them, and the parts of the text of each that name values."""
        self._steps, self._done = [encode(step["id"]) for step in test_steps], 0
        self._names = [{"names": [to_data(name) for name in names]} if names else {} for names in named]
        case, run = f"{pickle}:case", f"{pickle}:run"
        self._case = message_line("testCase", id=case, pickleId=pickle, testRunStartedId="run", testSteps=test_steps)
        self._started = f'"testCaseStartedId":{encode(run)}'
        self._lines = [message_line("testCaseStarted", attempt=0, id=run, testCaseId=case, timestamp=now())]

    def add_step(self, begun: int, took: int, status: str, message: str, shown: StepShown | None) -> None:
        """Record the next step: when it began, how long it took, in nanoseconds, how it ended, and what it showed."""
        data = self._names[self._done] if shown is None else to_data(shown) | self._names[self._done]
        about = f'{self._started},"testStepId":{self._steps[self._done]}'
        end = f'"timestamp":{_time(begun + took)}'
        self._lines.append(f'{{"testStepStarted":{{{about},"timestamp":{_time(begun)}}}}}')
        if data:
            self._lines.append(_attachment(StepShown, data, f"{about},{end}"))
        told = f',"message":{encode(message)}' if message else ""
        result = f'{{"duration":{_time(took)},"status":"{status}"{told}}}'
        self._lines.append(f'{{"testStepFinished":{{{about},"testStepResult":{result},{end}}}}}')
        self._done += 1

    def skip_rest(self) -> None:
        """Record the steps that did not run."""
        for _ in self._steps[self._done :]:
            self.add_step(time.time_ns(), 0, "SKIPPED", "", None)

    def attach(self, item: object) -> None:
        """Attach something of the schema to the pickle as a whole."""
        about = f'{self._started},"timestamp":{_time(time.time_ns())}'
        self._lines.append(_attachment(type(item), to_data(item), about))

    def finished(self) -> Node:
        """The pickle has ended: the message that introduces it, and those since, as texts of whole lines."""
        end = f'{self._started},"timestamp":{_time(time.time_ns())},"willBeRetried":false'
        self._lines += [f'{{"testCaseFinished":{{{end}}}}}', ""]
        return {"case": f"{self._case}\n", "lines": "\n".join(self._lines)}


class Spool:
    """Lines by their key, kept in a temporary file until the record is written: a large run does not fit in memory."""

    def __init__(self) -> None:
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    @cached_property
    def _file(self) -> IO[bytes]:
        return tempfile.TemporaryFile("a+b")  # whatever was read in between, it writes at the end

    def keep(self, key: str, text: str) -> None:
        """Keep a text, whole lines, under a key."""
        data = text.encode()
        self._places[key] = (self._end, len(data))
        self._end += self._file.write(data)

    def read(self, key: str) -> bytes:
        """What was kept under a key."""
        start, size = self._places[key]
        self._file.seek(start)
        return self._file.read(size)

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
