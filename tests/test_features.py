"""The project's features would notice a wrong network, and restate every statement of the article."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import tinyrnn.network
from steps.scenario.solution import solve
from tinyrnn import OPERATIONS, Array, Value
from tinyrnn.cell import activate, embed, softmax, step
from tinyrnn.operations import Operation

ROOT = Path(__file__).parents[1]
FEATURES = ROOT / "features"
Mutant = Callable[..., Value]


# Each mutant computes other numbers and gives them the honest symbols and operands, as a slip in the code would.
def other(numbers: Array, like: Value) -> Value:
    """Other numbers in the place of a value's own."""
    return Value(numbers, like.operation, like.operands, like.symbol)


def turned(matrix: Array) -> Array:
    """The matrix the other way round; where it is not square, as it was."""
    return matrix.T if matrix.shape[0] == matrix.shape[1] else matrix


def wrong_step(change: Callable[[Array, Array, Array], tuple[Array, Array, Array]]) -> Mutant:
    """h_t from a changed W, U and b."""

    def mutant(x: Value, h: Value, W: Value, U: Value, b: Value, activation: str, t: int) -> Value:
        wrong_W, wrong_U, wrong_b = change(W.array, U.array, b.array)
        Wx = other(wrong_W @ x.array, (W @ x).named(f"W x_{t}"))
        Uh = other(wrong_U @ h.array, (U @ h).named(f"U h_{t - 1}"))
        a = other(wrong_b + Uh.array + Wx.array, (b + Uh + Wx).named(f"a_{t}"))
        return activate(a, activation).named(f"h_{t}")

    return mutant


def without_activation(x: Value, h: Value, W: Value, U: Value, b: Value, activation: str, t: int) -> Value:
    honest = step(x, h, W, U, b, activation, t)
    return other(honest.operands[0].array, honest)


def wrong_logits(change: Callable[[Array], Array], *, keeps_c: bool) -> Mutant:
    """o_t from a changed V, with its bias or without."""

    def mutant(h: Value, V: Value, c: Value | None, t: int) -> Value:
        Vh = other(change(V.array) @ h.array, (V @ h).named(f"V h_{t}"))
        if c is None:
            return Vh.named(f"o_{t}")
        honest = (Vh + c).named(f"o_{t}")
        return honest if keeps_c else other(Vh.array, honest)

    return mutant


def turned_embedding(C: Value, word: str, index: int, t: int) -> Value:
    return other(turned(C.array)[:, index], embed(C, word, index, t))


def next_word(C: Value, word: str, index: int, t: int) -> Value:
    return other(C.array[:, (index + 1) % C.array.shape[1]], embed(C, word, index, t))


def not_normalised(o: Value, t: int) -> Value:
    honest = softmax(o, t)
    return other(honest.operands[0].array, honest)


def powers_of_two(o: Value, t: int) -> Value:
    powers = np.exp2(o.array)
    return other(powers / powers.sum(), softmax(o, t))


MUTANTS: list[tuple[str, str, Mutant]] = [
    ("W and U exchanged", "step", wrong_step(lambda W, U, b: (U, W, b) if W.shape == U.shape else (W, U, b))),
    ("W transposed", "step", wrong_step(lambda W, U, b: (turned(W), U, b))),
    ("U transposed", "step", wrong_step(lambda W, U, b: (W, turned(U), b))),
    ("x W and h U for W x and U h", "step", wrong_step(lambda W, U, b: (turned(W), turned(U), b))),
    ("no b", "step", wrong_step(lambda W, U, b: (W, U, 0 * b))),
    ("no U h", "step", wrong_step(lambda W, U, b: (W, 0 * U, b))),
    ("no activation", "step", without_activation),
    ("V transposed", "logits", wrong_logits(turned, keeps_c=True)),
    ("no c", "logits", wrong_logits(lambda V: V, keeps_c=False)),
    ("C transposed", "embed", turned_embedding),
    ("words counted from 1", "embed", next_word),
    ("probabilities not normalised", "softmax", not_normalised),
    ("2^o in the place of e^o", "softmax", powers_of_two),
]
# Other functions in the place of an operation's own.
WRONG_OPERATIONS: dict[str, Callable[..., object]] = {
    "tanh": lambda a: a / (1 + np.abs(a)),
    "ReLU": np.abs,
    "sigmoid": np.tanh,
    "sum": np.max,
    "add": np.subtract,
    "exp": np.exp2,
}


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> None:
    """Facts are solved once a process, and so would not notice that a formula has been changed since."""
    solve.cache_clear()


@pytest.fixture
def run_features(pytester: pytest.Pytester) -> Callable[[], pytest.RunResult]:
    """Run the feature that is there to notice, in this process, up to its first failure; the record goes elsewhere."""
    record = str(pytester.path / "record.ndjson")
    place = ("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), str(FEATURES / "03-convention.feature"))
    # The core is imported already, so its asserts stay plain.
    options = ("-x", "-q", "-p", "no:cacheprovider", "--assert=plain", "--run-record", record)
    return lambda: pytester.runpytest_inprocess(*place, *options)


def test_with_the_right_network_the_feature_passes(run_features: Callable[[], pytest.RunResult]) -> None:
    outcomes = run_features().parseoutcomes()
    assert list(outcomes) == ["passed"]


@pytest.mark.parametrize(("name", "mutant"), [m[1:] for m in MUTANTS], ids=[m[0] for m in MUTANTS])
def test_a_wrong_formula_makes_a_feature_fail(
    run_features: Callable[[], pytest.RunResult], monkeypatch: pytest.MonkeyPatch, name: str, mutant: Mutant
) -> None:
    monkeypatch.setattr(tinyrnn.network, name, mutant)
    result = run_features()
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    for accident in ("but should be", "two different values", "Error"):
        assert accident not in result.stdout.str(), "something else failed, not a claim"


@pytest.mark.parametrize("name", list(WRONG_OPERATIONS))
def test_a_wrong_operation_makes_a_feature_fail(
    run_features: Callable[[], pytest.RunResult], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    right = OPERATIONS[name]
    monkeypatch.setitem(OPERATIONS, name, Operation(WRONG_OPERATIONS[name], right.write, right.binds, right.work))
    assert run_features().ret == pytest.ExitCode.TESTS_FAILED


@pytest.mark.parametrize("number", range(1, 26))
def test_every_statement_of_the_article_has_a_scenario(number: int) -> None:
    tags = {tag for path in FEATURES.glob("*.feature") for tag in re.findall(r"@article-\d+", path.read_text("utf-8"))}
    assert f"@article-{number}" in tags
