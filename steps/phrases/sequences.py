"""Then: claims about a whole sequence, a row a time step."""

from __future__ import annotations

import re

from ..diagnosis.causes import likely_causes
from ..language.names import at_step
from ..language.phrasebook import BOOK
from ..printed.arrays import parse_array
from ..printed.blanks import is_blank, is_whole, table_answer, table_to_paste, to_print
from ..printed.digits import Check, is_about, is_equal
from ..scenario.claims import ClaimError
from ..scenario.errors import ExampleError
from ..scenario.example import Example
from ..scenario.lookup import find
from .claiming import check_found, remember, show_values

Cell = tuple[str, str, tuple[int, int]]


@BOOK.then(en="the time steps are", zh="各时间步是")
def steps_are(example: Example, *, table: list[list[str]]) -> None:
    """Claim a sequence: a first column t of time steps, and a column for each name, such as a, h, W x or h[1]."""
    _claim_steps(example, table, is_equal)


@BOOK.then(en="the time steps are about", zh="各时间步约为")
def steps_are_about(example: Example, *, table: list[list[str]]) -> None:
    """Claim a sequence, correctly rounded; a cell that is left empty claims nothing."""
    _claim_steps(example, table, is_about)


def _claim_steps(example: Example, table: list[list[str]], check: Check) -> None:
    cells = _cells(example, table)
    found = {place: find(example, name) for name, _, place in cells}
    show_values(example, [value.value for value in found.values()])
    blanks = {place: to_print(found[place].array) for _, text, place in cells if is_blank(text)}
    if blanks:
        are_whole = all(is_whole(found[place].array) for place in blanks)
        step = example.step if are_whole or check is is_about else _about(example.step)
        raise ClaimError(table_answer(step, table_to_paste(table, blanks)))
    wrong = [error for name, text, place in cells for error in _complaint(example, name, text, check)]
    if wrong:
        raise ClaimError("\n\n".join(error.finding for error in wrong), wrong[0].working)


def _about(step: str) -> str:
    """The step for rounded numbers."""
    return re.sub(r"\bare$", "are about", step.removesuffix("是") + ("约为" if step.endswith("是") else ""))


def _complaint(example: Example, name: str, text: str, check: Check) -> list[ClaimError]:
    found, expected = find(example, name), parse_array(text)
    try:
        check_found(found, expected, check)
    except ClaimError as error:
        example.show(found.value, error.places)
        causes = likely_causes(example, found, expected, check) if error.places else ()
        return [error.because(causes)]
    example.count_checked(len(expected.entries))
    remember(example, found, expected, check)
    return []


def _cells(example: Example, table: list[list[str]]) -> list[Cell]:
    """Every cell that claims something: the name of its value, its text, its place in the table."""
    heading, *rows = table
    times = [str(t) for t in sorted(example.times[1:])]
    if heading[0] != "t" or len(heading) < 2 or not rows:
        raise ExampleError(
            "head the first column t, the others with names such as a, h or W x, and add a row a time step"
        )
    for row in rows:
        if row[0] not in (*times, str(example.times[0])):
            raise ExampleError(
                f"there is no time step {row[0] or '(empty)'}: those that were read are {', '.join(times)}"
            )
    twice = next((row[0] for i, row in enumerate(rows) if row[0] in [other[0] for other in rows[:i]]), None)
    if twice is not None:
        raise ExampleError(f"two rows are of time step {twice}: remove one")
    cells = [
        (at_step(heading[j], int(row[0])), row[j], (i, j))
        for i, row in enumerate(rows, start=1)
        for j in range(1, len(heading))
        if row[j]
    ]
    if not cells:
        raise ExampleError("the table claims nothing, because all its cells are empty: write a number")
    return cells
