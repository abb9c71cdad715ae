"""Facts that tests of the step language share, and scenarios made of the steps that state them."""

from __future__ import annotations

from collections.abc import Sequence

import steps.phrases as _phrases  # noqa: F401  # fills the phrasebook
from steps.language.names import read_name
from steps.language.phrasebook import BOOK, Keyword, Phrasebook
from steps.printed.matrices import parse_array
from steps.scenario.facts import Facts, Item, Parameter, Read, Setting
from steps.scenario.findings import Claim, Finding
from steps.scenario.lookup import Found, find
from steps.scenario.scenario import Scenario
from steps.scenario.solution import Solution, solve

# The parameters of the article's network.
ARTICLE = {
    "C": "[[1, 0, 1], [0, 1, 1]]",
    "W": "[[1, 1], [0, 1]]",
    "U": "[[1, 0], [1, 1]]",
    "V": "[[1, 0], [0, 1], [2, 2]]",
    "b": "[0, 0]",
}
KEYWORDS: dict[str, Keyword] = {"Given": "given", "When": "when", "Then": "then"}


def network(
    parameters: dict[str, str],
    words: Sequence[str] = (),
    activation: str = "identity",
    read: Sequence[Item] = (),
    settings: Sequence[Setting] = (),
) -> Facts:
    """The facts of a network that has read something."""
    given = [Parameter(name, parse_array(numbers)) for name, numbers in parameters.items()]
    vocabulary = [Setting("words", tuple(words))] if words else []
    return (*vocabulary, *settings, *given, Setting("activation", activation), *([Read(tuple(read))] if read else []))


def look_up(solution: Solution, text: str) -> Found:
    """The value that a name means."""
    return find(solution, solution.values, read_name(text))


def run(text: str, facts: Facts = ()) -> list[Finding]:
    """What becomes of steps, a line each, after some facts: `Given the logits o are [1, 2]`."""
    scenario = Scenario()
    for fact in facts:
        scenario.step(fact, "")
    return [_step(scenario, line.strip()) for line in text.strip().splitlines()]


def _step(scenario: Scenario, line: str) -> Finding:
    keyword, _, text = line.partition(" ")
    (match,) = BOOK.matches(KEYWORDS[keyword], text)
    return scenario.step(match.phrase.function(*match.values), text)


def claim(facts: Facts, text: str, book: Phrasebook = BOOK) -> Finding:
    """What becomes of one claim about what follows from facts."""
    (match,) = book.matches("then", text)
    said = match.phrase.function(*match.values)
    assert isinstance(said, Claim)
    return said.examine(solve(facts), text)
