"""A network that cannot be is refused, with the symbol, both shapes and what to do."""

from __future__ import annotations

import re

import numpy as np
import pytest
from numpy.typing import ArrayLike

import tinyrnn as t

from .models import article

# Two words of size 3, two hidden units: no two matrices have the same shape but W and V's transposes.
GOOD: dict[str, ArrayLike] = {
    "C": [[1, 2], [3, 4], [5, 6]],
    "W": [[1, 2, 3], [4, 5, 6]],
    "U": [[1, 2], [3, 4]],
    "V": [[1, 2], [3, 4]],
    "b": [1, 2],
    "h_0": [1, 2],
    "c": [1, 2],
}
BAD_SHAPES = [
    ("C", [[1, 2, 3]] * 3, ["C is 3×3 but should be 3×2", "vocabulary has 2 words", "give C one column for each"]),
    ("C", [1, 2], ["W is 2×3 but should be a vector of 2", "C is a vector of 2, so each word is a number"]),
    ("C", 5, ["C is a number but should be a vector of 2", "vocabulary has 2 words"]),
    ("W", [[1, 2], [3, 4]], ["W is 2×2 but should be 2×3", "C is 3×2, so each word is a vector of 3"]),
    ("W", [1, 2, 3], ["W is a vector of 3 but should be 2×3", "C is 3×2, so each word is a vector of 3"]),
    ("U", [[1]], ["U is 1×1 but should be 2×2", "W is 2×3, so the hidden state is a vector of 2"]),
    ("U", 5, ["U is a number but should be 2×2", "W is 2×3, so the hidden state is a vector of 2"]),
    ("V", [[1, 2]], ["V is 1×2 but should be 2×2", "the hidden state is a vector of 2", "vocabulary has 2 words"]),
    ("b", [1, 2, 3], ["b is a vector of 3 but should be a vector of 2", "W is 2×3"]),
    ("b", [[1, 2], [3, 4]], ["b is 2×2 but should be a vector of 2", "W is 2×3"]),
    ("h_0", [1], ["h_0 is a vector of 1 but should be a vector of 2", "W is 2×3"]),
    ("h_0", 5, ["h_0 is a number but should be a vector of 2", "W is 2×3"]),
    ("c", [1, 2, 3], ["c is a vector of 3 but should be a vector of 2", "vocabulary has 2 words"]),
]


def network(**changes: ArrayLike) -> t.RNN:
    return t.RNN(t.Vocabulary(["a", "b"]), **(GOOD | changes))  # type: ignore[arg-type]  # activation is a str, and not here


def complaint(**changes: ArrayLike) -> str:
    with pytest.raises(t.TinyRNNError) as caught:
        network(**changes)
    return str(caught.value)


@pytest.mark.parametrize(("symbol", "data", "parts"), BAD_SHAPES)
def test_a_wrong_shape_names_both_shapes_and_both_symbols(symbol: str, data: ArrayLike, parts: list[str]) -> None:
    message = complaint(**{symbol: data})
    assert all(part in message for part in parts), message


@pytest.mark.parametrize(
    ("symbol", "data", "numbers"),
    [("b", [[1], [2]], [1, 2]), ("b", [[1, 2]], [1, 2]), ("h_0", 0, [0, 0]), ("b", [0], [0, 0]), ("c", 0.0, [0, 0])],
)
def test_a_vector_may_be_written_as_a_column_and_zeros_as_one_zero(
    symbol: str, data: ArrayLike, numbers: list[float]
) -> None:
    assert network(**{symbol: data}).parameters[symbol].array.tolist() == numbers


@pytest.mark.parametrize("symbol", list(GOOD))
@pytest.mark.parametrize("bad", [float("nan"), "x", 2j])
def test_an_entry_that_is_no_number_names_its_symbol(symbol: str, bad: complex | str) -> None:
    assert complaint(**{symbol: [bad]}).startswith(symbol)


@pytest.mark.parametrize(
    ("symbol", "words", "shapes"),
    [
        ("V", 3, {"C": [[1, 2, 3]], "W": [[1], [2]], "U": [[1, 2], [3, 4]], "V": [[1, 2, 3], [4, 5, 6]]}),
        ("C", 3, {"C": [[1, 2], [3, 4], [5, 6]], "W": [[1, 2], [3, 4]], "U": [[1, 2], [3, 4]]}),
        ("W", 2, {"C": [[1, 2], [3, 4], [5, 6]], "W": [[1, 2], [3, 4], [5, 6]], "U": [[1, 2], [3, 4]]}),
    ],
)
def test_a_matrix_that_fits_when_transposed_is_said_to_look_so(
    symbol: str, words: int, shapes: dict[str, ArrayLike]
) -> None:
    with pytest.raises(t.TinyRNNError, match=f"{symbol} looks transposed"):
        t.RNN(t.Vocabulary([f"w{i}" for i in range(words)]), **shapes)  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize("activation", ["Tanh", "", "softplus"])
def test_an_unknown_activation_is_answered_with_the_known_ones(activation: str) -> None:
    with pytest.raises(t.TinyRNNError) as caught:
        article(activation)
    assert str(caught.value) == (f"{activation!r} is not an activation: choose one of identity, tanh, ReLU, sigmoid")


def test_an_unknown_word_is_found_while_reading() -> None:
    with pytest.raises(t.TinyRNNError, match=re.escape('"cat" is not in the vocabulary: did you mean "cats"?')):
        article().read(["I", "cat"])


def test_a_state_that_overflows_is_an_error_and_not_a_warning() -> None:
    rnn = t.RNN(t.Vocabulary(["a"]), C=[[1e200]], W=[[1e200]], U=[[0]])
    with pytest.raises(t.TinyRNNError, match="W, x_1 overflows double precision"):
        rnn.read(["a"])


def test_a_distribution_needs_an_entry_for_each_word() -> None:
    with pytest.raises(t.TinyRNNError, match="p is a vector of 2 but should be a vector of 3"):
        t.predict(t.Value.given("p", [0.5, 0.5]), ["a", "b", "c"])


def test_what_is_given_is_never_changed() -> None:
    given = {symbol: np.array(data, dtype=np.float64) for symbol, data in GOOD.items()}
    before = {symbol: data.copy() for symbol, data in given.items()}
    network(**given).read(["a", "b"])
    assert all(np.array_equal(given[symbol], before[symbol]) for symbol in GOOD)


def test_changing_what_was_given_later_changes_nothing() -> None:
    W = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    rnn = network(W=W)
    before = rnn.read(["a"]).states[1].array.tolist()
    W[:] = 0
    assert rnn.read(["a"]).states[1].array.tolist() == before


def test_every_value_of_a_reading_is_read_only_and_in_double_precision() -> None:
    for value in article("tanh").read(["I", "like", "cats"]).trace.values():
        assert not value.array.flags.writeable
        assert str(value.array.dtype) == "float64"
