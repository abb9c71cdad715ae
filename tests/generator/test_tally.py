"""The printed numbers that a run checked, counted by hand beside each step."""

from __future__ import annotations

import pytest

from docs.generator.pages.about_run import Tally, tally
from steps.record.model import Feature

from .running import record_of

# h_t = h_{t−1} + x_t; the words are a = [1, 0] and b = [0, 1]; o = V h. Behind each # the numbers that a page prints.
BACKGROUND = """
  Background:
    Given the vocabulary "a", "b"
    And the embedding C is [[1, 0], [0, 1]]
    And the input weights W are [[1, 0], [0, 1]]
    And the recurrent weights U are [[1, 0], [0, 1]]
    And the output weights V are [[1, 0], [0, 1]]
    And the activation is identity
"""
SCENARIOS = {
    "numbers, vectors and matrices": (
        """
    When I input "a b"
    Then h2[1] is 1
    And h2 is [1, 1]
    And W is [[1, 0], [0, 1]]
    And p2 is about [0.5, 0.50]
    And h1 is [1, 0] within 0.1
    And e^o1 is about [3, 1] to 1 significant figure
""",
        1 + 2 + 4 + 2 + 2 + 2,  # a tolerance and a count of figures are not compared
    ),
    "a table headed by words, and one of time steps with an empty cell": (
        """
    When I input "a b"
    Then p2 is about
      | a   | b   |
      | 0.5 | 0.5 |
    And the time steps are
      | t | h      | h[1] |
      | 1 | [1, 0] |      |
      | 2 | [1, 1] | 1    |
""",
        2 + (2 + 2 + 1),  # what numbers the steps is no claim
    ),
    "words, and how things relate": (
        """
    When I input "a"
    Then the predicted word is "a"
    And h1 differs from h0
    And h1 depends on W
    And after every prefix the probabilities sum to 1
""",
        0,
    ),
    "words with a number": (
        """
    When I input "a"
    Then the predicted word is "a", with probability 73%
    And the word "b" has index 1
    And C has shape 2×2
    And the probabilities after each prefix are about
      |   | a    | b    |
      |   | 0.5  | 0.5  |
      | a | 0.73 | 0.27 |
""",
        1 + 1 + 2 + 4,
    ),
    "workings": (
        """
    When I input "a b"
    Then h2 is worked out as "b + U h_1 + W x_2"
    And h2 is worked out as "[0, 0] + [1, 0] + [0, 1]"
    And W x2 is worked out row by row as
      | 1·0 + 0·1 |
      | 0·0 + 1·1 |
""",
        0 + 6 + 8,  # the first counts time steps, and states no number
    ),
    "a slip of the source, and a number taken for another": (
        """
    When I input "a"
    Then p1 is about [0.73, 0.27], though the source prints [0.75, 0.27]
    And taking h1 as [2, 0], o1 is [2, 0]
""",
        2 + 2,
    ),
}
LOSSES = """
  Scenario: losses
    Given the embedding C is [[1]]
    And the vocabulary "a"
    And W is [[1]]
    And U is [[1]]
    And V is [[1]]
    And the activation is identity
    When I input "a" and expect "a"
    And I take 2 steps of gradient descent at rate 0.1
    Then the losses on the way are about
      | steps | L    |
      | 0     | 0.00 |
      | 1     | 0.00 |
      | 2     | 0.00 |
"""


ROWS = """    Then C is [[1, 0], [0, 1]]

  Scenario Outline: <words>
    When I input "<words>"
    Then h1[2] is <number>
    And h1[1] is 1

    Examples:
      | words | number |
      | a     | 0      |
      | a b   | 0      |
      | b     | 5      |

  Scenario: plain
    When I input "a"
    Then h1 is [1, 0]
"""
FAILING = {
    "a vector": "h1 is [1, 5]",
    "a working": 'h1 is worked out as "[0, 0] + [0, 0] + [1, 5]"',
    "a slip that is none": "h1 is [1, 0], though the source prints [1, 0]",
    "a table whose first row holds": """the probabilities after each prefix are about
      |   | a   | b   |
      |   | 0.5 | 0.5 |
      | a | 0.9 | 0.1 |""",
    "a table whose first cell holds": """the time steps are
      | t | h[1] | h[2] |
      | 1 | 1    | 5    |""",
}


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Feature]:
    """Each of the scenarios above as a feature of its own, by name, as one run has run them."""
    texts = {name: f"{BACKGROUND}\n  Scenario: s{steps}" for name, (steps, _) in SCENARIOS.items()}
    texts |= {"losses": LOSSES, "rows": BACKGROUND + ROWS}
    for name, claim in FAILING.items():
        texts[name] = f'{BACKGROUND}\n  Scenario: s\n    When I input "a"\n    Then {claim}\n'
    files = {f"features/{name}.feature": f"Feature: {name}\n{text}" for name, text in texts.items()}
    features = record_of(tmp_path_factory.mktemp("project"), files).features.values()
    return {feature.tree["name"]: feature for feature in features}


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_numbers_of_a_scenario_are_counted(name: str, ran: dict[str, Feature]) -> None:
    assert ran[name].status == "PASSED"
    assert tally([ran[name]]).numbers == SCENARIOS[name][1]


def test_losses_are_counted_and_not_the_steps_taken(ran: dict[str, Feature]) -> None:
    assert ran["losses"].status == "PASSED"
    assert tally([ran["losses"]]).numbers == 3


def test_a_row_of_an_outline_counts_by_itself_and_a_background_once(ran: dict[str, Feature]) -> None:
    found = tally([ran["rows"]])
    assert (found.scenarios, found.passed, found.not_run) == (4, 3, 0)
    assert found.numbers == 4 + 2 + 2 + 2  # the matrix of the background once; nothing of the row that fails


@pytest.mark.parametrize("name", FAILING)
def test_a_claim_that_fails_counts_none_of_its_numbers(name: str, ran: dict[str, Feature]) -> None:
    assert ran[name].status == "FAILED"
    assert tally([ran[name]]).numbers == 0


def test_the_numbers_of_several_features_are_added_up(ran: dict[str, Feature]) -> None:
    assert tally([ran["losses"], ran["words with a number"], ran["a vector"]]) == Tally(3, 2, 0, 3 + 8)
