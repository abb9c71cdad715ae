"""The same network at the speed of NumPy: it reads and learns with arrays alone, and remembers no working.

The formulas are those of `cell` and `backward`. Parameters were checked when the network was made, inputs are
checked once for a whole sequence. Numbers count as vectors of one entry, and rows are turned into columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .algebra import rows
from .arrays import Array, as_array, shape_text
from .backward import backward
from .cell import activate, apply, before_activation
from .errors import TinyRNNError
from .network import RNN
from .spaces import Shape, Space, shaped


@dataclass(frozen=True, eq=False)
class Run:
    """What the network made of a sequence of T inputs, as arrays.

    Attributes:
        network: that which read.
        inputs: x_1 … x_T, (T, size).
        before: a_1 … a_T, (T, hidden).
        states: h_0 … h_T, (T + 1, hidden).
    """

    network: RNN
    inputs: Array
    before: Array
    states: Array

    def gradients(self, do: ArrayLike) -> dict[str, Array]:
        """The gradients of all parameters and inputs, backpropagated through time from those of the outputs.

        Args:
            do: ∂L/∂o_1 … ∂L/∂o_T, (T, words), zeros where a step has no target; where there is no V,
                ∂L/∂h_1 … ∂L/∂h_T, (T, hidden).

        Returns:
            By symbol: dW, dU, db, dh_0, dV and dc, each with the shape of its parameter, and dx, (T, size).

        Raises:
            TinyRNNError: gradients that do not fit the outputs, or a result that overflows.
        """
        why = f"{len(self.inputs)} inputs were read, and each output"
        errors = _sequence("the sequence do", do, _shapes(self.network)["o"], why, len(self.inputs))
        inputs, states, before = rows(self.inputs), rows(self.states), rows(self.before)
        with np.errstate(over="ignore", invalid="ignore"):  # reported below, by symbol
            found = backward(_columns(self.network), inputs, states, before, rows(errors), self.network.activation)
        found["dx"] = np.stack([found.pop(f"dx_{t}") for t in range(1, len(self.inputs) + 1)])
        for symbol, gradient in found.items():
            _check_finite(symbol, gradient)
        return {symbol: _as_given(self.network, symbol[1:], gradient) for symbol, gradient in found.items()}


def run(network: RNN, inputs: ArrayLike) -> Run:
    """h_t = f(b + U h_{t−1} + W x_t) for t = 1 … T, as `RNN.read` computes it, with W x_t for all steps at once.

    Args:
        network: one with W and U apart.
        inputs: x_1 … x_T, (T, size).

    Raises:
        TinyRNNError: inputs of another shape than W takes, a number that overflows, or a network that joins x and h.
    """
    arrays = _columns(network)
    why = f"W is {shape_text(network.by_symbol['W'].array.shape)}, so each input"
    X = _sequence("the sequence of inputs", inputs, _shapes(network)["x"], why)
    before: list[Array] = []
    states = [arrays["h_0"]]
    with np.errstate(over="ignore", invalid="ignore"):  # reported below
        WX = np.ascontiguousarray(apply(arrays["W"], X.T).T)  # row t − 1 is W x_t
        for t, Wx in enumerate(WX, start=1):
            before.append(before_activation(Wx, states[-1], arrays["U"], arrays["b"], t))
            states.append(activate(before[-1], network.activation))
    result = Run(network, X, np.asarray(before), np.asarray(states))
    _check_finite("a state", result.states)
    return result


def _columns(network: RNN) -> dict[str, Array]:
    """W, U, b, h_0, V and c as matrices and columns."""
    if network.joined is not None:
        raise TinyRNNError("arrays are computed with W and U apart: write the joined matrix as two")
    arrays = {symbol: value.array.T if network.is_rows else value.array for symbol, value in network.by_symbol.items()}
    hidden = arrays["h_0"].size
    shapes: Mapping[str, Shape] = {"W": (hidden, -1), "U": (hidden, hidden), "V": (-1, hidden)}
    return {symbol: array.reshape(shapes.get(symbol, -1)) for symbol, array in arrays.items() if symbol != "C"}


def _shapes(network: RNN) -> dict[str, Shape]:
    """The shapes of the parameters, of an input x and of an output o, all as columns."""
    shapes = {s: value.array.shape[:: -1 if network.is_rows else 1] for s, value in network.by_symbol.items()}
    h = len(shapes["h_0"])
    outputs = shapes["V"][: len(shapes["V"]) - h] if "V" in shapes else shapes["h_0"]
    return shapes | {"x": shapes["W"][h:], "o": outputs, "c": outputs}


def _sequence(called: str, data: ArrayLike, shape: Shape, why: str, length: int | None = None) -> Array:
    """One vector a step, a step a row: (T, size)."""
    array = as_array(called, data)
    length = len(np.atleast_1d(array)) if length is None else length
    return shaped(called, array, Space((length, *shape), f"{why} is {shape_text(shape)}")).reshape(length, -1)


def _as_given(network: RNN, symbol: str, gradient: Array) -> Array:
    """The gradient of a parameter in the shape of the parameter: `_columns` the other way round."""
    if symbol == "x":
        return gradient
    turned = gradient.reshape(_shapes(network)[symbol])
    return turned.T if network.is_rows else turned


def _check_finite(symbol: str, array: Array) -> None:
    if not np.isfinite(array).all():
        raise TinyRNNError(f"{symbol} overflows double precision: use smaller numbers")
