"""Scenarios of five kinds with numbers of their own, of which the site's benchmark makes its pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

WORDS = ("I", "like", "cats")
Array = NDArray[np.float64]


def example(number: int) -> str:
    """The n-th scenario; the kinds take turns."""
    return KINDS[number % len(KINDS)](number, Random(number))  # noqa: S311  # nothing is kept secret here


def _by_hand(number: int, random: Random) -> str:
    """Whole numbers, as with pencil and paper: a table, matrices in a line, and claims that are equal."""
    C, W, U, V = (_whole(random, *shape) for shape in ((2, 3), (2, 2), (2, 2), (3, 2)))
    h1 = W @ C[:, 0]
    h2 = U @ h1 + W @ C[:, 1]
    return f"""
  Scenario: {number}, by hand
    Given the embedding C
      | I | like | cats |
      | {" | ".join(map(str, C[0].tolist()))} |
      | {" | ".join(map(str, C[1].tolist()))} |
    And the input weights W are {W.tolist()}
    And the recurrent weights U are {U.tolist()}
    And the output weights V are {V.tolist()}
    And the activation is tanh(x) ≈ x
    When I input "I like"
    Then U h1 is {(U @ h1).tolist()}
    And h2 is {h2.tolist()}
    And V h2 is {(V @ h2).tolist()}
    And p2 is about {_rounded(_softmax(V @ h2))}
"""


def _in_chinese(number: int, random: Random) -> str:
    """A network with a bias and tanh, in Chinese, and the word that it predicts."""
    C, W, U, V = (_decimal(random, *shape) for shape in ((2, 3), (2, 2), (2, 2), (3, 2)))
    b = _decimal(random, 2)
    h2 = np.tanh(b + U @ np.tanh(b + W @ C[:, 0]) + W @ C[:, 1])
    p2 = _softmax(V @ h2)
    return f"""
  Scenario: {number}，双曲正切
    Given 词表 "I"、"like"、"cats"
    And 词嵌入 C 是 {C.tolist()}
    And 输入权重 W 是 {W.tolist()}
    And 循环权重 U 是 {U.tolist()}
    And 偏置 b 是 {b.tolist()}
    And 输出权重 V 是 {V.tolist()}
    And 激活函数是 tanh
    When 我输入 "I like"
    Then h2 约为 {_rounded(h2)}
    And 预测的词是 "{WORDS[p2.argmax()]}"，概率约为 {100 * p2.max():.1f}%
"""


def _of_numbers(number: int, random: Random) -> str:
    """A network without words, which reads vectors and has a linear output."""
    W, U, V, x = (_decimal(random, *shape) for shape in ((2, 2), (2, 2), (1, 2), (2, 2)))
    a2 = U @ np.maximum(W @ x[0], 0) + W @ x[1]
    h2 = np.maximum(a2, 0)
    return f"""
  Scenario: {number}, of numbers
    Given the input weights W are {W.tolist()}
    And the recurrent weights U are {U.tolist()}
    And the output weights V are {V.tolist()}
    And the activation is relu
    And the output is linear
    When I input the vectors {x.tolist()}
    Then a2 is about {_rounded(a2)}
    And y2 is about {_rounded(V @ h2)}
    And h2 is about {_rounded(h2)}
"""


def _of_shapes(number: int, random: Random) -> str:
    """What is claimed of a network beside its numbers: shapes, indices, single entries."""
    C, W, U, V = (_whole(random, *shape) for shape in ((2, 3), (2, 2), (2, 2), (3, 2)))
    p2 = _softmax(V @ np.tanh(U @ np.tanh(W @ C[:, 0]) + W @ C[:, 1]))
    return f"""
  Scenario: {number}, shapes
    Given the vocabulary "I", "like", "cats"
    And C is {C.tolist()}
    And W = {W.tolist()}
    And U = {U.tolist()}
    And V = {V.tolist()}
    And the activation is tanh
    When I input "I like"
    Then C has shape 2×3
    And the word "cats" has index 2
    And x2 is {C[:, 1].tolist()}
    And p2("{WORDS[p2.argmax()]}") is about {p2.max():.3f}
    And after every prefix the probabilities sum to 1
"""


def _of_a_loss(number: int, random: Random) -> str:
    """Logits that stand alone, their probabilities, and what they cost."""
    o = _decimal(random, 3)
    p = _softmax(o)
    return f"""
  Scenario: {number}, of a loss
    Given the logits o are {o.tolist()}
    And the target y is [0, 0, 1]
    Then p is about {_rounded(p)}
    And the cross-entropy is {-np.log(p[2]):.6f} within 0.001
"""


KINDS: Sequence[Callable[[int, Random], str]] = (_by_hand, _in_chinese, _of_numbers, _of_shapes, _of_a_loss)


def _whole(random: Random, rows: int, columns: int) -> NDArray[Any]:
    return np.array([[random.randint(-2, 3) for _ in range(columns)] for _ in range(rows)])


def _decimal(random: Random, *shape: int) -> Array:
    return np.array([random.randint(-200, 200) / 100 for _ in range(np.prod(shape))]).reshape(shape)


def _softmax(o: Array) -> Array:
    p: Array = np.exp(o) / np.exp(o).sum()
    return p


def _rounded(array: Array) -> str:
    return f"[{', '.join(f'{x:.4f}' for x in array)}]"
