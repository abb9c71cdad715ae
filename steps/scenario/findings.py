"""Findings: what became of a step, and what it showed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from tinyrnn import TEXT, Place, Symbol, Value, derivation
from tinyrnn.trace import value_to_data

from ..printed.digits import Check
from ..printed.matrices import PrintedArray
from ..record.schema import Data, NamedText, ShownValue, StepShown
from .lookup import Found
from .solution import Solution
from .values import Values


@dataclass
class Suspect:
    """Printed numbers that are wrong."""

    found: Found  # the value that they are claimed of
    printed: PrintedArray
    check: Check
    is_of_scenario: bool = True  # otherwise the claim takes other numbers than the scenario
    causes: list[str] = field(default_factory=list)  # what may have led to them, once it was sought


@dataclass
class Problem:
    """One thing that is not as claimed, in words, with the numbers whose cause may be sought."""

    text: str
    suspect: Suspect | None = None


@dataclass
class Held:
    """A claim that held, about the value of a symbol, and whether it would hold of other values."""

    symbol: Symbol
    holds: Callable[[Values], bool]


@dataclass
class Finding:
    """What became of a step."""

    shown: StepShown = field(default_factory=StepShown)  # what it showed, for the run record
    problems: list[Problem] = field(default_factory=list)  # what is wrong; nothing where it passed
    suspects: list[Suspect] = field(default_factory=list)  # wrong numbers whose causes are asked for, also of a slip
    symbols: list[Symbol] = field(default_factory=list)  # of the values that it shows
    working: str = ""  # the working of the value, in lines, where there is one to tell
    held: list[Held] = field(default_factory=list)  # the claims that held, to be tried on other networks

    @property
    def message(self) -> str:
        """What is told of a step that failed; empty where it passed."""
        said = ["\n".join([p.text, *(p.suspect.causes if p.suspect else ())]) for p in self.problems]
        return "\n\n".join([*said, *([self.working] if said and self.working else [])])

    def fail(self, text: str, working: str = "", suspect: Suspect | None = None) -> Self:
        """The same with a problem; its working is told where none was told before."""
        self.problems.append(Problem(text, suspect))
        self.suspects += [suspect] if suspect else []
        self.working = self.working or working
        return self

    def show(
        self,
        value: Value,
        places: Sequence[Place] = (),
        caption: str = "",
        kind: str = "",
        names: Sequence[NamedText] = (),
    ) -> Self:
        """The same, with the working of a value under the step, the entries at `places` marked as wrong."""
        wrong = [list(place) for place in places]
        self.shown.values.append(ShownValue(as_data(value), wrong, caption, kind, list(names)))
        self.symbols += [value.symbol] if value.symbol else []
        return self


@lru_cache(maxsize=256)
def as_data(value: Value) -> Data:
    """A value as the record holds it; the scenarios of a Background claim the same values."""
    return value_to_data(value)


def working_text(value: Value, places: Sequence[Place] = ()) -> str:
    """The working of a value in lines: its own first, then that of what it was computed from."""
    lines = [str(derivation(value, TEXT, places))]
    while value.rule.renames:
        value = value.operands[0]
    lines += [str(derivation(operand, TEXT)) for operand in _named_operands(value) if not operand.is_given]
    return "working\n" + "\n".join(f"  {line}" for line in dict.fromkeys(lines))  # an operand may be there twice


def _named_operands(value: Value) -> list[Value]:
    found: list[Value] = []
    for operand in value.operands:
        found += [operand] if operand.symbol else _named_operands(operand)
    return found


class Claim:
    """What a Then says.

    `by_reference` names what only the reference computes, also where another implementation is tested; else empty.
    """

    by_reference = ""

    def examine(self, solution: Solution, line: str) -> Finding:
        """What becomes of the claim; `line` is the step as it is written, for an answer that can be pasted.

        Raises:
            ExampleError, NumberError, TinyRNNError: the claim makes no sense here.
        """
        raise NotImplementedError
