"""Wrong numbers: whether others would print as they do, and misprints of one digit, the sign or the point."""

from collections.abc import Callable

from tinyrnn import Array, TinyRNNError, Value, same

from ..claims.number_claims import complaints_of
from ..printed.matrices import PrintedArray
from ..printed.numbers import NumberError, Printed
from ..scenario.findings import Suspect
from ..scenario.solution import Solution
from ..scenario.values import Values

# Numbers with fewer digits in all agree with others by chance.
TELLING_DIGITS = 3


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
        """The numbers of the value in another computation; its own where that has no such value."""
        return (self.found.within(values) or self.found).array

    def array_of(self, adjust: Callable[[Value], Value]) -> Array:
        """The same in a computation whose values are changed; its own where that cannot be computed."""
        try:
            return self.array_in(self.solution.values.recomputed(adjust))
        except TinyRNNError:
            return self.found.array


def misprint(array: Array, expected: PrintedArray) -> str | None:
    """One number, of three digits or more, in which one digit, two neighbours, the sign or the point is wrong."""
    wrong = [(x, p) for x, p in zip(array.ravel(), expected.entries, strict=True) if differs(float(x), p)]
    if len(wrong) != 1 or wrong[0][1].unit is None:
        return None
    x, printed = float(wrong[0][0]), wrong[0][1]
    if bool(same(float(-printed.value), x)) or not differs(-x, printed):
        return "a minus sign was lost" if x < 0 else "a minus sign too many"
    shown, right = digits(printed), str(abs(round(x / float(printed.unit or 1))))
    if len(shown) < TELLING_DIGITS:
        return None
    if len(shown) == len(right):
        places = [i for i, (a, b) in enumerate(zip(shown, right, strict=True)) if a != b]
        first, last = (places[0], places[-1]) if places else (0, 0)
        if last == first + 1 and shown[first : last + 1] == right[last] + right[first]:
            return f"a misprint: the digits {shown[first]} and {shown[last]} are exchanged"
        if len(places) == 1 and places[0] < len(shown) - 1:
            return f"a misprint: {shown[places[0]]} in the place of {right[places[0]]}"
    shifted = next((n for n in (-2, -1, 1, 2) if not differs(x * 10.0**n, printed)), None)
    is_per_cent = shifted == 2 and 0 < x < 1
    moved = f"a per cent sign is missing, {printed.text}%" if is_per_cent else "the decimal point has moved"
    return moved if shifted else None


def differs(x: float, printed: Printed) -> bool:
    """Whether a printed number is not what another one is, rounded to its last digit."""
    unit = printed.unit or 0
    return abs(x - float(printed.value)) > float(unit) / 2 + 1e-12 * max(1.0, abs(x))


def digits(printed: Printed) -> str:
    """The digits printed, from the first that is not 0."""
    return "" if printed.unit is None else str(abs(int(printed.value / printed.unit))).removeprefix("0")
