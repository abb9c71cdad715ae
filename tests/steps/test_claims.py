"""A claim about a value that fails shows what was expected, what was computed, and how."""

from __future__ import annotations

import pytest
from steps.scenario.claims import ClaimError, check_claim, check_component

from steps.printed.arrays import parse_array
from steps.printed.digits import is_equal
from tinyrnn import Value


def failure(claimed: str) -> ClaimError:
    total = (Value.given("b", [1, 2]) + Value.given("c", [3, 4])).named("s")
    with pytest.raises(ClaimError) as caught:
        check_claim(total, parse_array(claimed), is_equal)
    return caught.value


def test_a_wrong_entry_is_marked_and_the_working_is_shown() -> None:
    assert str(failure("[4, 7]")).splitlines() == [
        "expected  [4, 7]",
        "actual    [4, »6«]",
        "",
        "s[2]: computed 6, printed 7",
        "",
        "working",
        "  s = b + c = [1, 2] + [3, 4] = [4, »6«]",
    ]
    assert failure("[4, 7]").places == ((1,),)


def test_every_wrong_entry_is_told() -> None:
    assert failure("[5, 7]").places == ((0,), (1,))
    assert "s[1]: computed 4, printed 5\ns[2]: computed 6, printed 7" in str(failure("[5, 7]"))


def test_a_claim_of_another_shape_names_both_shapes() -> None:
    message = str(failure("[4, 6, 8]"))
    assert "expected  [4, 6, 8], a vector of 3" in message
    assert "actual    [4, 6], a vector of 2" in message
    assert "claim as many numbers as it has" in message


def test_one_entry_may_be_claimed_by_itself() -> None:
    value = Value.given("p", [0.25, 0.75])
    check_component(value, (1,), parse_array("0.75"), is_equal, "p[2]")
    with pytest.raises(ClaimError, match=r"(?s)expected  0.5\nactual    0.75\n.*p\[2\]: computed 0.75, printed 0.5"):
        check_component(value, (1,), parse_array("0.5"), is_equal, "p[2]")


def test_a_vector_is_no_claim_about_one_entry() -> None:
    with pytest.raises(ClaimError, match=r"p\[2\] is one number, but a vector of 2 is claimed"):
        check_component(Value.given("p", [0.25, 0.75]), (1,), parse_array("[0, 1]"), is_equal, "p[2]")
