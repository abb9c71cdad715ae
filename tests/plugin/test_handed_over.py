"""What another implementation is handed, whatever the network's convention, and what is left to the reference."""

from __future__ import annotations

import json

import pytest

from .conftest import Project
from .slips import JOINED, NUMBERS, UNEVEN
from .students import with_slip


def feature(steps: str, model: str = UNEVEN) -> str:
    return f"Feature: f\n  Background:{model}\n  Scenario: s\n{steps}"


# A network of each convention; x_1 and h_1 as the module sees them are columns.
ROWS = """
    Given vectors are rows
    And the vocabulary "a"
    And the embedding C is [[1, 2]]
    And the input weights W are [[1, 0, 2], [3, 1, 0]]
    And the recurrent weights U are [[1, 0, 0], [0, 1, 0], [5, 0, 1]]
    And the initial state h0 is [1, 1, 1]
    And the activation is identity
"""
SPY = """
import json

def step(x, h, W, U, b, activation):
    given = [part.tolist() for part in (x, h, W, U, b)]
    with open("seen", "a") as file:
        file.write(json.dumps(given) + "\\n")
    x *= 0  # what is given are copies
    return b + U @ h + W @ __import__("numpy").array(given[0])
"""


@pytest.mark.parametrize(
    ("model", "steps", "seen"),
    [
        # [1, 2] W = [7, 2, 2], [1, 1, 1] U = [6, 1, 1]
        (
            ROWS,
            '    When I input "a"\n    Then h1 is [13, 3, 3]\n',
            [[1, 2], [1, 1, 1], [[1, 3], [0, 1], [2, 0]], [[1, 0, 5], [0, 1, 0], [0, 0, 1]], [0, 0, 0]],
        ),
        (
            JOINED,
            "    When I input the number 5\n    Then h1 is [10, 0]\n",
            [[5], [1, 1], [[1], [0]], [[2, 3], [1, -1]], [0, 0]],
        ),
        (
            JOINED.replace("[x; h]", "[h; x]"),  # [1 + 2 + 15, 0 + 1 − 5]
            "    When I input the number 5\n    Then h1 is [18, -4]\n",
            [[5], [1, 1], [[3], [-1]], [[1, 2], [0, 1]], [0, 0]],
        ),
        (
            NUMBERS.replace("tanh", "identity"),
            "    When I input the number 3\n    Then h1 is 1.5\n",
            [[3], [0], [[0.5]], [[0.8]], [0]],
        ),
        (
            f"{NUMBERS.replace('tanh', 'identity')}    And the sequence is read backwards\n",
            "    When I input the numbers 7, 3\n    Then h2 is 1.5\n    And h1 is 4.7\n",  # 0.8·1.5 + 3.5
            [[3], [0], [[0.5]], [[0.8]], [0]],
        ),
    ],
    ids=["rows", "joined", "joined, h first", "numbers", "backwards"],
)
def test_every_convention_is_handed_over_as_columns(
    project: Project, model: str, steps: str, seen: list[object]
) -> None:
    project.write("spy.py", SPY)
    project.write("x.feature", feature(steps, model))
    run = project.run("x.feature", "--rnn", "spy.py")
    assert run.outcomes == {"passed": 1}, run.output
    first = (project.path / "seen").read_text("utf-8").splitlines()[0]
    assert json.loads(first) == seen


ALONE = {
    "gradients": '    When I input "b" and expect "a"\n    Then h1 is [7, 6]\n',
    "working to so many decimals": '    Given working to 3 decimals\n    When I input "b"\n    Then h1 is [7, 6]\n',
    "workings": '    When I input "b"\n    Then h1 is worked out as "[1, -1] + [2, 4] + [4, 3]"\n',
    "slips of a source": '    When I input "b"\n    Then h1 is [7, 6], though the source prints [7, 10]\n',
    "what depends on what": '    When I input "b"\n    Then h1 depends on h0\n',
    "what follows from numbers taken for computed ones": (
        '    When I input "b a"\n    Then taking h1 as [1, 0], h2 is [2, 1]\n'
    ),
}


@pytest.mark.parametrize("what", list(ALONE))
def test_what_is_left_to_the_reference_is_told(project: Project, what: str) -> None:
    project.write("student.py", with_slip("b + U @ h + W @ x", "U @ h + W @ x"))
    project.write("x.feature", feature(ALONE[what]))
    run = project.run("x.feature", "--rnn", "student.py")
    assert run.outcomes == {"passed": 1}, run.output
    assert f"left to the reference in 1 scenario: {what}" in run.output
