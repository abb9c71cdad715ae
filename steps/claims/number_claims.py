"""Claims about digits: that a value is as printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tinyrnn import TEXT, Array, Place, Value, format_number, place_text, shape_text

from ..language.named_text import names_in
from ..language.names import Name
from ..printed.blanks import BLANK, is_blank, line_to_paste
from ..printed.digits import Check, Complaint, judge, misses
from ..printed.matrices import PrintedArray, parse_array, parse_table
from ..printed.numbers import Printed
from ..record.schema import WeakerDigits
from ..scenario.findings import Claim, Finding, Held, Suspect, working_text
from ..scenario.lookup import Found, find
from ..scenario.solution import Solution

# The rows of a data table.
Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class DigitsClaim(Claim):
    """That a value is as printed: numbers in a line, or in a table that words may head; `?` asks for them."""

    name: Name
    numbers: str | Cells
    check: Check

    def examine(self, solution: Solution, line: str) -> Finding:
        return examine_digits(solution, find(solution, solution.values, self.name), self.numbers, self.check, line)


def examine_digits(solution: Solution, found: Found, numbers: str | Cells, check: Check, line: str) -> Finding:
    """What becomes of printed numbers, or of a table of them, that are claimed of a value."""
    if isinstance(numbers, str):
        if is_blank(numbers):
            return blank(found, line_to_paste(line, numbers, found.array, check))
        return compare(solution, found, parse_array(numbers), check)
    if any(is_blank(cell) for row in numbers for cell in row if len(cell) == 1):
        return blank(found, line_to_paste(f"{line} {BLANK}", BLANK, found.array))
    printed = parse_table(numbers)
    printed = printed.ordered_by(solution.vocabulary.words) if printed.words else printed
    return compare(solution, found, printed.as_vector() if found.whole.array.ndim == 1 else printed, check)


def blank(found: Found, line: str) -> Finding:
    """The answer to a blank."""
    what = f"{found.text} is left open; computed, it is what this line says:\n\n  {line}"
    return Finding().show(found.whole).fail(what, working_text(found.whole))


def compare(solution: Solution, found: Found, printed: PrintedArray, check: Check, sense: str = "") -> Finding:
    """What becomes of printed numbers that are claimed of a value, with its working, marked where it is wrong.

    `sense` tells in which sense alone they hold, where they are compared with what follows from other numbers.
    """
    finding, kind = Finding(), _kind(found.whole)
    is_drawn = kind == "fading" or (not solution.is_rounded and not sense)
    finding.show(found.whole, _wrong(finding, found, printed, check), kind=kind if is_drawn else "")
    exact = found.within(solution.exact) if solution.is_rounded else None
    if exact is not None and exact.whole.array.tolist() != found.whole.array.tolist():
        finding.show(exact.whole, caption="exactly")
    if not finding.problems:
        finding.shown.checked = len(printed.entries)
        finding.shown.weaker += weaker_digits(found, printed, sense or check.sense)
        if not found.whole.is_given:
            finding.held.append(Held(found.symbol, lambda values: _holds(found.within(values), printed, check)))
    return finding


def _wrong(finding: Finding, found: Found, printed: PrintedArray, check: Check) -> tuple[Place, ...]:
    """Put what is not as printed into a finding; the places of the whole value that are wrong."""
    array, whole = found.array, found.whole
    if found.place is not None and printed.shape:
        finding.fail(f"{found.text} is one number, but {shape_text(printed.shape)} is claimed: {printed}")
    elif array.shape != printed.shape and not array.size == len(printed.entries) == 1:
        said, shape = f"expected  {printed}, {shape_text(printed.shape)}", shape_text(array.shape)
        remedy = f"{found.text} is {shape}: claim as many numbers as it has"
        finding.fail(f"{said}\nactual    {TEXT.array(array)}, {shape}\n\n{remedy}", working_text(whole))
    elif complaints := complaints_of(array, printed, check):
        wrong = tuple(complaints)
        actual = TEXT.array(array, wrong) if printed.shape else TEXT.number(float(array[wrong[0]]))
        notes = [f"{found.text}{place_text(at) if printed.shape else ''}: {c.text}" for at, c in complaints.items()]
        places = wrong if found.place is None else (found.place,)
        told = "\n".join([f"expected  {printed}", f"actual    {actual}", "", *notes])
        finding.fail(told, working_text(whole, places), Suspect(found, printed, check))
        return places
    return ()


def pairs(array: Array, printed: PrintedArray) -> Iterator[tuple[Place, float, Printed]]:
    """Each place of an array, its number, and the one printed for it."""
    return zip(np.ndindex(array.shape), array.ravel().tolist(), printed.entries, strict=True)


def complaints_of(array: Array, printed: PrintedArray, check: Check) -> dict[Place, Complaint]:
    """What is wrong, by the place of the entry; an array of the same shape, or with as many entries, is expected."""
    told = ((place, check.complaint(x, entry)) for place, x, entry in pairs(array, printed))
    return {place: complaint for place, complaint in told if complaint}


def _holds(found: Found | None, printed: PrintedArray, check: Check) -> bool:
    """Whether there is nothing to complain of; whether it is plainly wrong is asked first, as that is quicker."""
    asked = () if found is None else pairs(found.array, printed)
    return found is not None and not any(check.is_far(x, entry) or check.complaint(x, entry) for _, x, entry in asked)


def weaker_digits(found: Found, printed: PrintedArray, sense: str) -> list[WeakerDigits]:
    """The numbers that hold in a weaker sense alone: those that are not the exact ones rounded to their digits."""
    weak = []
    for place, x, entry in pairs(found.array, printed) if sense else ():
        if entry.unit is not None and misses(x, entry, entry.unit):
            rounded = judge(x, entry, entry.power).rounded
            name = f"{found.text}{place_text(place) if found.array.size > 1 else ''}"
            weak.append(WeakerDigits(name, entry.text, format_number(x), rounded, sense, names_in(name)))
    return weak


def _kind(value: Value) -> str:
    """What a page draws of a value: a distribution, or the norm of how one hidden state depends on another."""
    symbol = None if value.is_given else value.symbol
    if symbol and symbol.form == "letter" and symbol.letter == "p" and value.array.ndim == 1:
        return "distribution"
    return "fading" if symbol and symbol.form == "norm" and symbol.of[0].form == "jacobian" else ""


def joined(findings: Sequence[Finding]) -> Finding:
    """Several findings of compared numbers as one: everything that each showed, and every problem."""
    whole = Finding()
    for finding in findings:
        whole.shown.values += finding.shown.values
        whole.symbols += finding.symbols
        whole.shown.weaker += finding.shown.weaker
        whole.shown.checked += finding.shown.checked
        whole.problems += finding.problems
        whole.suspects += finding.suspects
        whole.held += finding.held
        whole.working = whole.working or finding.working
    return whole
