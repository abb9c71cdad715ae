"""The features on learning, language and memory would notice a wrong formula."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tinyrnn import Value, cooled, gradients, surprise
from tinyrnn.backward import back, derivative, total
from tinyrnn.language import among
from tinyrnn.operations import DERIVATIVES

from .mutants import Formula, Run, changed, replace_formula, replace_operation, run_feature

__all__ = ["run_feature"]  # a fixture
LEARNING, LANGUAGE, MEMORY = "17-learning-in-full", "12-language-model", "15-memory"
PLAIN = "14-plain-outputs"


def first_only(right: Formula) -> Formula:  # noqa: ARG001  # each mutant is made of the right formula
    return lambda parts: parts[0] + Value(0 * parts[0].array) if len(parts) > 1 else parts[0]


def not_turned(right: Formula) -> Formula:
    """M δ for Mᵀ δ, where the matrix is square."""

    def mutant(M: Value, delta: Value) -> Value:
        honest: Value = right(M, delta)
        is_square = M.array.ndim == 2 and M.array.shape[0] == M.array.shape[1]
        return replace(honest, array=M.array @ delta.array) if is_square else honest

    return mutant


def no_slope(right: Formula) -> Formula:  # noqa: ARG001  # as above
    return lambda *_: None


def not_divided(right: Formula) -> Formula:
    return lambda network, lesson: right(network, replace(lesson, is_summed=True))


def likeliest_kept_as_they_are(right: Formula) -> Formula:
    return lambda p, top: np.where(right(p, top) > 0, p, 0)


FORMULAS: list[tuple[str, Formula, Callable[[Formula], Formula], str]] = [
    ("no f'(a)", derivative, no_slope, LEARNING),
    ("a slope too steep", derivative, changed(lambda f: 2 * f), LEARNING),
    ("nothing from a later step or from the output", back, changed(lambda d: 0 * d), LEARNING),
    ("U and V not transposed on the way back", back, not_turned, LEARNING),
    ("the loss not divided", gradients, not_divided, LEARNING),
    ("the price of a word with another sign", surprise, changed(lambda L: -L), LEARNING),
    ("only one step counts in L and in the gradients", total, first_only, LEARNING),
    ("the likeliest words not divided by their sum", among, likeliest_kept_as_they_are, LANGUAGE),
    ("no temperature", cooled, changed(lambda o: 2 * o), LEARNING),
]
# Other functions in the place of an operation's own, and a feature that notices.
WRONG: list[tuple[str, Callable[..., Any], str]] = [
    (DERIVATIVES["tanh"][0], lambda h: 1.0 - h, LEARNING),
    (DERIVATIVES["sigmoid"][0], lambda h: h, PLAIN),
    (DERIVATIVES["ReLU"][0], np.ones_like, PLAIN),
    ("outer", lambda a, b: 0.5 * np.multiply.outer(a, b), LEARNING),
    ("outer of rows", lambda a, b: 0.5 * np.multiply.outer(a, b), PLAIN),
    ("subtract", np.add, LEARNING),
    ("hadamard", np.add, LEARNING),
    ("minus log", lambda p: -np.log2(p), LEARNING),
    ("squared error", lambda y, target: np.sum(np.abs(y - target)), PLAIN),
    ("half squared error", lambda y, target: np.sum((y - target) ** 2), PLAIN),
    ("norm", lambda *arrays: sum(np.sum(np.abs(array)) for array in arrays), LEARNING),
    ("log", np.log2, LANGUAGE),
    ("scale rows", lambda d, U: U * d, MEMORY),
    ("scale rows", lambda d, U: U, MEMORY),  # noqa: ARG005  # the operands of the right one
    ("spectral norm", lambda J: np.linalg.norm(np.atleast_2d(J)), MEMORY),
    ("eigenvalues", lambda U: np.diag(np.atleast_2d(U)) + 1, MEMORY),
    ("spectral radius", lambda U: np.linalg.eigvals(np.atleast_2d(U)).real.max(), MEMORY),
]


@pytest.mark.parametrize("name", [LEARNING, LANGUAGE, MEMORY, PLAIN])
def test_with_the_right_formulas_the_feature_passes(run_feature: Run, name: str) -> None:
    assert list(run_feature(name).parseoutcomes()) == ["passed"]


@pytest.mark.parametrize(("right", "wrong", "feature"), [f[1:] for f in FORMULAS], ids=[f[0] for f in FORMULAS])
def test_a_wrong_formula_makes_a_feature_fail(
    run_feature: Run, monkeypatch: pytest.MonkeyPatch, right: Formula, wrong: Callable[[Formula], Formula], feature: str
) -> None:
    replace_formula(monkeypatch, right, wrong)
    assert run_feature(feature).ret == pytest.ExitCode.TESTS_FAILED


@pytest.mark.parametrize(("name", "compute", "feature"), WRONG)
def test_a_wrong_operation_makes_a_feature_fail(
    run_feature: Run, monkeypatch: pytest.MonkeyPatch, name: str, compute: Callable[..., Any], feature: str
) -> None:
    replace_operation(monkeypatch, name, compute)
    assert run_feature(feature).ret == pytest.ExitCode.TESTS_FAILED


def test_the_sum_of_what_steps_contribute_is_a_sum() -> None:
    parts = [Value.given("a", [1.0, 2.0]), Value.given("b", [10.0, 20.0]), Value.given("c", [100.0, 200.0])]
    assert total(parts).array.tolist() == [111.0, 222.0]
