"""Training: what a network makes of a lesson, and the values of a network that has learned, with a prime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tinyrnn import RNN, DescentStep, Gradients, Lesson, Symbol, Trace, Value, descend, gradients

from .facts import Descend, Item, Loss


class Training:
    """A network, its lesson, and the steps of gradient descent that it takes."""

    def __init__(self, network: RNN, inputs: Sequence[Item], targets: Sequence[Item | None], loss: Loss) -> None:
        """Targets may be fewer than the inputs: of the last ones nothing is expected."""
        every = (*targets, *[None] * (len(inputs) - len(targets)))
        error = "half squared error" if loss.error == "cross-entropy" else loss.error
        self.lesson = Lesson(tuple(inputs), every, error, is_summed=loss.is_summed)
        self.first = network
        self.steps: list[DescentStep] = []

    def descend(self, fact: Descend) -> None:
        """Take some more steps."""
        for _ in range(fact.count):
            before = self.steps[-1].network if self.steps else self.first
            self.steps.append(descend(before, self.lesson, fact.rate, fact.clip))

    @property
    def network(self) -> RNN:
        """The network before the last step that it took, of which the values without a prime are."""
        return self.steps[-2].network if len(self.steps) > 1 else self.first

    @property
    def gradients(self) -> Gradients:
        """What the network, before the last step that it took, makes of the lesson."""
        return self.steps[-1].gradients if self.steps else gradients(self.first, self.lesson)

    def values(self) -> list[Value]:
        """Every value of the last step; those of the network after it bear a prime, W', h_1', L'."""
        if not self.steps:
            return list(self.gradients.trace.values())
        last = self.steps[-1]
        return [*last.trace.values(), *_primed(gradients(last.network, self.lesson), last.trace)]

    def losses(self) -> list[float]:
        """The loss before every step, and after the last; none where no step was taken."""
        if not self.steps:
            return []
        before = [float(step.gradients.loss.array) for step in self.steps]
        return [*before, float(gradients(self.steps[-1].network, self.lesson).loss.array)]


def _primed(after: Gradients, step: Trace) -> list[Value]:
    """The reading and the losses of a network that has learned, with a prime on all that has changed."""
    values = Trace([*after.reading.trace.values(), *after.losses, after.loss])
    learned = {value.symbol: value for value in step.values() if value.symbol is not None and value.symbol.is_primed}
    changed = {replace(symbol, is_primed=False) for symbol in learned}
    for value in values.values():
        if value.symbol is not None and _sources(value) & changed:
            changed.add(value.symbol)

    def primed(symbol: Symbol) -> Symbol:
        return replace(symbol, is_primed=True) if symbol in changed else symbol

    def adjust(value: Value) -> Value:
        if value.symbol is None:
            return value
        symbol = value.symbol.replaced(primed)
        return learned[symbol] if value.is_given and symbol in learned else replace(value, symbol=symbol)

    return list(values.recomputed(adjust).values())


def _sources(value: Value) -> set[Symbol]:
    """The symbols of the nearest values that a value was computed from."""
    return set().union(*({o.symbol} if o.symbol is not None else _sources(o) for o in value.operands))
