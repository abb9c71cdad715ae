"""The spaces of a network, of inputs x, memories h and outputs o, and the shapes they give its parameters.

A space is a shape: (n,) for vectors of n numbers, () for plain numbers. W turns an input into a memory, so its
shape is that of h followed by that of x; and so for the others. A network of plain numbers, one that reads a number
a step, and the usual one are then one network.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .arrays import Array, shape_text
from .errors import TinyRNNError

Shape = tuple[int, ...]
# Where 0 may be written for a whole vector of zeros.
VECTORS = ("b", "h_0", "c")


@dataclass(frozen=True)
class Space:
    """The shape of a space, and what it follows from."""

    shape: Shape
    why: str


def fitted(
    given: Mapping[str, Array], words: int | None = None, *, rows: bool = False, joined: bool = False
) -> dict[str, Array]:
    """The parameters, each in the shape that the others ask for; where some are missing, what can be told is checked.

    A parameter that differs by axes of length 1 alone is brought into shape, and 0 stands for a vector of zeros.

    Args:
        given: what there is of C, W, U, b, h_0, V and c.
        words: how many words the vocabulary has, if there is one.
        rows: vectors are rows, so that matrices stand the other way round.
        joined: W is the matrix of [x; h], or [h; x], and there is no U.

    Raises:
        TinyRNNError: a parameter that does not fit, naming both symbols and shapes.
    """
    for symbol, array in given.items():
        if array.ndim > 2:
            raise TinyRNNError(f"{symbol} is {shape_text(array.shape)}: give a number, a vector or a matrix")
    arrays = {symbol: array.T if rows else array for symbol, array in given.items()}
    texts = {symbol: f"{symbol} is {shape_text(array.shape)}" for symbol, array in given.items()}
    x, h, o = input_space(arrays, texts, joined=joined), _hidden(arrays, texts, joined=joined), None
    if h is not None:
        o = _outputs(arrays, texts, h, words)
    wanted: dict[str, Space | None] = {
        "C": None if words is None or "C" not in arrays else _embeddings(arrays["C"].shape, words),
        "W": None if x is None or h is None else _weights(x, h, joined=joined),
        "U": h and Space(h.shape * 2, h.why),
        "b": h,
        "h_0": h,
        "V": o and h and Space(o.shape + h.shape, f"{h.why}; {o.why}"),
        "c": o,
    }
    for symbol, space in wanted.items():
        if symbol in arrays and space is not None:
            arrays[symbol] = shaped(symbol, arrays[symbol], space, rows=rows)
    return {symbol: array.T if rows else array for symbol, array in arrays.items()}


def shaped(symbol: str, array: Array, wanted: Space, *, rows: bool = False) -> Array:
    """The array in the shape wanted; a TinyRNNError where it has another."""
    if array.shape == wanted.shape:
        return array
    if symbol in VECTORS and array.size == 1 and not array.any():
        return _frozen(np.zeros(wanted.shape))
    if [n for n in array.shape if n != 1] == [n for n in wanted.shape if n != 1]:
        return _frozen(array.reshape(wanted.shape))
    is_turned = array.ndim == 2 and array.shape == wanted.shape[::-1]
    hint = f" ({symbol} looks transposed)" if is_turned else ""
    has, should = (shape_text(shape[::-1] if rows else shape) for shape in (array.shape, wanted.shape))
    raise TinyRNNError(f"{symbol} is {has} but should be {should}: {wanted.why}{hint}")


def input_space(arrays: Mapping[str, Array], texts: Mapping[str, str], *, joined: bool = False) -> Space | None:
    """The space of inputs: that of the columns of C, or else what is left of W's shape."""
    if "C" in arrays:
        shape = arrays["C"].shape[:-1]
        return Space(shape, f"{texts['C']}, so each word is {shape_text(shape)}")
    h = _hidden(arrays, texts, joined=joined)
    if "W" not in arrays or h is None:
        return None
    shape = arrays["W"].shape[len(h.shape) :]
    if joined:
        size = (shape[0] if shape else 1) - (h.shape[0] if h.shape else 1)
        if size < 1:
            raise TinyRNNError(f"{texts['W']}: give it a column for each entry of x, and one for each of h")
        shape = () if size == 1 and not h.shape else (size,)
    return Space(shape, f"{texts['W']}, so each input is {shape_text(shape)}")


def _hidden(arrays: Mapping[str, Array], texts: Mapping[str, str], *, joined: bool) -> Space | None:
    """The space of memories, told by W's rows, or else by U, b or h_0."""
    shapes = {symbol: array.shape for symbol, array in arrays.items()}
    W, U = shapes.get("W", ()), shapes.get("U", ())
    is_W_wrong = "C" in shapes and len(U) == 2 and W[1:] != shapes["C"][:-1]  # then U tells what it should be
    if len(W) == 2 and not is_W_wrong:
        return _told_by("W", W[:1], texts)
    if "U" in shapes:
        return _told_by("U", U[:1] if len(U) == 2 else (), texts)
    if joined and W:
        return _told_by("W", (), texts)
    symbol = next((symbol for symbol in ("b", "h_0") if shapes.get(symbol)), None)
    return None if symbol is None else _told_by(symbol, shapes[symbol][:1], texts)


def _told_by(symbol: str, shape: Shape, texts: Mapping[str, str]) -> Space:
    return Space(shape, f"{texts[symbol]}, so the hidden state is {shape_text(shape)}")


def _outputs(arrays: Mapping[str, Array], texts: Mapping[str, str], h: Space, words: int | None) -> Space | None:
    if words is not None:
        return Space((words,), f"the vocabulary has {words} words")
    if "V" not in arrays:
        return None
    shape = arrays["V"].shape[: max(0, arrays["V"].ndim - len(h.shape))]
    return Space(shape, f"{texts['V']}, so an output is {shape_text(shape)}")


def _embeddings(C: Shape, words: int) -> Space:
    hint = " (C looks transposed)" if len(C) == 2 and C[0] == words != C[1] else ""
    return Space((*C[:-1], words), f"the vocabulary has {words} words, so give C one column for each{hint}")


def _weights(x: Space, h: Space, *, joined: bool) -> Space:
    if not joined:  # where W itself tells x, it is h that it does not fit
        return Space(h.shape + x.shape, h.why if x.why.startswith("W ") else x.why)
    size = sum(space.shape[0] if space.shape else 1 for space in (x, h))
    return Space((*h.shape, size), f"{x.why}, and {h.why}")


def _frozen(array: Array) -> Array:
    array = array.copy()
    array.flags.writeable = False
    return array
