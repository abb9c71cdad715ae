"""Notices: what a scenario could not notice, because all it claims would hold for another network too."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from tinyrnn import TinyRNNError, Trace, Value

from .example import Example, Input
from .setup import Setup
from .variants import exchanges

# Networks and inputs that stand in a Background are read once for all scenarios that share them.
REMEMBERED = 64
Key = tuple[object, ...]


def unnoticed(example: Example) -> tuple[list[str], list[str]]:
    """The exchanges that leave every claim of the scenario true, and those that one of its claims would notice.

    Both are empty where nothing is claimed that was computed from what was read; an exchange that changes nothing
    on the way to what is claimed, as one in V where only h is, is in neither.
    """
    if not example.claims or not example.inputs or example.is_rounded:
        return [], []
    blind: list[str] = []
    noticed: list[str] = []
    way = _on_the_way(example)
    for how, trace in _traces(example):
        if any(
            not np.array_equal(value.array, trace[symbol].array) for symbol, value in way.items() if symbol in trace
        ):
            (blind if all(holds(trace) for _, holds in example.claims) else noticed).append(how)
    return blind, noticed


def _on_the_way(example: Example) -> dict[str, Value]:
    """What is computed on the way to what the scenario claims, by symbol."""
    values = [example.trace[symbol] for symbol, _ in example.claims if symbol in example.trace]
    return {symbol: value for symbol, value in Trace(values).items() if value.operation != "given"}


def _traces(example: Example) -> list[tuple[str, Trace]]:
    """What each network with something exchanged makes of the input."""
    key = _key(example.setup, example.inputs, is_backwards=example.is_backwards)
    return _Remembered(key, lambda: _exchanged(example)).traces()


def _exchanged(example: Example) -> list[tuple[str, Trace]]:
    found = []
    for how, setup in exchanges(example.setup):
        try:
            found.append((how, example.read_by(setup)))
        except TinyRNNError:  # it cannot read this input, so that exchanging them would be noticed at once
            continue
    return found


class _Remembered:
    """A computation, equal to every other of the same key."""

    def __init__(self, key: Key, compute: Callable[[], list[tuple[str, Trace]]]) -> None:
        self.key, self.compute = key, compute

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Remembered) and other.key == self.key

    def traces(self) -> list[tuple[str, Trace]]:
        """Its result, computed where it is not remembered."""
        return _compute(self)


@lru_cache(maxsize=REMEMBERED)
def _compute(remembered: _Remembered) -> list[tuple[str, Trace]]:
    return remembered.compute()


def _key(setup: Setup, inputs: list[Input], *, is_backwards: bool) -> Key:
    arrays = tuple((symbol, array.shape, array.tobytes()) for symbol, array in setup.arrays.items())
    read = tuple(item if isinstance(item, str) else item.tobytes() for item in inputs)
    words = setup.vocabulary.words if setup.vocabulary else ()
    return (
        arrays,
        read,
        words,
        is_backwards,
        setup.activation,
        setup.output,
        setup.temperature,
        setup.is_rows,
        setup.joined,
    )
