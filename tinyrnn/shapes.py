"""The shapes of a network's parameters, as they follow from those of an input x, a hidden state h and an output o.

(n,) is the shape of a vector of n numbers, () that of a plain number. W turns an input into a hidden state, so its
shape is that of h followed by that of x; and so for the others.
"""

from collections.abc import Mapping
from math import prod
from typing import NamedTuple

import numpy as np

from .arrays import Array, TinyRNNError, read_only, shape_text


class Shape(NamedTuple):
    """The shape of x, h or o, or of a parameter, of column vectors, and what it follows from."""

    sizes: tuple[int, ...]
    why: str


def shaped(symbol: str, array: Array, wanted: Shape | None, *, rows: bool = False) -> Array:
    """The array in the shape wanted, from which it may differ by axes of length 1; otherwise a TinyRNNError."""
    sizes = array.shape if wanted is None else wanted.sizes[::-1] if rows else wanted.sizes
    if wanted is None or array.shape == sizes:
        return array
    if symbol in ("b", "h_0", "c") and array.size == 1 and not array.any():  # 0 stands for a vector of zeros
        return read_only(np.zeros(sizes))
    if [n for n in array.shape if n != 1] == [n for n in sizes if n != 1]:
        return read_only(array.reshape(sizes).copy())
    hint = f" ({symbol} looks transposed)" if array.ndim == 2 and array.shape == sizes[::-1] else ""
    raise TinyRNNError(f"{symbol} is {shape_text(array.shape)} but should be {shape_text(sizes)}: {wanted.why}{hint}")


class Shapes:
    """What parameters tell of the shapes of x, h and o, and so of one another; None where they do not tell it."""

    def __init__(
        self,
        given: Mapping[str, Array],  # what there is of C, W, U, b, h_0, V and c
        words: int | None = None,  # how many words the vocabulary has, if there is one
        *,
        rows: bool = False,  # vectors are rows, so that matrices stand the other way round
        joined: bool = False,  # W is the matrix of [x; h], or [h; x], and there is no U
    ) -> None:
        for symbol, array in given.items():
            if array.ndim > 2:
                raise TinyRNNError(f"{symbol} is {shape_text(array.shape)}: give a number, a vector or a matrix")
        self.given, self.words, self.rows, self.joined = given, words, rows, joined
        self.sizes = {symbol: array.shape[::-1] if rows else array.shape for symbol, array in given.items()}
        self.h = self._hidden()
        self.x = self._input()
        self.o = self._output()

    def fitted(self) -> dict[str, Array]:
        """The parameters, each in the shape that the others ask for; a TinyRNNError where one does not fit."""
        return {name: shaped(name, array, self.of(name), rows=self.rows) for name, array in self.given.items()}

    def of(self, symbol: str) -> Shape | None:
        """The shape of a parameter."""
        x, h, o = self.x, self.h, self.o
        if symbol == "C" and self.words is not None:
            C, words = self.sizes["C"], self.words
            hint = " (C looks transposed)" if len(C) == 2 and C[0] == words != C[1] else ""
            return Shape((*C[:-1], words), f"the vocabulary has {words} words, so give C one column for each{hint}")
        if symbol == "W" and x and h and self.joined:
            return Shape((*h.sizes, prod(x.sizes) + prod(h.sizes)), f"{x.why}, and {h.why}")
        if symbol == "W" and x and h:  # where W itself tells x, it is h that it does not fit
            return Shape(h.sizes + x.sizes, h.why if x.why.startswith("W ") else x.why)
        if symbol == "U" and h:
            return Shape(h.sizes * 2, h.why)
        if symbol == "V" and h and o:
            return Shape(o.sizes + h.sizes, f"{h.why}; {o.why}")
        return {"b": h, "h_0": h, "c": o}.get(symbol)

    def _told(self, symbol: str, sizes: tuple[int, ...], what: str) -> Shape:
        return Shape(sizes, f"{symbol} is {shape_text(self.given[symbol].shape)}, so {what} is {shape_text(sizes)}")

    def _hidden(self) -> Shape | None:
        """The shape of hidden states, told by W's rows, or else by U, b or h_0."""
        W, U = self.sizes.get("W", ()), self.sizes.get("U", ())
        is_W_wrong = "C" in self.sizes and len(U) == 2 and W[1:] != self.sizes["C"][:-1]  # then U tells W's shape
        if len(W) == 2 and not is_W_wrong:
            return self._told("W", W[:1], "the hidden state")
        if "U" in self.sizes:
            return self._told("U", U[:1] if len(U) == 2 else (), "the hidden state")
        if self.joined and W:
            return self._told("W", (), "the hidden state")
        vectors = [symbol for symbol in ("b", "h_0") if self.sizes.get(symbol)]
        return self._told(vectors[0], self.sizes[vectors[0]][:1], "the hidden state") if vectors else None

    def _input(self) -> Shape | None:
        """The shape of inputs: that of the columns of C, or else what is left of W's shape."""
        if "C" in self.sizes:
            return self._told("C", self.sizes["C"][:-1], "each word")
        if "W" not in self.sizes or self.h is None:
            return None
        sizes = self.sizes["W"][len(self.h.sizes) :]
        if not self.joined:
            return self._told("W", sizes, "each input")
        count = prod(sizes) - prod(self.h.sizes)
        if count < 1:
            has = shape_text(self.given["W"].shape)
            raise TinyRNNError(f"W is {has}: give it a column for each entry of x, and one for each of h")
        return self._told("W", () if count == 1 and not self.h.sizes else (count,), "each input")

    def _output(self) -> Shape | None:
        """The shape of outputs: one number a word, or else what V's shape begins with."""
        if self.h is None or (self.words is None and "V" not in self.sizes):
            return None
        if self.words is not None:
            return Shape((self.words,), f"the vocabulary has {self.words} words")
        V = self.sizes["V"]
        return self._told("V", V[: max(0, len(V) - len(self.h.sizes))], "an output")
