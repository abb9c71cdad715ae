"""Networks that are easily taken for the one meant: W and U exchanged, rows for columns, no bias, and the like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from tinyrnn import ACTIVATIONS, Array

from ..scenario.network import Setup


@dataclass(frozen=True)
class Variant:
    """Another network: how it differs, in words, and the parameters in which it does."""

    how: str
    setup: Setup
    symbols: frozenset[str]


def exchanges(setup: Setup) -> Iterator[Variant]:
    """The networks in which matrices stand in each other's place, or the other way round, and which differ."""
    arrays = setup.arrays
    W, U = arrays.get("W"), arrays.get("U")
    if W is not None and U is not None and W.shape == U.shape and not np.array_equal(W, U):
        yield _with("with W and U exchanged", setup, W=U, U=W)
    turned = {symbol: array.T for symbol, array in arrays.items() if symbol in ("W", "U", "V") and _can_turn(array)}
    for symbol, array in turned.items():
        yield _with(f"with {symbol} transposed", setup, **{symbol: array})
    if {"W", "U"} <= set(turned):
        convention = "columns, W x and U h" if setup.is_rows else "rows, x W and h U"
        yield _with(f"with vectors as {convention}", setup, **turned)
    if setup.joined:
        other = "h x" if setup.joined == "x h" else "x h"
        orders = (f"[{order.replace(' ', '; ')}]" for order in (other, setup.joined))
        how = "with {} in the place of {}".format(*orders)
        yield Variant(how, replace(setup, joined=other), frozenset("W"))


def slips(setup: Setup) -> Iterator[Variant]:
    """The networks from which something was left out, or in which another activation was taken."""
    for symbol, what in (("b", "the bias b"), ("c", "the output bias c"), ("h_0", "the initial state h0")):
        array = setup.arrays.get(symbol)
        if array is not None and array.any():
            yield _with(f"without {what}", setup, **{symbol: np.zeros(array.shape)})
    U = setup.arrays.get("U")
    if U is not None and U.any():
        yield _with("without U h, the memory", setup, U=np.zeros(U.shape))
    for activation in ACTIVATIONS:
        if activation != setup.activation:
            how = "without the activation" if activation == "identity" else f"with {activation} as the activation"
            yield Variant(how, replace(setup, activation=activation), frozenset())


def _with(how: str, setup: Setup, **arrays: Array) -> Variant:
    return Variant(how, replace(setup, arrays={**setup.arrays, **arrays}), frozenset(arrays))


def _can_turn(array: Array) -> bool:
    return array.ndim == 2 and array.shape[0] == array.shape[1] and not np.array_equal(array, array.T)
