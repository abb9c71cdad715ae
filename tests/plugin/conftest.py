"""A project of its own for each test, in which pytest runs with the step language."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ..inside import run_inside

ROOT = Path(__file__).parents[2]
Message = dict[str, Any]
CONFIGURATION = """
[pytest]
addopts = -p no:cacheprovider --strict-markers --strict-config --import-mode=importlib
filterwarnings = error
run_record = run-record.ndjson
"""
# The plugin of this tree, and not, a second time, the one that is installed.
PLUGIN = ("-p", "steps", "-p", "no:tinyrnn")
# A network whose numbers are easy: h_t = h_{t−1} + x_t, with C the identity.
MODEL = """
  Background:
    Given the vocabulary "a", "b"
    And the embedding C is [[1, 0], [0, 1]]
    And the input weights W are [[1, 0], [0, 1]]
    And the recurrent weights U are [[1, 0], [0, 1]]
    And the activation is identity
"""


# Scenarios with every verdict that a phrase can have.
EVERY_VERDICT = """
  @tag
  Scenario: passes
    When I input "a b"
    Then h2 is [1, 1]

  Scenario: fails
    When I input "a"
    Then h1 is [5, 0]
    And C has shape 2×2

  Scenario: undefined
    Then the sun shines
    * the moon too

  Scenario Outline: row <n>
    When I input "a"
    Then h1[1] is <n>

    Examples: some
      Prose.
      | n |
      | 1 |
      | 2 |
"""


@dataclass(frozen=True)
class Run:
    """What a run printed, how it ended, and the record it wrote."""

    output: str
    code: int
    outcomes: dict[str, int]
    record: list[Message]

    def messages(self, kind: str) -> list[Message]:
        """The messages of one kind, in their order."""
        return [message[kind] for message in self.record if kind in message]

    def section(self, name: str) -> str:
        """What the run prints below the line that a scenario's name heads."""
        lines = self.output.splitlines()
        heads = [n for n, line in enumerate(lines) if line.startswith("__")]
        begin = next(n for n in heads if f" {name} " in lines[n].replace(" [", "  ["))
        end = next(n for n, line in enumerate(lines[begin + 1 :], start=begin + 1) if line.startswith(("__", "==")))
        return "\n".join(lines[begin + 1 : end])

    def insides(self) -> list[str]:
        """What the failures tell of the machine, and of no use to an author; a ValueError where nothing failed."""
        told = self.output[self.output.index("= FAILURES =") :]
        return [word for word in ("Traceback", "site-packages", "pytest_bdd", "steps/", ".py:") if word in told]

    def attached(self, name: str, kind: str) -> list[Any]:
        """What is attached to the pickle of this name, of one kind of media type, as data."""
        pickle = next(p for p in self.messages("pickle") if p["name"] == name)
        found = [a for a in self.messages("attachment") if a.get("testCaseStartedId") == f"{pickle['id']}:run"]
        return [json.loads(a["body"]) for a in found if f"tinyrnn.{kind}+" in a["mediaType"]]

    def statuses(self, name: str) -> list[str]:
        """The verdicts on the steps of the pickle of this name, the Background's left out."""
        pickle = next(p for p in self.messages("pickle") if p["name"] == name)
        case = next(c for c in self.messages("testCase") if c["pickleId"] == pickle["id"])
        results = {m["testStepId"]: m["testStepResult"]["status"] for m in self.messages("testStepFinished")}
        statuses = [results[step["id"]] for step in case["testSteps"]]
        return statuses[5:] if pickle["steps"][0]["text"].startswith("the vocabulary") else statuses


class Project:
    """A folder of files, and pytest in it."""

    def __init__(self, path: Path, plugin: tuple[str, ...] = PLUGIN) -> None:
        self.path, self.plugin = path, plugin
        self.write("tox.ini", CONFIGURATION)

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file, in UTF-8 where it is text."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def feature(self, name: str, scenarios: str) -> None:
        """Write a feature with the easy network."""
        self.write(name, f"Feature: {name}\n{MODEL}\n{scenarios}")

    def run(self, *args: str) -> Run:
        """Run pytest in this process, which is fast."""
        return self._run(*run_inside(self.path, args, has_plugin=bool(self.plugin)))

    def run_apart(self, *args: str) -> Run:
        """Run pytest in a process of its own, which is slow: for the workers of pytest-xdist, and for a broken core."""
        command = [sys.executable, "-m", "pytest", *self.plugin, *args]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            command, cwd=self.path, env=environment, capture_output=True, check=False, encoding="utf-8"
        )
        return self._run(done.stdout + done.stderr, done.returncode)

    def _run(self, output: str, code: int) -> Run:
        record = self.path / "run-record.ndjson"
        lines = record.read_text("utf-8").splitlines() if record.exists() else []
        record.unlink(missing_ok=True)
        try:
            outcomes = pytest.RunResult.parse_summary_nouns(output.splitlines())
        except ValueError:  # a usage error has no summary
            outcomes = {}
        return Run(output, code, outcomes, [json.loads(line) for line in lines])


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project, for one test."""
    return Project(tmp_path)


@pytest.fixture(scope="module")
def shared_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """An empty project, for all tests of a file."""
    return Project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def recorded_run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """One run with every kind of message."""
    project = Project(tmp_path_factory.mktemp("project"))
    project.feature("x.feature", EVERY_VERDICT)
    project.write("page.md", "```gherkin\nFeature: f\n  Scenario: s\n    Given the vocabulary “a”\n```\n")
    project.write("broken.feature", "Feature: f\n  Scenario: s\n    Given x\n    oops\n")
    return project.run("--continue-on-collection-errors", ".")
