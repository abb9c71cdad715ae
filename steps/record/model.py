"""The run record as the pages see it: what was run, and with what result."""

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from .schema import CommitData, Data, Insensitive, PhrasebookData, StepShown

Node = dict[str, Any]
NEVER = datetime.fromtimestamp(0, UTC)
SEVERITY = ("PASSED", "SKIPPED", "UNKNOWN", "PENDING", "UNDEFINED", "AMBIGUOUS", "FAILED")


def worst(statuses: Iterable[str]) -> str:
    """The gravest of some statuses; PASSED where there are none."""
    return max(statuses, key=SEVERITY.index, default="PASSED")


def walk(parent: Node) -> Iterator[tuple[str, Node]]:
    """Every background, rule and scenario of a feature's tree, in the order of the file, with its kind."""
    for child in parent.get("children", ()):
        for kind, node in child.items():
            yield kind, node
            yield from walk(node)


def rows_of(scenario: Node) -> list[Node]:
    """The rows of all Examples of a scenario."""
    return [row for examples in scenario.get("examples", ()) for row in examples.get("tableBody", ())]


def line_of(node: Node) -> int:
    """The line where a node of a feature's tree begins."""
    return int(node["location"]["line"])


@dataclass(frozen=True)
class RunInfo:
    """One run of pytest: when it began, at which commit, and the file that it wrote."""

    started: datetime = NEVER
    commit: CommitData = field(default_factory=CommitData)
    path: Path | None = None

    @cached_property
    def compressed(self) -> bytes:
        """The file as a reader of the site downloads it, the same for the same run; nothing where there is none."""
        path = self.path
        return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0) if path and path.is_file() else b""


@dataclass
class StepRun:
    """What one step of one pickle said and did."""

    text: str
    argument: Node = field(default_factory=dict)
    status: str = "UNKNOWN"
    message: str = ""  # why it failed
    shown: StepShown = field(default_factory=StepShown)
    arguments: list[Node] = field(default_factory=list)
    definitions: list[str] = field(default_factory=list)  # ids of phrases: none if undefined, several if ambiguous

    @property
    def rows(self) -> list[list[str]]:
        """The cells of the data table that it holds; none where it holds no table."""
        return [[cell["value"] for cell in row["cells"]] for row in self.argument.get("dataTable", {}).get("rows", ())]


@dataclass
class PickleRun:
    """What one pickle did."""

    pickle: Node
    steps: dict[str, StepRun]  # by the id of their node in the syntax tree
    trace: dict[str, Data] = field(default_factory=dict)  # values by name
    words: list[str] = field(default_factory=list)
    insensitive: Insensitive | None = None  # which exchanges of matrices it would not notice; None if not tried
    has_run: bool = False

    @property
    def status(self) -> str:
        """The gravest status of its steps; UNKNOWN where it has not run."""
        return worst(step.status for step in self.steps.values()) if self.has_run else "UNKNOWN"


@dataclass(eq=False)
class Feature:
    """One document of the record with the runs of its pickles by pickle id, and the run of pytest they are of."""

    uri: str
    text: str
    tree: Node
    runs: dict[str, PickleRun] = field(default_factory=dict)
    run: RunInfo = field(default_factory=RunInfo)

    @property
    def path(self) -> str:
        """The file it stands in."""
        return self.uri.partition("#")[0]

    @property
    def name(self) -> str:
        """What it is called: its keyword, where nobody gave it a name."""
        return str(self.tree["name"] or self.tree["keyword"])

    @property
    def status(self) -> str:
        """The gravest status of its runs; UNKNOWN where there are none."""
        return worst(run.status for run in self.runs.values()) if self.runs else "UNKNOWN"

    @property
    def nodes(self) -> Iterator[tuple[str, Node]]:
        """Every background, rule and scenario, in the order of the file, with its kind."""
        return walk(self.tree)

    def runs_of(self, scenario_id: str) -> list[PickleRun]:
        """The runs of a scenario, in the order of its rows."""
        return [run for run in self.runs.values() if run.pickle["astNodeIds"][0] == scenario_id]


@dataclass
class Record:
    """A whole run."""

    features: dict[str, Feature] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, str] = field(default_factory=dict)  # what features were called whose files cannot be read now
    sources: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)  # the hash of every file, of features and of code, that it ran
    implementation: str = ""  # what computed in the place of tinyrnn, where something did
    phrasebook: PhrasebookData = field(default_factory=PhrasebookData)
    run: RunInfo = field(default_factory=RunInfo)

    @property
    def has_passed(self) -> bool:
        """Whether everything was run and everything passed."""
        runs = [run for feature in self.features.values() for run in feature.runs.values()]
        return not self.errors and all(run.status == "PASSED" for run in runs)

    def updated(self, later: Self, files: set[str]) -> Self:
        """This record with what a later run said of some files in the place of what it says of them itself."""
        features = {uri: feature for uri, feature in self.features.items() if feature.path not in files}
        errors = {path: messages for path, messages in self.errors.items() if path not in files} | later.errors
        titles = self.titles | {uri: feature.tree["name"] for uri, feature in self.features.items()}
        hashes = {name: digest for name, digest in self.files.items() if name not in files}
        return replace(
            self,
            features=features | later.features,
            errors=errors,
            titles={uri: titles[uri] for uri in errors if uri in titles},
            files=hashes | {name: digest for name, digest in later.files.items() if name in files},
            run=later.run if later.features or later.errors else self.run,
        )
