"""A problem of a feature file, and the error that holds all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong in a line of a feature, and what to do."""

    line: int
    what: str
    remedy: str


class FeatureError(Exception):
    """A feature file that is not run, with everything that is wrong with it."""

    def __init__(self, path: str, problems: Sequence[Problem], text: str = "") -> None:
        self.path, self.problems, self.text = path, sorted(problems), text
        super().__init__("\n".join(f"{path}:{p.line}: {p.what}; {p.remedy}" for p in self.problems))
