"""Parts of a network that stand alone: values given by name, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator

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
    perplexity,
    sequence_cross_entropy,
    softmax,
    surprise,
)

from .setup import Setup


class Parts:
    """Values given outside a network: logits o, probabilities p, a target, or any matrix, vector or number.

    Attributes:
        values_given: what was given, by symbol.
        target: the word that came, whose cross-entropy is asked for.
        products: the products of two given values that a step has named, matrix first.
        words: the words that a step has looked up in C.
    """

    def __init__(self) -> None:
        self.values_given: dict[str, Value] = {}
        self.target: str | None = None
        self.products: list[tuple[str, str]] = []
        self.words: list[str] = []

    @property
    def is_given(self) -> bool:
        """Whether there is anything to compute."""
        return bool(self.values_given or self.target or self.words)

    def values(self, trace: Trace, setup: Setup, last: int) -> list[Value]:
        """Everything given here, and what follows from it and from a network's trace after its last time step."""
        known = {**trace, **self.values_given}
        follow = list(self._follow(known, setup, last))
        return [*self.values_given.values(), *follow]

    def _follow(self, known: dict[str, Value], setup: Setup, last: int) -> Iterator[Value]:
        p = known.get("p", known.get(f"p_{last}"))
        if "o" in self.values_given:
            tau = setup.temperature
            p = softmax(known["o"] if tau is None else cooled(known["o"], Value.given("τ", tau)))
            yield p
        for matrix, vector in self.products:
            yield apply(known[matrix], known[vector])
        for word in self.words:
            assert setup.vocabulary is not None  # there would be no embedding
            yield embed(known["C"], word, setup.vocabulary.index(word))
        yield from self._losses(known, p, setup)

    def _losses(self, known: dict[str, Value], p: Value | None, setup: Setup) -> Iterator[Value]:
        loss = known.get("L")
        if self.target is not None and p is not None and setup.vocabulary is not None:
            loss = surprise(p, self.target, setup.vocabulary.index(self.target))
        elif "y" in self.values_given and p is not None:
            loss = cross_entropy(known["y"], p)
        elif "q" in self.values_given:
            loss = sequence_cross_entropy(known["q"])
        if loss is not None:
            yield loss
            yield perplexity(loss)


def check_probabilities(symbol: str, array: Array) -> None:
    """Raise TinyRNNError unless every entry is a probability; printed ones need not sum to 1 exactly."""
    bad = np.flatnonzero((array < 0) | (array > 1))
    if bad.size:
        entry = array.ravel()[bad[0]]
        raise TinyRNNError(f"{symbol} holds {entry:g}, which is no probability: write numbers from 0 to 1")
