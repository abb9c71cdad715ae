"""What is told of a student's file with a slip: what came, what the reference computes, and what probably happened."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from .conftest import Project
from .slips import UNEVEN
from .students import with_slip

# By hand, for "b a": h1 = [7, 6], h2 = [8, 19], o2 = [65, 39]; see UNEVEN.
RIGHT = 'When I input "b a"\nThen x1 is [2, 1]\nAnd h1 is [7, 6]\nAnd h2 is [8, 19]\nAnd o2 is [65, 39]\n'
TANH = UNEVEN.replace("identity", "tanh")
PRODUCT = "b + U @ h + W @ x"
APPLIED = "ACTIVATIONS[activation](b + U @ h + W @ x)"


@dataclass(frozen=True)
class Wrong:
    """A slip in the student's file, a scenario, and what is to be said of it."""

    name: str
    right: str
    wrong: str
    told: tuple[str, ...]
    steps: str = RIGHT
    model: str = UNEVEN


def called(name: str, returned: str, reference: str, cause: str) -> tuple[str, ...]:
    return (f"{name} as the reference does", f"  returned   {returned}\n  reference  {reference}\n  likely: {cause}")


STEP = 'step([2, 1], [1, 2], [[1, 2], [0, 3]], [[0, 1], [2, 1]], [1, -1], "identity")'
WRONG = [
    # b + W h0 + U x1 = [1 + 5 + 1, −1 + 6 + 5]
    Wrong(
        "W and U exchanged",
        PRODUCT,
        "b + W @ h + U @ x",
        (
            "expected  [7, 6]\nactual    [7, »10«]\n\nh1[2]: computed 10, printed 6\nthe reference computes [7, 6]\n",
            "student.py:18: step does not compute h1",
            STEP,
            *called("h1", "[7, 10]", "[7, 6]", "W and U are exchanged"),
            "(what is worked out above goes on with what student.py returned)",
        ),
    ),
    # [2, 1] W = [2, 7], [1, 2] U = [4, 3]
    Wrong("rows", PRODUCT, "b + h @ U + x @ W", called("h1", "[7, 9]", "[7, 6]", "rows are taken for columns, x W")),
    Wrong("W turned", PRODUCT, "b + U @ h + W.T @ x", called("h1", "[5, 10]", "[7, 6]", "W is transposed")),
    Wrong("U turned", PRODUCT, "b + U.T @ h + W @ x", called("h1", "[9, 5]", "[7, 6]", "U is transposed")),
    Wrong("no bias", PRODUCT, "U @ h + W @ x", called("h1", "[6, 7]", "[7, 6]", "the bias b is left out")),
    Wrong(
        "two biases", PRODUCT, "b + b + U @ h + W @ x", called("h1", "[8, 5]", "[7, 6]", "the bias b is added twice")
    ),
    Wrong("no memory", PRODUCT, "b + W @ x", called("h1", "[5, 2]", "[7, 6]", "the memory U h is left out")),
    Wrong("no input", PRODUCT, "b + U @ h", called("h1", "[3, 3]", "[7, 6]", "the input W x is left out")),
    Wrong(
        "no activation",
        APPLIED,
        PRODUCT,
        called("h1", "[7, 6]", "[0.999998, 0.999988]", "the activation is left out"),
        'When I input "b"\nThen h1 is about [0.999998, 0.999988]',
        TANH,
    ),
    Wrong(
        "another activation",
        "ACTIVATIONS[activation]",
        "np.tanh",
        called("h1", "[0.999998, 0.999988]", "[7, 6]", "the activation is always tanh"),
    ),
    Wrong(
        "another word", "C[:, index]", "C[:, index - 1]", called("x1", "[1, 0]", "[2, 1]", "the index is off by one")
    ),
    Wrong("a row", "C[:, index]", "C[index]", called("x1", "[0, 1]", "[2, 1]", "rows are taken for columns: a word")),
    Wrong(
        "V turned", "None else V @ h + c", "None else V.T @ h + c", called("o0", "[1, 8]", "[7, 5]", "V is transposed")
    ),
    Wrong(
        "no c", "None else V @ h + c", "None else V @ h", called("o0", "[7, 4]", "[7, 5]", "the output bias c is left")
    ),
    Wrong(
        "not normalised",
        "return e / e.sum()",
        "return np.exp(o)",
        called("p0", "[1096.63, 148.413]", "[0.880797, 0.119203]", "it is e^o, not divided by its sum"),
        'When I input "b a"\nThen after every prefix the probabilities sum to 1',
    ),
    Wrong(
        "a logarithm",
        "return e / e.sum()",
        "return np.log(e / e.sum())",
        called("p0", "[-0.126928, -2.12693]", "[0.880797, 0.119203]", "it is the logarithm of p"),
        'When I input "b a"\nThen p0 is about [0.88, 0.12]',
    ),
    # tanh(7), of which single precision keeps 7 digits
    Wrong(
        "single precision",
        APPLIED,
        f"np.float32({APPLIED})",
        ("returned   [0.99999", "likely: it was computed in single precision, which carries about 7 digits"),
        'When I input "b"\nThen h1 is about [0.999998, 0.999988]\nAnd h1[1] is about 0.99999833694394',
        TANH,
    ),
    Wrong(
        "a list", "return e / e.sum()", "return list(e)", ("student.py:28: softmax returned a list, not a NumPy array",)
    ),
    Wrong("nothing", "return e / e.sum()", "p = e / e.sum()", ("softmax returned nothing: is a return missing?",)),
    Wrong(
        "a matrix",
        "C[:, index]",
        "C[:, [index]]",
        ("student.py:13: embed returned 2×1, but x1 is a vector of 2: its numbers are as many, so reshape(-1)",),
    ),
    Wrong("too few", "C[:, index]", "C[:1, index]", ("a vector of 1, but x1 is a vector of 2: return as many",)),
    Wrong("a complex", "return e / e.sum()", "return e + 0j", ("softmax returned an array of complex128",)),
    Wrong(
        "no number",
        "return e / e.sum()",
        "return e / 0 * 0",
        ("softmax returned nan as p0[1], which is not a finite number: does e^o overflow", "  softmax([7, 5])"),
    ),
    Wrong(
        "an exception",
        PRODUCT,
        "b + U @ h + W @ x[:1]",
        (
            "student.py:20: step raised ValueError: matmul: ",
            "  return ACTIVATIONS[activation](b + U @ h + W @ x[:1])\n",
            STEP,
            "(x is a vector of 2, h is a vector of 2, W is 2×2, U is 2×2, b is a vector of 2)",
        ),
    ),
    Wrong("an exit", "return e / e.sum()", "raise SystemExit", ("student.py:31: softmax raised SystemExit",)),
]


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.name)
def test_a_slip_is_told_with_what_the_reference_computes_and_its_cause(project: Project, case: Wrong) -> None:
    project.write("student.py", with_slip(case.right, case.wrong))
    steps = "".join(f"    {line}\n" for line in case.steps.splitlines())
    project.write("x.feature", f"Feature: f\n  Background:{case.model}\n  Scenario: s\n{steps}")
    run = project.run("x.feature", "--rnn", "student.py")
    assert run.outcomes == {"failed": 1}
    assert [part for part in case.told if part not in run.output] == [], run.output
    assert "Traceback" not in run.output


def test_what_no_slip_explains_is_told_without_a_cause(project: Project) -> None:
    project.write("student.py", with_slip(PRODUCT, "b + U @ h + W @ x + 3"))
    project.write(
        "x.feature", f'Feature: f\n  Background:{UNEVEN}\n  Scenario: s\n    When I input "b"\n    Then h1 is [7, 6]\n'
    )
    run = project.run("x.feature", "--rnn", "student.py")
    assert "returned   [10, 9]\n  reference  [7, 6]\n" in run.output
    assert "likely" not in run.output


def test_a_claim_that_is_wrong_is_no_fault_of_the_student(project: Project) -> None:
    project.write("student.py", with_slip(PRODUCT, PRODUCT))
    project.write(
        "x.feature", f'Feature: f\n  Background:{UNEVEN}\n  Scenario: s\n    When I input "b"\n    Then h1 is [7, 10]\n'
    )
    run = project.run("x.feature", "--rnn", "student.py")
    assert (
        "the reference computes [7, 6], which is not what is claimed either\nlikely: with W and U exchanged"
        in run.output
    )
    assert "student.py computes all of this as the reference does" in run.output
