"""A network with something exchanged, of which only what a claim asks for is computed, is that network all the same."""

from __future__ import annotations

import numpy as np
import pytest
from steps.scenario.example import Example

from steps.diagnosis.insensitive import differing
from steps.diagnosis.variants import exchanges
from steps.printed.arrays import PrintedArray

# Whole numbers; the logits of the second, once V is transposed, are too large for the plain form of softmax.
SMALL = {"C": [[1, 0], [0, 1]], "W": [[1, 1], [0, 1]], "U": [[1, 0], [1, 1]], "V": [[1, 2], [0, 2]]}
LARGE = SMALL | {"V": [[0, 0], [800, 0]], "U": [[0, 0], [0, 0]], "W": [[0, 0], [0, 1]]}


@pytest.mark.parametrize("numbers", [SMALL, LARGE])
def test_every_value_is_what_the_network_itself_computes(numbers: dict[str, list[list[int]]]) -> None:
    example = Example()
    example.give_vocabulary(["a", "b"])
    for symbol, rows in numbers.items():
        example.give(symbol, PrintedArray.of(np.array(rows, dtype=np.float64)))
    example.choose("the activation", activation="tanh")
    example.read(["a", "b", "b"])
    found = {variant.how: trace for variant, trace in differing(example)}
    networks = {variant.how: variant.setup for variant in exchanges(example.setup)}
    assert list(found) == list(networks)
    for how, trace in found.items():
        alone = example.read_by(networks[how])
        for symbol in reversed(list(alone)):  # results first, so that nothing they need is there before
            if symbol in trace:
                assert trace[symbol].array.tolist() == alone[symbol].array.tolist(), (how, symbol)
        assert list(trace) == list(alone)
