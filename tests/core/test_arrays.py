"""Arrays enter as frozen copies, or as an error that names the symbol, the bad entry and a remedy."""

from __future__ import annotations

import re

import numpy as np
import pytest
from numpy.typing import ArrayLike

from tinyrnn import TinyRNNError, Value, as_array, same, shape_text

BAD_DATA = [
    ([[1, 2], [3]], "row 1 has 2 entries but row 2 has 1 entry", "make all rows equally long"),
    ([[1, 2], 3], "row 1 has 2 entries but row 2 is a number", "make all rows equally long"),
    ([[[1, 2], [3]]], "rows", "make all rows equally long"),
    ([[1, 2], [3, "four"]], "'four', which is not a real number", "write a number there"),
    ([1, None], "None, which is not a real number", "write a number there"),
    ([True, False], "True, which is not a real number", "write a number there"),
    ([1, 2j], "which is not a real number", "write a number there"),
    ([[1, 2], [3, float("nan")]], "[2, 2] is nan", "must be a finite number"),
    ([0, float("inf"), 1], "[2] is inf", "must be a finite number"),
    (float("-inf"), "is -inf", "must be a finite number"),
    ([1, 10**400], "too large for double precision", "write a smaller one"),
    ([], "no entries", "give it at least one number"),
    ([[], []], "no entries", "give it at least one number"),
]


@pytest.mark.parametrize(("data", "wrong", "remedy"), BAD_DATA)
def test_data_that_are_no_array_of_finite_numbers_are_refused(data: ArrayLike, wrong: str, remedy: str) -> None:
    with pytest.raises(TinyRNNError) as caught:
        as_array("W", data)
    message = str(caught.value)
    assert message.startswith("W")
    assert wrong in message
    assert remedy in message


def test_a_number_typed_as_text_is_refused_as_the_text_it_is() -> None:
    with pytest.raises(TinyRNNError, match=re.escape("b holds '1'")):
        as_array("b", ["1", "2"])


def test_an_array_is_a_read_only_copy_in_double_precision() -> None:
    given = np.array([[1, 2], [3, 4]], dtype=np.int32)
    array = as_array("W", given)
    given[0, 0] = 99
    assert array.dtype == np.float64
    assert array.tolist() == [[1.0, 2.0], [3.0, 4.0]]
    with pytest.raises(ValueError, match="read-only"):
        array[0, 0] = 5.0


def test_what_is_computed_is_read_only_too() -> None:
    total = Value.given("a", [1, 2]) + Value.given("b", [3, 4])
    assert total.array.tolist() == [4.0, 6.0]
    assert total.array.dtype == np.float64
    with pytest.raises(ValueError, match="read-only"):
        total.array[0] = 5.0


def test_an_array_already_frozen_is_still_copied() -> None:
    first = as_array("b", [1.0, 2.0])
    assert as_array("b", first) is not first


@pytest.mark.parametrize(
    ("shape", "text"), [((), "a number"), ((3,), "a vector of 3"), ((2, 3), "2×3"), ((1, 1), "1×1")]
)
def test_a_shape_is_written_as_a_person_does(shape: tuple[int, ...], text: str) -> None:
    assert shape_text(shape) == text


@pytest.mark.parametrize(
    ("left", "right", "are_same"),
    [
        (0.1 + 0.2, 0.3, True),
        (1.0, 1.0 + 1e-11, False),
        (1e20, 1e20 * (1 + 1e-15), True),
        (1e-13, 0.0, True),
        (1e-11, 0.0, False),
    ],
)
def test_numbers_are_the_same_up_to_the_rounding_of_double_precision(
    left: float, right: float, *, are_same: bool
) -> None:
    assert bool(same(left, right)) is are_same


def test_shapes_that_do_not_fit_name_both_operands_and_their_shapes() -> None:
    W, x = Value.given("W", [[1, 2], [3, 4]]), Value.given("x_1", [1, 2, 3])
    with pytest.raises(TinyRNNError) as caught:
        W @ x
    assert "W is 2×2 and x_1 is a vector of 3" in str(caught.value)
    assert "make the shapes fit" in str(caught.value)


def test_an_overflow_names_the_operands_and_a_remedy() -> None:
    big = Value.given("V", [[1e200]])
    with pytest.raises(TinyRNNError, match=r"matmul of V, h_1 overflows double precision: use smaller numbers"):
        big @ Value.given("h_1", [1e200])


def test_a_division_by_zero_is_not_called_an_overflow() -> None:
    with pytest.raises(TinyRNNError) as caught:
        Value.given("p", [1.0]) / Value.given("q", [0.0])
    assert "q" in str(caught.value)
    assert "overflows" not in str(caught.value)
