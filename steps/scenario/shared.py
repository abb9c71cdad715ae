"""What the scenarios of a run share: what equal networks make of equal inputs is computed once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from tinyrnn import Array

from .network import Setup

T = TypeVar("T")
# Scenarios of a Background stand together, so that what was computed long ago is hardly asked for again.
MOST = 64


class Shared:
    """Results by what they follow from."""

    def __init__(self) -> None:
        self._known: dict[Hashable, object] = {}

    def once(self, key: Hashable, compute: Callable[[], T]) -> T:
        """The result for a key, computed where it is not known; an error is not kept."""
        if key not in self._known:
            result = compute()
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[key] = result
        return self._known[key]  # type: ignore[return-value]  # a key stands for one kind of result


def key_of(setup: Setup, inputs: Sequence[str | Array], *, is_backwards: bool) -> Hashable:
    """What a reading follows from; None where another implementation reads, whose calls are counted."""
    if setup.implementation is not None:
        return None
    arrays = tuple((symbol, array.shape, array.tobytes()) for symbol, array in setup.arrays.items())
    read = tuple(item if isinstance(item, str) else (item.shape, item.tobytes()) for item in inputs)
    words = setup.vocabulary.words if setup.vocabulary else None
    conventions = (setup.activation, setup.output, setup.temperature, setup.is_rows, setup.joined)
    return (arrays, read, words, is_backwards, conventions)
