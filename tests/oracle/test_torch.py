"""States, outputs, loss and every gradient of the core are those of PyTorch's autograd, in float64."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

import tinyrnn as t

from .examples import NO_TORCH, Example, assert_agree, examples, stacked

torch = pytest.importorskip("torch", reason=NO_TORCH)
Tensor = Any
FUNCTIONS = {"identity": lambda x: x, "tanh": torch.tanh, "ReLU": torch.relu, "sigmoid": torch.sigmoid}
MODULES = {"tanh": "tanh", "ReLU": "relu"}  # what torch.nn.RNN can be, by its own names


@dataclass(frozen=True)
class Theirs:
    """The example as PyTorch sees it, after the backward pass.

    Attributes:
        leaves: the parameters by symbol, and the inputs x, each with its gradient.
        states: h_0 … h_T.
        logits: o_0 … o_T, with their gradients.
        outputs: the distributions, or the logits themselves.
        loss: L.
    """

    leaves: dict[str, Tensor]
    states: Tensor
    logits: Tensor
    outputs: Tensor
    loss: Tensor


def learn(example: Example) -> Theirs:
    leaves = {symbol: torch.tensor(array, requires_grad=True) for symbol, array in example.parameters.items()}
    if example.has_words:
        x = leaves["C"].T[example.indices]
        x.retain_grad()
    else:
        x = torch.tensor(example.vectors, requires_grad=True)
    read = module_states if example.activation in MODULES else textbook_states
    states = read(example.activation, leaves, x)
    logits = states @ leaves["V"].T + leaves["c"]
    logits.retain_grad()
    loss = loss_of(example, logits[1:])
    loss.backward()
    outputs = torch.softmax(logits, dim=1) if example.has_words else logits
    return Theirs(leaves | {"x": x}, states, logits, outputs, loss)


def textbook_states(activation: str, leaves: dict[str, Tensor], x: Tensor) -> Tensor:
    states = [leaves["h_0"]]
    for x_t in x:
        states.append(FUNCTIONS[activation](leaves["b"] + leaves["U"] @ states[-1] + leaves["W"] @ x_t))
    return torch.stack(states)


def module_states(activation: str, leaves: dict[str, Tensor], x: Tensor) -> Tensor:
    """By torch.nn.RNN, over our leaves in the places of its parameters, so that their gradients are ours to see."""
    hidden, size = leaves["W"].shape
    module = torch.nn.RNN(size, hidden, nonlinearity=MODULES[activation], dtype=torch.float64)
    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    parameters = (leaves["W"], leaves["U"], leaves["b"], torch.zeros(hidden, dtype=torch.float64))
    there = dict(zip(names, parameters, strict=True))
    states, _ = torch.func.functional_call(module, there, (x, leaves["h_0"][None]))
    return torch.cat([leaves["h_0"][None], states])


def loss_of(example: Example, logits: Tensor) -> Tensor:
    asked = [t for t, target in enumerate(example.targets) if target is not None]
    if example.has_words:
        targets = torch.tensor([example.targets[t] for t in asked])
        return torch.nn.functional.cross_entropy(logits[asked], targets)
    wanted = torch.tensor(np.array([example.targets[t] for t in asked]))
    return 0.5 * torch.nn.functional.mse_loss(logits[asked], wanted, reduction="sum")


def numbers(tensor: Tensor) -> t.Array:
    array: t.Array = tensor.detach().numpy()
    return array


@pytest.mark.parametrize("activation", list(t.ACTIVATIONS))
def test_states_outputs_loss_and_every_gradient_are_those_of_autograd(activation: str) -> None:
    for example in examples(activation):
        theirs, ours = learn(example), t.gradients(example.network, example.lesson)
        assert_agree(f"{example.name}: h", stacked(ours.reading.states), numbers(theirs.states))
        assert_agree(f"{example.name}: outputs", stacked(ours.reading.outputs), numbers(theirs.outputs))
        assert_agree(f"{example.name}: L", ours.loss.array, numbers(theirs.loss))
        steps = {symbol: array.array for symbol, array in ours.by_name.items() if symbol.startswith("dx_")}
        for symbol, gradient in ours.by_name.items():
            if symbol not in steps:
                assert_agree(f"{example.name}: {symbol}", gradient.array, theirs.leaves[symbol[1:]].grad.numpy())
        assert set(ours.by_name) - set(steps) == {f"d{symbol}" for symbol in example.parameters}
        for step, gradient in enumerate(theirs.leaves["x"].grad.numpy(), start=1):
            # After the last target nothing depends on an input: ours has no gradient there, theirs is 0.
            assert_agree(f"{example.name}: dx_{step}", steps.get(f"dx_{step}", np.zeros_like(gradient)), gradient)


@pytest.mark.parametrize("share", [None, 0.5, 2.0], ids=["unclipped", "clipped", "short enough"])
@pytest.mark.parametrize("activation", list(t.ACTIVATIONS))
def test_a_clipped_step_is_that_of_sgd_after_clip_grad_norm(activation: str, share: float | None) -> None:
    for example in examples(activation, count=50):
        theirs, network = learn(example), example.network
        fixed = ("h_0", *network.assumed)
        learned = {symbol: theirs.leaves[symbol] for symbol in network.parameters if symbol not in fixed}
        norm = float(torch.nn.utils.get_total_norm([leaf.grad for leaf in learned.values()]))
        if norm == 0:
            continue  # a network of dead ReLUs learns nothing, and there is nothing to clip
        ours = t.descend(network, example.lesson, rate=0.1, clip=None if share is None else share * norm)
        if share is not None:
            assert_agree(f"{example.name}: ‖∇L‖", ours.trace["‖∇L‖"].array, np.array(norm))
            # PyTorch divides by ‖∇L‖ + 1e-6, lest it be 0: asked for that much more, it scales as the textbook does.
            torch.nn.utils.clip_grad_norm_(learned.values(), share * (norm + 1e-6))
        torch.optim.SGD(learned.values(), lr=0.1).step()
        for symbol, leaf in learned.items():
            assert_agree(f"{example.name}: {symbol}'", ours.network.parameters[symbol].array, numbers(leaf))
