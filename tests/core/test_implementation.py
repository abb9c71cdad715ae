"""Another implementation in the core: its numbers, under the operations, operands and symbols of the formulas here."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

import tinyrnn as t

Function = Callable[..., object]
# By hand: h_1 = [1, 0]; with 10 added by the step, [11, 10], of which V makes [11, 10, 42].
ARTICLE = {
    "C": [[1, 0, 1], [0, 1, 1]],
    "W": [[1, 1], [0, 1]],
    "U": [[1, 0], [1, 1]],
    "V": [[1, 0], [0, 1], [2, 2]],
}


def reading(**functions: Function) -> tuple[t.Reading, t.Implementation]:
    other = t.Implementation("mine.py", functions)
    words = t.Vocabulary(["I", "like", "cats"])
    return t.RNN(words, **ARTICLE, implementation=other).read(["I"]), other  # type: ignore[arg-type]  # lists


def ten_more(x: t.Array, h: t.Array, W: t.Array, U: t.Array, b: t.Array, activation: str) -> t.Array:
    assert activation == "identity"
    return b + U @ h + W @ x + 10


def test_what_follows_goes_on_with_the_numbers_that_came_back() -> None:
    trace = reading(step=ten_more)[0].trace
    assert trace["a_1"].array.tolist() == [1, 0]
    assert trace["h_1"].array.tolist() == [11, 10]
    assert trace["V h_1"].array.tolist() == [11, 10, 42]


def test_the_working_stays_that_of_the_formula() -> None:
    h = reading(step=ten_more)[0].trace["h_1"]
    assert str(t.derivation(h, t.TEXT)) == "h_1 = a_1 = b + U h_0 + W x_1 = [0, 0] + [0, 0] + [1, 0] = [11, 10]"


def test_every_call_is_remembered_with_what_it_was_given() -> None:
    _, other = reading(embed=lambda C, index: C[:, index], softmax=lambda o: np.exp(o) / np.exp(o).sum())
    assert [(call.name, call.symbol) for call in other.calls] == [
        ("embed", "x_1"),
        ("softmax", "p_0"),
        ("softmax", "p_1"),
    ]
    assert other.calls[2].arguments[0].tolist() == [1, 0, 2]  # type: ignore[union-attr]  # it is an array


def test_what_is_changed_in_place_is_a_copy() -> None:
    def greedy(h: t.Array, V: t.Array, c: t.Array | None) -> t.Array:
        assert c is None
        h += 5
        return V @ h

    trace = reading(logits=greedy)[0].trace
    assert trace["h_1"].array.tolist() == [1, 0]
    assert trace["o_1"].array.tolist() == [6, 5, 22]


def test_an_error_names_the_function_and_what_it_was_given() -> None:
    with pytest.raises(t.ImplementationError, match=r"mine.py: softmax returned a float, not a NumPy array"):
        reading(softmax=lambda _: 1.0)
    with pytest.raises(
        t.ImplementationError, match=r"embed raised TypeError: .*\n  embed\(\[\[1, 0, 1\], \[0, 1, 1\]\], 0\)"
    ):
        reading(embed=lambda: None)
