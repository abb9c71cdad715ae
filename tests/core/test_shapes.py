"""Shapes follow from one another: whatever may still come right is accepted, and whatever cannot is named."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tinyrnn as t
from tinyrnn import Array

SIZES = st.one_of(st.just(()), st.tuples(st.integers(1, 4)))


@dataclass(frozen=True)
class Parameters:
    """A valid network as arrays of ones, and how it is to be read."""

    arrays: dict[str, Array]
    words: int | None
    rows: bool
    joined: bool


@st.composite
def networks(draw: st.DrawFn, sizes: st.SearchStrategy[tuple[int, ...]] = SIZES) -> Parameters:
    """Any network: of numbers or of vectors, of columns or of rows, with words or without, joined or not."""
    x, h, o = draw(sizes), draw(sizes), draw(sizes)
    rows, joined = draw(st.booleans()), draw(st.booleans())
    words = draw(st.one_of(st.none(), st.integers(1, 4)))
    if words is not None:
        o = (words,)
    both = sum(space[0] if space else 1 for space in (x, h))
    shapes = {"W": (*h, both) if joined else h + x, "b": h, "h_0": h, "V": o + h, "c": o}
    if not joined:
        shapes["U"] = h + h
    if words is not None:
        shapes["C"] = (*x, words)
    arrays = {symbol: np.ones(shape[::-1] if rows else shape) for symbol, shape in shapes.items()}
    return Parameters(arrays, words, rows, joined)


def fitted(network: Parameters, given: dict[str, Array]) -> dict[str, Array]:
    words = network.words if "C" in given else None  # as a scenario asks that has not given C yet
    return t.Shapes(given, words, rows=network.rows, joined=network.joined).fitted()


@given(networks(), st.data())
def test_what_later_parameters_could_still_make_right_is_accepted(network: Parameters, data: st.DataObject) -> None:
    order = data.draw(st.permutations(list(network.arrays)))
    for count in range(len(order) + 1):
        part = {symbol: network.arrays[symbol] for symbol in order[:count]}
        shapes = {symbol: array.shape for symbol, array in fitted(network, part).items()}
        assert shapes == {symbol: array.shape for symbol, array in part.items()}


@given(networks(), st.data())
def test_a_vector_of_zeros_may_be_written_as_one_zero(network: Parameters, data: st.DataObject) -> None:
    symbol = data.draw(st.sampled_from(["b", "h_0", "c"]))
    fit = fitted(network, network.arrays | {symbol: np.zeros(())})
    assert fit[symbol].shape == network.arrays[symbol].shape
    assert not fit[symbol].any()


LARGE = st.tuples(st.integers(2, 4))


@given(networks(LARGE), st.data())
def test_a_wrong_shape_names_two_symbols_with_their_shapes(network: Parameters, data: st.DataObject) -> None:
    symbol = data.draw(st.sampled_from(["W", "b", "h_0", "V"]))
    had = network.arrays[symbol].shape
    wrong = data.draw(st.sampled_from([tuple(n + 7 for n in had), (9,), ()]))
    given = network.arrays | {symbol: np.ones(wrong)}
    with pytest.raises(t.TinyRNNError) as caught:
        fitted(network, given)
    said = str(caught.value)
    stated = [s for s, array in given.items() if f"{s} is {t.shape_text(array.shape)}" in said]
    assert len(stated) >= 2 or "vocabulary has" in said or "give it a column" in said, said


@pytest.mark.parametrize("symbol", ["C", "W", "U", "V", "b"])
def test_an_array_of_three_axes_is_no_parameter(symbol: str) -> None:
    with pytest.raises(t.TinyRNNError, match=f"{symbol} is 1×2×3: give a number, a vector or a matrix"):
        t.Shapes({symbol: np.ones((1, 2, 3))})


@pytest.mark.parametrize(
    ("given", "rows", "joined", "message"),
    [
        (
            {"W": [[1, 2]], "U": [[1, 2], [3, 4]]},
            False,
            False,
            "U is 2×2 but should be 1×1: W is 1×2, so the hidden state is a vector of 1",
        ),
        ({"W": 2, "U": [[1, 2], [3, 4]]}, False, False, "W is a number but should be a vector of 2: U is 2×2"),
        (
            {"U": 2, "b": [1, 2]},
            False,
            False,
            "b is a vector of 2 but should be a number: U is",
        ),
        (
            {"W": [[1, 2, 3], [4, 5, 6]], "U": [[1, 2], [3, 4]]},
            True,
            False,
            "U is 2×2 but should be 3×3: W is 2×3, so the hidden state is a vector of 3",
        ),
        (
            {"W": [[1, 2, 3], [4, 5, 6]], "h_0": [1, 2, 3]},
            False,
            True,
            "h_0 is a vector of 3 but should be a vector of 2: W is 2×3, so the hidden state is a vector of 2",
        ),
        ({"W": [[1], [2]]}, False, True, "W is 2×1: give it a column for each entry of x, and one for each of h"),
        ({"W": [[1, 2, 3]], "C": [[1, 2, 3]]}, False, True, "W is 1×3 but should be 1×2"),
        ({"U": [[1, 2], [3, 4]], "V": [[1, 2, 3]]}, False, False, "V is 1×3 but should be 1×2: U is 2×2"),
        ({"U": [[1, 2], [3, 4]], "V": [[1], [2], [3]]}, False, False, "V is 3×1 but should be 3×2: U is 2×2"),
        ({"V": [[1, 2], [3, 4]], "b": [5, 6], "c": [1, 2, 3]}, False, False, "should be a vector of 2: V is 2×2"),
        (
            {"b": [1, 2], "h_0": [1, 2, 3]},
            False,
            False,
            "h_0 is a vector of 3 but should be a vector of 2: b is a vector of 2",
        ),
    ],
)
def test_a_shape_that_cannot_be_is_told_as_early_as_it_is_known(
    given: dict[str, object], message: str, *, rows: bool, joined: bool
) -> None:
    arrays = {symbol: t.as_array(symbol, data) for symbol, data in given.items()}  # type: ignore[arg-type]  # lists
    words = 3 if "C" in given else None
    with pytest.raises(t.TinyRNNError) as caught:
        t.Shapes(arrays, words, rows=rows, joined=joined).fitted()
    assert message in str(caught.value)
