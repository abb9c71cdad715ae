"""Claims about how values relate hold of just what they name: a value, or one entry of it."""

from __future__ import annotations

import pytest

from steps.scenario.facts import ExampleError

from .given import claim, network

# h_t = h_{t−1} + x_t, with h_0 = [0, 5]; after "a a", h_1 = [1, 5] and h_2 = [2, 5].
SUM = network(
    {"C": "[1 0; 0 1]", "W": "[1 0; 0 1]", "U": "[1 0; 0 1]", "h_0": "[0, 5]"}, words=("a", "b"), read=("a", "a")
)


@pytest.mark.parametrize(
    "text",
    [
        "h1 equals a1",
        "h1 differs from h2",
        "h1[2] equals h2[2]",
        "h1[1] differs from h1[2]",
        "h2 depends on h1",
        "h2 depends on x1",
        "h2[1] depends on h1[1]",
        "taking h1[1] as 7, h2 is [8, 5]",
        'a2 is worked out as "b + U h_1 + W x_2"',
        'a2 is worked out as "b+U h_1+W x_2"',
        'a2 is worked out as "[0, 0] + [1, 5] + [1, 0]"',
        'a2 is worked out as "[2, 5]"',
        "W has shape 2×2",
        "h1 has shape 2",
    ],
)
def test_what_is_claimed_of_a_value_or_of_one_entry_holds_of_just_that(text: str) -> None:
    assert claim(SUM, text).message == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("h1 equals h2", "h1 and h2 differ: [1, 5] and [2, 5]"),
        ("h1 differs from a1", "h1 and a1 are equal: [1, 5] and [1, 5]"),
        ("h1[2] differs from h2[2]", "h1[2] and h2[2] are equal: 5 and 5"),
        ("h1 depends on x2", "h1 stays [1, 5] when 1 is added to each entry of x2"),
        ("h2[2] depends on h1[1]", "h2[2] stays 5 when 1 is added to h1[1]"),
        ("taking h1[1] as 7, h2 is [8, 12]", "h2[2]: computed 5, printed 12"),
        ("W has shape 2×3", "W is 2×2, not 2×3"),
    ],
)
def test_what_does_not_hold_is_told_with_the_numbers(text: str, told: str) -> None:
    assert told in claim(SUM, text).message


def test_the_shape_of_one_entry_is_not_that_of_the_whole() -> None:
    with pytest.raises(ExampleError, match=r"h1\[1\] is one number, it has no shape: claim the shape of h_1"):
        claim(SUM, "h1[1] has shape 2")


def test_another_formula_is_answered_with_the_stages() -> None:
    assert claim(SUM, 'a2 is worked out as "b + W x_2"').message.splitlines()[:4] == [
        "expected  b + W x_2",
        "actual    b + U h_1 + W x_2",
        "       or [0, 0] + [1, 5] + [1, 0]",
        "       or [2, 5]",
    ]
