"""What a scenario could not notice, because all it claims would hold for another network too."""

from collections.abc import Iterable

from tinyrnn import TinyRNNError, Value

from ..record.schema import Insensitive
from ..scenario.scenario import Scenario
from .variants import exchanges


def insensitive(scenario: Scenario) -> Insensitive | None:
    """The exchanges that leave every claim of the scenario true, and those that one of its claims would notice.

    None where nothing is claimed that was computed from what was read.
    """
    if not scenario.held or scenario.implementation is not None:
        return None
    solution = scenario.solution
    if not solution.inputs or solution.is_rounded:
        return None
    claimed = [solution.exact.find(held.symbol) for held in scenario.held]
    sources = _sources(value for value in claimed if value is not None)
    unnoticed: list[str] = []
    noticed: list[str] = []
    for variant in exchanges(solution.given):
        if not variant.parameters & sources:
            continue  # what nothing claimed was computed from cannot be noticed, nor be missed
        values = solution.exact.recomputed(variant.adjust)
        try:
            (unnoticed if all(held.holds(values) for held in scenario.held) else noticed).append(variant.how)
        except TinyRNNError:  # it cannot read this input, so that exchanging them would be noticed at once
            continue
    return Insensitive(solution.given.fingerprint, unnoticed, noticed) if unnoticed or noticed else None


def _sources(values: Iterable[Value]) -> set[str]:
    """The parameters that some values were computed from."""
    seen: set[int] = set()
    ahead, found = list(values), set()
    while ahead:
        value = ahead.pop()
        if id(value) not in seen:
            seen.add(id(value))
            ahead += value.operands
            found |= {value.name} if value.is_given else set()
    return found
