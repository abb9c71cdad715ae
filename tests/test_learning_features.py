"""The features on learning, language and memory would notice a wrong formula."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tinyrnn.backward
import tinyrnn.learning
import tinyrnn.network
import tinyrnn.writing
from steps.scenario.solution import solve
from tinyrnn import OPERATIONS, Value
from tinyrnn.backward import total
from tinyrnn.operations import Operation

ROOT = Path(__file__).parents[1]
Formula = Callable[..., Any]
LEARNING, LANGUAGE, MEMORY = "17-learning-in-full", "12-language-model", "15-memory"
PLAIN = "14-plain-outputs"


def changed(change: Callable[[Any], Any]) -> Callable[[Formula], Formula]:
    """A formula whose numbers are changed, and whose symbol and operands are those of the honest one."""

    def wrong(right: Formula) -> Formula:
        def formula(*arguments: Any, **options: Any) -> Any:
            value = right(*arguments, **options)
            return None if value is None else replace(value, array=np.asarray(change(value.array), dtype=np.float64))

        return formula

    return wrong


def first_only(right: Formula) -> Formula:
    def formula(parts: Iterable[Value]) -> Value:
        first, *others = parts
        return replace(right([first, *others]), array=first.array) if others else first

    return formula


def not_turned(right: Formula) -> Formula:
    """M δ for Mᵀ δ, where the matrix is square."""

    def back(M: Value, delta: Value) -> Value:
        honest: Value = right(M, delta)
        is_square = M.array.ndim == 2 and M.array.shape[0] == M.array.shape[1]
        return replace(honest, array=M.array @ delta.array) if is_square else honest

    return back


def nothing_from(name: str) -> Callable[[Formula], Formula]:
    """Mᵀ δ, but 0 for one of the matrices."""

    def wrong(right: Formula) -> Formula:
        def back(M: Value, delta: Value) -> Value:
            value: Value = right(M, delta)
            return replace(value, array=0 * value.array) if M.name == name else value

        return back

    return wrong


def not_divided(right: Formula) -> Formula:  # noqa: ARG001  # as above
    return lambda value, count, lesson: value  # noqa: ARG005  # the signature of the right one


def likeliest_kept_as_they_are(right: Formula) -> Formula:
    return lambda p, top: np.where(right(p, top) > 0, p, 0)


FORMULAS: list[tuple[str, Any, str, Callable[[Formula], Formula], str]] = [
    ("no f'(a)", tinyrnn.backward, "derivative", changed(np.ones_like), LEARNING),
    ("a derivative too large", tinyrnn.backward, "derivative", changed(lambda f: 2 * f), LEARNING),
    ("nothing from the output", tinyrnn.backward, "back", nothing_from("V"), LEARNING),
    ("nothing from the next step", tinyrnn.backward, "back", nothing_from("U"), LEARNING),
    ("U and V not transposed on the way back", tinyrnn.backward, "back", not_turned, LEARNING),
    ("the loss not divided", tinyrnn.learning, "averaged", not_divided, LEARNING),
    ("the price of a word with another sign", tinyrnn.learning, "surprise", changed(lambda L: -L), LEARNING),
    ("only one step counts in L", tinyrnn.learning, "total", first_only, LEARNING),
    ("U alone for diag(f'(a)) U", tinyrnn.backward, "derivative", changed(np.ones_like), MEMORY),
    ("the likeliest words not divided by their sum", tinyrnn.writing, "among", likeliest_kept_as_they_are, LANGUAGE),
    ("no temperature", tinyrnn.network, "cooled", changed(lambda o: 2 * o), LEARNING),
]
# Other functions in the place of an operation's own, and a feature that notices.
WRONG: dict[str, tuple[Callable[..., Any], str]] = {
    "derivative of tanh": (lambda h: 1.0 - h, LEARNING),
    "derivative of sigmoid": (lambda h: h, PLAIN),
    "derivative of ReLU": (np.ones_like, PLAIN),
    "outer": (lambda a, b: 0.5 * np.multiply.outer(a, b), LEARNING),
    "outer of rows": (lambda a, b: 0.5 * np.multiply.outer(a, b), PLAIN),
    "subtract": (np.add, LEARNING),
    "hadamard": (np.add, LEARNING),
    "minus log": (lambda p: -np.log2(p), LEARNING),
    "squared error": (lambda y, target: np.sum(np.abs(y - target)), PLAIN),
    "half squared error": (lambda y, target: np.sum((y - target) ** 2), PLAIN),
    "norm": (lambda *arrays: sum(np.sum(np.abs(array)) for array in arrays), LEARNING),
    "log": (np.log2, LANGUAGE),
    "scale rows": (lambda d, U: U * d, MEMORY),
    "spectral norm": (lambda J: np.linalg.norm(np.atleast_2d(J)), MEMORY),
    "eigenvalues": (lambda U: np.diag(np.atleast_2d(U)) + 1, MEMORY),
    "spectral radius": (lambda U: np.linalg.eigvals(np.atleast_2d(U)).real.max(), MEMORY),
}
Run = Callable[[str], pytest.RunResult]


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> None:
    """Facts are solved once a process, and so would not notice that a formula has been changed since."""
    solve.cache_clear()


@pytest.fixture
def run_feature(pytester: pytest.Pytester) -> Run:
    """Run a feature in this process, up to its first failure; the record goes elsewhere."""
    record = f"--run-record={pytester.path / 'record.ndjson'}"
    place = ("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT))
    options = ("-x", "-q", "-p", "no:cacheprovider", "--assert=plain", record)
    return lambda name: pytester.runpytest_inprocess(*place, str(ROOT / f"features/{name}.feature"), *options)


@pytest.mark.parametrize("name", [LEARNING, LANGUAGE, MEMORY, PLAIN])
def test_with_the_right_formulas_the_feature_passes(run_feature: Run, name: str) -> None:
    assert list(run_feature(name).parseoutcomes()) == ["passed"]


@pytest.mark.parametrize(
    ("module", "name", "wrong", "feature"), [f[1:] for f in FORMULAS], ids=[f[0] for f in FORMULAS]
)
def test_a_wrong_formula_makes_a_feature_fail(
    run_feature: Run, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, wrong: Any, feature: str
) -> None:
    monkeypatch.setattr(module, name, wrong(getattr(module, name)))
    assert run_feature(feature).ret == pytest.ExitCode.TESTS_FAILED


@pytest.mark.parametrize("name", list(WRONG))
def test_a_wrong_operation_makes_a_feature_fail(run_feature: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    right, (compute, feature) = OPERATIONS[name], WRONG[name]
    monkeypatch.setitem(OPERATIONS, name, Operation(compute, right.write, right.binds, right.work))
    assert run_feature(feature).ret == pytest.ExitCode.TESTS_FAILED


def test_the_sum_of_what_steps_contribute_is_a_sum() -> None:
    parts = [Value.given("a", [1.0, 2.0]), Value.given("b", [10.0, 20.0]), Value.given("c", [100.0, 200.0])]
    assert total(parts).array.tolist() == [111.0, 222.0]
