"""The scene of a scenario: the network that its facts describe, and what it has read and learned."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from tinyrnn import RNN, Implementation, Reading, Value, Vocabulary, write
from tinyrnn.symbol import letter

from .facts import Descend, Facts, Item, Loss, Read, Write, setting
from .given_network import GivenNetwork, given_network
from .training import Training


class Scene:
    """A scenario's network, and what it has read and learned.

    Attributes:
        facts: what was given and done.
        given: the network as it was given.
        implementation: what computes in the place of the reference, where something does.
        inputs: what was read, in the order of the time steps.
        targets: for each input what should follow; shorter where nothing is expected of the last ones.
        draws: for words that were drawn, the random numbers u_t.
    """

    def __init__(self, facts: Facts, implementation: Implementation | None = None) -> None:
        self.facts, self.implementation = facts, implementation
        self.given: GivenNetwork = given_network(facts)
        self.is_backwards = setting(facts, "backwards") is not None
        loss = setting(facts, "loss")
        self.loss = loss if isinstance(loss, Loss) else Loss()
        self.inputs: list[Item] = []
        self.targets: list[Item | None] = []
        self.draws: list[Value] = []
        for fact in facts:
            self._take_in(fact)

    def _take_in(self, fact: object) -> None:
        if isinstance(fact, Read):
            if fact.targets:
                asked = len(self.inputs) + len(fact.inputs) - len(fact.targets)
                self.targets += [*[None] * (asked - len(self.targets)), *fact.targets]
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

    @cached_property
    def training(self) -> Training:
        """The lesson, with every step of gradient descent taken."""
        training = Training(self.first_network, self.inputs, self.targets, self.loss)
        for fact in self.facts:
            if isinstance(fact, Descend):
                training.descend(fact)
        return training

    @property
    def network(self) -> RNN:
        """The network; where it has taken steps of gradient descent, as it was before the last of them."""
        return self.training.network if self.is_taught else self.first_network

    @cached_property
    def reading(self) -> Reading:
        """What the network makes of what was read so far, before any input included."""
        return self.training.gradients.reading if self.is_taught else self.read(self.inputs)

    def read(self, inputs: Iterable[Item]) -> Reading:
        """What the network makes of some inputs."""
        return self.network.read(tuple(inputs), backwards=self.is_backwards)
