"""Values are found under every name that people type for them."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

from steps.language.names import SYMBOL
from steps.scenario.facts import ExampleError, Setting
from steps.scenario.solution import solve

from .given import ARTICLE, look_up, network

H1, H2, UH1, WX2, VH2 = [1, 0], [2, 2], [1, 1], [1, 1], [2, 2, 8]
# The article's example, which has read "I like".
READ = solve(network(ARTICLE, words=("I", "like", "cats"), read=("I", "like")))


SPELLINGS = [
    ("h1", H1),
    ("h_1", H1),
    ("h₁", H1),
    ("h0", [0, 0]),
    ("h", H2),
    ("a2", H2),
    ("x2", [0, 1]),
    ("x", [0, 1]),
    ("w2", 1),
    ("U h1", UH1),
    ("U h_1", UH1),
    ("U·h1", UH1),
    ("U h₁", UH1),
    ("Uh1", UH1),
    ("W x2", WX2),
    ("Wx2", WX2),
    ("V h2", VH2),
    ("o2", VH2),
    ("o", VH2),
    ("C", [[1, 0, 1], [0, 1, 1]]),
    ("b", [0, 0]),
    ("h2[1]", H2[0]),
    ("o2[3]", 8),
    ("W[1, 2]", 1),
    ("W[2,1]", 0),
    ('o2("cats")', 8),
    ('o("cats")', 8),
    ("o2('like')", 2),
    ("o2(“cats”)", 8),
    ("e^8", math.exp(8)),
    ("e^o2[3]", math.exp(8)),
    ("e^o", [math.exp(2), math.exp(2), math.exp(8)]),
    ("e^{o_2}", [math.exp(2), math.exp(2), math.exp(8)]),
    ("Z2", 2 * math.exp(2) + math.exp(8)),
    ("Z", 2 * math.exp(2) + math.exp(8)),
    ("p0", [1 / 3] * 3),
    ("p before any word", [1 / 3] * 3),
    ("读入任何词之前的p", [1 / 3] * 3),
    ('p after "I"', [math.exp(o - 2) / (math.exp(-1) + math.exp(-2) + 1) for o in (1, 0, 2)]),
    ("p after 'I'", [math.exp(o - 2) / (math.exp(-1) + math.exp(-2) + 1) for o in (1, 0, 2)]),
    ('读完"I"之后的p', [math.exp(o - 2) / (math.exp(-1) + math.exp(-2) + 1) for o in (1, 0, 2)]),
    ("读完“I”后的 p", [math.exp(o - 2) / (math.exp(-1) + math.exp(-2) + 1) for o in (1, 0, 2)]),
    ('p after "I"("cats")', 1 / (math.exp(-1) + math.exp(-2) + 1)),
]


@pytest.mark.parametrize(("text", "numbers"), SPELLINGS, ids=[text for text, _ in SPELLINGS])
def test_a_value_is_found_by_every_spelling(text: str, numbers: object) -> None:
    found = look_up(READ, text)
    assert found.array == pytest.approx(np.array(numbers), rel=1e-12)
    assert found.text == text


@pytest.mark.parametrize("text", [text for text, _ in SPELLINGS])
def test_every_spelling_can_stand_in_a_step(text: str) -> None:
    assert re.fullmatch(SYMBOL, text)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("h3", "there is no h3 in this scenario: there are C, W, U, b, "),
        ("q", "there is no q in this scenario"),
        ("h2[3]", "there is no h2[3]: entries are counted from 1, and the last is [2]"),
        ("h2[0]", "there is no h2[0]: entries are counted from 1"),
        ("W[1]", "there is no W[1]: entries are counted from 1, and the last is [2, 2]"),
        ("e^5", "no logit of this scenario is 5: "),
        ('p after "like"', '"like" was not read: this scenario has read "I like" so far'),
        ('o2("dogs")', '"dogs" is not in the vocabulary'),
        ('h2("cats")', "h_2 has no entry for a word: number its entries from 1, like h_2[1]"),
    ],
)
def test_a_name_of_nothing_is_answered_with_what_there_is(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=re.escape(complaint)):
        look_up(READ, text)


def test_known_names_are_listed_as_people_type_them() -> None:
    with pytest.raises(ExampleError) as caught:
        look_up(READ, "h9")
    names = str(caught.value).partition("there are ")[2].split(", ")
    assert {"h1", "U h1", "e^o2", "p2"} <= set(names)
    assert not [name for name in names if "_" in name or "{" in name]
    assert [look_up(READ, name).whole.symbol for name in names]


def test_before_anything_is_given_there_is_nothing_to_name() -> None:
    with pytest.raises(ExampleError, match='nothing has been read: say "When I input" first'):
        look_up(solve(()), "h1")


def test_a_power_of_e_is_the_runs_own_number() -> None:
    assert look_up(READ, "e^8").whole is READ.values["e^{o_2}"]


OTHERS: list[tuple[Setting, dict[str, str]]] = [
    (Setting("rows"), {"W": "[[1, 1], [0, 1]]", "U": "[[1, 0], [1, 1]]", "V": "[[1, 0], [0, 1]]"}),
    (Setting("joined", "h x"), {"W": "[[1, 1, 1, 0], [0, 1, 0, 1]]", "V": "[[1, 0], [0, 1]]"}),
    (Setting("temperature", 2.0), {"W": "[[1, 1], [0, 1]]", "U": "[[1, 0], [1, 1]]", "V": "[[1, 0], [0, 1]]"}),
    (Setting("output", "sigmoid"), {"W": "[[1, 1], [0, 1]]", "U": "[[1, 0], [1, 1]]", "V": "[1, 0]"}),
]


@pytest.mark.parametrize(("setting", "arrays"), OTHERS, ids=[setting.name for setting, _ in OTHERS])
def test_every_name_that_is_listed_can_be_written_in_a_step(setting: Setting, arrays: dict[str, str]) -> None:
    read = ((1.0, 2.0), (0.0, 1.0))
    solution = solve(network(arrays, activation="tanh", read=read, settings=[setting]))
    with pytest.raises(ExampleError) as caught:
        look_up(solution, "h9")
    for name in str(caught.value).partition("there are ")[2].split(", "):
        assert re.fullmatch(SYMBOL, name), name
        assert look_up(solution, name).text == name
