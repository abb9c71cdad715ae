"""One worked example in the making: what a scenario has given, what it has read, and what each step showed."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from tinyrnn import (
    RNN,
    Array,
    Implementation,
    Place,
    Prediction,
    Reading,
    TinyRNNError,
    Trace,
    Value,
    Vocabulary,
    fading,
    predict,
    write,
)
from tinyrnn.trace import value_to_data

from ..printed.arrays import PrintedArray
from .errors import ExampleError
from .givens import Givens
from .network import Setup
from .parts import Parts
from .shared import Shared, key_of
from .training import Course

Input = str | Array
T = TypeVar("T")


@dataclass(frozen=True)
class Claim:
    """A claim that held, about the value of a symbol, and whether it would hold of other values."""

    symbol: str
    holds: Callable[[Mapping[str, Value]], bool]


class Example:
    """The state of a scenario. Everything is given before the first input is read, and given once.

    Attributes:
        evidence: what the current step shows.
        inputs: the words, or the numbers, read so far, in the order of their time steps.
        parts: what was given to stand alone.
        course: what the network is taught.
        decimals: how far every value is rounded before it is used; None where nothing is rounded.
        step: the current step as it is written.
        claims: the claims so far that held.
        is_backwards: whether inputs are read from the last to the first.
        implementation: what is tested in the place of the reference; None where nothing is.
        by_reference: what the reference computes all the same, and why.
    """

    def __init__(self, implementation: Implementation | None = None, shared: Shared | None = None) -> None:
        self._shared = shared or Shared()
        self.implementation = implementation
        self.by_reference: dict[str, None] = {}
        self.evidence: list[dict[str, Any]] = []
        self.inputs: list[Input] = []
        self.parts = Parts()
        self.course = Course()
        self.decimals: int | None = None
        self.step = ""
        self.claims: list[Claim] = []
        self.is_backwards = False
        self._givens = Givens(implementation)
        self._taken: list[tuple[str, Array]] = []

    def give_vocabulary(self, words: Sequence[str]) -> None:
        """Name the words, in the order of their indices."""
        self.choose("the vocabulary", vocabulary=Vocabulary(words))

    def give(self, symbol: str, numbers: PrintedArray) -> None:
        """Give one parameter its numbers; headings of C name the vocabulary where nothing else has."""
        self._refuse(symbol, is_given=symbol in self._givens.symbols)
        array = self._givens.give(symbol, numbers)
        self._forget()
        if array is None:
            return
        if array.ndim:  # a plain number is as well read in the step itself
            self.show(Value.given(symbol, array, is_row=self.setup.is_rows))
        self._givens.check_shapes()

    def give_one_hot(self) -> None:
        """Make every word its own one-hot vector: C is the identity."""
        self.give("C", self._givens.give_one_hot())

    def choose(self, what: str, **setting: object) -> None:
        """Choose the words, an activation, an output, a temperature or a convention."""
        (name,) = setting
        self._refuse(what, is_given=self._givens.has(name))
        self._givens.choose(what, **setting)
        self._forget()

    def read_backwards(self) -> None:
        """Read what is read from its last input to its first."""
        self._refuse("the direction", is_given=self.is_backwards)
        self.is_backwards = True
        self._forget()

    def read(self, inputs: Sequence[Input]) -> None:
        """Read inputs after those already read, and show the working of every new time step."""
        if self.course.steps:
            raise ExampleError("the network has learned from what was read: read everything before the first step")
        if self.inputs and self.is_backwards:
            raise ExampleError("a sequence that is read backwards is read in one step: put both inputs into one")
        if len({isinstance(item, str) for item in (*self.inputs, *inputs)}) == 2:
            raise ExampleError("words and numbers are mixed in one sequence: read the one or the other")
        shown = set(self.trace) if self.inputs else self._givens.symbols
        zeros = [symbol for symbol in self.setup.zeros() if not self.inputs]
        self.inputs += inputs
        self._forget()
        if zeros:
            self.evidence.append({"zeros": zeros})
        if inputs:  # what was there before any input is not of this step
            shown |= set(Trace(self.reading.outputs[:1]))
        for symbol, value in self.trace.items():
            if symbol not in shown and value.operation != "given":
                self.evidence.append({"symbol": symbol})

    def change_parts(self, change: Callable[[Parts], object]) -> None:
        """Add to the parts that stand alone."""
        change(self.parts)
        self._forget(keeps_reading=True)

    def give_part(self, value: Value) -> None:
        """Give a value that stands alone, once."""
        symbol = str(value.symbol)
        if symbol in self.exact_trace:
            raise ExampleError(f"{symbol} is there already: give it once, or call it otherwise")
        self.show(value)
        self.change_parts(lambda parts: parts.values_given.update({symbol: value}))

    def choose_loss(self, name: str) -> None:
        """Choose how the losses of the steps are made and gathered."""
        self._refuse("the loss", is_given=self.course.loss is not None)
        self.course.loss = name

    def expect(self, inputs: Sequence[Input], targets: Sequence[Input]) -> None:
        """Read inputs, after the last of which targets should follow."""
        if self.is_backwards:
            raise ExampleError("gradients are told of sequences that are read forwards: leave the backwards out")
        self.leave_to_reference("gradients")
        self.course.expect(len(self.inputs) + len(inputs) - len(self.course.targets), targets)
        self.read(inputs)

    def learn(self, rate: float, count: int, clip: float | None = None) -> None:
        """Take steps of gradient descent, and show the working of the last."""
        if not self.course.is_taught:
            raise ExampleError('there is nothing to learn from: say "When I input … and expect …" first')
        if count < 1:
            raise ExampleError(f"{count} steps change nothing: take 1 or more")
        before = set(self.trace)
        self.course.learn(self.setup.network(), self.inputs, rate, count, clip)
        self._forget()
        self.evidence += [{"symbol": symbol} for symbol in self.trace if symbol not in before and "_" not in symbol]

    def write(self, count: int, seed: int | None = None, top: int | None = None) -> None:
        """Let the network go on with what was read."""
        if self.course.is_taught or self.is_backwards:
            raise ExampleError("a network writes what follows on a sentence that is read forwards, with no targets")
        writing = write(self.network, self.words, count, seed, top)
        self.read(writing.words[len(self.words) :])
        for t, u in enumerate(writing.draws, start=len(writing.words) - count + 1):
            self.give_part(Value.given(f"u_{t}", u))

    def last_state_after(self, words: Sequence[str]) -> Value:
        """The last state after another sentence."""
        return self.network.read(words, backwards=self.is_backwards).states[-1]

    def take(self, symbol: str, numbers: Array) -> None:
        """Go on with other numbers in the place of a value's own; a TinyRNNError where they do not fit."""
        self.trace.taking(symbol, numbers)
        self._taken.append((symbol, numbers))
        self.note_reference("what follows from numbers taken for computed ones")
        self._forget(keeps_reading=True)

    def work_to(self, decimals: int) -> None:
        """Round every value before it is used, as by hand."""
        self._refuse("how far to round", is_given=self.decimals is not None)
        self.leave_to_reference("working to so many decimals")
        self.decimals = decimals

    def note_reference(self, what: str) -> None:
        """Note what the reference computes all the same."""
        if self.implementation is not None:
            self.by_reference[what] = None

    def leave_to_reference(self, what: str) -> None:
        """From here on, what is read is read by the reference."""
        if self.implementation is not None:
            self.note_reference(what)
            self.read_by_reference(self._givens)

    @property
    def reference(self) -> Example:
        """The same example as the reference computes it: itself, where nothing else is tested."""
        if self.setup.implementation is None:
            return self
        other = copy.copy(self)
        other.read_by_reference(copy.copy(self._givens))
        return other

    def read_by_reference(self, givens: Givens) -> None:
        """Go on with the reference, given the same."""
        self._givens = givens
        self._givens.choose("the reference", implementation=None)
        self._forget()

    @property
    def vocabulary(self) -> Vocabulary:
        """The words; an ExampleError where none were given."""
        return self._givens.vocabulary

    @property
    def has_vocabulary(self) -> bool:
        """Whether the words have been named."""
        return self._givens.has_vocabulary

    @property
    def setup(self) -> Setup:
        """The network as it has been given so far."""
        return self._givens.setup

    @property
    def words(self) -> list[str]:
        """The words in the order in which they were read."""
        words = [item for item in self.inputs if isinstance(item, str)]
        return words[::-1] if self.is_backwards else words

    @property
    def times(self) -> list[int]:
        """The time step of the initial state, then of every input in the order in which they were read."""
        count = len(self.inputs)
        return [count + 1, *range(count, 0, -1)] if self.is_backwards and count else list(range(count + 1))

    @cached_property
    def reading(self) -> Reading:
        """What the model makes of what was read so far, before any input included."""
        missing = self.setup.missing()
        if missing:
            listed = " and ".join(missing)
            raise ExampleError(f"nothing can be computed without {listed}: add a Given for each")
        if self.course.steps:
            return self.network.read(self.inputs, backwards=self.is_backwards)
        return self.once("reading", lambda: self.network.read(self.inputs, backwards=self.is_backwards))

    def once(self, what: str, compute: Callable[[], T]) -> T:
        """What follows from the network and what it has read alone, shared with the other scenarios of the run."""
        key = key_of(self.setup, self.inputs, is_backwards=self.is_backwards)
        return compute() if key is None else self._shared.once((what, key), compute)

    @property
    def network(self) -> RNN:
        """The network; where it has taken steps of gradient descent, as it was before the last of them."""
        return self.course.network(self.setup.network())

    @cached_property
    def exact_trace(self) -> Trace:
        """Every named value there is now, computed without rounding."""
        if self.course.is_taught:
            if self.parts.has_loss:
                raise ExampleError('the loss is told twice, by a target and by "and expect": keep one of the two')
            trace = self.course.trace(self.setup.network(), self.inputs)
        elif self.inputs or not self.setup.missing():
            trace = self.reading.trace
        else:
            is_row = self.setup.is_rows
            trace = Trace([Value.given(s, array, is_row=is_row) for s, array in self.setup.arrays.items()])
        if self.parts.wants_memory:
            trace = Trace([*trace.values(), *fading(self.network, self.reading).values()])
        is_mean = not self.course.is_summed and self.setup.output in (None, "softmax")
        parts = self.parts.values(trace, self.setup, self.times[-1], is_mean=is_mean)
        return Trace([*trace.values(), *parts]) if parts else trace

    @cached_property
    def trace(self) -> Trace:
        """Every named value there is now, with what was taken for some, and rounded where the scenario rounds."""
        trace = self.exact_trace
        for symbol, numbers in self._taken:
            trace = trace.taking(symbol, numbers)
        return trace if self.decimals is None else trace.rounded(self.decimals)

    @property
    def is_rounded(self) -> bool:
        """Whether the values are those of a person who rounds on the way."""
        return bool(self._taken) or self.decimals is not None

    def read_by(self, setup: Setup) -> Trace:
        """What another network makes of the same input; a TinyRNNError where it cannot read it."""
        return setup.network().read(self.inputs, backwards=self.is_backwards).trace

    def computed_trace(self) -> Trace:
        """Every named value computed so far, for the record; empty where nothing was, or nothing can be."""
        try:
            return self.trace if "reading" in self.__dict__ or self.parts.is_given else Trace([])
        except (ExampleError, TinyRNNError):  # a step has failed of it, and said so
            return Trace([])

    def prediction(self) -> Prediction:
        """The word the model predicts next."""
        exact = self.reading.prediction() if "p" not in self.exact_trace else None
        if exact is not None and not self.is_rounded:
            return exact
        return predict(self.last_distribution, self.vocabulary)

    @property
    def last_distribution(self) -> Value:
        """The distribution after all that was read, or the one that was given."""
        symbol = "p" if "p" in self.trace else f"p_{self.times[-1]}"
        if symbol not in self.trace:
            raise ExampleError("this scenario has no probabilities: give the output weights V, and a softmax output")
        return self.trace[symbol]

    def show(self, value: Value, places: Sequence[Place] = (), caption: str = "") -> None:
        """Put the working of a value under the current step, with the entries at `places` marked as wrong."""
        wrong = [list(place) for place in places]
        self.evidence.append({"value": value_to_data(value), "wrong": wrong, "caption": caption})

    def count_checked(self, numbers: int) -> None:
        """Note that so many printed numbers were compared with those of the run, and hold."""
        self.evidence.append({"checked": numbers})

    def _refuse(self, what: str, *, is_given: bool) -> None:
        if is_given:
            raise ExampleError(f"{what} is given twice: keep one of the two steps (the Background counts too)")
        if self.inputs:
            raise ExampleError(f"{what} is given after the input was read, so it was read without it: give it earlier")

    def _forget(self, *, keeps_reading: bool = False) -> None:
        """What follows from what was given is computed anew."""
        for name in ("trace", "exact_trace", *(() if keeps_reading else ("reading",))):
            self.__dict__.pop(name, None)
