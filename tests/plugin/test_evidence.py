"""What the record holds beside verdicts: slips of the source, exact values beside rounded ones, and notices."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Project, Run
from .slips import ARTICLE, JOINED, NUMBERS, UNEVEN, Slip, feature

READ = 'When I input "I like"'
EXCHANGED, BY_ROWS = "with W and U exchanged", "with vectors as rows, x W and h U"
# By hand, to 1 decimal: tanh(0.5) = 0.4621 is 0.5; 0.8·0.5 = 0.4; 0.4 + 1 = 1.4; tanh(1.4) = 0.8854 is 0.9.
WORKING = "Given working to 1 decimal\nWhen I input the numbers 1, 2\nThen h1 is 0.5\nAnd a2 is 1.4\nAnd h2 is 0.9"

SCENARIOS = {
    ARTICLE: [
        Slip("the end alone", f"{READ}\nThen h2 is [2, 2]\nAnd o2 is [2, 2, 8]"),
        Slip("the end in words", f'{READ}\nThen the predicted word is "cats", with probability 99.5%'),
        Slip("every step", f"{READ}\nThen h1 is [1, 0]\nAnd h2 is [2, 2]"),
        Slip("steps in a table", f"{READ}\nThen the time steps are\n  | t | h |\n  | 1 | [1, 0] |\n  | 2 | [2, 2] |"),
        Slip("nothing computed", f"{READ}\nThen W is [[1, 1], [0, 1]]"),
        Slip("a claim that fails", f"{READ}\nThen h2 is [2, 3]"),
        Slip("nothing read", "Then C has shape 2×3"),
        Slip("a slip", f"{READ}\nThen Z2 is about 2995.74, though the source prints 2994.78"),
        Slip("an exact slip", f"{READ}\nThen h1 is [1, 0], though the source prints [1, 1]"),
        Slip("no slip", f"{READ}\nThen Z2 is about 2995.74, though the source prints 2995.7"),
        Slip("no exact slip", f"{READ}\nThen h2 is [2, 2], though the source prints [2, 2]"),
        Slip("too few", f"{READ}\nThen h2 is [2, 2], though the source prints 2"),
        Slip("taken", f"{READ}\nAnd I take e^o2 as [7.39, 7.39, 2980]\nThen Z2 is 2994.78"),
        Slip("taken, claimed exactly", f"{READ}\nAnd I take e^o2 as [7.39, 7.39, 2980]\nThen Z2 is about 2995.74"),
    ],
    UNEVEN: [Slip("asymmetric", 'When I input "b a"\nThen h2 is [8, 19]')],
    NUMBERS: [
        Slip("working to a decimal", WORKING),
        Slip("numbers", "When I input the numbers 1, 2\nThen h1 is about 0.4621"),
    ],
    JOINED: [Slip("joined", "When I input the number 5\nThen h1 is [10, 0]")],
}


@pytest.fixture(scope="module")
def run(shared_project: Project) -> Run:
    """One run over all of them."""
    shared_project.write("x.feature", feature(SCENARIOS))
    return shared_project.run("x.feature")


def notice(run: Run, name: str) -> dict[str, list[str]]:
    """The one notice of a scenario, but for the mark of its network; empty where it has none."""
    found = run.attached(name, "notice")
    assert len(found) <= 1
    return {key: found[0][key] for key in ("blind", "noticed")} if found else {"blind": [], "noticed": []}


@pytest.mark.parametrize("name", ["the end alone", "the end in words"])
def test_the_articles_sentence_claimed_at_its_end_is_blind_to_an_exchange(run: Run, name: str) -> None:
    assert EXCHANGED in notice(run, name)["blind"]
    assert BY_ROWS in notice(run, name)["blind"]


@pytest.mark.parametrize("name", ["every step", "steps in a table"])
def test_a_scenario_that_claims_the_first_step_notices(run: Run, name: str) -> None:
    assert EXCHANGED in notice(run, name)["noticed"]
    assert EXCHANGED not in notice(run, name)["blind"]


def test_a_network_without_symmetry_leaves_nothing_unnoticed(run: Run) -> None:
    # With W and U exchanged h1 = [7, 10], by rows [7, 9], and h2 follows from them.
    # No output is claimed, so V is not on the way to what is.
    assert notice(run, "asymmetric") == {
        "blind": [],
        "noticed": [EXCHANGED, "with W transposed", "with U transposed", BY_ROWS],
    }


def test_the_other_order_of_a_joined_matrix_is_noticed(run: Run) -> None:
    assert notice(run, "joined") == {"blind": [], "noticed": ["with [h; x] in the place of [x; h]"]}


@pytest.mark.parametrize("name", ["nothing computed", "a claim that fails", "nothing read", "working to a decimal"])
def test_where_nothing_can_be_told_there_is_no_notice(run: Run, name: str) -> None:
    assert run.attached(name, "notice") == []


def evidence(run: Run, name: str, key: str) -> list[Any]:
    return [item for items in run.attached(name, "working") for item in items if key in item]


def test_a_slip_of_the_source_is_recorded_with_its_cause(run: Run) -> None:
    (item,) = evidence(run, "a slip", "slip")
    assert item["slip"] == {
        "symbol": "Z2",
        "printed": "2994.78",
        "entries": [
            {
                "place": "",
                "how": "off",
                "units": 96,
                "printed": "2994.78",
                "computed": "2995.74",
                "rounded": "2995.74",
            }
        ],
        "causes": ["likely: e^o2 was rounded to 3 significant digits, [7.39, 7.39, 2980], before it was used"],
    }


def test_a_slip_of_exact_numbers_has_a_cause_too(run: Run) -> None:
    (item,) = evidence(run, "an exact slip", "slip")
    assert [entry["place"] for entry in item["slip"]["entries"]] == ["[2]"]
    assert item["slip"]["causes"] == ["likely: with W and U exchanged, this would be right"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "no slip",
            'the source prints 2995.7 for Z2, and that is right: it is no slip, so claim it plainly, "Z2 is',
        ),
        ("no exact slip", 'that is right: it is no slip, so claim it plainly, "h2 is [2, 2]"'),
        ("too few", "the source prints 2, which has not as many numbers as h2: print as many"),
        ("taken, claimed exactly", "likely: this is the number without rounding on the way"),
    ],
)
def test_a_slip_that_is_none_fails(run: Run, name: str, told: str) -> None:
    assert told in run.section(name)
    assert evidence(run, name, "slip") == []


def test_beside_a_number_taken_stands_the_exact_one(run: Run) -> None:
    shown = [(i["value"]["symbol"], i["value"]["array"], i["caption"]) for i in evidence(run, "taken", "value")]
    exact = [array for symbol, array, caption in shown if symbol == "Z_2" and caption == "exactly"]
    taken = [array for symbol, array, caption in shown if symbol == "Z_2" and not caption]
    assert exact == [pytest.approx(2995.736, abs=5e-4)]
    assert taken == [pytest.approx(2994.78, rel=1e-12)]


def test_working_to_decimals_carries_what_was_rounded_and_shows_what_was_not(run: Run) -> None:
    assert set(run.statuses("working to a decimal")) == {"PASSED"}
    captions = [(i["value"]["symbol"], i["caption"]) for i in evidence(run, "working to a decimal", "value")]
    assert ("h_2", "") in captions
    assert ("h_2", "exactly") in captions
