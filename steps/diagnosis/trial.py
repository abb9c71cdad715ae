"""A trial: whether some other numbers would print exactly as the wrong ones do."""

from __future__ import annotations

from collections.abc import Callable

from tinyrnn import Array, TinyRNNError, Value

from ..claims.digits import complaints_of
from ..printed.arrays import PrintedArray
from ..printed.numbers import NumberError
from ..scenario.findings import Suspect
from ..scenario.lookup import Found
from ..scenario.solution import Solution
from ..scenario.values import Values


class Trial:
    """A scenario with the wrong numbers whose cause is sought."""

    def __init__(self, solution: Solution, suspect: Suspect) -> None:
        self.solution, self.suspect = solution, suspect

    @property
    def found(self) -> Found:
        """The value that the numbers are claimed of."""
        return self.suspect.found

    @property
    def printed(self) -> PrintedArray:
        """The wrong numbers."""
        return self.suspect.printed

    def explains(self, array: Array) -> bool:
        """Whether the claim would hold of these numbers."""
        try:
            return not complaints_of(array, self.printed, self.suspect.check)
        except NumberError:
            return False

    def array_in(self, values: Values) -> Array:
        """The numbers of the value in another computation; its own where that has no such value."""
        other = self.found.within(values)
        return self.found.array if other is None else other.array

    def array_of(self, adjust: Callable[[Value], Value]) -> Array:
        """The same in a computation whose values are changed; its own where that cannot be computed."""
        try:
            return self.array_in(self.solution.values.recomputed(adjust))
        except TinyRNNError:
            return self.found.array
