"""Gradients checked by central differences, which need nothing but the loss."""

from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from .arrays import Array, Place
from .learning import Gradients, Lesson, gradients
from .network import RNN

# The error of a central difference is about MOVE², and the noise of the loss, 1e-16, divided by MOVE.
MOVE = 1e-5
TOLERANCE = 1e-7


class Disagreement(NamedTuple):
    """An entry of a gradient that a central difference does not confirm."""

    symbol: str
    place: Place
    gradient: float
    difference: float


def central_difference(network: RNN, lesson: Lesson, name: str) -> Array:
    """(L(θ + ε) − L(θ − ε)) / 2ε for every entry θ of a parameter. Source: Goodfellow et al., eq. 11.6."""
    array = network.parameters[name].array
    found = np.empty(array.shape)
    for place in np.ndindex(array.shape):
        move = np.zeros(array.shape)
        move[place] = MOVE
        sides: list[dict[str, Any]] = [{name: array + move}, {name: array - move}]
        above, below = (gradients(replace(network, **side), lesson).loss.array for side in sides)
        found[place] = (above - below) / (2 * MOVE)
    return found


def disagreements(network: RNN, lesson: Lesson) -> list[Disagreement]:
    """Every entry of a gradient that differs from its central difference."""
    exact = gradients(network, lesson).by_name
    found = []
    for name in (name for name in network.parameters if f"d{name}" in exact):
        slope, difference = exact[f"d{name}"].array, central_difference(network, lesson, name)
        off = np.abs(slope - difference) > TOLERANCE * np.maximum(1.0, np.abs(slope))
        found += [Disagreement(name, p, float(slope[p]), float(difference[p])) for p in np.ndindex(off.shape) if off[p]]
    return found


def kinks(exact: Gradients, activation: str) -> list[tuple[int, Place]]:
    """The time steps and entries at which ReLU stands at 0, where it has no derivative; ours is 0 there."""
    steps = enumerate(exact.reading.pre_activations if activation == "ReLU" else (), start=1)
    return [(t, place) for t, a in steps for place in np.ndindex(a.array.shape) if a.array[place] == 0]
