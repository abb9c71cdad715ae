"""The core passes the tests that ONNX publishes for its operator RNN, every one of them."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

import tinyrnn as t
from tinyrnn import Array

from .examples import NO_ONNX

pytest.importorskip("onnx", reason=NO_ONNX)
from onnx import helper  # only now is it known to be there
from onnx.backend.test.case.node import collect_testcases

# What a node may say and take; anything else is refused aloud, so that a case of a later ONNX is not half read.
ATTRIBUTES = {"hidden_size", "direction", "layout"}
INPUTS = ("X", "W", "R", "B")
DIRECTIONS = {"forward": (False,), "reverse": (True,), "bidirectional": (False, True)}


def published() -> list[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # collecting computes the cases of all operators, some on purpose to overflow
        return list(collect_testcases("RNN"))


CASES = published()


def attributes_of(node: Any) -> dict[str, Any]:
    """The node's attributes; a failure where there is one that is not read here."""
    given = {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}
    if unread := sorted(set(given) - ATTRIBUTES) + sorted(set(filter(None, node.input)) - set(INPUTS)):
        pytest.fail(f"this case uses {', '.join(unread)}, which is not read here: read it, or refuse it with a reason")
    return given


def run_node(node: Any, X: Array, W: Array, R: Array, B: Array | None = None) -> dict[str, Array]:
    """Y, (time, directions, batch, hidden), and Y_h, (directions, batch, hidden); with layout 1 the batch comes first.

    The core reads one sequence at a time in one direction: each sequence of the batch is read once a direction.
    """
    attributes = attributes_of(node)
    batch_first = attributes.get("layout", 0) == 1
    sequences = X if batch_first else X.swapaxes(0, 1)
    directions = DIRECTIONS[attributes.get("direction", b"forward").decode()]
    assert len(W) == len(R) == len(directions)
    # by sequence, by direction: the states at all times, and the last
    read = [
        [states(x, W[d], R[d], None if B is None else B[d], backwards=back) for d, back in enumerate(directions)]
        for x in sequences
    ]
    Y = np.array([[inner for inner, _ in row] for row in read])  # (batch, directions, time, hidden)
    Y_h = np.array([[last for _, last in row] for row in read])  # (batch, directions, hidden)
    if batch_first:
        return {"Y": Y.transpose(0, 2, 1, 3), "Y_h": Y_h}
    return {"Y": Y.transpose(2, 1, 0, 3), "Y_h": Y_h.swapaxes(0, 1)}


def states(x: Array, W: Array, R: Array, B: Array | None, *, backwards: bool) -> tuple[Array, Array]:
    """The states in the order of time, and the one that was computed last; b is the sum of ONNX's two biases."""
    b = None if B is None else np.add(*np.split(B, 2))
    rnn = t.RNN(None, None, W, R, b=b, activation="tanh", output="linear")
    computed = [h.array for h in rnn.read(list(x), backwards=backwards).states[1:]]
    return np.array(computed[::-1] if backwards else computed), computed[-1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_core_passes_the_published_case(case: Any) -> None:
    (node,) = case.model.graph.node
    assert node.op_type == "RNN"
    assert case.data_sets
    for inputs, outputs in case.data_sets:
        assert len(inputs) == len(node.input)
        ours = run_node(node, *inputs)
        names = [name for name in node.output if name]
        for name, theirs in zip(names, outputs, strict=True):
            assert ours[name].shape == theirs.shape
            np.testing.assert_allclose(ours[name], theirs, rtol=case.rtol, atol=case.atol)


def test_every_published_case_is_among_them() -> None:
    assert {case.name for case in CASES} >= {
        "test_rnn_seq_length",
        "test_simple_rnn_batchwise",
        "test_simple_rnn_bidirectional",
        "test_simple_rnn_defaults",
        "test_simple_rnn_reverse",
        "test_simple_rnn_with_initial_bias",
    }
