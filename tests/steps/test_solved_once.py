"""What follows from the facts of a scenario: computed anew where a fact is added, and found however it is named."""

from __future__ import annotations

import pytest

from steps.claims.number_claims import DigitsClaim
from steps.diagnosis.causes import explain
from steps.diagnosis.variants import insensitive
from steps.language.names import Name, read_symbol
from steps.language.phrasebook import BOOK, Phrasebook
from steps.printed.digits import ABOUT
from steps.scenario.derived import FUNCTIONS
from steps.scenario.facts import ExampleError, Facts, Setting
from steps.scenario.findings import Claim, Finding
from steps.scenario.scenario import Scenario
from steps.scenario.solution import solve
from tinyrnn import Value, letter
from tinyrnn.symbol import call

from .given import ARTICLE, claim, network, run

WORDS = ("I", "like", "cats")
LOGITS: Facts = network(ARTICLE, words=WORDS, read=("I", "like"))
TANH: Facts = network(ARTICLE, words=WORDS, read=("I", "like"), activation="tanh")


def explained(facts: Facts, text: str, book: Phrasebook = BOOK) -> Finding:
    """What becomes of a claim, with the causes that are looked for where it is wrong."""
    finding = claim(facts, text, book)
    explain(solve(facts), finding)
    return finding


def test_a_claim_after_a_step_that_rounds_is_of_rounded_numbers() -> None:
    # e + e² = 2.71828 + 7.38906 = 10.10734; in working to 1 decimal 2.7 + 7.4 = 10.1.
    findings = run("""
        Given the logits o are [1, 2]
        Then Z is about 10.107
        Given working to 1 decimal
        Then Z is 10.1
        Then e^o is [2.7, 7.4]
    """)
    assert [finding.message for finding in findings] == [""] * 5


def test_scenarios_that_differ_in_their_last_fact_do_not_share_what_follows() -> None:
    rounded = (*LOGITS, Setting("decimals", 0))
    # e² = 7.389 and e⁸ = 2980.958.
    assert claim(LOGITS, "Z2 is about 2995.74").message == ""
    assert claim(rounded, "Z2 is 2995").message == ""
    assert claim(LOGITS, "Z2 is about 2995.74").message == ""


def finished(*claims: str) -> tuple[Scenario, list[Finding]]:
    """A scenario of its own, of facts that another may have stated too, and what became of its steps."""
    scenario = Scenario()
    findings = [scenario.step(fact, "") for fact in LOGITS]
    for text in claims:
        (match,) = BOOK.matches("then", text)
        said = match.phrase.function(*match.values)
        assert isinstance(said, Claim)
        findings.append(scenario.step(said, text))
    return scenario, findings


def test_what_another_scenario_has_asked_for_is_not_in_this_one() -> None:
    solve.cache_clear()
    before, read = finished()
    other, claimed = finished("dh2/dh0 is [[1, 0], [2, 1]]", 'the probability of "I like" is about 0.0300')
    assert [finding.message for finding in claimed] == [""] * len(claimed)
    after, again = finished()
    assert [finding.shown for finding in again] == [finding.shown for finding in read]
    traces = [scenario.trace_shown() for scenario in (before, other, after)]
    names = [[value["name"] for value in trace.values] for trace in traces if trace is not None]
    assert names[0] == names[2]
    assert set(names[1]) - set(names[0]) >= {"dh_2/dh_0", "dh_2/dh_1", "dh_1/dh_0", 'p("I like")', 'p_0("I")'}
    with pytest.raises(ExampleError) as caught:
        claim(LOGITS, "h9 is 1")
    assert "dh2" not in str(caught.value)


# Values that follow only once a claim names them, each with a wrong number, and what is told of it: by hand
# Uᵏ = [[1, 0], [k, 1]]; ρ(U) = 1; W (C cats) = [2, 1]; o_0 = [0, 0, 0], o_1 = [1, 0, 2], o_2 = [2, 2, 8];
# 1/3 · 1/(e + 1 + e²) = 0.0300.
DERIVED = [
    ("U x1 is [5, 1]", "U x_1 = [[1, 0], [1, 1]] [1, 0] = [1·1 + 0·0, 1·1 + 1·0] = [»1«, 1]"),
    ('C("cats") is [5, 1]', 'C("cats") = C(2) = [»1«, 1]'),
    ("the spectral radius of U is 7", "ρ(U) = »1«"),
    ("dh2/dh0 is [[1, 0], [9, 1]]", "»2«"),
    ("the norm of dh2/dh0 is 5", "‖dh_2/dh_0‖"),
    ('the probability of "I like" is about 0.9', 'p("I like")'),
    ('the log-probability of "I like" is about 0.9', 'ln p("I like")'),
    ('the probability of "like" after "I" is about 0.9', 'p("like"|"I")'),
    ('p after "I" is about [0.9, 0.1, 0.7]', "p_1"),
    ("taking h1 as [7, 0], h2 is [9, 9]", "h_2 = a_2 = b + U h_1 + W x_2"),
]


@pytest.mark.parametrize(("text", "told"), DERIVED)
def test_a_wrong_claim_of_a_value_that_nothing_else_has_asked_for_explains_itself(text: str, told: str) -> None:
    finding = explained(LOGITS, text)
    assert finding.message.startswith("expected  ")
    assert told in finding.message.partition("working\n")[2]
    assert finding.shown.values[0].wrong


def test_a_function_of_a_value_that_is_not_there_names_the_value() -> None:
    with pytest.raises(ExampleError, match=r"^there is no q9 in this scenario"):
        claim(LOGITS, "ρ(q9) is about 1")


def test_the_slope_of_an_activation_explains_itself_too() -> None:
    # 1 − tanh(1)² = 0.41997.
    assert claim(TANH, "f'(a1) is about [0.41997, 1.00000]").message == ""
    assert "f'(a_1) = 1 - h_1^2" in explained(TANH, "f'(a1) is about [0.42997, 1.00000]").message


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch) -> Phrasebook:
    """A phrase for a value that the core does not have, H(p) = −Σ p ln p."""

    def entropy(p: Value) -> Value:
        assert p.symbol is not None
        return Value.computed("cross-entropy", p, p).named(call(letter("H"), p.symbol))

    monkeypatch.setitem(FUNCTIONS, "H", entropy)
    book = Phrasebook()

    @book.then(en="the entropy of {symbol} is about {array}", zh="{symbol}( )的熵约为( ){array}")
    def entropy_about(symbol: str, numbers: str) -> DigitsClaim:
        """Claim an entropy."""
        of = read_symbol(symbol)
        assert of is not None
        return DigitsClaim(Name(f"H({symbol})", call(letter("H"), of)), numbers, ABOUT)

    return book


def test_a_new_phrase_of_a_new_value_passes_when_right_and_explains_itself_when_wrong(book: Phrasebook) -> None:
    # p_0 = [1/3, 1/3, 1/3], whose entropy is ln 3 = 1.0986, before any word.
    assert claim(LOGITS, "the entropy of p0 is about 1.0986", book).message == ""
    wrong = explained(LOGITS, "the entropy of p0 is about 1.0968", book)
    assert "H(p0): computed 1.09861, printed 1.0968: off by 18 units of the last digit printed" in wrong.message
    assert "likely: a misprint: the digits 6 and 8 are exchanged" in wrong.message
    working = wrong.message.partition("working\n")[2].splitlines()
    assert working[0].startswith("  H(p_0) = -Σ p_0 ln(p_0) ≈ -(0.333333·ln(0.333333) + ")
    assert [line.split()[0] for line in working] == ["H(p_0)", "p_0"]
    assert wrong.shown.values[0].value["symbol"] == {"form": "call", "of": [{"letter": "H"}, {"letter": "p", "t": 0}]}


def test_a_new_value_without_a_number_is_of_the_last_step_and_other_networks_are_tried_on_it(book: Phrasebook) -> None:
    scenario, _ = finished()
    # p_2 = e^[2, 2, 8]/2995.7361 = [0.0024665, 0.0024665, 0.9950670]; −Σ p ln p = 2·0.0148128 + 0.0049209.
    (match,) = book.matches("then", "the entropy of p is about 0.0345")
    said = match.phrase.function(*match.values)
    assert isinstance(said, DigitsClaim)
    assert scenario.step(said, "").message == ""
    found = insensitive(scenario)
    assert found is not None
    assert "with W and U exchanged" in found.unnoticed  # h_2 is [2, 2] either way
