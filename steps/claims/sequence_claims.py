"""Claims about a whole sequence, a row a time step, and about the losses on the way down."""

import re
from dataclasses import dataclass, replace
from itertools import product
from typing import NamedTuple

from tinyrnn import disagreements, format_number, gradients, kinks, place_text

from ..language.names import at_step, read_name
from ..printed.blanks import is_blank, is_whole, rounded, table_to_paste, to_print
from ..printed.digits import ABOUT, Check
from ..printed.matrices import parse_array
from ..printed.numbers import counted
from ..record.schema import Data, Table
from ..scenario.facts import ExampleError
from ..scenario.findings import Claim, Finding
from ..scenario.lookup import Found, find
from ..scenario.solution import Solution
from ..scenario.training import losses
from .number_claims import Cells, compare, joined

# The parameters whose gradients do not pass the activation, so that a kink of it does not excuse them.
BEYOND_KINKS = ("V", "c")


class Cell(NamedTuple):
    """A cell that claims something: the name of its value, the value, its text, its place in the table."""

    name: str
    found: Found
    text: str
    place: tuple[int, int]


@dataclass(frozen=True)
class SequenceClaim(Claim):
    """A sequence: a first column t of time steps, and a column for each name; an empty cell claims nothing."""

    table: Cells
    check: Check

    def examine(self, solution: Solution, line: str) -> Finding:
        cells = self._cells(solution)
        if open_cells := [cell for cell in cells if is_blank(cell.text)]:
            finding = Finding().fail(self._answer(line, open_cells))
        else:
            findings = [compare(solution, cell.found, parse_array(cell.text), self.check) for cell in cells]
            finding = joined(findings)
            finding.shown.values = [value for one in findings if one.problems for value in one.shown.values[:1]]
        finding.shown.computed = list(dict.fromkeys(cell.found.whole.name for cell in cells))
        finding.shown.table = Table("time steps", self._headings(cells))
        return finding

    def _answer(self, line: str, cells: list[Cell]) -> str:
        if self.check is not ABOUT and not all(is_whole(cell.found.array) for cell in cells):
            line = re.sub(r"\bare$", "are about", line.removesuffix("是") + ("约为" if line.endswith("是") else ""))
        return table_to_paste(line, self.table, {cell.place: to_print(cell.found.array) for cell in cells})

    def _headings(self, cells: list[Cell]) -> list[Data]:
        """The symbol of each column but the first, without its time step, which the row tells."""
        headings: list[Data] = [{} for _ in self.table[0][1:]]
        for cell in cells:
            symbol, column = cell.found.symbol, cell.place[1]
            if cell.name != self.table[0][column]:
                symbol = replace(symbol.replaced(lambda one: replace(one, t=None)), t=None)
            headings[column - 1] = symbol.data
        return headings

    def _cells(self, solution: Solution) -> list[Cell]:
        heading, *rows = self.table
        times = [str(t) for t in sorted(solution.times[1:])]
        if heading[0] != "t" or len(heading) < 2 or not rows:
            names = "the others with names such as a, h or W x"
            raise ExampleError(f"head the first column t, {names}, and add a row a time step")
        for row in rows:
            if row[0] not in (*times, str(solution.times[0])):
                read = f"those that were read are {', '.join(times)}"
                raise ExampleError(f"there is no time step {row[0] or '(empty)'}: {read}")
        named = [row[0] for row in rows]
        if twice := [time for i, time in enumerate(named) if time in named[:i]]:
            raise ExampleError(f"two rows are of time step {twice[0]}: remove one")
        cells = []
        for (i, row), j in product(enumerate(rows, start=1), range(1, len(heading))):
            if row[j]:
                name = at_step(heading[j], int(row[0]))
                cells.append(Cell(name, find(solution, solution.values, read_name(name)), row[j], (i, j)))
        if not cells:
            raise ExampleError("the table claims nothing, because all its cells are empty: write a number")
        return cells


@dataclass(frozen=True)
class LossesClaim(Claim):
    """The loss before the first step of gradient descent and after each: a column for the steps taken, one for L."""

    table: Cells

    def examine(self, solution: Solution, line: str) -> Finding:
        computed = losses(solution.steps, solution.lesson) if solution.is_taught else []
        if not computed:
            raise ExampleError('no step has been taken: say "When I take 1 step of gradient descent at rate 0.1" first')
        first_row = 0 if self.table[0][0] == "0" else 1
        rows = self.table[first_row:]
        if any(len(row) != 2 for row in rows) or [row[0] for row in rows] != [str(n) for n in range(len(computed))]:
            taken = f"the steps taken, 0 to {len(computed) - 1}"
            raise ExampleError(f"write a table of two columns, {taken}, and the loss")
        finding = Finding()
        finding.shown.table = Table("losses")
        if blanks := {(n + first_row, 1): rounded(computed[n]) for n, row in enumerate(rows) if is_blank(row[1])}:
            return finding.fail(table_to_paste(line, self.table, blanks))
        for n, (_, printed) in enumerate(rows):
            if complaint := ABOUT.complaint(computed[n], parse_array(printed).entries[0]):
                return finding.fail(f"after {counted(n, 'step')}: {complaint.text}")
            finding.shown.checked += 1
        return finding


@dataclass(frozen=True)
class DifferencesClaim(Claim):
    """That all gradients are right, by moving every parameter a little to both sides and watching the loss.

    `at_kink` claims so of a network some of whose entries stand at 0, where ReLU has no slope, and ours is 0.
    """

    at_kink: bool

    def examine(self, solution: Solution, line: str) -> Finding:
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
            return finding.fail("no entry stands on the kink of ReLU: claim that every gradient agrees, plainly")
        wrong = [one for one in found if not at or one.symbol in BEYOND_KINKS]
        for one in wrong[:1]:
            said = f"d{one.symbol}{place_text(one.place)} is {format_number(one.gradient)}"
            return finding.fail(f"{said}, but the central difference is {format_number(one.difference)}")
        finding.shown.computed = [f"d{name}" for name in network.parameters if f"d{name}" in solution.values]
        return finding
