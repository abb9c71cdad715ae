"""Over arrays alone the network computes what it computes over values, gradients too."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike

import tinyrnn as t

from . import models
from .models import Model

TURNED = ("C", "W", "U", "V")
GRADIENTS = ("dW", "dU", "db", "dh_0", "dV", "dc")


def network(model: Model, activation: str, *, is_rows: bool) -> t.RNN:
    """The model's numbers, matrices turned where vectors are rows, its outputs linear."""
    arrays: dict[str, Any] = {symbol: np.array(getattr(model, symbol)) for symbol in (*TURNED, "b", "h_0", "c")}
    arrays |= {symbol: arrays[symbol].T for symbol in TURNED if is_rows}
    words = t.Vocabulary(model.words)
    return t.RNN(words, **arrays, activation=activation, output="linear", is_rows=is_rows)


def assert_same(ours: t.Array, theirs: t.Array) -> None:
    assert ours.shape == theirs.shape
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-12 * max(1, np.abs(theirs).max()))


@pytest.mark.parametrize("activation", list(models.FUNCTIONS))
@given(model=models.models().filter(lambda model: bool(model.indices)), is_rows=st.booleans(), data=st.data())
def test_states_and_gradients_are_those_of_values(
    activation: str, model: Model, data: st.DataObject, *, is_rows: bool
) -> None:
    rnn, length = network(model, activation, is_rows=is_rows), len(model.indices)
    target = st.none() | st.lists(st.floats(-3, 3, width=32), min_size=len(model.c), max_size=len(model.c))
    targets = (*(data.draw(target) for _ in range(length - 1)), model.c)
    slow = t.gradients(rnn, t.Lesson(tuple(model.words[i] for i in model.indices), targets))
    fast = t.run(rnn, np.array(model.C).T[model.indices])
    assert_same(fast.states, np.array([h.array for h in slow.reading.states]))
    assert_same(fast.before, np.array([a.array for a in slow.reading.before]))
    zeros = np.zeros(len(model.c))
    found = fast.gradients([slow.trace[f"do_{n}"].array if y else zeros for n, y in enumerate(targets, start=1)])
    for symbol in GRADIENTS:
        assert_same(found[symbol], slow.by_symbol[symbol].array)
    assert_same(found["dx"], np.array([slow.by_symbol[f"dx_{n}"].array for n in range(1, length + 1)]))


@pytest.mark.parametrize(
    ("W", "U", "V", "inputs"),
    [
        (2.0, 0.5, 3.0, [1.0, -1.0]),
        ([2.0, 1.0], 0.5, 3.0, [[1.0, -1.0], [0.5, 0.0]]),
        ([2.0, 1.0], [[0.5, 0.0], [1.0, -0.5]], [3.0, 1.0], [1.0, -1.0]),
    ],
)
def test_networks_of_plain_numbers_give_gradients_of_the_shapes_of_their_parameters(
    W: ArrayLike, U: ArrayLike, V: ArrayLike, inputs: Any
) -> None:
    rnn = t.RNN(None, None, W=W, U=U, V=V, c=0.5, activation="tanh", output="linear")
    slow = t.gradients(rnn, t.Lesson(tuple(inputs), (1.0, 2.0)))
    found = t.run(rnn, inputs).gradients([slow.trace["do_1"].array, slow.trace["do_2"].array])
    for symbol in GRADIENTS:
        assert_same(found[symbol], slow.by_symbol[symbol].array)


def test_without_output_weights_the_gradients_are_those_of_the_states() -> None:
    # By hand: h_1 = 2·1 = 2, h_2 = 3·2 + 2·1 = 8; with L = h_2, da_2 = 1 and da_1 = 3.
    rnn = t.RNN(None, None, W=[[2]], U=[[3]], output="linear")
    run = t.run(rnn, [[1], [1]])
    assert run.states.tolist() == [[0], [2], [8]]
    found = {symbol: gradient.tolist() for symbol, gradient in run.gradients([[0], [1]]).items()}
    assert found == {"dW": [[4]], "dU": [[2]], "db": [4], "dh_0": [9], "dx": [[6], [2]]}


def test_inputs_that_do_not_fit_are_told_with_both_shapes() -> None:
    rnn = t.RNN(None, None, W=[[1, 0], [0, 1]], U=[[1, 0], [0, 1]], output="linear")
    with pytest.raises(
        t.TinyRNNError, match=r"^the sequence of inputs is 1×3 but should be 1×2: W is 2×2, so each input is a vec"
    ):
        t.run(rnn, [[1, 2, 3]])
    with pytest.raises(t.TinyRNNError, match=r"^the sequence do is 1×2 but should be 2×2: "):
        t.run(rnn, [[1, 2], [3, 4]]).gradients([[1, 2]])


def test_numbers_that_overflow_are_told() -> None:
    rnn = t.RNN(None, None, W=[[1e200]], U=[[1e200]], output="linear")
    with pytest.raises(t.TinyRNNError, match=r"^a state overflows double precision: use smaller numbers$"):
        t.run(rnn, [[1], [1]])


def test_a_network_that_joins_x_and_h_is_refused() -> None:
    rnn = t.RNN(None, None, W=[[1, 2]], output="linear", joined="x h")
    with pytest.raises(t.TinyRNNError, match=r"write the joined matrix as two$"):
        t.run(rnn, [[1]])
