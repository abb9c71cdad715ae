"""What the record holds beside verdicts: slips of a source, exact values beside rounded ones, what is not noticed."""

from __future__ import annotations

import pytest

from steps.record.schema import Insensitive, ShownValue, StepShown, WrongDigits, from_data
from steps.record.schema import Slip as ShownSlip

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


def insensitive(run: Run, name: str) -> Insensitive:
    """What a scenario would not notice, but for the mark of its network; nothing where that is not told."""
    found = [from_data(Insensitive, data) for data in run.attached(name, "insensitive")]
    assert len(found) <= 1
    return Insensitive("", found[0].unnoticed, found[0].noticed) if found else Insensitive("")


@pytest.mark.parametrize("name", ["the end alone", "the end in words"])
def test_the_articles_sentence_claimed_at_its_end_is_blind_to_an_exchange(run: Run, name: str) -> None:
    assert EXCHANGED in insensitive(run, name).unnoticed
    assert BY_ROWS in insensitive(run, name).unnoticed


@pytest.mark.parametrize("name", ["every step", "steps in a table"])
def test_a_scenario_that_claims_the_first_step_notices(run: Run, name: str) -> None:
    assert EXCHANGED in insensitive(run, name).noticed
    assert EXCHANGED not in insensitive(run, name).unnoticed


def test_a_network_without_symmetry_leaves_nothing_unnoticed(run: Run) -> None:
    # With W and U exchanged h1 = [7, 10], by rows [7, 9], and h2 follows from them.
    # No output is claimed, so V is not on the way to what is.
    noticed = [EXCHANGED, "with W transposed", "with U transposed", BY_ROWS]
    assert insensitive(run, "asymmetric") == Insensitive("", [], noticed)


def test_the_other_order_of_a_joined_matrix_is_noticed(run: Run) -> None:
    assert insensitive(run, "joined") == Insensitive("", [], ["with [h; x] in the place of [x; h]"])


@pytest.mark.parametrize("name", ["nothing computed", "a claim that fails", "nothing read", "working to a decimal"])
def test_where_nothing_can_be_told_nothing_is(run: Run, name: str) -> None:
    assert run.attached(name, "insensitive") == []


def shown(run: Run, name: str) -> list[ShownValue]:
    return [value for data in run.attached(name, "step") for value in from_data(StepShown, data).values]


def slips(run: Run, name: str) -> list[ShownSlip]:
    return [slip for data in run.attached(name, "step") for slip in from_data(StepShown, data).slips]


def test_a_slip_of_the_source_is_recorded_with_its_cause(run: Run) -> None:
    (slip,) = slips(run, "a slip")
    assert (slip.name, slip.printed, slip.names[0].symbol) == ("Z2", "2994.78", {"letter": "Z", "t": 2})
    assert slip.entries == [WrongDigits("", "off", 96, "2994.78", "2995.74", "2995.74")]
    rounded = "e^o2 was rounded to 3 significant digits, [7.39, 7.39, 2980], before it was used"
    assert slip.causes == [f"likely: {rounded}"]


def test_a_slip_of_exact_numbers_has_a_cause_too(run: Run) -> None:
    (slip,) = slips(run, "an exact slip")
    assert [entry.place for entry in slip.entries] == ["[2]"]
    assert slip.causes == ["likely: with W and U exchanged, this would be right"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "no slip",
            'the source prints 2995.7 for Z2, and that is right: it is not a slip, so claim it plainly, "Z2 is',
        ),
        ("no exact slip", 'that is right: it is not a slip, so claim it plainly, "h2 is [2, 2]"'),
        ("too few", "the source prints 2, which has not as many numbers as h2: print as many"),
        ("taken, claimed exactly", "likely: this is the number without rounding on the way"),
    ],
)
def test_a_slip_that_is_none_fails(run: Run, name: str, told: str) -> None:
    assert told in run.section(name)
    assert slips(run, name) == []


def test_beside_a_number_taken_stands_the_exact_one(run: Run) -> None:
    found = [(value.value["array"], value.caption) for value in shown(run, "taken") if value.value["name"] == "Z_2"]
    assert found == [(pytest.approx(2994.78, rel=1e-12), ""), (pytest.approx(2995.736, abs=5e-4), "exactly")]


def test_working_to_decimals_carries_what_was_rounded_and_shows_what_was_not(run: Run) -> None:
    assert set(run.statuses("working to a decimal")) == {"PASSED"}
    h2 = [(v.value["array"], v.caption) for v in shown(run, "working to a decimal") if v.value["name"] == "h_2"]
    # exactly: 0.8·0.46212 + 1 = 1.36969, and tanh(1.36969) = 0.8786
    assert h2 == [(0.9, ""), (pytest.approx(0.8786, abs=5e-5), "exactly")]
