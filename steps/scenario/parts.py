"""Parts of a network that stand alone: values given by name, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from tinyrnn import (
    Array,
    TinyRNNError,
    Trace,
    Value,
    apply,
    cooled,
    cross_entropy,
    embed,
    in_bits,
    long_run,
    perplexity,
    sentence_probability,
    sequence_cross_entropy,
    softmax,
    surprise,
    uniform_loss,
)

from .network import Setup


class Parts:
    """Values given outside a network: logits o, probabilities p, a target, or any matrix, vector or number.

    Attributes:
        values_given: what was given, by symbol.
        target: the word that came, whose cross-entropy is asked for.
        products: the products of two given values that a step has named, matrix first.
        words: the words that a step has looked up in C.
        sentences: the words whose probability a step has asked for, with the number of those that were given.
        wants_memory: whether a step has asked how much of an early state is left.
        wants_long_run: which of λ(U) and ρ(U) a step has asked for.
    """

    def __init__(self) -> None:
        self.values_given: dict[str, Value] = {}
        self.target: str | None = None
        self.products: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.sentences: list[tuple[tuple[str, ...], int]] = []
        self.wants_memory = False
        self.wants_long_run: list[str] = []

    @property
    def is_given(self) -> bool:
        """Whether there is anything to compute."""
        return bool(self.values_given or self.target or self.words)

    @property
    def has_loss(self) -> bool:
        """Whether a loss follows from what was given here."""
        return self.target is not None or not {"y", "q"}.isdisjoint(self.values_given)

    def values(self, trace: Trace, setup: Setup, last: int, *, is_mean: bool = True) -> list[Value]:
        """Everything given here, and what follows from it and from a network's trace after its last time step.

        Only where the trace's L, if there is one, is a mean cross-entropy does a perplexity follow from it.
        """
        known = {symbol: value for symbol, value in trace.items() if is_mean or symbol != "L"} | self.values_given
        follow = list(self._follow(known, setup, last))
        return [*self.values_given.values(), *follow]

    def _follow(self, known: dict[str, Value], setup: Setup, last: int) -> Iterator[Value]:
        p = known.get("p", known.get(f"p_{last}"))
        if "o" in self.values_given:
            tau = setup.temperature
            o = known["o"] if tau is None else cooled(known["o"], Value.given("τ", tau))
            p = softmax(o)
            p = setup.implementation.softmax(p, o) if setup.implementation else p
            yield p
        for matrix, vector in self.products:
            yield apply(known[matrix], known[vector])
        for word in self.words:
            assert setup.vocabulary is not None  # there would be no embedding
            index = setup.vocabulary.index(word)
            x = embed(known["C"], word, index)
            yield setup.implementation.embed(x, known["C"], index) if setup.implementation else x
        for symbol in self.wants_long_run:
            yield long_run(known["U"], is_real=symbol == "λ(U)")
        for sentence, after in self.sentences:
            yield from _sentence(known, setup, sentence, after)
        yield from self._losses(known, p, setup)

    def _losses(self, known: dict[str, Value], p: Value | None, setup: Setup) -> Iterator[Value]:
        loss = known.get("L")
        if self.target is not None and p is not None and setup.vocabulary is not None:
            loss = surprise(p, self.target, setup.vocabulary.index(self.target))
        elif "y" in self.values_given and p is not None:
            loss = cross_entropy(known["y"], p)
        elif "q" in self.values_given:
            loss = sequence_cross_entropy(known["q"])
        if loss is None:
            return
        yield loss
        yield perplexity(loss)
        yield in_bits(loss)
        if setup.vocabulary is not None:
            yield uniform_loss(len(setup.vocabulary))


def sentence_symbol(words: Sequence[str], after: int) -> str:
    """The name of a sentence's probability: p("I like cats"), or, given its beginning, p("like cats"|"I")."""
    given = f'|"{" ".join(words[:after])}"' if after else ""
    return f'p("{" ".join(words[after:])}"{given})'


def _sentence(known: Mapping[str, Value], setup: Setup, words: Sequence[str], after: int) -> Iterator[Value]:
    """The chain rule, and the logarithm of what it comes to."""
    assert setup.vocabulary is not None  # there would be no sentence
    steps = []
    for t in range(after, len(words)):
        index = Value.given(f'"{words[t]}"', setup.vocabulary.index(words[t]))
        steps.append(Value.computed("entry", known[f"p_{t}"], index).named(f'p_{t}("{words[t]}")'))
    whole = sentence_probability(steps, sentence_symbol(words, after))
    yield whole
    yield Value.computed("log", whole).named(f"ln {whole.symbol}")


def check_probabilities(symbol: str, array: Array) -> None:
    """Raise TinyRNNError unless every entry is a probability; printed ones need not sum to 1 exactly."""
    bad = np.flatnonzero((array < 0) | (array > 1))
    if bad.size:
        entry = array.ravel()[bad[0]]
        raise TinyRNNError(f"{symbol} holds {entry:g}, which is no probability: write numbers from 0 to 1")
