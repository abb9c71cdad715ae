"""Claims about a whole sequence, a row a time step, and about the losses on the way down."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tinyrnn import Symbol, disagreements, format_number, gradients, kinks, place_text

from ..language.names import at_step, read_name
from ..printed.arrays import parse_array
from ..printed.blanks import is_blank, is_whole, rounded, table_answer, table_to_paste, to_print
from ..printed.digits import ABOUT, Check
from ..printed.numbers import counted
from ..record.schema import Data, Table
from ..scenario.facts import ExampleError
from ..scenario.findings import Claim, Finding
from ..scenario.lookup import Found, find
from ..scenario.solution import Solution
from ..scenario.training import losses
from .digits import Cells, compare, joined

# The parameters whose gradients do not pass the activation, so that a kink of it is no excuse for them.
BEYOND_KINKS = ("V", "c")


@dataclass(frozen=True)
class Cell:
    """A cell that claims something: the name of its value, its text, its place in the table."""

    name: str
    text: str
    place: tuple[int, int]


@dataclass(frozen=True)
class SequenceClaim(Claim):
    """A sequence: a first column t of time steps, and a column for each name; an empty cell claims nothing."""

    table: Cells
    check: Check

    def examine(self, solution: Solution, line: str) -> Finding:
        """Compare every cell."""
        cells = self._cells(solution)
        found = [find(solution, solution.values, read_name(cell.name)) for cell in cells]
        shown = list(dict.fromkeys(one.whole.name for one in found))
        blanks = {
            cell.place: to_print(one.array) for cell, one in zip(cells, found, strict=True) if is_blank(cell.text)
        }
        table = Table("time steps", self._headings(cells, found))
        if blanks:
            finding = Finding().fail(self._answer(line, blanks, found, cells))
        else:
            pairs = zip(cells, found, strict=True)
            findings = [compare(solution, one, parse_array(cell.text), self.check) for cell, one in pairs]
            finding = joined(findings)
            finding.shown.values = [value for one in findings if one.problems for value in one.shown.values[:1]]
        finding.shown.computed, finding.shown.table = shown, table
        return finding

    def _answer(self, line: str, blanks: dict[tuple[int, int], str], found: list[Found], cells: list[Cell]) -> str:
        arrays = [one.array for one, cell in zip(found, cells, strict=True) if cell.place in blanks]
        if self.check is not ABOUT and not all(map(is_whole, arrays)):
            line = re.sub(r"\bare$", "are about", line.removesuffix("是") + ("约为" if line.endswith("是") else ""))
        return table_answer(line, table_to_paste([list(row) for row in self.table], blanks))

    def _headings(self, cells: list[Cell], found: list[Found]) -> list[Data]:
        """The symbol of each column but the first, without its time step, which the row tells."""
        by_column = {cell.place[1]: (cell, one) for cell, one in zip(cells, found, strict=True)}
        headings = []
        for column, heading in enumerate(self.table[0][1:], start=1):
            cell, one = by_column.get(column, (None, None))
            is_numbered = cell is not None and cell.name == heading
            symbol = None if one is None else one.symbol if is_numbered else _without_time(one.symbol)
            headings.append({} if symbol is None else symbol.data)
        return headings

    def _cells(self, solution: Solution) -> list[Cell]:
        heading, *rows = self.table
        times = [str(t) for t in sorted(solution.times[1:])]
        if heading[0] != "t" or len(heading) < 2 or not rows:
            what = "head the first column t, the others with names such as a, h or W x"
            raise ExampleError(f"{what}, and add a row a time step")
        for row in rows:
            if row[0] not in (*times, str(solution.times[0])):
                what = f"there is no time step {row[0] or '(empty)'}"
                raise ExampleError(f"{what}: those that were read are {', '.join(times)}")
        twice = next((row[0] for i, row in enumerate(rows) if row[0] in [other[0] for other in rows[:i]]), None)
        if twice is not None:
            raise ExampleError(f"two rows are of time step {twice}: remove one")
        cells = [
            Cell(at_step(heading[j], int(row[0])), row[j], (i, j))
            for i, row in enumerate(rows, start=1)
            for j in range(1, len(heading))
            if row[j]
        ]
        if not cells:
            raise ExampleError("the table claims nothing, because all its cells are empty: write a number")
        return cells


def _without_time(symbol: Symbol) -> Symbol:
    return replace(symbol.replaced(lambda one: replace(one, t=None)), t=None)


@dataclass(frozen=True)
class LossesClaim(Claim):
    """The loss before the first step of gradient descent and after each: a column for the steps taken, one for L."""

    table: Cells

    def examine(self, solution: Solution, line: str) -> Finding:
        """Compare every loss, up to the first that is wrong."""
        computed = losses(solution.steps, solution.lesson) if solution.is_taught else []
        if not computed:
            first = 'say "When I take 1 step of gradient descent at rate 0.1" first'
            raise ExampleError(f"no step has been taken: {first}")
        first_row = 0 if self.table[0][0] == "0" else 1
        rows = self.table[first_row:]
        if any(len(row) != 2 for row in rows) or [row[0] for row in rows] != [str(n) for n in range(len(computed))]:
            what = "write a table of two columns"
            raise ExampleError(f"{what}, the steps taken, 0 to {len(computed) - 1}, and the loss")
        finding = Finding()
        finding.shown.table = Table("losses")
        blanks = {(n + first_row, 1): rounded(computed[n]) for n, row in enumerate(rows) if is_blank(row[1])}
        if blanks:
            return finding.fail(table_answer(line, table_to_paste([list(row) for row in self.table], blanks)))
        for n, (_, printed) in enumerate(rows):
            complaint = ABOUT.complaint(computed[n], parse_array(printed).entries[0])
            if complaint:
                return finding.fail(f"after {counted(n, 'step')}: {complaint.text}")
            finding.shown.checked += 1
        return finding


@dataclass(frozen=True)
class DifferencesClaim(Claim):
    """That all gradients are right, by moving every parameter a little to both sides and watching the loss.

    `at_kink` claims so of a network some of whose entries stand at 0, where ReLU has no slope, and ours is 0.
    """

    at_kink: bool

    def examine(self, solution: Solution, line: str) -> Finding:  # noqa: ARG002  # every claim is asked alike
        """Compare every gradient with its central difference."""
        if not solution.is_taught:
            raise ExampleError('there are no gradients: say "When I input … and expect …" first')
        network, lesson, finding = solution.network, solution.lesson, Finding()
        found, at = disagreements(network, lesson), kinks(gradients(network, lesson), network.activation)
        if at and not self.at_kink:
            places = ", ".join(f"a{t}{place_text(place)}" for t, place in at)
            return finding.fail(
                f"{places} {'stands' if len(at) == 1 else 'stand'} at 0, on the kink of ReLU, where there is no slope: "
                "the gradient takes 0, a central difference takes ½. "
                f'Entries that differ for it: {len(found)}. Say "but at the kink of ReLU"'
            )
        if self.at_kink and not at:
            said = "no entry stands on the kink of ReLU: claim that every gradient agrees, plainly"
            return finding.fail(said)
        wrong = [one for one in found if not at or one.symbol in BEYOND_KINKS]
        if wrong:
            worst = wrong[0]
            said = f"d{worst.symbol}{place_text(worst.place)} is {format_number(worst.gradient)}"
            return finding.fail(f"{said}, but the central difference is {format_number(worst.difference)}")
        finding.shown.computed = [f"d{name}" for name in network.parameters if f"d{name}" in solution.values]
        return finding
