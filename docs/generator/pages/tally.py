"""The tally: how many scenarios were run, how many passed, and how many printed numbers they checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from steps.record.model import Feature, PickleRun, StepRun


@dataclass(frozen=True)
class Tally:
    """What became of some scenarios, of which each row of an outline is one.

    `numbers` are the printed numbers that a claim compared and found right; those of a claim that failed are none.
    """

    scenarios: int = 0
    passed: int = 0
    not_run: int = 0
    numbers: int = 0

    @property
    def failed(self) -> int:
        """The scenarios that were run, and did not pass."""
        return self.scenarios - self.passed - self.not_run


def tally(features: Iterable[Feature]) -> Tally:
    """What became of all scenarios of some features."""
    some = list(features)
    statuses = [run.status for feature in some for run in feature.runs.values()]
    numbers = sum(step.checked for feature in some for _, step in passed_steps(feature))
    return Tally(len(statuses), statuses.count("PASSED"), statuses.count("UNKNOWN"), numbers)


def passed_steps(feature: Feature) -> Iterator[tuple[PickleRun, StepRun]]:
    """Every step that passed; one of a background, which a page shows once, where it stands first."""
    backgrounds = {step["id"] for kind, node in feature.nodes if kind == "background" for step in node["steps"]}
    seen: set[str] = set()
    for run in feature.runs.values():
        for step_id, step in run.steps.items():
            if step.status == "PASSED" and step_id not in seen:
                yield run, step
                seen |= {step_id} & backgrounds
