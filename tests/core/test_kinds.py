"""Networks of numbers, with a vector W, of rows, with one joined matrix, read backwards: worked by hand."""

from __future__ import annotations

import math
from typing import Any

import pytest

import tinyrnn as t

NUMBERS: dict[str, Any] = {"W": 2, "U": 3, "V": 4, "b": 1, "h_0": -1, "c": 0.5}


def network(**parts: Any) -> t.RNN:
    """A network without words."""
    return t.RNN(None, None, **({"output": "linear"} | parts))


def states(rnn: t.RNN, *inputs: Any, backwards: bool = False) -> list[Any]:
    return [h.array.tolist() for h in rnn.read(inputs, backwards=backwards).states]


def test_a_network_of_numbers_has_numbers_for_states_and_outputs() -> None:
    # h_1 = 1 + 3·(−1) + 2·1; h_2 = 1 + 3·0 + 2·2; y = 4 h + 0.5.
    reading = network(**NUMBERS).read([1, 2])
    assert [h.array.tolist() for h in reading.states] == [-1, 0, 5]
    assert [y.array.tolist() for y in reading.outputs] == [-3.5, 0.5, 20.5]
    assert [reading.trace[symbol].array.shape for symbol in ("x_1", "W x_1", "U h_0", "a_1", "o_1")] == [()] * 5


def test_a_vector_w_turns_a_number_into_a_vector_and_a_vector_v_a_vector_into_a_number() -> None:
    # U exchanges the two: h_1 = [0, 1] + [3, 6]; h_2 = [7, 3] + [4, 8]; y = h[1] − h[2].
    rnn = network(W=[1, 2], U=[[0, 1], [1, 0]], h_0=[1, 0], V=[1, -1])
    assert states(rnn, 3, 4) == [[1, 0], [3, 7], [11, 11]]
    assert [y.array.tolist() for y in rnn.read([3, 4]).outputs] == [1, -4, 0]


def test_vectors_may_be_what_is_read() -> None:
    # W x = [1·5 + 2·6, 0·5 + 3·6] = [17, 18], then [1·1 + 2·0, 0] = [1, 0]; U doubles.
    rnn = network(W=[[1, 2], [0, 3]], U=[[2, 0], [0, 2]])
    assert states(rnn, [5, 6], [1, 0]) == [[0, 0], [17, 18], [35, 36]]


def test_where_vectors_are_rows_they_stand_on_the_left() -> None:
    # x W = [1·1 + 2·4, 1·2 + 2·5, 1·3 + 2·6] = [9, 12, 15]; h_0 U = [1·2 + 2·1, 2·1, 2·1] = [4, 2, 2].
    rnn = t.RNN(
        t.Vocabulary(["a", "b"]),
        C=[[1, 2], [3, 4]],
        W=[[1, 2, 3], [4, 5, 6]],
        U=[[2, 0, 0], [0, 2, 0], [1, 1, 1]],
        h_0=[1, 0, 2],
        V=[[1, 0], [0, 1], [0, 0]],
        is_rows=True,
    )
    trace = rnn.read(["a"]).trace
    assert trace["x_1 W"].array.tolist() == [9, 12, 15]
    assert trace["h_0 U"].array.tolist() == [4, 2, 2]
    assert trace["h_1"].array.tolist() == [13, 14, 17]
    assert trace["o_1"].array.tolist() == trace["h_1 V"].array.tolist() == [13, 14]
    assert rnn.read(["b"]).trace["x_1"].array.tolist() == [3, 4]


@pytest.mark.parametrize(
    ("order", "symbol", "both", "h"), [("x h", "[x_1; h_0]", [1, 2, 5], 20), ("h x", "[h_0; x_1]", [5, 1, 2], 13)]
)
def test_one_matrix_may_take_input_and_memory_in_either_order(
    order: str, symbol: str, both: list[float], h: float
) -> None:
    # 1·1 + 2·2 + 3·5 = 20 and 1·5 + 2·1 + 3·2 = 13.
    trace = network(W=[[1, 2, 3]], h_0=[5], joined=order).read([[1, 2]]).trace
    assert trace[symbol].array.tolist() == both
    assert trace["h_1"].array.tolist() == [h]


@pytest.mark.parametrize(("order", "h"), [("x h", 2 * 4 + 3 * 1), ("h x", 2 * 1 + 3 * 4)])
def test_the_joined_weights_of_numbers_are_a_vector(order: str, h: float) -> None:
    trace = network(W=[2, 3], h_0=1, joined=order).read([4]).trace
    assert trace["h_1"].array.tolist() == h


def test_backwards_the_last_input_is_read_first_and_keeps_its_place() -> None:
    # h_3 = −1; h_2 = 1 + 3·(−1) + 2·2 = 2; h_1 = 1 + 3·2 + 2·1 = 9.
    reading = network(**NUMBERS).read([1, 2], backwards=True)
    assert reading.times == (2, 1)
    assert [(h.name, h.array.tolist()) for h in reading.states] == [("h_3", -1), ("h_2", 2), ("h_1", 9)]
    assert reading.trace["x_2"].array.tolist() == 2
    assert str(t.derivation(reading.trace["a_1"], t.TEXT)) == "a_1 = b + U h_2 + W x_1 = 1 + 6 + 2 = 9"


@pytest.mark.parametrize(
    ("output", "symbol", "numbers"),
    [
        ("logits", "o_1", [1, -1]),
        ("linear", "y_1", [1, -1]),
        ("sigmoid", "y_1", [1 / (1 + math.exp(-1)), 1 / (1 + math.e)]),
        ("softmax", "p_1", [1 / (1 + math.exp(-2)), 1 / (1 + math.exp(2))]),
    ],
)
def test_an_output_is_what_it_is_said_to_be(output: str, symbol: str, numbers: list[float]) -> None:
    last = network(W=1, U=0, V=[1, -1], output=output).read([1]).outputs[-1]
    assert last.name == symbol
    assert last.array.tolist() == pytest.approx(numbers, rel=1e-14)


def test_a_temperature_divides_the_logits() -> None:
    trace = network(W=1, U=0, V=[1, -1], output="softmax", temperature=2).read([1]).trace
    assert trace["o_1/τ"].array.tolist() == [0.5, -0.5]
    assert trace["p_1"].array.tolist() == pytest.approx([1 / (1 + math.exp(-1)), 1 / (1 + math.e)], rel=1e-14)


@pytest.mark.parametrize(
    ("parts", "inputs", "complaint"),
    [
        ({"W": 2, "U": 3, "temperature": 0}, [], "the temperature τ is 0: it must be a positive number"),
        ({"W": 2, "U": 3, "temperature": -1}, [], "the temperature τ is -1: it must be a positive number"),
        (
            {"W": 2, "U": 3, "output": "tanh"},
            [],
            "'tanh' is not an output: choose one of softmax, logits, linear, sigmoid",
        ),
        ({"W": [2, 3], "joined": "h"}, [], "'h' is not an order of input and hidden state: choose one of x h, h x"),
        ({"W": 2}, [], "give either W and U, or one joined matrix W"),
        ({"W": [2, 3], "U": 1, "joined": "x h"}, [], "give either W and U, or one joined matrix W"),
        ({"W": 2, "U": 3, "V": 1, "output": "softmax"}, [], "V gives one number, but softmax needs several"),
        ({"W": 2, "U": 3}, ["a"], '"a" is a word, and there is no embedding C that turns it into a vector: give C'),
        (
            {"W": 2, "U": 3},
            [[1, 2]],
            "x_1 is a vector of 2 but should be a number: W is a number, so each input is a number",
        ),
        (
            {"W": [[1, 2]], "U": [[1]]},
            [[1, 2], 5],
            "x_2 is a number but should be a vector of 2: W is 1×2, so each input is",
        ),
        ({"W": [[1, 2]], "joined": "x h"}, [[1, 2]], "x_1 is a vector of 2 but should be a vector of 1"),
    ],
)
def test_what_cannot_be_is_refused_with_what_would_be_right(
    parts: dict[str, Any], inputs: list[Any], complaint: str
) -> None:
    with pytest.raises(t.TinyRNNError) as caught:
        network(**parts).read(inputs)
    assert complaint in str(caught.value)
