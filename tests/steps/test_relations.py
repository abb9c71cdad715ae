"""Claims about how values relate hold of just what they name: a value, or one entry of it."""

from __future__ import annotations

import pytest
from steps.scenario.claims import ClaimError
from steps.scenario.errors import ExampleError
from steps.scenario.example import Example

from steps.phrases.claims import taking
from steps.phrases.comparisons import depends, differs, equals, has_shape, worked_out_as
from steps.printed.arrays import parse_array


@pytest.fixture
def example() -> Example:
    """h_t = h_{t−1} + x_t, with h_0 = [0, 5]; after "a a", h_1 = [1, 5] and h_2 = [2, 5]."""
    example = Example()
    example.give_vocabulary(["a", "b"])
    for symbol, numbers in {"C": "[1 0; 0 1]", "W": "[1 0; 0 1]", "U": "[1 0; 0 1]", "h_0": "[0, 5]"}.items():
        example.give(symbol, parse_array(numbers))
    example.choose("the activation", activation="identity")
    example.read(["a", "a"])
    return example


def test_values_are_compared_whole(example: Example) -> None:
    equals(example, "h1", "a1")
    differs(example, "h1", "h2")
    with pytest.raises(ClaimError, match=r"h1 and h2 differ: \[1, 5\] and \[2, 5\]"):
        equals(example, "h1", "h2")
    with pytest.raises(ClaimError, match=r"h1 and a1 are equal: \[1, 5\] and \[1, 5\]"):
        differs(example, "h1", "a1")


def test_one_entry_is_compared_with_one_entry(example: Example) -> None:
    equals(example, "h1[2]", "h2[2]")
    differs(example, "h1[1]", "h1[2]")
    with pytest.raises(ClaimError):
        differs(example, "h1[2]", "h2[2]")


def test_a_value_depends_on_what_it_is_computed_from_alone(example: Example) -> None:
    depends(example, "h2", "h1")
    depends(example, "h2", "x1")
    with pytest.raises(ClaimError, match=r"h1 stays \[1, 5\] when 1 is added to each entry of x2"):
        depends(example, "h1", "x2")


def test_one_entry_depends_on_one_entry(example: Example) -> None:
    depends(example, "h2[1]", "h1[1]")
    with pytest.raises(ClaimError):
        depends(example, "h2[2]", "h1[1]")


def test_a_number_taken_for_one_entry_is_taken_for_that_entry(example: Example) -> None:
    taking(example, "h1[1]", "7", "h2", "[8, 5]")


def test_the_shape_of_one_entry_is_not_that_of_the_whole(example: Example) -> None:
    with pytest.raises((ClaimError, ExampleError)):
        has_shape(example, "h1[1]", "2")


@pytest.mark.parametrize("formula", ["b + U h_1 + W x_2", "b+U h_1+W x_2", "[0, 0] + [1, 5] + [1, 0]", "[2, 5]"])
def test_any_stage_of_a_working_may_be_claimed(example: Example, formula: str) -> None:
    worked_out_as(example, "a2", formula)


def test_another_formula_is_answered_with_the_stages(example: Example) -> None:
    with pytest.raises(ClaimError) as caught:
        worked_out_as(example, "a2", "b + W x_2")
    assert str(caught.value).splitlines()[:4] == [
        "expected  b + W x_2",
        "actual    b + U h_1 + W x_2",
        "       or [0, 0] + [1, 5] + [1, 0]",
        "       or [2, 5]",
    ]
