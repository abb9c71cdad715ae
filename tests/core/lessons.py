"""Random lessons, and their loss and its gradients in plain Python, to hold ours against."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

import tinyrnn as t

from .models import FUNCTIONS, Matrix, Model, Vector, logits, softmax

SYMBOLS = ("C", "W", "U", "V", "b", "h_0", "c")
# Five points on a line: the error is about MOVE⁴, the noise 1e-16 divided by MOVE.
MOVE = 1e-3
POINTS = ((1, 8.0), (-1, -8.0), (2, -1.0), (-2, 1.0))


@dataclass(frozen=True)
class Taught:
    """A network in plain numbers, what it reads, and what should follow: word indices, or outputs."""

    model: Model
    activation: str
    output: str
    targets: list[int | Vector | None]
    error: str
    is_summed: bool
    is_rows: bool
    temperature: float | None
    left_out: frozenset[str]

    def rnn(self) -> t.RNN:
        """The same network, in ours."""
        arrays = {s: np.array(getattr(self.model, s)) for s in SYMBOLS if s not in self.left_out}
        if self.is_rows:
            arrays = {symbol: array.T for symbol, array in arrays.items()}
        return t.RNN(
            t.Vocabulary(self.model.words),
            activation=self.activation,
            output=self.output,
            temperature=self.temperature,
            is_rows=self.is_rows,
            **arrays,  # type: ignore[arg-type]  # arrays alone
        )

    def lesson(self) -> t.Lesson:
        """The same lesson, in ours."""
        words = self.model.words
        targets = tuple(words[target] if isinstance(target, int) else target for target in self.targets)
        return t.Lesson(tuple(words[i] for i in self.model.indices), targets, self.error, self.is_summed)

    def loss(self, model: Model) -> float:
        """L of another network with the same lesson."""
        every = logits(model, self.activation)[1][1:]
        losses = [self._loss(o, target) for o, target in zip(every, self.targets, strict=True) if target is not None]
        return math.fsum(losses) / (1 if self.is_summed else len(losses))

    def _loss(self, o: Vector, target: int | Vector) -> float:
        if isinstance(target, int):
            return -math.log(softmax([x / (self.temperature or 1) for x in o])[target])
        outputs = map(FUNCTIONS["sigmoid" if self.output == "sigmoid" else "identity"], o)
        squares = [(y - wanted) ** 2 for y, wanted in zip(outputs, target, strict=True)]
        return math.fsum(squares) / (1 if self.error == "squared error" else 2)

    def gradient(self, symbol: str) -> Vector:
        """∂L/∂θ for every entry of a parameter, row by row."""
        return [
            math.fsum(
                weight * self.loss(self._same_side(moved(self.model, symbol, place, n * MOVE))) for n, weight in POINTS
            )
            / (12 * MOVE)
            for place in places(getattr(self.model, symbol))
        ]

    def _same_side(self, model: Model) -> Model:
        """A network whose units are active where ours are; others have their kinks in between."""
        pattern = [[h > 0 for h in state] for state in logits(model, self.activation)[0][1:]]
        ours = [[h > 0 for h in state] for state in logits(self.model, self.activation)[0][1:]]
        assume(self.activation != "ReLU" or pattern == ours)
        return model


def places(numbers: Vector | Matrix) -> Iterator[tuple[int, ...]]:
    """Every place of a vector or a matrix, row by row."""
    yield from np.ndindex(np.shape(numbers))


def moved(model: Model, symbol: str, place: tuple[int, ...], by: float) -> Model:
    """The network with one number moved."""
    array = np.array(getattr(model, symbol))
    array[place] += by
    return replace(model, **{symbol: array.tolist()})


@st.composite
def lessons(draw: st.DrawFn) -> Taught:
    """Lessons of up to four steps for networks of every kind, targets on some of the steps."""
    size, words, hidden = draw(st.integers(1, 3)), draw(st.integers(2, 3)), draw(st.integers(1, 3))
    number = st.integers(-100, 99).map(lambda n: (n + 0.5) / 100)  # never 0, where ReLU has its kink

    def vector(n: int) -> Vector:
        return draw(st.lists(number, min_size=n, max_size=n))

    def matrix(rows: int, columns: int) -> Matrix:
        return [vector(columns) for _ in range(rows)]

    left_out = draw(st.frozensets(st.sampled_from(["b", "h_0", "c"])))
    zeros = {symbol: [0.0] * (words if symbol == "c" else hidden) for symbol in left_out}
    model = Model(
        C=matrix(size, words),
        W=matrix(hidden, size),
        U=matrix(hidden, hidden),
        V=matrix(words, hidden),
        indices=draw(st.lists(st.integers(0, words - 1), min_size=1, max_size=4)),
        **({"b": vector(hidden), "h_0": vector(hidden), "c": vector(words)} | zeros),
    )
    output = draw(st.sampled_from(["softmax", "linear", "logits", "sigmoid"]))
    vectors = st.lists(number, min_size=words, max_size=words)
    target: st.SearchStrategy[int | Vector] = st.integers(0, words - 1) if output == "softmax" else vectors
    targets: list[int | Vector | None] = [draw(st.none() | target) for _ in model.indices]
    assume(any(wanted is not None for wanted in targets))
    return Taught(
        model,
        draw(st.sampled_from(list(t.ACTIVATIONS))),
        output,
        targets,
        draw(st.sampled_from(list(t.ERRORS))),
        is_summed=draw(st.booleans()),
        is_rows=draw(st.booleans()),
        temperature=draw(st.sampled_from([None, 0.5, 2.0])) if output == "softmax" else None,
        left_out=left_out,
    )
