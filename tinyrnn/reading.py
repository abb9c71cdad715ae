"""What a network computes from a sequence: its states, its outputs, and which word of its vocabulary it predicts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

import numpy as np

from .arrays import TinyRNNError, same, shape_text
from .trace import Trace
from .value import Value


class Vocabulary:
    """Words in order, without white space, each once; the index of a word counts from 0."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        if not self.words:
            raise TinyRNNError("the vocabulary has no words: give it at least one")
        for index, word in enumerate(self.words):
            if word.split() != [word]:
                raise TinyRNNError(f"word {index} of the vocabulary is {word!r}: a word is not empty and has no spaces")
            if (first := self.words.index(word)) < index:
                raise TinyRNNError(f'"{word}" stands twice in the vocabulary, at {first} and {index}: remove one')

    def index(self, word: str) -> int:
        """The index of `word`; an unknown word is a TinyRNNError that lists the known ones."""
        if word in self.words:
            return self.words.index(word)
        near = get_close_matches(word, self.words, n=1) or [w for w in self.words if w.lower() == word.lower()]
        hint = f'did you mean "{near[0]}"? ' if near else ""
        known = ", ".join(f'"{w}"' for w in self.words)
        raise TinyRNNError(f'"{word}" is not in the vocabulary: {hint}it holds {known}')

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)


class Prediction(NamedTuple):
    """The most probable word; where several tie, the one of lowest index."""

    word: str
    probability: float
    tied: tuple[str, ...]  # the others


@dataclass(frozen=True)
class Reading:
    """What the network computed from a sequence of T inputs."""

    vocabulary: Vocabulary | None
    words: tuple[str, ...]  # the words that were read; empty where the inputs were numbers
    times: tuple[int, ...]  # the time steps in the order in which they were read: 1 … T, or T … 1 backwards
    parameters: tuple[Value, ...]  # what was given
    inputs: tuple[Value, ...]  # x_1 … x_T, in the order in which they were read
    pre_activations: tuple[Value, ...]  # a_1 … a_T, in the same order
    states: tuple[Value, ...]  # the initial state, then the state after each input; h_0 … h_T, or h_{T+1} … h_1
    outputs: tuple[Value, ...]  # for each state p_t, y_t or o_t, by what the network puts out; empty without V
    is_softmax: bool = True  # whether the outputs are distributions; p_t is that of the word after the first t

    @cached_property
    def trace(self) -> Trace:
        """The parameters, then every named value computed from them; what one step computes precedes the next step."""
        pairs = zip_longest(self.states, self.outputs)
        return Trace([*self.parameters, *(value for pair in pairs for value in pair if value is not None)])

    @property
    def distributions(self) -> tuple[Value, ...]:
        """The outputs, where they are distributions; otherwise none."""
        return self.outputs if self.is_softmax else ()

    def prediction(self) -> Prediction:
        """The word predicted after the whole sequence; a TinyRNNError without V, words, or a distribution."""
        if not self.outputs:
            raise TinyRNNError("the model has no output weights V, so it predicts nothing: give it V")
        if not self.is_softmax:
            raise TinyRNNError("the output of this model is not a distribution, so it predicts no word: use softmax")
        if self.vocabulary is None:
            raise TinyRNNError("the model has no vocabulary, so it predicts no word: give it one")
        return predict(self.distributions[-1], self.vocabulary)


def predict(p: Value, vocabulary: Iterable[str]) -> Prediction:
    """Argmax of p, one entry a word; probabilities equal up to rounding tie."""
    words = tuple(vocabulary)
    if p.array.shape != (len(words),):
        has, should = shape_text(p.array.shape), shape_text((len(words),))
        raise TinyRNNError(f"{p.name} is {has} but should be {should}: the vocabulary has {len(words)} words")
    first, *others = np.flatnonzero(same(p.array, p.array.max())).tolist()
    return Prediction(words[first], float(p.array[first]), tuple(words[i] for i in others))
