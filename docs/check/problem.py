"""What the check found: the problems, told to people, and how much it held against the run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

LONGEST = 300


@dataclass(frozen=True)
class Problem:
    """One place where a page does not say what the run says."""

    page: str
    place: str
    shown: str
    said: str

    def __str__(self) -> str:
        where = f"{self.page}: {self.place}" if self.place else self.page
        return f"{where}\n  the page  {_short(self.shown)}\n  the run   {_short(self.said)}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


@dataclass
class Findings:
    """All problems, and the counts of what was looked at."""

    problems: list[Problem] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def found(self, page: str, place: str, shown: str, said: str) -> None:
        """One more problem."""
        self.problems.append(Problem(page, place, shown, said))

    def same(self, page: str, place: str, shown: object, said: object) -> None:
        """A problem where what is shown is not what is said."""
        if shown != said:
            self.found(page, place, f"shows {shown}", f"says {said}")
