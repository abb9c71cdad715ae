"""What is left of a memory, by hand: diagonal, triangular and turning matrices, with and without an activation."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

import tinyrnn as t

from .lessons import Taught, lessons
from .models import article


def fading(U: Any, inputs: list[Any], activation: str = "identity", **parts: Any) -> t.Trace:
    rnn = t.RNN(None, None, **({"W": np.eye(len(U)) if np.ndim(U) else 1, "U": U} | parts), activation=activation)
    return t.fading(rnn, rnn.read(inputs))


ZEROS = [[0, 0]] * 3


def numbers(trace: t.Trace, symbol: str) -> Any:
    return trace[symbol].array.tolist()


def test_a_number_fades_by_the_power() -> None:
    trace = fading(0.5, [8, 0, 0])
    assert [numbers(trace, f"dh_3/dh_{s}") for s in (2, 1, 0)] == [0.5, 0.25, 0.125]
    assert numbers(trace, "‖dh_3/dh_0‖") == 0.125
    assert numbers(trace, "dh_1/dh_0") == 0.5


def test_each_entry_of_a_diagonal_matrix_goes_its_own_way() -> None:
    trace = fading([[0.5, 0], [0, -3]], ZEROS)
    assert numbers(trace, "dh_3/dh_0") == [[0.125, 0], [0, -27]]
    assert numbers(trace, "‖dh_3/dh_0‖") == pytest.approx(27, rel=1e-14)
    assert numbers(trace, "‖dh_3/dh_2‖") == pytest.approx(3, rel=1e-14)


def test_a_triangular_matrix_grows_before_it_fades() -> None:
    # [[1, 0], [1, 1]]^n is [[1, 0], [n, 1]]; its largest singular value is (n + √(n² + 4))/2.
    trace = fading([[1, 0], [1, 1]], ZEROS)
    for n in (1, 2, 3):
        assert numbers(trace, f"dh_3/dh_{3 - n}") == [[1, 0], [n, 1]]
        assert numbers(trace, f"‖dh_3/dh_{3 - n}‖") == pytest.approx((n + math.sqrt(n * n + 4)) / 2, rel=1e-14)


def test_a_quarter_turn_keeps_every_length() -> None:
    trace = fading([[0, -1], [1, 0]], [*ZEROS, [0, 0]])
    assert numbers(trace, "dh_4/dh_2") == [[-1, 0], [0, -1]]
    assert numbers(trace, "dh_4/dh_0") == [[1, 0], [0, 1]]
    assert [numbers(trace, f"‖dh_4/dh_{s}‖") for s in range(4)] == pytest.approx([1] * 4, rel=1e-14)


def test_an_activation_damps_each_row_by_its_slope() -> None:
    # tanh(x) has the slope 1 − tanh²(x), the sigmoid at 0 a quarter, ReLU 1 above and 0 below.
    slope = 1 - math.tanh(0.5) ** 2
    trace = fading([[1, 2], [3, 4]], [[0.5, 0]], "tanh")
    assert numbers(trace, "dh_1/dh_0") == pytest.approx(np.array([[slope, 2 * slope], [3, 4]]), rel=1e-14)
    damped = fading([[1, 2], [3, 4]], [[1, -1]], "ReLU")
    assert numbers(damped, "dh_1/dh_0") == [[1, 2], [0, 0]]
    assert numbers(damped, "f'(a_1)") == [1, 0]


def test_the_sigmoid_keeps_a_quarter_at_the_most() -> None:
    assert numbers(fading([[1, 2], [3, 4]], [[0, 0]], "sigmoid"), "dh_1/dh_0") == [[0.25, 0.5], [0.75, 1]]


def test_the_chain_is_written_as_the_product_of_its_steps() -> None:
    trace = fading([[1, 0], [1, 1]], ZEROS)
    written = str(t.derivation(trace["dh_3/dh_1"], t.TEXT))
    assert written.startswith("dh_3/dh_1 = dh_3/dh_2 dh_2/dh_1 = [[1, 0], [1, 1]] [[1, 0], [1, 1]] = ")
    assert str(t.derivation(trace["dh_3/dh_2"], t.TEXT)) == "dh_3/dh_2 = U = [[1, 0], [1, 1]]"


@pytest.mark.parametrize(("activation", "slopes"), [("identity", [1, 1]), ("ReLU", [0, 1])])
def test_where_vectors_are_rows_the_entries_mean_the_same(activation: str, slopes: list[float]) -> None:
    # h_1[1] is x[1] + 1·h_0[1] + 3·h_0[2]: it depends on h_0 as the first column of U says.
    trace = fading([[1, 2], [3, 4]], [[-1, 1]], activation, is_rows=True)
    assert numbers(trace, "dh_1/dh_0") == [[slopes[0] * 1, slopes[0] * 3], [slopes[1] * 2, slopes[1] * 4]]


@settings(max_examples=25, deadline=None)
@given(lessons())
def test_the_chain_carries_gradients_back(taught: Taught) -> None:
    """Where only the last output is asked for, dh_t is (∂h_T/∂h_t)ᵀ dh_T."""
    rnn, lesson = taught.rnn(), taught.lesson()
    last = len(lesson.inputs)
    target = "w0" if taught.output == "softmax" else [0.0] * len(taught.model.words)
    trace = t.gradients(rnn, t.Lesson(lesson.inputs, (*[None] * (last - 1), target))).trace
    chain = t.fading(rnn, rnn.read(lesson.inputs))
    for step in range(last):
        symbol = f"dh_{last}/dh_{step}"
        jacobian = chain[symbol].array
        back = trace[f"dh_{last}"].array @ jacobian
        assert trace[f"dh_{step}"].array == pytest.approx(back, rel=1e-9, abs=1e-12)


def test_what_is_left_is_not_told_of_a_joined_matrix_nor_backwards() -> None:
    joined = t.RNN(None, None, [1, 2], joined="x h")
    with pytest.raises(t.TinyRNNError, match="told for W and U apart: write the joined matrix as two"):
        t.fading(joined, joined.read([1]))
    with pytest.raises(t.TinyRNNError, match="told of sequences that are read forwards"):
        t.fading(article(), article().read(["I", "like"], backwards=True))


@pytest.mark.parametrize(
    ("U", "spectrum", "radius"),
    [
        (3, [3], 3),
        (-3, [-3], 3),
        ([[0.5, 0], [0, -3]], [0.5, -3], 3),
        ([[1, 0], [5, 2]], [2, 1], 2),
        ([[0, 1], [1, 0]], [1, -1], 1),
        ([[2, 1], [1, 2]], [3, 1], 3),
        ([[0, 0], [1, 0]], [0, 0], 0),
        ([[3, 1], [-1, 1]], [2, 2], 2),
        ([[5, 1], [-4, 1]], [3, 3], 3),  # double, which rounding parts into a pair that is not real
    ],
)
def test_the_spectrum_and_its_radius(U: Any, spectrum: list[float], radius: float) -> None:
    given_U = t.Value.given("U", U)
    assert t.long_run(given_U, is_real=True).array.tolist() == pytest.approx(spectrum, abs=1e-7)
    assert float(t.long_run(given_U, is_real=False).array) == pytest.approx(radius, abs=1e-7)
    assert t.long_run(given_U, is_real=True).name == "λ(U)"
    assert t.long_run(given_U, is_real=False).name == "ρ(U)"


def test_a_turn_has_no_real_spectrum_but_a_radius() -> None:
    U = t.Value.given("U", [[0, -2], [2, 0]])
    with pytest.raises(t.TinyRNNError) as caught:
        t.long_run(U, is_real=True)
    assert str(caught.value) == ("the eigenvalues are not real, they turn vectors round: ask for the spectral radius")
    assert float(t.long_run(U, is_real=False).array) == pytest.approx(2, rel=1e-14)
