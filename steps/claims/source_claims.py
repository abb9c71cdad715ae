"""Claims about other numbers than the computed ones: slips of a source, and numbers taken as printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinyrnn import Place, place_text, shape_text

from ..language.named_text import names_in
from ..language.names import Name
from ..printed.blanks import is_blank, line_to_paste
from ..printed.digits import ABOUT, EQUAL, Check, judge
from ..printed.matrices import PrintedArray, parse_array
from ..printed.numbers import Printed, told_apart
from ..record.schema import Slip, WrongDigits
from ..scenario.findings import Claim, Finding, Suspect
from ..scenario.lookup import find
from ..scenario.solution import Solution
from .number_claims import blank, compare, examine_digits, pairs, weaker_digits


@dataclass(frozen=True)
class SlipClaim(Claim):
    """A slip of the source: the right number, and the wrong one that it prints, which must be wrong."""

    name: Name
    right: str
    printed: str
    check: Check
    by_reference = "slips of a source"

    def examine(self, solution: Solution, line: str) -> Finding:
        found, printed = find(solution, solution.values, self.name), parse_array(self.printed)
        finding = examine_digits(solution, found, self.right, self.check, line)
        if finding.problems:
            return finding
        text = self.name.text
        if found.array.size != len(printed.entries):
            what = f"{self.printed}, which has not as many numbers as {text}"
            return finding.fail(f"the source prints {what}: print as many")
        wrong = [
            (place, x, entry)
            for place, x, entry in pairs(found.array, printed)
            if (EQUAL if entry.unit is None else self.check).complaint(x, entry)  # a fraction has no digits to round
        ]
        if not wrong:
            verb = "is" if self.check is EQUAL or any(entry.unit is None for entry in printed.entries) else "is about"
            said = f"the source prints {self.printed} for {text}, and that is right"
            return finding.fail(f'{said}: it is not a slip, so claim it plainly, "{text} {verb} {self.printed}"')
        suspect = Suspect(found, printed, ABOUT)
        finding.suspects.append(suspect)
        finding.shown.slips.append(Slip(text, self.printed, _entries(wrong), suspect.causes, names_in(text)))
        return finding


def _entries(wrong: Sequence[tuple[Place, float, Printed]]) -> list[WrongDigits]:
    """The wrong numbers of the source, each with its verdict; who cut digits off would have cut all of them."""
    verdicts = [judge(x, entry, entry.power) for _, x, entry in wrong]
    are_alike = len({verdict.how for verdict in verdicts}) == 1
    entries = []
    for (place, x, entry), (how, units, rounded) in zip(wrong, verdicts, strict=True):
        told = "off" if how == "truncated" and not are_alike else how
        entries.append(WrongDigits(place_text(place), told, units, entry.text, told_apart(x, entry), rounded))
    return entries


@dataclass(frozen=True)
class TakingClaim(Claim):
    """What a value comes to when another is taken as printed, as a person does who works with rounded numbers."""

    source: Name
    taken: PrintedArray
    name: Name
    numbers: str
    check: Check
    by_reference = "what follows from numbers taken for computed ones"

    def examine(self, solution: Solution, line: str) -> Finding:
        source = find(solution, solution.values, self.source)
        if source.place is not None and self.taken.shape:
            taken = f"{shape_text(self.taken.shape)} is taken for it: {self.taken}"
            return Finding().fail(f"{source.text} is one number, but {taken}")
        exact = find(solution, solution.values, self.name)
        found = exact.within(solution.values.taking(source.whole, source.replaced_by(self.taken.array)))
        assert found is not None  # it follows from the same values
        if is_blank(self.numbers):
            return blank(found, line_to_paste(line, self.numbers, found.array, self.check))
        printed = parse_array(self.numbers)
        sense = f"follows from {source.text} taken as {self.taken}"
        finding = compare(solution, found, printed, self.check, sense)
        finding.held.clear()  # it is of other numbers
        for suspect in finding.suspects:
            suspect.is_of_scenario = False
        if not finding.problems:
            finding.shown.weaker = weaker_digits(exact, printed, sense)
        return finding.show(exact.whole, caption="exactly")
