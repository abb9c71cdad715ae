"""A likely cause is named where it is likely: numbers that are wrong for no reason are hardly ever given one."""

from __future__ import annotations

from random import Random

import pytest
from steps.scenario.claims import complaints
from steps.scenario.example import Example

from steps.diagnosis.causes import likely_causes
from steps.printed.arrays import parse_array
from steps.printed.digits import Check, is_about, is_equal
from steps.scenario.lookup import find
from tinyrnn import Array

COUNT = 100


def example(random: Random, activation: str) -> Example:
    """A small network of random numbers, whole where the activation keeps them so, that has read a few words."""

    def number() -> str:
        return f"{random.choice([-1, 0, 1, 2, 3]) if activation == 'identity' else random.uniform(-1.5, 1.5):.1f}"

    def numbers(count: int) -> str:
        return f"[{', '.join(number() for _ in range(count))}]"

    made = Example()
    made.give_vocabulary(["a", "b", "c"])
    for symbol, rows, columns in (("C", 2, 3), ("W", 2, 2), ("U", 2, 2), ("V", 3, 2)):
        made.give(symbol, parse_array(f"[{', '.join(numbers(columns) for _ in range(rows))}]"))
    made.give("b", parse_array(numbers(2)))
    made.choose("the activation", activation=activation)
    made.read([random.choice("abc") for _ in range(random.choice([1, 2, 3]))])
    return made


def printed(array: Array, decimals: int, random: Random, units: int) -> str:
    """An array as it would be printed, one of its numbers wrong by up to so many units of the last digit."""
    digits = [round(float(x) * 10**decimals) for x in array.ravel()]
    digits[random.randrange(len(digits))] += random.choice([-1, 1]) * random.randint(1, units)
    texts = [f"{n / 10**decimals:.{decimals}f}" for n in digits]
    return f"[{', '.join(texts)}]" if array.ndim else texts[0]


@pytest.mark.parametrize(
    ("activation", "check", "decimals", "units", "most"),
    [
        ("identity", is_equal, 0, 2, 0.08),  # a lost minus among small numbers is what it is
        ("tanh", is_about, 4, 1, 0.06),
        ("tanh", is_about, 2, 9, 0.06),
        ("sigmoid", is_about, 4, 9, 0.06),
        ("tanh", is_about, 4, 5000, 0.03),
    ],
)
def test_a_number_that_is_wrong_for_no_reason_is_hardly_ever_given_one(
    activation: str, check: Check, decimals: int, units: int, most: float
) -> None:
    random, said, count = Random(1), [], 0  # noqa: S311  # the same numbers every time
    while count < COUNT:
        made = example(random, activation)
        names = [
            s for s, v in made.trace.items() if v.operation != "given" and s[0] in ("haopWU" if decimals else "haoWU")
        ]
        found = find(made, random.choice(names))
        claim = parse_array(printed(found.array, decimals, random, units))
        if complaints(found.array, claim, check):
            count += 1
            said += [f"{found.text} is {claim}: {cause}" for cause in likely_causes(made, found, claim, check)]
    assert len(said) <= most * COUNT, "\n".join(said)


def network(**arrays: str) -> Example:
    """A network without words, whose activation is identity."""
    made = Example()
    for symbol, numbers in arrays.items():
        made.give(symbol, parse_array(numbers))
    made.choose("the activation", activation="identity")
    return made


def test_small_whole_numbers_are_not_said_to_be_another_values() -> None:
    made = network(W="[[1, 1], [0, 1]]", U="[[1, 0], [1, 1]]")
    made.read([parse_array("[1, 2]").array])
    # x1 = [1, 2]; h1 = [3, 2].
    assert likely_causes(made, find(made, "h1"), parse_array("[1, 2]"), is_equal) == []


def test_telling_numbers_are_said_to_be_the_nearest_values() -> None:
    made = network(W="[[10, 20], [30, 40]]", U="[[1, 0], [0, 1]]", b="[5, 5]")
    made.read([parse_array("[1, 2]").array])
    # W x1 = [50, 110]; a1 = h1 = [55, 115].
    assert likely_causes(made, find(made, "h1"), parse_array("[50, 110]"), is_equal) == ["likely: this is W x1, not h1"]


def test_looking_for_a_cause_does_not_fail_where_single_precision_overflows() -> None:
    made = network(W="1e30", U="0")
    made.read(list(parse_array("[1e30]").array))
    assert likely_causes(made, find(made, "h1"), parse_array("1.000000001e60"), is_equal) == []


def test_looking_for_a_cause_does_not_fail_where_rounding_makes_a_divisor_zero() -> None:
    made = Example()
    made.give_vocabulary(["a", "b"])
    for symbol, numbers in {"C": "[1, 2]", "W": "1", "U": "0", "V": "[-30, -31]"}.items():
        made.give(symbol, parse_array(numbers))
    made.choose("the activation", activation="identity")
    made.read(["a"])
    # p1 = [1, 1/e]/(1 + 1/e) = [0.731, 0.269], and e^{−30} is 0.000000 to six decimals.
    assert likely_causes(made, find(made, "p1"), parse_array("[0.712, 0.288]"), is_about) == []
