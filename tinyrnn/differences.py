"""Central differences: gradients once more, from the loss alone, to hold the others against."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import Array, Place
from .learning import Gradients, Lesson, gradients, loss
from .network import RNN

# The error of a central difference is about STEP², and the noise of the loss, 1e-16, divided by STEP.
STEP = 1e-5
TOLERANCE = 1e-7


@dataclass(frozen=True)
class Disagreement:
    """A gradient that a central difference does not confirm."""

    symbol: str
    place: Place
    gradient: float
    difference: float


def central_difference(network: RNN, lesson: Lesson, symbol: str) -> Array:
    """(L(θ + ε) − L(θ − ε)) / 2ε for every entry θ of a parameter. Shape: that of the parameter.

    Source: Goodfellow et al., section 11.5, eq. 11.6.
    """
    array = network.by_symbol[symbol].array
    found = np.empty(array.shape)
    for place in np.ndindex(array.shape):
        sides = []
        for step in (STEP, -STEP):
            moved = array.copy()
            moved[place] += step
            sides.append(loss(network.with_arrays({symbol: moved}), lesson))
        found[place] = (sides[0] - sides[1]) / (2 * STEP)
    return found


def disagreements(network: RNN, lesson: Lesson) -> list[Disagreement]:
    """Every entry of a gradient that differs from its central difference."""
    exact = gradients(network, lesson)
    found = []
    for symbol in network.by_symbol:
        if f"d{symbol}" in exact.by_symbol:
            gradient = exact.by_symbol[f"d{symbol}"].array
            difference = central_difference(network, lesson, symbol)
            off = np.abs(gradient - difference) > TOLERANCE * np.maximum(1.0, np.abs(gradient))
            found += [
                Disagreement(symbol, place, float(gradient[place]), float(difference[place]))
                for place in np.ndindex(gradient.shape)
                if off[place]
            ]
    return found


def kinks(exact: Gradients, activation: str) -> list[tuple[int, Place]]:
    """The time steps and entries at which ReLU stands at 0, where it has no slope; ours is 0 there."""
    if activation != "ReLU":
        return []
    before = exact.reading.before
    return [
        (t, place) for t, a in enumerate(before, start=1) for place in np.ndindex(a.array.shape) if a.array[place] == 0
    ]
