"""What follows from the facts of a scenario: solved once, and remembered by the facts."""

from collections.abc import Iterable
from functools import cached_property, lru_cache

from tinyrnn import Prediction, Symbol, TinyRNNError, Trace, Value, predict
from tinyrnn.network import SYMBOLS
from tinyrnn.symbol import jacobian, letter, norm
from tinyrnn.trace import rounding_to

from .derived import derived, stand_alone_values
from .facts import ExampleError, Facts, Take, setting
from .lookup import find
from .scene import Scene
from .training import values_after
from .values import Values


class Solution(Scene):
    """A scene with every value that follows from it, by name."""

    @cached_property
    def exact(self) -> Values:
        """Every value, computed without rounding."""
        network = self._network_values()
        more = Trace([*self.draws, *stand_alone_values(self, network)])
        return Values({**network, **more}, lambda v, s: derived(self, v, s))

    def _network_values(self) -> Trace:
        """The values of the network as far as there is one: given, read, or learned."""
        if self.is_taught:
            return Trace(values_after(self.steps[-1], self.lesson)) if self.steps else self.gradients.trace
        if self.inputs or not self.given.missing:
            return self.reading.trace
        arrays, is_row = self.given.arrays.items(), self.given.is_rows
        return Trace([Value.given(SYMBOLS[name], array, is_row=is_row) for name, array in arrays])

    @cached_property
    def values(self) -> Values:
        """Every value, with what was taken for some, and rounded where the scenario rounds."""
        values = self.exact
        for fact in self.facts:
            if isinstance(fact, Take):
                found = find(self, self.exact, fact.name)
                values = values.taking(found.whole, found.replaced_by(fact.numbers.array))
        decimals = setting(self.facts, "decimals")
        return values if decimals is None else values.recomputed(rounding_to(int(str(decimals))))

    @property
    def is_rounded(self) -> bool:
        """Whether the values are those of a person who rounds on the way."""
        return self.values is not self.exact

    @cached_property
    def reference(self) -> "Solution":
        """The same as the reference computes it: itself, where nothing else is tested."""
        return self if self.implementation is None else solve(self.facts)

    @property
    def last_distribution(self) -> Value:
        """The distribution after all that was read, or the one that was given."""
        value = self.values.find(letter("p")) or self.values.find(letter("p", self.times[-1]))
        if value is None:
            raise ExampleError("this scenario has no probabilities: give the output weights V, and a softmax output")
        return value

    def prediction(self) -> Prediction:
        """The word that the last distribution makes likeliest; an ExampleError or TinyRNNError where there is none."""
        if "p" not in self.exact:
            self.reading.prediction()  # which says what is missing
        return predict(self.last_distribution, self.vocabulary)

    def all_values(self, asked: Iterable[Symbol] = ()) -> list[Value]:
        """Every named value so far, then what followed for symbols that were asked for; none if nothing can be."""
        try:
            base = list(self.values.values()) if self.exact else []
            symbols = [one for symbol in asked for one in _along_time(symbol)]
            found = [value for value in map(self.values.find, symbols) if value is not None]
        except (ExampleError, TinyRNNError):  # a step has failed of it, and said so
            return []
        return base + [value for name, value in Trace(found).items() if name not in self.exact]


def _along_time(symbol: Symbol) -> list[Symbol]:
    """A symbol; in the place of ‖∂h_T/∂h_t‖, the norms for every t before T, which are shown as one curve."""
    if symbol.form != "norm" or symbol.of[0].form != "jacobian":
        return [symbol]
    late, early = symbol.of[0].of
    return [norm(jacobian(late, letter(early.letter, t))) for t in range(late.t or 0)]


@lru_cache(maxsize=64)
def solve(facts: Facts) -> Solution:
    """What follows from some facts. Scenarios of a Background stand together, so that 64 are enough to remember."""
    return Solution(facts)
