"""Training: the steps of gradient descent that a network takes, and the values of a network that has learned."""

from collections.abc import Iterable
from dataclasses import replace

from tinyrnn import RNN, DescentStep, Gradients, Lesson, Symbol, Trace, Value, descend, gradients

from .facts import Descend, Fact


def steps_taken(network: RNN, lesson: Lesson, facts: Iterable[Fact]) -> list[DescentStep]:
    """The steps of gradient descent that facts ask for, one after the other."""
    steps: list[DescentStep] = []
    for fact in facts:
        for _ in range(fact.count if isinstance(fact, Descend) else 0):
            before = steps[-1].network if steps else network
            steps.append(descend(before, lesson, fact.rate, fact.clip))  # type: ignore[attr-defined]  # it is one
    return steps


def values_after(step: DescentStep, lesson: Lesson) -> list[Value]:
    """Every value of a step; those of the network after it bear a prime, W', h_1', L'."""
    after = gradients(step.network, lesson)
    return [*step.trace.values(), *_primed(after, step.trace)]


def losses(steps: list[DescentStep], lesson: Lesson) -> list[float]:
    """The loss before every step, and after the last; none where no step was taken."""
    every = [step.gradients for step in steps] + [gradients(step.network, lesson) for step in steps[-1:]]
    return [float(one.loss.array) for one in every]


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
        return learned[symbol] if value.is_given and symbol in learned else value.renamed(symbol)

    return list(values.recomputed(adjust).values())


def _sources(value: Value) -> set[Symbol]:
    """The symbols of the nearest values that a value was computed from."""
    return set().union(*({o.symbol} if o.symbol is not None else _sources(o) for o in value.operands))
