"""A likely cause is named where it is likely: numbers that are wrong for no reason are hardly ever given one."""

from __future__ import annotations

from random import Random

import pytest

from steps.claims.number_claims import complaints_of
from steps.diagnosis.causes import likely_causes
from steps.printed.digits import ABOUT, EQUAL, Check
from steps.printed.matrices import parse_array
from steps.scenario.facts import Read
from steps.scenario.findings import Suspect
from steps.scenario.solution import Solution, solve
from tinyrnn import Array

from .given import look_up, network

COUNT = 100


def random_network(random: Random, activation: str, *, is_taught: bool = False) -> Solution:
    """A small network of random numbers, whole where the activation keeps them so, that has read a few words."""

    def number() -> str:
        return f"{random.choice([-1, 0, 1, 2, 3]) if activation == 'identity' else random.uniform(-1.5, 1.5):.1f}"

    def numbers(count: int) -> str:
        return f"[{', '.join(number() for _ in range(count))}]"

    sizes = {"C": (2, 3), "W": (2, 2), "U": (2, 2), "V": (3, 2)}
    given = {name: f"[{', '.join(numbers(columns) for _ in range(rows))}]" for name, (rows, columns) in sizes.items()}
    given["b"] = numbers(2)
    read = tuple(random.choice("abc") for _ in range(random.choice([1, 2, 3])))
    expected = tuple(random.choice("abc") for _ in read) if is_taught else ()
    return solve((*network(given, words=("a", "b", "c"), activation=activation), Read(read, expected)))


def printed(array: Array, decimals: int, random: Random, units: int) -> str:
    """An array as it would be printed, one of its numbers wrong by up to so many units of the last digit."""
    digits = [round(float(x) * 10**decimals) for x in array.ravel()]
    digits[random.randrange(len(digits))] += random.choice([-1, 1]) * random.randint(1, units)
    texts = [f"{n / 10**decimals:.{decimals}f}" for n in digits]
    return f"[{', '.join(texts)}]" if array.ndim else texts[0]


@pytest.mark.parametrize(
    ("letters", "activation", "check", "decimals", "units", "most"),
    [
        ("haoWU", "identity", EQUAL, 0, 2, 0.08),  # a lost minus among small numbers is what it is
        ("haopWU", "tanh", ABOUT, 4, 1, 0.06),
        ("haopWU", "tanh", ABOUT, 2, 9, 0.06),
        ("haopWU", "sigmoid", ABOUT, 4, 9, 0.06),
        ("haopWU", "tanh", ABOUT, 4, 5000, 0.03),
        ("d", "sigmoid", ABOUT, 3, 50, 0.06),  # gradients
    ],
)
def test_a_number_that_is_wrong_for_no_reason_is_hardly_ever_given_one(
    letters: str, activation: str, check: Check, decimals: int, units: int, most: float
) -> None:
    random, said, count = Random(1), [], 0  # noqa: S311  # the same numbers every time
    while count < COUNT:
        solution = random_network(random, activation, is_taught=letters == "d")
        names = [name for name, value in solution.values.items() if not value.is_given and name[0] in letters]
        found = look_up(solution, random.choice(names))
        claimed = parse_array(printed(found.array, decimals, random, units))
        if complaints_of(found.array, claimed, check):
            count += 1
            causes = likely_causes(solution, Suspect(found, claimed, check))
            said += [f"{found.text} is {claimed}: {cause}" for cause in causes]
    assert len(said) <= most * COUNT, "\n".join(said)


def causes(solution: Solution, name: str, claimed: str, check: Check = EQUAL) -> list[str]:
    return likely_causes(solution, Suspect(look_up(solution, name), parse_array(claimed), check))


def test_small_whole_numbers_are_not_said_to_be_another_values() -> None:
    # x1 = [1, 2]; h1 = [3, 2].
    solution = solve(network({"W": "[[1, 1], [0, 1]]", "U": "[[1, 0], [1, 1]]"}, read=[(1.0, 2.0)]))
    assert causes(solution, "h1", "[1, 2]") == []


def test_telling_numbers_are_said_to_be_the_nearest_values() -> None:
    # W x1 = [50, 110]; a1 = h1 = [55, 115].
    given = {"W": "[[10, 20], [30, 40]]", "U": "[[1, 0], [0, 1]]", "b": "[5, 5]"}
    assert causes(solve(network(given, read=[(1.0, 2.0)])), "h1", "[50, 110]") == ["likely: this is W x1, not h1"]


def test_looking_for_a_cause_does_not_fail_where_single_precision_overflows() -> None:
    assert causes(solve(network({"W": "1e30", "U": "0"}, read=[1e30])), "h1", "1.000000001e60") == []


def test_looking_for_a_cause_does_not_fail_where_rounding_makes_a_divisor_zero() -> None:
    # p1 = [1, 1/e]/(1 + 1/e) = [0.731, 0.269], and e^{−30} is 0.000000 to six decimals.
    given = {"C": "[1, 2]", "W": "1", "U": "0", "V": "[-30, -31]"}
    solution = solve(network(given, words=("a", "b"), read=["a"]))
    assert causes(solution, "p1", "[0.712, 0.288]", ABOUT) == []
