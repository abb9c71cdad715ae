"""Wrong numbers: whether others would print as they do, misprints of one digit, the sign or the point, and rounding."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

import numpy as np

from tinyrnn import TEXT, Array, TinyRNNError, Trace, nearest, same, truncated
from tinyrnn.trace import in_single_precision, rounding_to

from ..claims.number_claims import complaints_of
from ..language.names import TYPED
from ..printed.blanks import to_figures
from ..printed.matrices import PrintedArray
from ..printed.numbers import NumberError, Printed, counted
from ..scenario.findings import Suspect
from ..scenario.solution import Solution
from ..scenario.values import Values

# Numbers with fewer digits in all agree with others by chance.
TELLING_DIGITS = 3
# A number this near the right one may come from rounding on the way; one further off has another cause.
NEAR = 0.05
SINGLE_PRECISION = 2.0**-24
SINGLE_DIGITS = 7
MOST_DIGITS = 6


class Trial:
    """A scenario with the wrong numbers whose cause is sought, and the value that they are claimed of."""

    def __init__(self, solution: Solution, suspect: Suspect) -> None:
        self.solution, self.check = solution, suspect.check
        self.found, self.printed = suspect.found, suspect.printed

    def explains(self, array: Array) -> bool:
        """Whether the claim would hold of these numbers."""
        try:
            return not complaints_of(array, self.printed, self.check)
        except NumberError:
            return False

    def array_in(self, values: Values) -> Array:
        """The numbers of the value in another computation; its own where that has none, or cannot be computed."""
        try:
            return (self.found.within(values) or self.found).array
        except TinyRNNError:
            return self.found.array


def misprint(array: Array, expected: PrintedArray) -> str | None:
    """One number, of three digits or more, in which one digit, two neighbours, the sign or the point is wrong."""
    wrong = different(array, expected)
    if len(wrong) != 1 or wrong[0][1].unit is None:
        return None
    [(x, printed)] = wrong
    if bool(same(float(-printed.value), x)) or not differs(-x, printed):
        return "a minus sign was lost" if x < 0 else "a minus sign too many"
    shown, right = digits(printed), str(abs(round(x / float(printed.unit or 1))))
    if len(shown) < TELLING_DIGITS:
        return None
    if len(shown) == len(right):
        match [i for i, (a, b) in enumerate(zip(shown, right, strict=True)) if a != b]:
            case [i, j] if j == i + 1 and shown[i] + shown[j] == right[j] + right[i]:
                return f"a misprint: the digits {shown[i]} and {shown[j]} are exchanged"
            case [i] if i < len(shown) - 1:
                return f"a misprint: {shown[i]} in the place of {right[i]}"
    shifted = next((n for n in (-2, -1, 1, 2) if not differs(x * 10.0**n, printed)), None)
    is_per_cent = shifted == 2 and 0 < x < 1
    moved = f"a per cent sign is missing, {printed.text}%" if is_per_cent else "the decimal point has moved"
    return moved if shifted else None


def different(array: Array, expected: PrintedArray) -> list[tuple[float, Printed]]:
    """The numbers that differ from those printed for them, each with its printed one."""
    return [(x, p) for x, p in zip(array.ravel().tolist(), expected.entries, strict=True) if differs(x, p)]


def differs(x: float, printed: Printed) -> bool:
    """Whether a printed number is not what another one is, rounded to its last digit."""
    unit = printed.unit or 0
    return abs(x - float(printed.value)) > float(unit) / 2 + 1e-12 * max(1.0, abs(x))


def digits(printed: Printed) -> str:
    """The digits printed, from the first that is not 0."""
    return "" if printed.unit is None else str(abs(printed.digits)).removeprefix("0")


def rounded_as_printed(trial: Trial) -> Iterator[str]:
    """Numbers that follow once every step is rounded to the decimals that are printed."""
    decimals = {-entry.power for entry in trial.printed.entries if entry.unit}
    if len(decimals) == 1 and max(decimals) > 0 and not trial.solution.is_rounded:
        yield from _rounded_throughout(trial, list(decimals))


def rounded_midway(trial: Trial) -> Iterator[str]:
    """Numbers that follow once what they are computed from is rounded, or cut off, first."""
    array = trial.found.array
    is_near = np.abs(trial.printed.array.reshape(array.shape) - array) <= NEAR * np.maximum(np.abs(array), 1e-3)
    if trial.solution.is_rounded or not is_near.all():
        return
    yield from _rounded_throughout(trial, range(MOST_DIGITS, 0, -1))
    sources = [v for v in Trace(trial.found.whole.operands).values() if not v.is_given and not v.rule.shows_index]
    for source in reversed(sources):  # the nearest first
        for how, taken in _shortenings(source.array):
            if trial.explains(trial.array_in(trial.solution.values.taking(source, taken))):
                assert source.symbol is not None  # a trace holds what has one
                yield f"{TYPED.symbol(source.symbol)} was {how}, {TEXT.array(taken)}, before it was used"


def single_precision(trial: Trial) -> Iterator[str]:
    """Numbers printed to more digits than the 32 bits they were computed in carry."""
    found, printed = trial.found, trial.printed
    if not all(len(digits(entry)) >= SINGLE_DIGITS for entry in printed.entries if entry.value):
        return
    single = found.within(trial.solution.values.recomputed(in_single_precision)) or found
    noise = 4 * np.maximum(np.abs(single.array - found.array), SINGLE_PRECISION * np.abs(found.array))
    if bool(np.all(np.abs(printed.array.reshape(found.array.shape) - found.array) <= noise)):
        yield "it was computed in single precision, which carries about 7 digits"


def is_slight(array: Array, printed: PrintedArray) -> bool:
    """Whether every number that is wrong is the next one, as rounding leaves it, so that much would explain it."""
    units = [(x / p.worth if p.unit else 0.0, p) for x, p in different(array, printed)]  # of the last digit
    return all(p.unit and abs(x - p.digits) <= 1.5 and not same(x, round(x)) for x, p in units)


def _rounded_throughout(trial: Trial, decimals: Sequence[int]) -> Iterator[str]:
    for count in decimals:
        if trial.explains(trial.array_in(trial.solution.values.recomputed(rounding_to(count)))):
            yield f"every step was rounded to {counted(count, 'decimal')}"


def _shortenings(array: Array) -> Iterator[tuple[str, Array]]:
    """The numbers shortened in every way, and how: to decimals, rounded or cut off, then to significant digits."""

    def each(change: Callable[[float, int], Decimal], count: int) -> Array:
        return np.array([float(change(x, count)) for x in array.ravel().tolist()]).reshape(array.shape)

    for count in range(MOST_DIGITS, 0, -1):
        yield f"rounded to {counted(count, 'decimal')}", each(nearest, -count)
        if count > 1:
            yield f"cut off to {counted(count, 'decimal')}", each(truncated, -count)
    for count in range(MOST_DIGITS, 1, -1):
        yield f"rounded to {counted(count, 'significant digit')}", each(to_figures, count)


def is_telling(printed: PrintedArray) -> bool:
    """Whether numbers agree with these hardly by chance, as small whole ones do."""
    count = sum(len(digits(entry)) for entry in printed.entries if digits(entry) not in ("", "1"))
    is_alone = len(printed.entries) == 1
    return count >= TELLING_DIGITS + is_alone or len({entry.value for entry in printed.entries}) >= TELLING_DIGITS
