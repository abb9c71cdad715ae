"""What a scenario gives of its network: words, parameters and conventions, each once, and as they were printed."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from tinyrnn import Array, Implementation, Vocabulary, fitted

from ..printed.arrays import PrintedArray
from .errors import ExampleError
from .network import Setup

# The axis along which words may head a parameter's table; None is the one that they head.
WORDS_ALONG = {"C": 1, "V": 0, "c": None}
VECTORS = ("b", "h_0", "c")
# Conventions that tell how a matrix is to be read, and so stand before the first one.
CONVENTIONS = ("is_rows", "joined")


class Givens:
    """The parameters as they were printed, with what else makes a network; `setup` is what follows from them."""

    def __init__(self, implementation: Implementation | None = None) -> None:
        self._printed: dict[str, PrintedArray] = {}
        self._chosen = Setup(implementation=implementation)

    @property
    def symbols(self) -> set[str]:
        """The parameters that were given."""
        return set(self._printed)

    @property
    def has_vocabulary(self) -> bool:
        """Whether the words have been named."""
        return self._chosen.vocabulary is not None

    @property
    def vocabulary(self) -> Vocabulary:
        """The words; an ExampleError where none were given."""
        if self._chosen.vocabulary is None:
            raise ExampleError("the vocabulary is missing: give it, or head the embedding C with the words")
        return self._chosen.vocabulary

    @cached_property
    def setup(self) -> Setup:
        """The network as it has been given so far, its tables in the order of the vocabulary."""
        return replace(self._chosen, arrays={symbol: self._numbers(symbol).array for symbol in self._printed})

    def has(self, name: str) -> bool:
        """Whether a setting has been chosen."""
        return getattr(self._chosen, name) not in (None, False)

    def choose(self, what: str, **setting: Any) -> None:
        """Choose an activation, an output, a temperature, the words or a convention."""
        (name,) = setting
        if name in CONVENTIONS and self.symbols - {"W" if name == "joined" else ""}:
            raise ExampleError(f"{what} tells how matrices are read: say it before the first one is given")
        self._chosen = replace(self._chosen, **setting)
        self.__dict__.pop("setup", None)

    def give(self, symbol: str, numbers: PrintedArray) -> Array | None:
        """Give one parameter its numbers, and check them against the others.

        Returns the array, or None where its order is not known before the vocabulary is.
        """
        if symbol == "C" and numbers.words and not self.has_vocabulary:
            self.choose("the vocabulary", vocabulary=Vocabulary(numbers.words))
        self._printed[symbol] = numbers
        self.__dict__.pop("setup", None)
        if numbers.words and not self.has_vocabulary:
            return None
        return self.setup.arrays[symbol]

    def give_one_hot(self) -> PrintedArray:
        """The embedding in which every word is its own one-hot vector: the identity."""
        return PrintedArray.of(np.eye(len(self.vocabulary)))

    def check_shapes(self) -> None:
        """Say of a wrong shape where it is given, not where it is used first."""
        setup = self.setup
        words = None if setup.vocabulary is None or "C" not in setup.arrays else len(setup.vocabulary)
        fitted(setup.arrays, words, rows=setup.is_rows, joined=setup.joined is not None)

    def _numbers(self, symbol: str) -> PrintedArray:
        numbers = self._printed[symbol]
        if numbers.words and symbol not in WORDS_ALONG:
            raise ExampleError(f"{symbol} has nothing to do with words: remove the headings of its table")
        if numbers.words:
            along = WORDS_ALONG[symbol]
            axis = 1 - along if self._chosen.is_rows and along is not None else along
            numbers = numbers.ordered_by(self.vocabulary.words, axis)
        return numbers.as_vector() if symbol in VECTORS else numbers
