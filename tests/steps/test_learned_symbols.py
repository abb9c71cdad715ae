"""What a network has learned is found under every name that people type for it, primes and all."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

from steps.language.names import SYMBOL
from steps.language.phrasebook import as_typed
from steps.scenario.facts import Descend, ExampleError, Read
from steps.scenario.solution import solve
from tinyrnn import TEXT

from .given import ARTICLE, look_up, network

# The article's example, which has taken one step at rate 0.1 towards "like cats".
LESSON = (Read(("I", "like"), ("like", "cats")), Descend(1, 0.1, 0.5))
TAUGHT = solve((*network(ARTICLE, words=("I", "like", "cats")), *LESSON))

# The length of the gradients in the notes on the article: of dW, dU, db, dV and dC, entry by entry.
LENGTH = math.hypot(
    *(0.780206, -0.003700, 0.206556, -0.003700, -0.003700, -0.003700, 0.776506, 0.202857),
    *(0.124831, 0.002467, -0.452518, 0.002467, 0.327687, -0.004933, 0.780206, -0.003700, 0.986762, -0.007400),
)
# The rate of 0.1, times 0.5 over that length.
K = 0.05 / LENGTH
PRIMED = [
    ("W'", [[1 - 0.780206 * K, 1 + 0.003700 * K], [-0.206556 * K, 1 + 0.003700 * K]]),
    ("W’", [[1 - 0.780206 * K, 1 + 0.003700 * K], [-0.206556 * K, 1 + 0.003700 * K]]),
    ("W'[1, 1]", 1 - 0.780206 * K),
    ("b'[2]", -0.202857 * K),
    ("C'[2, 1]", -0.986762 * K),
    ("dW_1[1, 1]", 0.780206),
    ("dW₁[2, 1]", 0.206556),
    ("dU2[1, 1]", -0.003700),
    ("db", [0.776506, 0.202857]),
    ("y*1", [0, 1, 0]),
    ("y*₂", [0, 0, 1]),
    ('y*1("like")', 1),
    ("the norm of the gradient", LENGTH),
    ("梯度的范数", LENGTH),
    ("‖∇L‖", LENGTH),
    ("k", 0.5 / LENGTH),
    ("η·k", K),
    ("L", 1.206276),
    ("the cost of guessing evenly", math.log(3)),
    ("ln K", math.log(3)),
    ("dh2/dh1", [[1, 0], [1, 1]]),
]


@pytest.mark.parametrize(("text", "numbers"), PRIMED, ids=[text for text, _ in PRIMED])
def test_what_is_learned_is_found_by_its_name(text: str, numbers: object) -> None:
    found = look_up(TAUGHT, as_typed(text))
    assert found.array == pytest.approx(np.array(numbers), abs=2e-6)
    assert re.fullmatch(SYMBOL, as_typed(text))


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("h1'", "h_1'"),
        ("h_1'", "h_1'"),
        ("h₁'", "h_1'"),
        ("h'", "h_2'"),
        ("p'", "p_2'"),
        ("L'", "L'"),
        ("L1'", "L_1'"),
        ("U' h1'", "U' h_1'"),
        ("W' x2'", "W' x_2'"),
        ("U' h0", "U' h_0"),
        ("e^o2'", "e^{o_2'}"),
        ("Z2'", "Z_2'"),
        ("p1'('like')", "p_1'"),
        ("x1'", "x_1'"),
    ],
)
def test_what_a_step_has_changed_is_found_with_its_primes(text: str, symbol: str) -> None:
    assert re.fullmatch(SYMBOL, text)
    assert TEXT.symbol(look_up(TAUGHT, text).symbol) == symbol


def test_a_prime_stands_on_what_a_step_has_changed_and_on_nothing_else() -> None:
    primed = {symbol for symbol in TAUGHT.values if "'" in symbol}
    assert {"U' h_0", "W' x_1'", "h_1'", "V' h_0", "o_0'"} <= primed
    assert not {"h_0'", "w_1'", "U' h_0'", "η'", '"I"\''} & primed


def test_every_name_of_a_lesson_that_is_listed_can_be_written_in_a_step() -> None:
    with pytest.raises(ExampleError) as caught:
        look_up(TAUGHT, "h9")
    names = str(caught.value).partition("there are ")[2].split(", ")
    assert {"dW", "dW1", "y*1", "W'", "h1'", "L'", "ln K", "η·k", "‖∇L‖"} <= set(names)
    for name in names:
        assert re.fullmatch(SYMBOL, name), name
        assert look_up(TAUGHT, name).text == name
