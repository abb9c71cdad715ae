"""Notices: what a scenario could not notice, because all it claims would hold for another network too."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from tinyrnn import TinyRNNError, Trace, Value

from .example import Example, Input
from .setup import Setup
from .variants import Variant, exchanges

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
    sources = {symbol for claim in example.claims for symbol in _sources(example.trace[claim.symbol])}
    for variant, trace in _traces(example):
        if variant.symbols & sources:  # what nothing claimed was computed from cannot be noticed, nor be missed
            (blind if all(claim.holds(trace) for claim in example.claims) else noticed).append(variant.how)
    return blind, noticed


def _sources(value: Value) -> set[str]:
    """The parameters that a value was computed from."""
    seen: set[int] = set()
    ahead, found = [value], set()
    while ahead:
        one = ahead.pop()
        if id(one) not in seen:
            seen.add(id(one))
            ahead += one.operands
            found |= {str(one.symbol)} if one.operation == "given" else set()
    return found


def _traces(example: Example) -> list[tuple[Variant, Trace]]:
    """What each network with something exchanged makes of the input."""
    key = _key(example.setup, example.inputs, is_backwards=example.is_backwards)
    return _Remembered(key, lambda: _exchanged(example)).traces()


def _exchanged(example: Example) -> list[tuple[Variant, Trace]]:
    found = []
    for variant in exchanges(example.setup):
        try:
            found.append((variant, example.read_by(variant.setup)))
        except TinyRNNError:  # it cannot read this input, so that exchanging them would be noticed at once
            continue
    return found


class _Remembered:
    """A computation, equal to every other of the same key."""

    def __init__(self, key: Key, compute: Callable[[], list[tuple[Variant, Trace]]]) -> None:
        self.key, self.compute = key, compute

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Remembered) and other.key == self.key

    def traces(self) -> list[tuple[Variant, Trace]]:
        """Its result, computed where it is not remembered."""
        return _compute(self)


@lru_cache(maxsize=REMEMBERED)
def _compute(remembered: _Remembered) -> list[tuple[Variant, Trace]]:
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
