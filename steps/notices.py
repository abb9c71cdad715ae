"""Notices: what a scenario could not notice, because all it claims would hold for another network too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial

from tinyrnn import Array, TinyRNNError, Trace, Value
from tinyrnn.trace import recomputed_value

from .example import Example, Input
from .setup import Setup
from .variants import exchanges

# Networks and inputs that stand in a Background are read once for all scenarios that share them.
REMEMBERED = 64
Key = tuple[object, ...]
Other = tuple[str, Mapping[str, Value]]


class _Exchanged(Mapping[str, Value]):
    """What a network with something exchanged makes of the input, each value computed once a claim asks for it.

    What follows from what was exchanged is computed anew. Where that cannot be, because a number overflows that
    another form of softmax would hold, the network reads the input itself.
    """

    def __init__(self, trace: Trace, other: Mapping[str, Array], read: Callable[[], Trace]) -> None:
        self._trace, self._read = trace, read
        self._other = {s: replace(trace[s], array=array) for s, array in other.items()}
        self._done: dict[int, Value] = {}

    def __getitem__(self, symbol: str) -> Value:
        try:
            return recomputed_value(self._trace[symbol], self._done, self._exchange)
        except TinyRNNError:
            self._trace, self._other, self._done = self._read(), {}, {}
            return self._trace[symbol]

    def _exchange(self, value: Value) -> Value:
        return value if value.symbol is None else self._other.get(value.symbol, value)

    def __iter__(self) -> Iterator[str]:
        return iter(self._trace)

    def __len__(self) -> int:
        return len(self._trace)

    def __contains__(self, symbol: object) -> bool:
        return symbol in self._trace


def unnoticed(example: Example) -> tuple[list[str], list[str]]:
    """The exchanges that leave every claim of the scenario true, and those that one of its claims would notice.

    Both are empty where nothing is claimed that was computed from what was read.
    """
    if not example.claims or not example.inputs or example.is_rounded:
        return [], []
    blind: list[str] = []
    noticed: list[str] = []
    for how, trace in _traces(example):
        try:
            (blind if all(holds(trace) for holds in example.claims) else noticed).append(how)
        except TinyRNNError:  # it cannot read this input, so that exchanging them would be noticed at once
            continue
    return blind, noticed


def _traces(example: Example) -> list[Other]:
    """What each network with something exchanged makes of the input, where it differs from what this one does."""
    key = _key(example.setup, example.inputs, is_backwards=example.is_backwards)
    return _Remembered(key, lambda: list(differing(example))).traces()


def differing(example: Example) -> Iterator[Other]:
    """What each network with something exchanged makes of the input; one that cannot be is left out."""
    trace, given = example.reading.trace, example.setup.arrays
    is_plain = all(value.operation != "shifted exp" for value in trace.values())
    for how, setup in exchanges(example.setup):
        other = {symbol: array for symbol, array in setup.arrays.items() if array is not given[symbol]}
        is_alike = all(array.shape == trace[symbol].array.shape for symbol, array in other.items())
        try:
            if is_plain and is_alike and setup.joined == example.setup.joined:
                yield how, _Exchanged(trace, other, partial(example.read_by, setup))
            else:
                yield how, example.read_by(setup)
        except TinyRNNError:  # it cannot read this input, so that exchanging them would be noticed at once
            continue


class _Remembered:
    """A computation, equal to every other of the same key."""

    def __init__(self, key: Key, compute: Callable[[], list[Other]]) -> None:
        self.key, self.compute = key, compute

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Remembered) and other.key == self.key

    def traces(self) -> list[Other]:
        """Its result, computed where it is not remembered."""
        return _compute(self)


@lru_cache(maxsize=REMEMBERED)
def _compute(remembered: _Remembered) -> list[Other]:
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
