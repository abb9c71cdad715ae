"""The features on learning, language and memory would notice a wrong formula."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tinyrnn.algebra import total

import tinyrnn.backward
import tinyrnn.language
import tinyrnn.learning
import tinyrnn.memory
import tinyrnn.network
from tinyrnn import OPERATIONS, Value
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


def first_only(right: Formula) -> Formula:  # noqa: ARG001  # each mutant is made of the right formula
    return lambda parts: parts[0] + Value(0 * parts[0].array) if len(parts) > 1 else parts[0]


def not_turned(right: Formula) -> Formula:
    """M δ for Mᵀ δ, where the matrix is square."""

    def back(M: Value, delta: Value) -> Value:
        honest: Value = right(M, delta)
        is_square = M.array.ndim == 2 and M.array.shape[0] == M.array.shape[1]
        return replace(honest, array=M.array @ delta.array) if is_square else honest

    return back


def no_slope(right: Formula) -> Formula:
    return lambda dh, f, t: replace(right(dh, f, t), array=dh.array)


def plain_jacobian(right: Formula) -> Formula:
    return lambda U, f, t: replace(right(U, f, t), array=U.array)


def not_divided(right: Formula) -> Formula:  # noqa: ARG001  # as above
    return lambda value, count, lesson: value  # noqa: ARG005  # the signature of the right one


def likeliest_kept_as_they_are(right: Formula) -> Formula:
    return lambda p, top: np.where(right(p, top) > 0, p, 0)


FORMULAS: list[tuple[str, Any, str, Callable[[Formula], Formula], str]] = [
    ("no f'(a)", tinyrnn.backward, "through_activation", no_slope, LEARNING),
    ("a slope too steep", tinyrnn.backward, "slope", changed(lambda f: 2 * f), LEARNING),
    ("nothing from the output", tinyrnn.backward, "through_output", changed(lambda d: 0 * d), LEARNING),
    ("nothing from the future", tinyrnn.backward, "through_time", changed(lambda d: 0 * d), LEARNING),
    ("U and V not transposed on the way back", tinyrnn.backward, "back", not_turned, LEARNING),
    ("the loss not divided", tinyrnn.learning, "_mean", not_divided, LEARNING),
    ("the price of a word with another sign", tinyrnn.learning, "surprise", changed(lambda L: -L), LEARNING),
    ("only one step counts in L", tinyrnn.learning, "total", first_only, LEARNING),
    ("U alone for diag(f'(a)) U", tinyrnn.memory, "jacobian", plain_jacobian, MEMORY),
    ("the likeliest words not divided by their sum", tinyrnn.language, "among", likeliest_kept_as_they_are, LANGUAGE),
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
