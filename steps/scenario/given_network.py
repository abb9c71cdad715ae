"""The network that a scenario's facts describe: words, parameters and conventions, checked where each is given."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from tinyrnn import RNN, Array, Implementation, Shapes, Vocabulary

from ..language.parameters import PARAMETERS
from ..printed.matrices import PrintedArray
from .facts import ExampleError, Facts, Parameter, Setting, StandAlone, setting

# The axis along which words may head a parameter's table; None is the one that they head.
WORDS_ALONG = {"C": 1, "V": 0, "c": None}
VECTORS = ("b", "h_0", "c")


@dataclass(frozen=True)
class GivenNetwork:
    """What a network is built from."""

    vocabulary: Vocabulary | None  # the words, where there are any
    arrays: Mapping[str, Array]  # the parameters by name
    activation: str | None  # the name of f, None until it is chosen
    output: str  # what V h + c becomes
    temperature: float | None  # τ of the softmax, where there is one
    is_rows: bool  # vectors are rows, multiplied as x W and h U
    joined: str | None  # the order, "x h" or "h x", in which one matrix W takes input and state together

    @cached_property
    def missing(self) -> list[str]:
        """What the scenario must still give before anything can be computed, in words."""
        needed = ("W",) if self.joined else ("W", "U")
        names = {**PARAMETERS, "W": "weights" if self.joined else PARAMETERS["W"]}
        missing = [f"the {names[name]} {name}" for name in needed if name not in self.arrays]
        if self.vocabulary is not None and "C" not in self.arrays and "V" not in self.arrays:
            missing.insert(0, "the embedding C")
        return [*missing, *(["the activation"] if self.activation is None else [])]

    @property
    def zeros(self) -> list[str]:
        """The parameters that are zero because they are not given."""
        possible = ("b", "h_0", "c") if "V" in self.arrays else ("b", "h_0")
        return [name for name in possible if name not in self.arrays]

    @property
    def words(self) -> Vocabulary:
        """The words; an ExampleError where none were given."""
        if self.vocabulary is None:
            raise ExampleError("the vocabulary is missing: give it, or head the embedding C with the words")
        return self.vocabulary

    @property
    def fingerprint(self) -> str:
        """What tells the matrices of this network from those of another, the same in every run."""
        arrays = [(name, array.tolist()) for name, array in sorted(self.arrays.items())]
        return hashlib.sha256(repr((arrays, self.is_rows, self.joined)).encode()).hexdigest()[:12]

    def network(self, implementation: Implementation | None = None) -> RNN:
        """The network.

        Raises:
            ExampleError: something is missing.
            TinyRNNError: the parameters do not fit.
        """
        if self.missing:
            listed = " and ".join(self.missing)
            raise ExampleError(f"nothing can be computed without {listed}: add a Given for each")
        arrays: dict[str, Array | None] = {"C": None, **self.arrays}
        return RNN(
            self.vocabulary,
            activation=str(self.activation),
            output=self.output,
            temperature=self.temperature,
            is_rows=self.is_rows,
            joined=self.joined,
            implementation=implementation,
            **arrays,  # type: ignore[arg-type]  # W is there once nothing is missing
        )

    def check_shapes(self) -> None:
        """Raise a TinyRNNError for a parameter whose shape does not fit those given so far."""
        words = None if self.vocabulary is None or "C" not in self.arrays else len(self.vocabulary)
        Shapes(self.arrays, words, rows=self.is_rows, joined=self.joined is not None).fitted()


@lru_cache(maxsize=64)
def given_network(facts: Facts) -> GivenNetwork:
    """The network that some facts describe."""
    words, is_rows, arrays = _words(facts), setting(facts, "rows") is not None, {}
    for fact in facts:
        if isinstance(fact, Parameter):
            numbers = fact.numbers
            if numbers is None:
                arrays[fact.name] = np.eye(len(words or ()))
            elif words is not None or not numbers.words:
                arrays[fact.name] = _in_order(fact.name, numbers, words, is_rows=is_rows).array
    activation, joined, tau = (setting(facts, name) for name in ("activation", "joined", "temperature"))
    return GivenNetwork(
        words,
        arrays,  # a table headed by words waits until their order is known
        None if activation is None else str(activation),
        str(setting(facts, "output") or "softmax"),
        tau if isinstance(tau, float) else None,
        is_rows,
        None if joined is None else str(joined),
    )


def _words(facts: Facts) -> Vocabulary | None:
    """The vocabulary, which headings name where nothing else has: those of C, of logits or of probabilities."""
    for fact in facts:
        if isinstance(fact, Setting) and isinstance(fact.value, tuple):
            return Vocabulary(fact.value)
        is_headed = isinstance(fact, StandAlone) or (isinstance(fact, Parameter) and fact.name == "C")
        words = fact.numbers.words if is_headed and fact.numbers is not None else ()  # type: ignore[attr-defined]
        if words:
            return Vocabulary(words)
    return None


def _in_order(name: str, numbers: PrintedArray, words: Vocabulary | None, *, is_rows: bool) -> PrintedArray:
    """Printed numbers in the order of the vocabulary."""
    if numbers.words and name not in WORDS_ALONG:
        raise ExampleError(f"{name} has nothing to do with words: remove the headings of its table")
    if numbers.words and words is not None:
        along = WORDS_ALONG[name]
        numbers = numbers.ordered_by(words.words, 1 - along if is_rows and along is not None else along)
    return numbers.as_vector() if name in VECTORS else numbers
