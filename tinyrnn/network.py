"""The language model: parameters with checked shapes, and what it makes of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

import numpy as np
from numpy.typing import ArrayLike

from .arrays import same, shape_text
from .cell import embed, logits, softmax, step
from .errors import TinyRNNError
from .operations import ACTIVATIONS
from .trace import Trace
from .value import Value
from .vocabulary import Vocabulary


class RNN:
    """h_t = f(b + U h_{t−1} + W x_t), p_t = softmax(V h_t + c), with column vectors.

    Args:
        vocabulary: the words, in the order of C's columns and of V's rows.
        C: embedding, (size, words), a word a column.
        W: input weights, (hidden, size).
        U: recurrent weights, (hidden, hidden).
        V: output weights, (words, hidden); without them there is no output.
        b: bias, (hidden,); zeros where it is left out.
        h_0: initial state, (hidden,); zeros where it is left out.
        c: output bias, (words,); none where it is left out.
        activation: identity, tanh, ReLU or sigmoid.

    Raises:
        TinyRNNError: a shape that does not fit (naming both symbols and shapes), an entry that is not a
            finite number, or an unknown activation.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        C: ArrayLike,
        W: ArrayLike,
        U: ArrayLike,
        V: ArrayLike | None = None,
        b: ArrayLike | None = None,
        h_0: ArrayLike | None = None,
        c: ArrayLike | None = None,
        activation: str = "identity",
    ) -> None:
        if activation not in ACTIVATIONS:
            raise TinyRNNError(f"{activation!r} is not an activation: choose one of {', '.join(ACTIVATIONS)}")
        self.vocabulary = vocabulary
        self.activation = activation
        self.C, self.W, self.U = _matrix("C", C), _matrix("W", W), _matrix("U", U)
        self.V = None if V is None else _matrix("V", V)
        hidden = self.W.array.shape[0]
        self.b = Value.given("b", np.zeros(hidden) if b is None else b)
        self.h_0 = Value.given("h_0", np.zeros(hidden) if h_0 is None else h_0)
        self.c = None if c is None else Value.given("c", c)
        self._check_shapes()

    def _check_shapes(self) -> None:
        words, (size, columns), hidden = len(self.vocabulary), self.C.array.shape, self.W.array.shape[0]
        if columns != words:
            hint = " (C looks transposed)" if size == words else ""
            raise TinyRNNError(
                f"C is {size}×{columns}, but the vocabulary has {words} words: give C one column for each word{hint}"
            )
        if self.W.array.shape[1] != size:
            why = f"C is {size}×{columns}, so each word is {shape_text((size,))}"
            _check(self.W, (self.U.array.shape[0], size), why)
        for value, shape in ((self.U, (hidden, hidden)), (self.b, (hidden,)), (self.h_0, (hidden,))):
            _check(value, shape, f"W is {hidden}×{size}, so the hidden state is {shape_text((hidden,))}")
        why = f"the hidden state is {shape_text((hidden,))} and the vocabulary has {words} words"
        if self.V is not None:
            _check(self.V, (words, hidden), why)
        if self.c is not None:
            _check(self.c, (words,), why)

    def read(self, words: Iterable[str]) -> Reading:
        """Read words one at a time; before the first, and after each, the model gives a distribution.

        Raises:
            TinyRNNError: a word that is not in the vocabulary, or a number that overflows.
        """
        h = self.h_0
        words = tuple(words)
        states = [h]
        for t, word in enumerate(words, start=1):
            x = embed(self.C, word, self.vocabulary.index(word), t)
            h = step(x, h, self.W, self.U, self.b, self.activation, t)
            states.append(h)
        return Reading(self.vocabulary, words, self.parameters, tuple(states), self._distributions(states))

    @property
    def parameters(self) -> tuple[Value, ...]:
        """C, W, U, b, h_0, and V and c where there are any."""
        every = (self.C, self.W, self.U, self.b, self.h_0, self.V, self.c)
        return tuple(parameter for parameter in every if parameter is not None)

    def _distributions(self, states: Sequence[Value]) -> tuple[Value, ...]:
        if self.V is None:
            return ()
        return tuple(softmax(logits(h, self.V, self.c, t), t) for t, h in enumerate(states))


@dataclass(frozen=True)
class Reading:
    """What the model made of a sentence of T words.

    Attributes:
        parameters: what was given.
        states: h_0 … h_T.
        distributions: p_0 … p_T; p_t is the distribution of word t + 1 given the first t. Empty without V.
        trace: the parameters, then every named value computed from them.
    """

    vocabulary: Vocabulary
    words: tuple[str, ...]
    parameters: tuple[Value, ...]
    states: tuple[Value, ...]
    distributions: tuple[Value, ...]
    trace: Trace = field(init=False)

    def __post_init__(self) -> None:
        # In the order of time: what a step computes stands before the next step.
        pairs = zip_longest(self.states, self.distributions)
        computed = [value for pair in pairs for value in pair if value is not None]
        object.__setattr__(self, "trace", Trace([*self.parameters, *computed]))

    def prediction(self) -> Prediction:
        """The word predicted after the whole sentence; a TinyRNNError where there are no output weights."""
        if not self.distributions:
            raise TinyRNNError("the model has no output weights V, so it predicts nothing: give it V")
        return predict(self.distributions[-1], self.vocabulary)


@dataclass(frozen=True)
class Prediction:
    """The most probable word; where several tie, the one of lowest index, with the others in `tied`."""

    word: str
    probability: float
    tied: tuple[str, ...]


def predict(p: Value, vocabulary: Sequence[str] | Vocabulary) -> Prediction:
    """Argmax of p. Shape: p is (words,). Probabilities equal up to rounding tie.

    Raises:
        TinyRNNError: p does not have one entry a word.
    """
    _check(p, (len(vocabulary),), f"the vocabulary has {len(vocabulary)} words")
    best = [int(i) for i in np.flatnonzero(same(p.array, p.array.max()))]
    return Prediction(vocabulary[best[0]], float(p.array[best[0]]), tuple(vocabulary[i] for i in best[1:]))


def _matrix(symbol: str, data: ArrayLike) -> Value:
    matrix = Value.given(symbol, data)
    if matrix.array.ndim != 2:
        raise TinyRNNError(f"{symbol} is {shape_text(matrix.array.shape)}: write it as a matrix, row by row")
    return matrix


def _check(value: Value, shape: tuple[int, ...], why: str) -> None:
    if value.array.shape != shape:
        is_transposed = value.array.shape == shape[::-1]
        hint = f" ({value.symbol} looks transposed)" if is_transposed else ""
        raise TinyRNNError(
            f"{value.symbol} is {shape_text(value.array.shape)} but should be {shape_text(shape)}: {why}{hint}"
        )
