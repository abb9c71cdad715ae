"""Claims about how values are made and how they relate: shapes, workings, equality, dependence."""

import re
from dataclasses import dataclass

from tinyrnn import TEXT, derivation, same, shape_text

from ..language.named_text import names_in
from ..language.names import QUOTED, Name
from ..record.schema import Table
from ..scenario.facts import ExampleError
from ..scenario.findings import Claim, Finding, working_text
from ..scenario.lookup import find
from ..scenario.solution import Solution

# A number in a working; what counts time steps, in `h_1` or `x2`, is none.
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:e[-+]?\d+)?")


@dataclass(frozen=True)
class ShapeClaim(Claim):
    """That a value has a shape."""

    name: Name
    shape: tuple[int, ...]

    def examine(self, solution: Solution, line: str) -> Finding:
        found = find(solution, solution.values, self.name)
        if found.place is not None:
            raise ExampleError(f"{found.text} is one number, it has no shape: claim the shape of {found.whole.name}")
        finding, actual = Finding().show(found.whole), found.array.shape
        if actual != self.shape:
            return finding.fail(f"{found.text} is {shape_text(actual)}, not {shape_text(self.shape)}")
        finding.shown.checked = len(actual)
        return finding


@dataclass(frozen=True)
class WorkingClaim(Claim):
    """That one stage of a value's working reads so; `is_table` where each row of a table is a row of it."""

    name: Name
    formula: str
    is_table: bool = False
    by_reference = "workings"

    def examine(self, solution: Solution, line: str) -> Finding:
        value = find(solution, solution.values, self.name).whole
        finding, stages = Finding().show(value), [stage.markup for stage in derivation(value, TEXT).stages]
        place = next((i for i, stage in enumerate(stages) if _bare(stage) == _bare(self.formula)), None)
        if place is None:
            actual = "\n       or ".join(stages)
            return finding.fail(f"expected  {self.formula}\nactual    {actual}", working_text(value))
        shown = finding.shown
        shown.checked = len(_NUMBER.findall(re.sub(QUOTED, "", self.formula)))
        shown.table, shown.stage = (Table("working", stage=place), None) if self.is_table else (None, place)
        return finding


def _bare(formula: str) -> str:
    """A formula as it reads aloud: without spaces, and without the brackets that some books put around −1."""
    return re.sub(r"\((-[\d.]+)\)", r"\1", formula.replace(" ", "").replace("−", "-"))


@dataclass(frozen=True)
class EqualityClaim(Claim):
    """That two values are equal, or that they differ in at least one entry."""

    left: Name
    right: Name
    is_equal: bool

    def examine(self, solution: Solution, line: str) -> Finding:
        left, right = (find(solution, solution.values, name) for name in (self.left, self.right))
        finding = Finding().show(left.whole).show(right.whole)
        are_same = left.array.shape == right.array.shape and bool(same(left.array, right.array).all())
        if are_same != self.is_equal:
            said = "are equal" if are_same else "differ"
            numbers = f"{TEXT.array(left.array)} and {TEXT.array(right.array)}"
            finding.fail(f"{self.left.text} and {self.right.text} {said}: {numbers}")
        return finding


@dataclass(frozen=True)
class DependenceClaim(Claim):
    """That a value changes when 1 is added to each entry of another."""

    result: Name
    source: Name
    by_reference = "what depends on what"

    def examine(self, solution: Solution, line: str) -> Finding:
        values = solution.values
        before, source = find(solution, values, self.result), find(solution, values, self.source)
        after = before.within(values.taking(source.whole, source.replaced_by(source.array + 1.0)))
        assert after is not None  # it follows from the same values
        how = f"when 1 is added to {'each entry of ' if source.array.ndim else ''}"
        text = self.source.text
        finding = Finding().show(before.whole).show(after.whole, caption=how + text, names=names_in(text, len(how)))
        if same(before.array, after.array).all():
            finding.fail(f"{self.result.text} stays {TEXT.array(before.array)} {how}{text}")
        return finding
