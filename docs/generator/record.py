"""The run record, read back: what was run, with what result, and whether it is still true of the files."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Node = dict[str, Any]
NEVER = datetime.fromtimestamp(0, UTC)
# Where the published features stand, below the root of the project.
SOURCES = ("features", "docs/pages")
_WORKING = "application/vnd.tinyrnn.working+json"
_TRACE = "application/vnd.tinyrnn.trace+json"
_CODE = "application/vnd.tinyrnn.code+json"
_GHERKIN_FENCE = re.compile(r"^\s*(?:`{3,}|~{3,})\s*gherkin\b[^`]*$", re.MULTILINE)


@dataclass
class StepRun:
    """What one step of one pickle did: its status in capitals, a message if it failed, what it showed."""

    text: str
    status: str = "UNKNOWN"
    message: str = ""
    evidence: list[Node] = field(default_factory=list)
    arguments: list[Node] = field(default_factory=list)


@dataclass
class PickleRun:
    """What one pickle did: its steps by the id of their node in the syntax tree, and its trace by symbol."""

    pickle: Node
    steps: dict[str, StepRun]
    trace: dict[str, Node] = field(default_factory=dict)
    has_run: bool = False

    @property
    def status(self) -> str:
        """The gravest status of its steps; UNKNOWN where it has not run."""
        return worst(step.status for step in self.steps.values()) if self.has_run else "UNKNOWN"


@dataclass
class Feature:
    """One document of the record with the runs of its pickles by pickle id."""

    uri: str
    text: str
    tree: Node
    runs: dict[str, PickleRun] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The file it stands in."""
        return self.uri.partition("#")[0]

    def runs_of(self, scenario_id: str) -> list[PickleRun]:
        """The runs of a scenario, in the order of its rows."""
        return [run for run in self.runs.values() if run.pickle["astNodeIds"][0] == scenario_id]


@dataclass
class Record:
    """A whole run."""

    features: dict[str, Feature] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    sources: dict[str, str] = field(default_factory=dict)
    code: dict[str, str] = field(default_factory=dict)
    started: datetime = NEVER

    @property
    def has_passed(self) -> bool:
        """Whether everything was run and everything passed."""
        runs = [run for feature in self.features.values() for run in feature.runs.values()]
        return not self.errors and all(run.status == "PASSED" for run in runs)


SEVERITY = ("PASSED", "SKIPPED", "UNKNOWN", "PENDING", "UNDEFINED", "AMBIGUOUS", "FAILED")


def worst(statuses: Iterator[str]) -> str:
    """The gravest of some statuses; PASSED where there are none."""
    return max(statuses, key=SEVERITY.index, default="PASSED")


def read_record(path: Path) -> Record:
    """Read a record. A missing file reads as an empty record, which is never fresh."""
    record = Record()
    reader = _Reader(record)
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                for kind, message in json.loads(line).items():
                    getattr(reader, kind, reader.ignore)(message)
    return record


class _Reader:
    """One method for each kind of message that a page needs, named as the standard names it."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.runs: dict[str, PickleRun] = {}  # by pickle, then by case, then by attempt
        self.steps: dict[str, StepRun] = {}  # by pickle step, then by test step

    def ignore(self, message: Node) -> None:
        """A kind of message that no page needs."""

    def source(self, message: Node) -> None:
        self.record.sources[message["uri"]] = message["data"]

    def gherkinDocument(self, message: Node) -> None:  # noqa: N802  # the standard's name
        uri = message["uri"]
        self.record.features[uri] = Feature(uri, self.record.sources[uri], message["feature"])

    def parseError(self, message: Node) -> None:  # noqa: N802  # the standard's name
        place = message["source"]
        line = place["location"]["line"]
        self.record.errors[place["uri"]].append(f"{place['uri']}:{line}: {message['message']}")

    def pickle(self, message: Node) -> None:
        steps = {step["astNodeIds"][0]: StepRun(step["text"]) for step in message["steps"]}
        run = PickleRun(message, steps)
        self.record.features[message["uri"]].runs[message["id"]] = self.runs[message["id"]] = run
        self.steps |= dict(zip((step["id"] for step in message["steps"]), steps.values(), strict=True))

    def testRunStarted(self, message: Node) -> None:  # noqa: N802  # the standard's name
        self.record.started = datetime.fromtimestamp(message["timestamp"]["seconds"], UTC)

    def testCase(self, message: Node) -> None:  # noqa: N802  # the standard's name
        self.runs[message["id"]] = self.runs[message["pickleId"]]
        for step in message["testSteps"]:
            run = self.steps[step["id"]] = self.steps[step["pickleStepId"]]
            lists = step.get("stepMatchArgumentsLists") or [{"stepMatchArguments": []}]
            run.arguments = lists[0]["stepMatchArguments"]

    def testCaseStarted(self, message: Node) -> None:  # noqa: N802  # the standard's name
        self.runs[message["id"]] = self.runs[message["testCaseId"]]
        self.runs[message["id"]].has_run = True

    def testStepFinished(self, message: Node) -> None:  # noqa: N802  # the standard's name
        step, result = self.steps[message["testStepId"]], message["testStepResult"]
        step.status, step.message = result["status"], result.get("message", "")

    def attachment(self, message: Node) -> None:
        data = json.loads(message["body"])
        if message["mediaType"] == _WORKING:
            self.steps[message["testStepId"]].evidence = data
        elif message["mediaType"] == _TRACE:
            self.runs[message["testCaseStartedId"]].trace = {value["symbol"]: value for value in data}
        elif message["mediaType"] == _CODE:
            self.record.code = data


def is_fresh(record: Record, root: Path) -> bool:
    """Whether a record tells of the files as they are: every feature run whole, with the code that stands there."""
    published = {uri: feature for uri, feature in record.features.items() if feature.path.startswith(SOURCES)}
    is_whole = all(run.has_run for feature in published.values() for run in feature.runs.values())
    return is_whole and not record.errors and _code_is_same(record, root) and _texts_are_same(published, root)


def _code_is_same(record: Record, root: Path) -> bool:
    folders = {(root / name).parent for name in record.code}
    tops = {folder for folder in folders if not any(other in folder.parents for other in folders)}
    there = {file for top in tops for file in top.rglob("*.py")}
    hashes = {root / name: digest for name, digest in record.code.items()}
    return bool(hashes) and there == set(hashes) and all(_hash(file) == hashes[file] for file in there)


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _texts_are_same(published: dict[str, Feature], root: Path) -> bool:
    files = {file.relative_to(root).as_posix(): file for file in source_files(root)}
    if files.keys() != {feature.path for feature in published.values()}:
        return False
    for name, file in files.items():
        text = file.read_text("utf-8-sig", "replace").replace("\r\n", "\n")
        blocks = [feature for feature in published.values() if feature.path == name]
        if name.endswith(".feature"):
            if blocks[0].text != text:
                return False
        elif len(blocks) != len(_GHERKIN_FENCE.findall(text)) or not all(
            _stands_in(block.text, text) for block in blocks
        ):
            return False
    return True


def _stands_in(block: str, text: str) -> bool:
    """Whether a block of Markdown, kept on the lines where it stood, stands there still."""
    pairs = zip(block.splitlines(), text.splitlines(), strict=False)
    return all(line.strip() == there.strip() for line, there in pairs if line.strip())


def source_files(root: Path) -> list[Path]:
    """Every file that publishes a feature: `.feature` files, and prose pages with a ```gherkin block."""
    features = [file for source in SOURCES for file in (root / source).rglob("*.feature")]
    prose = [file for file in (root / "docs/pages").rglob("*.md") if _GHERKIN_FENCE.search(file.read_text("utf-8"))]
    return sorted([*features, *prose])
