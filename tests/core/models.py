"""The article's network, random networks, and a forward pass in plain Python to hold ours against."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

import tinyrnn as t

Vector = list[float]
Matrix = list[Vector]

FUNCTIONS: dict[str, Callable[[float], float]] = {
    "identity": lambda x: x,
    "tanh": math.tanh,
    "ReLU": lambda x: max(x, 0.0),
    "sigmoid": lambda x: 1.0 / (1.0 + math.exp(-x)),
}


def article(activation: str = "identity") -> t.RNN:
    """The network of the article, statements 3 to 10."""
    return t.RNN(
        vocabulary=t.Vocabulary(["I", "like", "cats"]),
        C=[[1, 0, 1], [0, 1, 1]],
        W=[[1, 1], [0, 1]],
        U=[[1, 0], [1, 1]],
        V=[[1, 0], [0, 1], [2, 2]],
        b=[0, 0],
        activation=activation,
    )


@dataclass(frozen=True)
class Model:
    """The numbers of a network, as lists, and the indices of the words it reads."""

    C: Matrix
    W: Matrix
    U: Matrix
    V: Matrix
    b: Vector
    h_0: Vector
    c: Vector
    indices: list[int]

    @property
    def words(self) -> list[str]:
        """One word a column of C: w0, w1, …"""
        return [f"w{i}" for i in range(len(self.c))]

    def rnn(self, activation: str) -> t.RNN:
        """The same numbers, in ours."""
        return t.RNN(
            t.Vocabulary(self.words), self.C, self.W, self.U, self.V, self.b, self.h_0, self.c, activation=activation
        )


@st.composite
def models(draw: st.DrawFn) -> Model:
    """Networks of one to four words, dimensions and hidden units, each another number, reading up to four words."""
    words, size, hidden = (draw(st.integers(1, 4)) for _ in range(3))

    def vector(n: int) -> Vector:
        return draw(st.lists(st.floats(-3, 3, width=32), min_size=n, max_size=n))

    def matrix(rows: int, columns: int) -> Matrix:
        return [vector(columns) for _ in range(rows)]

    return Model(
        C=matrix(size, words),
        W=matrix(hidden, size),
        U=matrix(hidden, hidden),
        V=matrix(words, hidden),
        b=vector(hidden),
        h_0=vector(hidden),
        c=vector(words),
        indices=draw(st.lists(st.integers(0, words - 1), max_size=4)),
    )


def times(matrix: Matrix, vector: Vector) -> Vector:
    """A matrix times a column, row by row, each sum exact before its one rounding."""
    return [math.fsum(m * x for m, x in zip(row, vector, strict=True)) for row in matrix]


def softmax(logits: Sequence[float]) -> Vector:
    """e^{o − log Σ e^o}: the logarithm of the sum is taken first, which ours never does."""
    largest = max(logits)
    log_sum = largest + math.log(math.fsum(math.exp(o - largest) for o in logits))
    return [math.exp(o - log_sum) for o in logits]


def logits(model: Model, activation: str) -> tuple[list[Vector], list[Vector]]:
    """h_0 … h_T and o_0 … o_T, from the article's formula and nothing else."""
    f = FUNCTIONS[activation]
    states = [model.h_0]
    for index in model.indices:
        x = [row[index] for row in model.C]
        terms = zip(model.b, times(model.U, states[-1]), times(model.W, x), strict=True)
        states.append([f(math.fsum(parts)) for parts in terms])
    return states, [[v + c for v, c in zip(times(model.V, h), model.c, strict=True)] for h in states]


def forward(model: Model, activation: str) -> tuple[list[Vector], list[Vector]]:
    """h_0 … h_T and p_0 … p_T."""
    states, every = logits(model, activation)
    return states, [softmax(o) for o in every]
