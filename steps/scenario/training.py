"""A course: what a network is taught, and the steps of gradient descent that it has taken."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from tinyrnn import ERRORS, RNN, Array, Gradients, Lesson, Step, Trace, Value, descend, gradients

Item = str | Array


class Course:
    """Targets for the inputs of an example, the loss, and the steps taken so far.

    Attributes:
        targets: for each input what should follow, None where nothing is expected.
        loss: what the loss is called, such as "mean cross-entropy"; None until it is chosen.
        steps: the steps of gradient descent so far.
    """

    def __init__(self) -> None:
        self.targets: list[Item | None] = []
        self.loss: str | None = None
        self.steps: list[Step] = []

    @property
    def is_taught(self) -> bool:
        """Whether anything is expected."""
        return any(target is not None for target in self.targets)

    def expect(self, inputs: int, targets: Sequence[Item]) -> None:
        """Expect targets after the last of some more inputs; after the others nothing."""
        self.targets += [None] * (inputs - len(targets)) + list(targets)

    def lesson(self, inputs: Sequence[Item]) -> Lesson:
        """The inputs with their targets."""
        name = self.loss or ""
        error = "squared error" if re.search(r"squared|平方", name) and not re.search(r"half|一半", name) else ERRORS[1]
        targets = (*self.targets, *[None] * (len(inputs) - len(self.targets)))  # nothing is expected of a plain input
        return Lesson(tuple(inputs), targets, error, is_summed=self.is_summed)

    @property
    def is_of_words(self) -> bool | None:
        """Whether the loss that was chosen compares distributions with words; None where none was chosen."""
        return None if self.loss is None else bool(re.search(r"entropy|熵", self.loss))

    @property
    def is_summed(self) -> bool:
        """Whether the losses of the steps are added up."""
        return bool(re.search(r"summed|累加", self.loss or ""))

    def learn(self, network: RNN, inputs: Sequence[Item], rate: float, count: int, clip: float | None) -> None:
        """Take some more steps."""
        for _ in range(count):
            before = self.steps[-1].network if self.steps else network
            self.steps.append(descend(before, self.lesson(inputs), rate, clip))

    def network(self, network: RNN) -> RNN:
        """The network before the last step that it took, of which the values without a prime are."""
        return self.steps[-2].network if len(self.steps) > 1 else network

    def gradients(self, network: RNN, inputs: Sequence[Item]) -> Gradients:
        """What the network, before the last step that it took, makes of the lesson."""
        return self.steps[-1].gradients if self.steps else gradients(network, self.lesson(inputs))

    def trace(self, network: RNN, inputs: Sequence[Item]) -> Trace:
        """Every value of the last step; those of the network after it bear a prime, W', h_1', L'."""
        if not self.steps:
            return self.gradients(network, inputs).trace
        step = self.steps[-1]
        return Trace([*step.trace.values(), *_primed(gradients(step.network, self.lesson(inputs)), step.trace)])

    def losses(self, inputs: Sequence[Item]) -> list[float]:
        """The loss before every step, and after the last; none where no step was taken."""
        if not self.steps:
            return []
        before = [float(step.gradients.loss.array) for step in self.steps]
        return [*before, float(gradients(self.steps[-1].network, self.lesson(inputs)).loss.array)]


def _primed(after: Gradients, step: Trace) -> list[Value]:
    """The reading and the losses of a network that has learned, with a prime on all that has changed."""
    values = [*after.reading.trace.values(), *after.losses, after.loss]
    changed: set[str | None] = {symbol.removesuffix("'") for symbol in step if symbol.endswith("'")}
    for value in Trace(values).values():
        changed |= {value.symbol} if _sources(value) & changed else set()

    def adjust(value: Value) -> Value:
        if value.operation == "given" and value.symbol in changed:
            return step[f"{value.symbol}'"]
        return value if value.symbol is None else replace(value, symbol=_with_primes(value.symbol, changed))

    return list(Trace(values).recomputed(adjust).values())


def _sources(value: Value) -> set[str | None]:
    """The nearest values with a symbol that a value was computed from."""
    return set().union(*({o.symbol} if o.symbol is not None else _sources(o) for o in value.operands))


def _with_primes(symbol: str, changed: Container[str | None]) -> str:
    """A symbol with a prime on every part of it that has changed, but not on words: U' h_1', e^{o_1'}, p_1'("a")."""
    return re.sub(r'"[^"]*"|[A-Za-z](?:_\d+)?', lambda part: part[0] + ("'" if part[0] in changed else ""), symbol)
