"""The project's features would notice a wrong network, and restate every statement of the article."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tinyrnn import Array, Value, embed, logits, softmax, step

from .mutants import ROOT, Formula, Run, numbers_of, replace_formula, replace_operation, run_feature

__all__ = ["run_feature"]  # a fixture
CONVENTION = "03-convention"  # the feature that is there to notice


def turned(matrix: Array) -> Array:
    """The matrix the other way round; where it is not square, as it was."""
    return matrix.T if matrix.shape[0] == matrix.shape[1] else matrix


def wrong_step(change: Callable[[Array, Array, Array], tuple[Array, Array, Array]]) -> Callable[[Formula], Formula]:
    """h_t from a changed W, U and b."""

    def mutate(right: Formula) -> Formula:
        def mutant(x: Value, h: Value, W: Value, U: Value, b: Value, *how: Any) -> Value:
            arrays = change(W.array, U.array, b.array)
            W_U_b = [replace(value, array=array) for value, array in zip((W, U, b), arrays, strict=True)]
            return numbers_of(right(x, h, W, U, b, *how), right(x, h, *W_U_b, *how))

        return mutant

    return mutate


def without_activation(right: Formula) -> Formula:
    def mutant(*given: Any) -> Value:
        honest: Value = right(*given)
        return numbers_of(honest, honest.operands[0])

    return mutant


def wrong_logits(*, is_turned: bool, keeps_c: bool) -> Callable[[Formula], Formula]:
    """o_t from V turned, or without its bias."""

    def mutate(right: Formula) -> Formula:
        def mutant(h: Value, V: Value, c: Value | None, t: int) -> Value:
            wrong_V = replace(V, array=turned(V.array)) if is_turned else V
            return numbers_of(right(h, V, c, t), right(h, wrong_V, c if keeps_c else None, t))

        return mutant

    return mutate


def turned_embedding(right: Formula) -> Formula:
    def mutant(C: Value, word: str, index: int, *t: int) -> Value:
        return numbers_of(right(C, word, index, *t), right(replace(C, array=turned(C.array)), word, index, *t))

    return mutant


def next_word(right: Formula) -> Formula:
    def mutant(C: Value, word: str, index: int, *t: int) -> Value:
        return numbers_of(right(C, word, index, *t), right(C, word, (index + 1) % C.array.shape[1], *t))

    return mutant


def not_normalised(right: Formula) -> Formula:
    def mutant(o: Value, *t: int) -> Value:
        honest: Value = right(o, *t)
        return numbers_of(honest, honest.operands[0])

    return mutant


def powers_of_two(right: Formula) -> Formula:
    def mutant(o: Value, *t: int) -> Value:
        honest: Value = right(o, *t)
        return replace(honest, array=np.exp2(o.array) / np.exp2(o.array).sum())

    return mutant


MUTANTS: list[tuple[str, Formula, Callable[[Formula], Formula]]] = [
    ("W and U exchanged", step, wrong_step(lambda W, U, b: (U, W, b) if W.shape == U.shape else (W, U, b))),
    ("W transposed", step, wrong_step(lambda W, U, b: (turned(W), U, b))),
    ("U transposed", step, wrong_step(lambda W, U, b: (W, turned(U), b))),
    ("x W and h U for W x and U h", step, wrong_step(lambda W, U, b: (turned(W), turned(U), b))),
    ("no b", step, wrong_step(lambda W, U, b: (W, U, 0 * b))),
    ("no U h", step, wrong_step(lambda W, U, b: (W, 0 * U, b))),
    ("no activation", step, without_activation),
    ("V transposed", logits, wrong_logits(is_turned=True, keeps_c=True)),
    ("no c", logits, wrong_logits(is_turned=False, keeps_c=False)),
    ("C transposed", embed, turned_embedding),
    ("words counted from 1", embed, next_word),
    ("probabilities not normalised", softmax, not_normalised),
    ("2^o in the place of e^o", softmax, powers_of_two),
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


def test_with_the_right_network_the_feature_passes(run_feature: Run) -> None:
    assert list(run_feature(CONVENTION).parseoutcomes()) == ["passed"]


@pytest.mark.parametrize(("right", "mutant"), [m[1:] for m in MUTANTS], ids=[m[0] for m in MUTANTS])
def test_a_wrong_formula_makes_a_feature_fail(
    run_feature: Run, monkeypatch: pytest.MonkeyPatch, right: Formula, mutant: Callable[[Formula], Formula]
) -> None:
    replace_formula(monkeypatch, right, mutant)
    result = run_feature(CONVENTION)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    for accident in ("but should be", "two different values", "Error"):
        assert accident not in result.stdout.str(), "something else failed, not a claim"


@pytest.mark.parametrize("name", list(WRONG_OPERATIONS))
def test_a_wrong_operation_makes_a_feature_fail(run_feature: Run, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    replace_operation(monkeypatch, name, WRONG_OPERATIONS[name])
    assert run_feature(CONVENTION).ret == pytest.ExitCode.TESTS_FAILED


@pytest.mark.parametrize("number", range(1, 26))
def test_every_statement_of_the_article_has_a_scenario(number: int) -> None:
    features = (ROOT / "features").glob("*.feature")
    tags = {tag for path in features for tag in re.findall(r"@article-\d+", path.read_text("utf-8"))}
    assert f"@article-{number}" in tags
