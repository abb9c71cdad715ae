"""States and outputs of the core are those of the ONNX reference evaluator, in float64."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import tinyrnn as t
from tinyrnn import Array

from .examples import NO_ONNX, Example, assert_agree, examples, stacked

pytest.importorskip("onnx", reason=NO_ONNX)
from onnx import TensorProto, helper  # only now is it known to be there
from onnx.reference import ReferenceEvaluator

# The operator RNN of the reference evaluator knows tanh, and the identity as an affine function.
OF_OPERATOR: dict[str, dict[str, Any]] = {
    "tanh": {"activations": ["Tanh"]},
    "identity": {"activations": ["Affine"], "activation_alpha": [1.0], "activation_beta": [0.0]},
}
# The others it refuses; there each step is put together from its operators of arithmetic.
OF_ARITHMETIC = {"ReLU": "Relu", "sigmoid": "Sigmoid"}
OPSET = 22


def evaluate(nodes: list[Any], outputs: list[str], **inputs: Array) -> list[Array]:
    """What a graph of these nodes makes of the inputs."""
    given = [helper.make_tensor_value_info(name, TensorProto.DOUBLE, array.shape) for name, array in inputs.items()]
    wanted = [helper.make_tensor_value_info(name, TensorProto.DOUBLE, None) for name in outputs]
    model = helper.make_model(
        helper.make_graph(nodes, "one", given, wanted), opset_imports=[helper.make_opsetid("", OPSET)]
    )
    results: list[Array] = ReferenceEvaluator(model).run(None, inputs)
    return results


def states_of_operator(example: Example, x: Array) -> Array:
    """h_1 … h_T: a batch of one in the layout (time, batch, size), one direction, and b as the sum of two halves."""
    p = example.parameters
    attributes = OF_OPERATOR[example.activation]
    node = helper.make_node("RNN", ["X", "W", "R", "B", "", "h"], ["Y"], hidden_size=len(p["U"]), **attributes)
    B = np.concatenate([p["b"] / 2, p["b"] / 2])[np.newaxis]
    one = {"W": p["W"][np.newaxis], "R": p["U"][np.newaxis], "B": B, "h": p["h_0"][np.newaxis, np.newaxis]}
    (Y,) = evaluate([node], ["Y"], X=x[:, np.newaxis], **one)
    return Y[:, 0, 0]


def states_of_arithmetic(example: Example, x: Array) -> Array:
    """h_1 … h_T, a graph a step."""
    p, states = example.parameters, [example.parameters["h_0"]]
    nodes = [
        helper.make_node("MatMul", ["W", "x"], ["Wx"]),
        helper.make_node("MatMul", ["U", "h"], ["Uh"]),
        helper.make_node("Sum", ["b", "Uh", "Wx"], ["a"]),
        helper.make_node(OF_ARITHMETIC[example.activation], ["a"], ["next"]),
    ]
    for x_t in x:
        states += evaluate(nodes, ["next"], W=p["W"], U=p["U"], b=p["b"], h=states[-1], x=x_t)
    return np.array(states[1:])


def outputs_of(example: Example, states: Array) -> Array:
    p = example.parameters
    gemm = helper.make_node("Gemm", ["h", "V", "c"], ["o"], transB=1)
    softmax = helper.make_node("Softmax", ["o"], ["p"], axis=-1)
    nodes, last = ([gemm, softmax], "p") if example.has_words else ([gemm], "o")
    return evaluate(nodes, [last], h=states, V=p["V"], c=p["c"])[0]


@pytest.mark.parametrize("activation", list(t.ACTIVATIONS))
def test_states_and_outputs_are_those_of_the_reference_evaluator(activation: str) -> None:
    states_of = states_of_operator if activation in OF_OPERATOR else states_of_arithmetic
    for example in examples(activation):
        ours = example.network.read(example.lesson.inputs)
        x = example.given["C"].T[example.indices] if example.has_words else example.vectors
        theirs = np.concatenate([example.parameters["h_0"][np.newaxis], states_of(example, x)])
        assert_agree(f"{example.name}: h", stacked(ours.states), theirs)
        assert_agree(f"{example.name}: outputs", stacked(ours.outputs), outputs_of(example, theirs))


@pytest.mark.parametrize("name", OF_ARITHMETIC.values())
def test_the_operator_still_refuses_the_activations_that_are_put_together_here(name: str) -> None:
    node = helper.make_node("RNN", ["X", "W", "R"], ["Y"], hidden_size=1, activations=[name])
    one = np.ones((1, 1, 1))
    with pytest.raises(RuntimeError, match=f"Unknown activation function '{name}'"):
        evaluate([node], ["Y"], X=one, W=one, R=one)
