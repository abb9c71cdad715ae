"""Causes: what is likely to have led to a wrong number, tried out on the scenario itself."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from math import log

import numpy as np

from tinyrnn import TEXT, Symbol, TinyRNNError, Value, same
from tinyrnn.symbol import letter

from ..claims.number_claims import complaints_of
from ..language.names import TYPED
from ..printed.digits import EQUAL
from ..scenario.findings import Finding, Suspect
from ..scenario.solution import Solution
from .variants import exchanges, is_square, slips
from .wrong_numbers import Trial, is_slight, is_telling, misprint, rounded_as_printed, rounded_midway, single_precision


def explain(solution: Solution, finding: Finding) -> None:
    """Put the likely causes of every wrong number into a finding."""
    for suspect in finding.suspects:
        suspect.causes += likely_causes(solution, suspect)


def likely_causes(solution: Solution, suspect: Suspect) -> list[str]:
    """What would give exactly the printed numbers, the likeliest only; nothing where nothing does."""
    if solution.reference is not solution:  # another implementation is tested: the cause is sought in its functions
        return _of_the_reference(solution.reference, suspect)
    found, printed = suspect.found, suspect.printed
    if all(one.names_slip for one in complaints_of(found.array, printed, suspect.check).values()):
        return []
    slip = misprint(found.array, printed)
    if slip is not None and "exchanged" in slip:  # two neighbours, which hardly agree by chance among many digits
        return [f"likely: {slip}"]
    # At this size many other causes would fit by chance.
    kinds: tuple[Callable[[Trial], Iterator[str]], ...] = (_exact, rounded_as_printed)
    if suspect.check is EQUAL or not is_slight(found.array, printed):
        others = (_other_values, _other_gradient, _other_networks, _other_product, _other_logarithm)
        kinds = (_exact, *others, rounded_midway)
    if not suspect.is_of_scenario:
        kinds = (_exact,)  # the claim takes other numbers than the scenario, which the rest would not
    for causes in (*kinds, single_precision):
        with suppress(TinyRNNError):  # trying them out may lead to numbers that cannot be computed
            for cause in causes(Trial(solution, suspect)):
                return [f"likely: {cause}"]
    return [f"likely: {slip}"] if slip else []


def _of_the_reference(right: Solution, suspect: Suspect) -> list[str]:
    """What the reference computes in the place of what was found; where that is not as claimed either, why."""
    other = suspect.found.within(right.values)
    if other is None:
        return []
    said = f"the reference computes {TEXT.array(other.array)}"
    if not complaints_of(other.array, suspect.printed, suspect.check):
        return [said]
    causes = likely_causes(right, Suspect(other, suspect.printed, suspect.check))
    return [f"{said}, which is not what is claimed either", *causes]


def _exact(trial: Trial) -> Iterator[str]:
    """Numbers that are right where nothing is rounded, in a scenario that rounds, or takes rounded numbers."""
    exact = trial.array_in(trial.solution.exact)
    if not np.array_equal(exact, trial.found.array) and trial.explains(exact):
        yield "this is the number without rounding on the way; this scenario rounds, or takes rounded numbers"


def _other_values(trial: Trial) -> Iterator[str]:
    """Numbers that belong to another value of the scenario."""
    found = trial.found
    if found.place is not None or not is_telling(trial.printed):
        return
    others = [value for value in trial.solution.values.values() if value.symbol not in (None, found.symbol)]
    for value in sorted(others, key=lambda value: _distance(found.whole, value)):
        is_other = value.array.shape == found.array.shape and not np.array_equal(value.array, found.array)
        if is_other and value.symbol is not None and trial.explains(value.array):
            yield f"this is {TYPED.symbol(value.symbol)}, not {TYPED.symbol(found.symbol)}"


def _distance(found: Value, other: Value) -> tuple[bool, bool, bool]:
    """How far one value is from being taken for another: nearest is what it is computed from in the same time step."""
    is_operand = other.symbol in [operand.symbol for operand in found.operands]
    times = [[part.t for part in _parts(value.symbol) if part.t is not None] for value in (found, other)]
    return other.is_given, not is_operand, times[0] != times[1]


def _parts(symbol: Symbol | None) -> Iterator[Symbol]:
    """A symbol, and every symbol in it."""
    if symbol is not None:
        yield symbol
        for part in symbol.of:
            yield from _parts(part)


def _other_networks(trial: Trial) -> Iterator[str]:
    """Numbers that another network gives, one easily taken for this one."""
    given, found = trial.solution.given, trial.found
    if given.missing:
        return
    # A gradient, or what follows from one, as what has learned does, or from a derivative.
    has_gradient = any(p.is_primed or p.form in ("gradient", "jacobian", "nabla") for p in _parts(found.symbol))
    for variant in (*exchanges(given), *slips(given)):
        if variant.has_gradients or not has_gradient:
            array = trial.array_in(trial.solution.values.recomputed(variant.adjust))
            if not same(array, found.array).all() and trial.explains(array):
                yield f"{variant.how}, this would be right"


def _other_gradient(trial: Trial) -> Iterator[str]:
    """A gradient with the other sign, turned, or of the sum of the losses and not of their mean."""
    if trial.found.symbol.form not in ("gradient", "jacobian") or not is_telling(trial.printed):
        return
    array, count = trial.found.array, sum(target is not None for target in trial.solution.targets)
    if trial.explains(-array):
        yield "every sign is the other one"
    if is_square(array) and trial.explains(array.T):
        yield "this is its transpose"
    if count > 1 and not trial.solution.loss.is_summed and trial.explains(array * count):
        yield f"this is the gradient of the sum of {count} losses, and here L is their mean"


def _other_product(trial: Trial) -> Iterator[str]:
    """Numbers of a product that stands alone, with its matrix the other way round."""
    operands = trial.found.whole.operands
    if trial.found.symbol.form == "product" and len(operands) == 2:
        for place, matrix in enumerate(operands):
            factors = [operand.array for operand in operands]
            factors[place] = matrix.array.T
            if is_square(matrix.array) and trial.explains(factors[0] @ factors[1]):
                yield f"with {matrix.name} transposed, this would be right"


def _other_logarithm(trial: Trial) -> Iterator[str]:
    """A cross-entropy by another logarithm than the natural one."""
    for base, unit in ((2.0, "in bits, by the logarithm to base 2"), (10.0, "by the logarithm to base 10")):
        if trial.found.symbol == letter("L") and trial.explains(trial.found.array / log(base)):
            yield f"this is the cross-entropy {unit}; here it is by the natural one"
