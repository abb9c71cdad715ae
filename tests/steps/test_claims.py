"""A claim about a value that fails shows what was expected, what was computed, and how."""

from __future__ import annotations

from steps.claims.number_claims import compare
from steps.printed.digits import EQUAL
from steps.printed.matrices import parse_array
from steps.scenario.findings import Finding
from steps.scenario.lookup import Found
from steps.scenario.solution import solve
from tinyrnn import Place, Value


def compared(claimed: str) -> Finding:
    total = (Value.given("b", [1, 2]) + Value.given("c", [3, 4])).named("s")
    return compare(solve(()), Found(total, "s"), parse_array(claimed), EQUAL)


def compared_entry(claimed: str, place: Place = (1,)) -> Finding:
    found = Found(Value.given("p", [0.25, 0.75]), "p[2]", place)
    return compare(solve(()), found, parse_array(claimed), EQUAL)


def test_a_wrong_entry_is_marked_and_the_working_is_shown() -> None:
    finding = compared("[4, 7]")
    assert finding.message.splitlines() == [
        "expected  [4, 7]",
        "actual    [4, »6«]",
        "",
        "s[2]: computed 6, printed 7",
        "",
        "working",
        "  s = b + c = [1, 2] + [3, 4] = [4, »6«]",
    ]
    assert [value.wrong for value in finding.shown.values] == [[[1]]]


def test_every_wrong_entry_is_told() -> None:
    finding = compared("[5, 7]")
    assert [value.wrong for value in finding.shown.values] == [[[0], [1]]]
    assert "s[1]: computed 4, printed 5\ns[2]: computed 6, printed 7" in finding.message


def test_a_claim_that_holds_says_nothing_and_counts_its_numbers() -> None:
    finding = compared("[4, 6]")
    assert (finding.message, finding.shown.checked) == ("", 2)
    assert [value.wrong for value in finding.shown.values] == [[]]


def test_a_claim_of_another_shape_names_both_shapes() -> None:
    message = compared("[4, 6, 8]").message
    assert "expected  [4, 6, 8], a vector of 3" in message
    assert "actual    [4, 6], a vector of 2" in message
    assert "claim as many numbers as it has" in message


def test_one_entry_may_be_claimed_by_itself() -> None:
    assert compared_entry("0.75").message == ""
    told = compared_entry("0.5").message
    assert told.startswith("expected  0.5\nactual    0.75\n")
    assert "p[2]: computed 0.75, printed 0.5" in told


def test_a_vector_is_no_claim_about_one_entry() -> None:
    assert "p[2] is one number, but a vector of 2 is claimed" in compared_entry("[0, 1]").message
