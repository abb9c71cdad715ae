"""What a step shows that states a fact: the value that it gives, or the values that it has computed."""

from __future__ import annotations

from collections.abc import Container

from tinyrnn import Trace, Value
from tinyrnn.symbol import letter

from .facts import Descend, Fact, OneHot, Parameter, Read, StandAlone, Take, Write
from .findings import Finding, symbol_data
from .lookup import find
from .solution import Solution


def show_fact(finding: Finding, fact: Fact, before: Solution, after: Solution) -> None:
    """Put into a finding what a fact shows.

    Raises:
        ExampleError, TinyRNNError: what follows from the fact cannot be computed.
    """
    if isinstance(fact, (Parameter, OneHot)):
        _show_parameter(finding, "C" if isinstance(fact, OneHot) else fact.name, after)
    elif isinstance(fact, StandAlone):
        finding.show(next(v for v in after.exact.values() if v.name not in before.exact and v.is_given))
    elif isinstance(fact, (Read, Write)):
        _show_reading(finding, before, after)
        for u in after.draws[len(before.draws) :]:
            finding.show(u)
    elif isinstance(fact, Descend):
        known = before.values
        finding.shown.computed += [name for name in after.values if name not in known and "_" not in name]
    elif isinstance(fact, Take):
        exact = find(after, after.exact, fact.name)
        finding.show(find(after, after.values, fact.name).whole).show(exact.whole, caption="exactly")


def _show_parameter(finding: Finding, name: str, after: Solution) -> None:
    array = after.given.arrays.get(name)
    if array is None:  # its order is not known before the vocabulary is
        return
    after.given.check_shapes()
    if array.ndim:  # a plain number is as well read in the step itself
        finding.show(Value.given(letter("h", 0) if name == "h_0" else name, array, is_row=after.given.is_rows))


def _show_reading(finding: Finding, before: Solution, after: Solution) -> None:
    """The values that reading has computed, and the parameters that are zero for it."""
    known: Container[str] = before.values if before.inputs else after.given.arrays
    if not before.inputs:
        finding.shown.zeros += [
            symbol_data(letter("h", 0) if name == "h_0" else letter(name)) for name in after.given.zeros
        ]
    # What was there before any input is not of this step.
    earlier = Trace(after.reading.outputs[:1]) if after.inputs else ()
    computed = [value for value in after.values.values() if not value.is_given]
    finding.shown.computed += [v.name for v in computed if v.name not in known and v.name not in earlier]
