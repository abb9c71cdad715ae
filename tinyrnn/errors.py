"""The exceptions of the core, and how their messages name a shape and a place."""

from __future__ import annotations

from collections.abc import Sequence

Place = tuple[int, ...]


class TinyRNNError(ValueError):
    """An input the network cannot take: the message says which symbol, what was wrong with it, and what to do."""


class ImplementationError(TinyRNNError):
    """A function of another implementation that fails, or returns what it should not."""


def shape_text(shape: Sequence[int]) -> str:
    """Write a shape as a person does: `2×3`, `a vector of 3`, `a number`."""
    if not shape:
        return "a number"
    return f"a vector of {shape[0]}" if len(shape) == 1 else "×".join(map(str, shape))


def place_text(place: Place) -> str:
    """Write the place of an entry as on paper, counted from 1: `[2]`, `[1, 3]`."""
    return f"[{', '.join(str(i + 1) for i in place)}]" if place else ""
