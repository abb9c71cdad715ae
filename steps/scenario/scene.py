"""The scene of a scenario: the network that its facts describe, and what it has read and learned."""

from collections.abc import Iterable
from functools import cached_property

from tinyrnn import RNN, DescentStep, Gradients, Implementation, Lesson, Reading, Value, Vocabulary, gradients, write
from tinyrnn.symbol import letter

from .facts import Facts, Item, Loss, Read, Write, setting
from .given_network import given_network
from .training import steps_taken


class Scene:
    """A scenario's network, and what it has read and learned."""

    def __init__(self, facts: Facts, implementation: Implementation | None = None) -> None:
        """Take in the facts; an implementation, where there is one, computes in the place of the reference."""
        self.facts, self.implementation, self.given = facts, implementation, given_network(facts)
        self.is_backwards = setting(facts, "backwards") is not None
        loss = setting(facts, "loss")
        self.loss = loss if isinstance(loss, Loss) else Loss()
        self.inputs: list[Item] = []  # what was read, in the order of the time steps
        self.targets: list[Item | None] = []  # for each what should follow; none is expected of the last ones
        self.draws: list[Value] = []  # for words that were drawn, the random numbers u_t
        for fact in facts:
            if isinstance(fact, Read):
                self.targets += [None] * (len(self.inputs) - len(self.targets)) if fact.targets else []
                self.targets += (
                    [*[None] * (len(fact.inputs) - len(fact.targets)), *fact.targets] if fact.targets else []
                )
                self.inputs += fact.inputs
            elif isinstance(fact, Write):
                writing = write(self.first_network, self.words, fact.count, fact.seed, fact.top)
                start = len(writing.words) - fact.count + 1
                self.draws += [Value.given(letter("u", t), u) for t, u in enumerate(writing.draws, start)]
                self.inputs = list(writing.words)

    @cached_property
    def first_network(self) -> RNN:
        """The network as it was given."""
        return self.given.network(self.implementation)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words; an ExampleError where none were given."""
        return self.given.words

    @property
    def is_taught(self) -> bool:
        """Whether anything is expected of the network."""
        return any(target is not None for target in self.targets)

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

    @property
    def lesson(self) -> Lesson:
        """The inputs with their targets."""
        targets = (*self.targets, *[None] * (len(self.inputs) - len(self.targets)))
        error = "half squared error" if self.loss.error == "cross-entropy" else self.loss.error
        return Lesson(tuple(self.inputs), targets, error, is_summed=self.loss.is_summed)

    @cached_property
    def steps(self) -> list[DescentStep]:
        """The steps of gradient descent that were taken."""
        return steps_taken(self.first_network, self.lesson, self.facts)

    @property
    def network(self) -> RNN:
        """The network before the last step that it took, of which the values without a prime are."""
        return self.steps[-2].network if self.is_taught and len(self.steps) > 1 else self.first_network

    @cached_property
    def gradients(self) -> Gradients:
        """What that network makes of the lesson."""
        return self.steps[-1].gradients if self.steps else gradients(self.first_network, self.lesson)

    @cached_property
    def reading(self) -> Reading:
        """What that network makes of what was read so far, before any input included."""
        return self.gradients.reading if self.is_taught else self.read(self.inputs)

    def read(self, inputs: Iterable[Item]) -> Reading:
        """What that network makes of some inputs."""
        return self.network.read(tuple(inputs), backwards=self.is_backwards)
