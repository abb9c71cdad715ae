"""Networks and lessons of random numbers, the same in every run, and what agreement means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

import tinyrnn as t
from tinyrnn import Array

MODELS = 200
TOLERANCE = 1e-12
NO_TORCH = "PyTorch is not installed: it comes with the extra `oracle`, see CONTRIBUTING"
NO_ONNX = "ONNX is not installed: it comes with the extra `oracle`, see CONTRIBUTING"
Target = Any  # a word, an output, or None


@dataclass(frozen=True)
class Example:
    """A network, as numbers, and a lesson.

    Attributes:
        name: what a disagreement calls it.
        activation: of the network.
        given: its parameters by symbol; b, c and h_0 may be missing, and C is where it reads words.
        indices: the words it reads; empty where it reads vectors.
        vectors: the vectors it reads otherwise.
        targets: for each step the index of a word or an output, or None.
    """

    name: str
    activation: str
    given: dict[str, Array]
    indices: list[int]
    vectors: Array
    targets: list[Target]

    @property
    def has_words(self) -> bool:
        """Whether it reads words and puts out a distribution over them."""
        return "C" in self.given

    @property
    def parameters(self) -> dict[str, Array]:
        """The parameters, zeros where one is missing."""
        zeros = {"b": len(self.given["W"]), "h_0": len(self.given["W"]), "c": len(self.given["V"])}
        return {symbol: np.zeros(size) for symbol, size in zeros.items()} | self.given

    @property
    def network(self) -> t.RNN:
        """In ours."""
        words = t.Vocabulary(f"w{i}" for i in range(len(self.given["V"]))) if self.has_words else None
        every: dict[str, Any] = {"C": None} | self.given
        return t.RNN(words, **every, activation=self.activation, output="softmax" if self.has_words else "linear")

    @property
    def lesson(self) -> t.Lesson:
        """In ours: words with the mean of cross-entropies, vectors with the sum of half the squared errors."""
        if not self.has_words:
            return t.Lesson(tuple(self.vectors), tuple(self.targets), is_summed=True)
        targets = tuple(None if index is None else f"w{index}" for index in self.targets)
        return t.Lesson(tuple(f"w{i}" for i in self.indices), targets)


def article(activation: str) -> Example:
    """The article's network and sentence; "cats" follows."""
    given = {"C": [[1, 0, 1], [0, 1, 1]], "W": [[1, 1], [0, 1]], "U": [[1, 0], [1, 1]], "V": [[1, 0], [0, 1], [2, 2]]}
    arrays = {symbol: np.array(rows, dtype=np.float64) for symbol, rows in given.items()}
    return Example("the article", activation, arrays, [0, 1], np.empty(0), [1, 2])


def examples(activation: str, count: int = MODELS) -> Iterator[Example]:
    """Random networks of one to six words, entries and units, reading one to eight inputs."""
    if activation in {"identity", "tanh"}:
        yield article(activation)
    for seed in range(count):
        yield _random(activation, seed)


def _random(activation: str, seed: int) -> Example:
    draw = np.random.default_rng([seed, list(t.ACTIVATIONS).index(activation)])
    size, hidden, outputs, length = (int(draw.integers(1, high)) for high in (7, 7, 7, 9))
    has_words = bool(draw.integers(2)) and outputs > 1
    shapes = {"W": (hidden, size), "U": (hidden, hidden), "V": (outputs, hidden)}
    shapes |= {"C": (size, outputs)} if has_words else {}
    given = {symbol: draw.normal(size=shape) / np.sqrt(shape[1]) for symbol, shape in shapes.items()}
    given |= {s: draw.normal(size=n) for s, n in (("b", hidden), ("h_0", hidden), ("c", outputs)) if draw.integers(2)}
    indices = draw.integers(outputs, size=length).tolist() if has_words else []
    wanted = draw.integers(outputs, size=length).tolist() if has_words else list(draw.normal(size=(length, outputs)))
    asked = draw.integers(3, size=length) > 0  # two steps of three have a target,
    asked[draw.integers(length)] = True  # and one at least
    targets = [target if is_asked else None for target, is_asked in zip(wanted, asked, strict=True)]
    name = f"{activation}, seed {seed}"
    return Example(name, activation, given, indices, draw.normal(size=(length, size)), targets)


def assert_agree(what: str, ours: Array, theirs: Array) -> None:
    """Of one shape, and entry by entry |ours − theirs| ≤ 1e-12 · max(1, |theirs|)."""
    assert ours.shape == theirs.shape, what
    worst = float(np.max(np.abs(ours - theirs) / np.maximum(1.0, np.abs(theirs)), initial=0.0))
    assert worst <= TOLERANCE, f"{what} differs by {worst:.1e}: ours {ours.tolist()}, theirs {theirs.tolist()}"


def stacked(values: tuple[t.Value, ...]) -> Array:
    """Values of the steps, a step a row."""
    return np.array([value.array for value in values])
