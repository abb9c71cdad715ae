"""What a step shows that states a fact: the value that it gives, or the values that it has computed."""

from collections.abc import Callable, Container

from tinyrnn import Trace, Value
from tinyrnn.network import SYMBOLS

from .facts import Descend, Facts, Parameter, Read, StandAlone, Take, Write
from .findings import Finding
from .given_network import GivenNetwork, given_network
from .lookup import find
from .solution import Solution


def show_fact(finding: Finding, facts: Facts, every: Facts, solution: Callable[[Facts], Solution]) -> None:
    """Put into a finding what the last fact of `every` shows after `facts`; they are solved only where that is shown.

    Raises:
        ExampleError, TinyRNNError: what follows from the fact cannot be computed.
    """
    fact = every[-1]
    if isinstance(fact, Parameter):
        _show_parameter(finding, fact.name, given_network(every))
    elif isinstance(fact, StandAlone):
        known = solution(facts).exact
        finding.show(next(v for v in solution(every).exact.values() if v.name not in known and v.is_given))
    elif isinstance(fact, (Read, Write)):
        before, after = solution(facts), solution(every)
        _show_reading(finding, before, after)
        for u in after.draws[len(before.draws) :]:
            finding.show(u)
    elif isinstance(fact, Descend):
        known = solution(facts).values
        for name, value in solution(every).values.items():
            is_of_a_step = value.symbol is not None and any(one.t is not None for one in value.symbol.letters)
            finding.shown.computed += [] if name in known or is_of_a_step else [name]
    elif isinstance(fact, Take):
        after = solution(every)
        exact = find(after, after.exact, fact.name)
        finding.show(find(after, after.values, fact.name).whole).show(exact.whole, caption="exactly")


def _show_parameter(finding: Finding, name: str, given: GivenNetwork) -> None:
    array = given.arrays.get(name)
    if array is None:  # its order is not known before the vocabulary is
        return
    given.check_shapes()
    if array.ndim:  # a plain number is as well read in the step itself
        finding.show(Value.given(SYMBOLS[name], array, is_row=given.is_rows))


def _show_reading(finding: Finding, before: Solution, after: Solution) -> None:
    """The values that reading has computed, and the parameters that are zero for it."""
    known: Container[str] = before.values if before.inputs else after.given.arrays
    if not before.inputs:
        finding.shown.zeros += [SYMBOLS[name].data for name in after.given.zeros]
    # What was there before any input is not of this step.
    earlier = Trace(after.reading.outputs[:1]) if after.inputs else ()
    computed = [value for value in after.values.values() if not value.is_given]
    finding.shown.computed += [v.name for v in computed if v.name not in known and v.name not in earlier]
