"""Two ways of writing one network compute the same, whatever its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tinyrnn as t

from . import models
from .models import Model
from .models import models as any_model

ACTIVATIONS = st.sampled_from(list(t.ACTIVATIONS))
NUMBER = st.floats(-3, 3, width=32)
INPUTS = st.lists(NUMBER, max_size=4)


def words(model: Model) -> list[str]:
    return [model.words[i] for i in model.indices]


def same_values(ours: Sequence[t.Value], theirs: Sequence[t.Value]) -> None:
    """Equal up to the rounding of double precision, which may add in another order."""
    assert len(ours) == len(theirs)
    for left, right in zip(ours, theirs, strict=True):
        assert left.array.ravel().tolist() == pytest.approx(right.array.ravel().tolist(), rel=1e-9, abs=1e-9)


def built(model: Model, activation: str, **changes: Any) -> t.RNN:
    """The network, with some of its parameters or conventions changed."""
    parts = {s: getattr(model, s) for s in ("C", "W", "U", "V", "b", "h_0", "c")}
    return t.RNN(t.Vocabulary(model.words), activation=activation, **(parts | changes))


@given(any_model(), ACTIVATIONS)
def test_rows_with_transposed_matrices_are_columns(model: Model, activation: str) -> None:
    turned = {symbol: np.array(getattr(model, symbol)).T for symbol in ("C", "W", "U", "V")}
    rows = built(model, activation, is_rows=True, **turned).read(words(model))
    columns = model.rnn(activation).read(words(model))
    same_values(rows.states, columns.states)
    same_values(rows.outputs, columns.outputs)
    assert all(h.is_row for h in rows.states)


@given(any_model(), ACTIVATIONS)
def test_one_joined_matrix_is_w_and_u_side_by_side(model: Model, activation: str) -> None:
    expected = model.rnn(activation).read(words(model))
    for order, matrices in (("x h", [model.W, model.U]), ("h x", [model.U, model.W])):
        joined = built(model, activation, W=np.hstack(matrices), U=None, joined=order).read(words(model))
        same_values(joined.states, expected.states)
        same_values(joined.outputs, expected.outputs)


@given(any_model(), ACTIVATIONS)
def test_one_joined_matrix_of_rows_is_w_above_u(model: Model, activation: str) -> None:
    turned = {symbol: np.array(getattr(model, symbol)).T for symbol in ("C", "V")}
    W = np.vstack([np.array(model.W).T, np.array(model.U).T])
    joined = built(model, activation, W=W, U=None, joined="x h", is_rows=True, **turned).read(words(model))
    same_values(joined.states, model.rnn(activation).read(words(model)).states)


@given(any_model(), ACTIVATIONS)
def test_backwards_is_forwards_on_the_reversed_sequence_with_the_steps_renamed(model: Model, activation: str) -> None:
    rnn, last = model.rnn(activation), len(model.indices)
    backwards = rnn.read(words(model), backwards=True)
    forwards = rnn.read(words(model)[::-1])
    same_values(backwards.states, forwards.states)
    same_values(backwards.outputs, forwards.outputs)
    for t_forwards in range(1, last + 1):
        for name in "wxahop":
            ours, theirs = (f"{name}_{i}" for i in (last + 1 - t_forwards, t_forwards))
            assert backwards.trace[ours].array.tolist() == forwards.trace[theirs].array.tolist()


@given(any_model())
def test_a_temperature_of_one_is_none(model: Model) -> None:
    same_values(
        built(model, "tanh", temperature=1).read(words(model)).outputs, model.rnn("tanh").read(words(model)).outputs
    )


@given(any_model(), st.sampled_from([0.5, 2.0, 4.0]))
def test_a_temperature_is_what_divides_v_and_c(model: Model, temperature: float) -> None:
    divided = replace(
        model, V=[[v / temperature for v in row] for row in model.V], c=[c / temperature for c in model.c]
    )
    cooled = built(model, "tanh", temperature=temperature).read(words(model))
    same_values(cooled.outputs, divided.rnn("tanh").read(words(model)).outputs)


@given(st.lists(NUMBER, min_size=6, max_size=6), INPUTS, ACTIVATIONS, st.sampled_from(["linear", "sigmoid", "logits"]))
def test_one_by_one_matrices_are_numbers(
    numbers: list[float], inputs: list[float], activation: str, output: str
) -> None:
    W, U, V, b, h_0, c = numbers
    plain = t.RNN(None, None, W, U, V, b, h_0, c, activation, output)
    matrices = t.RNN(None, None, [[W]], [[U]], [[V]], [b], [h_0], [c], activation, output)
    ours, theirs = plain.read(inputs), matrices.read([[x] for x in inputs])
    same_values(ours.states, theirs.states)
    same_values(ours.outputs, theirs.outputs)
    assert {value.array.shape for value in ours.states} == {()}


@given(st.lists(NUMBER, min_size=6, max_size=6), INPUTS, ACTIVATIONS, st.sampled_from(["linear", "sigmoid", "logits"]))
def test_a_network_of_numbers_is_its_formula(
    numbers: list[float], inputs: list[float], activation: str, output: str
) -> None:
    W, U, V, b, h_0, c = numbers
    f, g = models.FUNCTIONS[activation], models.FUNCTIONS["sigmoid" if output == "sigmoid" else "identity"]
    states = [h_0]
    for x in inputs:
        states.append(f(b + U * states[-1] + W * x))
    reading = t.RNN(None, None, W, U, V, b, h_0, c, activation, output).read(inputs)
    assert [h.array.tolist() for h in reading.states] == pytest.approx(states, rel=1e-9, abs=1e-9)
    assert [y.array.tolist() for y in reading.outputs] == pytest.approx(
        [g(V * h + c) for h in states], rel=1e-9, abs=1e-9
    )


@given(any_model(), ACTIVATIONS)
def test_words_are_the_columns_of_the_embedding_read_as_vectors(model: Model, activation: str) -> None:
    columns = [[row[i] for row in model.C] for i in model.indices]
    by_vector = built(model, activation, C=None).read(columns)
    by_word = model.rnn(activation).read(words(model))
    same_values(by_vector.states, by_word.states)
    same_values(by_vector.outputs, by_word.outputs)
