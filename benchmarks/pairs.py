"""The same claims twice: as a scenario, and as a plain pytest function, with numbers of their own in every pair."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

import numpy as np

from tinyrnn import RNN, Array, Prediction, Trace, Vocabulary, cross_entropy, softmax
from tinyrnn.value import Value

Pair = tuple[str, str]
WORDS = ("I", "like", "cats")
IMPORTS = "import numpy as np\n\nfrom tinyrnn import RNN, Value, Vocabulary, cross_entropy, softmax\n"


def pair(number: int) -> Pair:
    """The n-th scenario and the function that claims the same; the kinds take turns."""
    return KINDS[number % len(KINDS)](number, Random(number))  # noqa: S311  # nothing is kept secret here


def by_hand(number: int, random: Random) -> Pair:
    """Whole numbers, as with pencil and paper: a table, matrices in a line, and claims that are equal."""
    C, W, U, V = (_whole(random, *shape) for shape in ((2, 3), (2, 2), (2, 2), (3, 2)))
    trace, _ = _read(C, W, U, V, "identity")
    p = _rounded(trace["p_2"].array)
    scenario = f"""
  Scenario: {number}, by hand
    Given the embedding C
      | I | like | cats |
      | {" | ".join(map(str, C[0]))} |
      | {" | ".join(map(str, C[1]))} |
    And the input weights W are {W}
    And the recurrent weights U are {U}
    And the output weights V are {V}
    And the activation is tanh(x) ≈ x
    When I input "I like"
    Then U h1 is {_list(trace["U h_1"].array)}
    And h2 is {_list(trace["h_2"].array)}
    And V h2 is {_list(trace["V h_2"].array)}
    And p2 is about [{", ".join(p)}]
"""
    function = f"""
def test_{number}_by_hand():
    rnn = RNN(Vocabulary(["I", "like", "cats"]), C={C}, W={W}, U={U}, V={V})
    trace = rnn.read(["I", "like"]).trace
    assert trace["U h_1"].array.tolist() == {_list(trace["U h_1"].array)}
    assert trace["h_2"].array.tolist() == {_list(trace["h_2"].array)}
    assert trace["V h_2"].array.tolist() == {_list(trace["V h_2"].array)}
    assert trace["p_2"].array.round(4).tolist() == [{", ".join(p)}]
"""
    return scenario, function


def in_chinese(number: int, random: Random) -> Pair:
    """A network with a bias and tanh, in Chinese, and the word that it predicts."""
    C, W, U, V = (_decimal(random, *shape) for shape in ((2, 3), (2, 2), (2, 2), (3, 2)))
    b = _decimal(random, 1, 2)[0]
    trace, predicted = _read(C, W, U, V, "tanh", b)
    h, p = _rounded(trace["h_2"].array), f"{100 * predicted.probability:.1f}"
    scenario = f"""
  Scenario: {number}，双曲正切
    Given 词表 "I"、"like"、"cats"
    And 词嵌入 C 是 {C}
    And 输入权重 W 是 {W}
    And 循环权重 U 是 {U}
    And 偏置 b 是 {b}
    And 输出权重 V 是 {V}
    And 激活函数是 tanh
    When 我输入 "I like"
    Then h2 约为 [{", ".join(h)}]
    And 预测的词是 "{predicted.word}"，概率约为 {p}%
"""
    function = f"""
def test_{number}_in_chinese():
    vocabulary = Vocabulary(["I", "like", "cats"])
    rnn = RNN(vocabulary, C={C}, W={W}, U={U}, V={V}, b={b}, activation="tanh")
    reading = rnn.read(["I", "like"])
    assert reading.trace["h_2"].array.round(4).tolist() == [{", ".join(h)}]
    prediction = reading.prediction()
    assert prediction.word == "{predicted.word}"
    assert round(100 * prediction.probability, 1) == {p}
"""
    return scenario, function


def of_numbers(number: int, random: Random) -> Pair:
    """A network without words, which reads vectors and has a linear output."""
    W, U, V, x = (_decimal(random, *shape) for shape in ((2, 2), (2, 2), (1, 2), (2, 2)))
    trace = RNN(None, None, W, U, V, activation="ReLU", output="linear").read(x).trace
    a, y = _rounded(trace["a_2"].array), f"{float(trace['y_2'].array.ravel()[0]):.4f}"
    scenario = f"""
  Scenario: {number}, of numbers
    Given the input weights W are {W}
    And the recurrent weights U are {U}
    And the output weights V are {V}
    And the activation is relu
    And the output is linear
    When I input the vectors {x}
    Then a2 is about [{", ".join(a)}]
    And y2 is about [{y}]
    And h2 is about [{", ".join(_rounded(trace["h_2"].array))}]
"""
    function = f"""
def test_{number}_of_numbers():
    rnn = RNN(None, None, W={W}, U={U}, V={V}, activation="ReLU", output="linear")
    trace = rnn.read({x}).trace
    assert trace["a_2"].array.round(4).tolist() == [{", ".join(a)}]
    assert trace["y_2"].array.round(4).tolist() == [{y}]
    assert trace["h_2"].array.round(4).tolist() == [{", ".join(_rounded(trace["h_2"].array))}]
"""
    return scenario, function


def of_shapes(number: int, random: Random) -> Pair:
    """What is claimed of a network beside its numbers: shapes, what differs, single entries."""
    C, W, U, V = (_whole(random, *shape) for shape in ((2, 3), (2, 2), (2, 2), (3, 2)))
    trace, _ = _read(C, W, U, V, "tanh")
    last = int(np.argmax(trace["p_2"].array))
    entry = f"{float(trace['p_2'].array[last]):.3f}"
    scenario = f"""
  Scenario: {number}, shapes
    Given the vocabulary "I", "like", "cats"
    And C is {C}
    And W = {W}
    And U = {U}
    And V = {V}
    And the activation is tanh
    When I input "I like"
    Then C has shape 2×3
    And the word "cats" has index 2
    And x2 is {_list(trace["x_2"].array)}
    And p2("{WORDS[last]}") is about {entry}
    And after every prefix the probabilities sum to 1
"""
    function = f"""
def test_{number}_shapes():
    vocabulary = Vocabulary(["I", "like", "cats"])
    rnn = RNN(vocabulary, C={C}, W={W}, U={U}, V={V}, activation="tanh")
    reading = rnn.read(["I", "like"])
    assert reading.trace["C"].array.shape == (2, 3)
    assert vocabulary.index("cats") == 2
    assert reading.trace["x_2"].array.tolist() == {_list(trace["x_2"].array)}
    assert round(float(reading.trace["p_2"].array[vocabulary.index("{WORDS[last]}")]), 3) == {entry}
    assert all(np.isclose(p.array.sum(), 1) and (p.array >= 0).all() for p in reading.distributions)
"""
    return scenario, function


def of_a_loss(number: int, random: Random) -> Pair:
    """Logits that stand alone, their probabilities, and what they cost."""
    o = _decimal(random, 1, 3)[0]
    p = softmax(Value.given("o", o))
    L = cross_entropy(Value.given("y", [0, 0, 1]), p)
    scenario = f"""
  Scenario: {number}, of a loss
    Given the logits o are {o}
    And the target y is [0, 0, 1]
    Then p is about [{", ".join(_rounded(p.array))}]
    And the cross-entropy is {float(L.array):.6f} within 0.001
"""
    function = f"""
def test_{number}_of_a_loss():
    p = softmax(Value.given("o", {o}))
    assert p.array.round(4).tolist() == [{", ".join(_rounded(p.array))}]
    assert abs(float(cross_entropy(Value.given("y", [0, 0, 1]), p).array) - {float(L.array):.6f}) <= 0.001
"""
    return scenario, function


KINDS: Sequence[Callable[[int, Random], Pair]] = (by_hand, in_chinese, of_numbers, of_shapes, of_a_loss)


def _whole(random: Random, rows: int, columns: int) -> list[list[int]]:
    return [[random.randint(-2, 3) for _ in range(columns)] for _ in range(rows)]


def _decimal(random: Random, rows: int, columns: int) -> list[list[float]]:
    return [[random.randint(-200, 200) / 100 for _ in range(columns)] for _ in range(rows)]


def _read(C: object, W: object, U: object, V: object, activation: str, b: object = 0.0) -> tuple[Trace, Prediction]:
    arrays = {"C": C, "W": W, "U": U, "V": V, "b": b}
    rnn = RNN(Vocabulary(WORDS), activation=activation, **arrays)  # type: ignore[arg-type]  # lists of numbers
    reading = rnn.read(WORDS[:2])
    return reading.trace, reading.prediction()


def _list(array: Array) -> str:
    return str([int(x) if x == int(x) else x for x in array.tolist()])


def _rounded(array: Array) -> list[str]:
    return [f"{x:.4f}" for x in array]
