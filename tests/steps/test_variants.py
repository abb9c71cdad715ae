"""A computation that is changed in the way of another network gives what that network, built by itself, computes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steps.diagnosis.variants import Variant, exchanges, slips
from steps.printed.matrices import PrintedArray, parse_array
from steps.scenario.facts import Descend, Fact, Facts, Item, Parameter, Read, Setting
from steps.scenario.given_network import given_network
from steps.scenario.solution import solve
from tinyrnn import ACTIVATIONS, Array

Arrays = dict[str, Array]
WORDS = ("a", "b", "c")
TAUGHT = Read(("a", "b"), ("b", "c"))
WHOLE = np.array([1.0, 2.0, 3.0])
ENTRIES = st.integers(-15, 15).map(lambda n: n / 10)


@dataclass(frozen=True)
class Network:
    """The numbers of a network and its conventions, what it reads, and whether it then learns."""

    arrays: Arrays
    activation: str
    settings: tuple[Setting, ...] = ()
    read: Read = TAUGHT
    learns: bool = True

    def facts(self, **changed: Array) -> Facts:
        """A scenario of it, with other numbers for some parameters."""
        arrays = {name: printed(array) for name, array in (self.arrays | changed).items()}
        parameters = [Parameter(name, numbers) for name, numbers in arrays.items()]
        learning: list[Fact] = [Descend(1, 0.1)] if self.learns else []
        activation = Setting("activation", self.activation)
        return (Setting("words", WORDS), *self.settings, *parameters, activation, self.read, *learning)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Networks of words whose hidden states are as long as their inputs, so that every exchange fits."""
    n, is_rows = draw(st.integers(2, 3)), draw(st.booleans())

    def array(*shape: int) -> Array:
        shape = shape[::-1] if is_rows else shape
        count = int(np.prod(shape))
        return np.array(draw(st.lists(ENTRIES, min_size=count, max_size=count))).reshape(shape)

    arrays = {"C": array(n, 3), "W": array(n, n), "U": array(n, n), "b": array(n), "h_0": array(n)}
    arrays |= {"V": array(3, n), "c": array(3)}
    words: st.SearchStrategy[list[Item]] = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)
    inputs = draw(words)
    targets = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=len(inputs)))
    rows = (Setting("rows"),) if is_rows else ()
    return Network(arrays, draw(st.sampled_from(list(ACTIVATIONS))), rows, Read(tuple(inputs), tuple(targets)))


def printed(numbers: object) -> PrintedArray:
    return parse_array(str(np.array(numbers).tolist()))


def turned(network: Network, *names: str) -> Facts:
    return network.facts(**{name: network.arrays[name].T for name in names if is_square(network.arrays[name])})


def without(network: Network, name: str) -> Facts:
    return network.facts(**{name: 0 * network.arrays[name]})


def is_square(array: Array) -> bool:
    return bool(array.shape[0] == array.shape[1])


# How the network of each variant is built.
BUILT: dict[str, Callable[[Network], Facts]] = {
    "with W and U exchanged": lambda n: n.facts(W=n.arrays["U"], U=n.arrays["W"]),
    "with W transposed": lambda n: turned(n, "W"),
    "with U transposed": lambda n: turned(n, "U"),
    "with V transposed": lambda n: turned(n, "V"),
    "with vectors as rows, x W and h U": lambda n: turned(n, "W", "U", "V"),
    "with vectors as columns, W x and U h": lambda n: turned(n, "W", "U", "V"),
    "without the bias b": lambda n: without(n, "b"),
    "without the output bias c": lambda n: without(n, "c"),
    "without the initial state h0": lambda n: without(n, "h_0"),
    "without U h, the memory": lambda n: without(n, "U"),
    "without the activation": lambda n: replace(n, activation="identity").facts(),
    "with tanh as the activation": lambda n: replace(n, activation="tanh").facts(),
    "with sigmoid as the activation": lambda n: replace(n, activation="sigmoid").facts(),
    "with ReLU as the activation": lambda n: replace(n, activation="ReLU").facts(),
}
TWICE = "with the activation applied twice"


def variants(network: Network) -> list[Variant]:
    described = given_network(network.facts())
    return [*exchanges(described), *slips(described)]


def is_of_reading(name: str) -> bool:
    """Whether a value is of the reading or the loss, before anything was learned: neither a gradient nor primed."""
    return not name.startswith(("d", "f'", "η", "‖")) and "'" not in name and "^T" not in name


@settings(max_examples=15)  # each tries a dozen variants
@given(networks())
def test_every_value_and_every_gradient_is_what_the_other_network_computes(network: Network) -> None:
    exact = solve(network.facts()).exact
    for variant in variants(network):
        if variant.how != TWICE:
            values, alone = exact.recomputed(variant.adjust), solve(BUILT[variant.how](network)).exact
            names = [name for name in alone if variant.has_gradients or is_of_reading(name)]
            assert {name for name in values if variant.has_gradients or is_of_reading(name)} == set(names)
            for name in reversed(names):  # results first, so that nothing they need is there before
                np.testing.assert_allclose(values[name].array, alone[name].array, 1e-9, 1e-12, err_msg=name)


def test_every_variant_is_among_those_that_are_built() -> None:
    numbers = np.arange(9.0).reshape(3, 3)
    arrays = {name: numbers + i for i, name in enumerate(("C", "W", "U", "V"))} | {"b": WHOLE, "h_0": WHOLE, "c": WHOLE}
    tried = [Network(arrays, name, rows) for name in ACTIVATIONS for rows in ((), (Setting("rows"),))]
    assert {variant.how for network in tried for variant in variants(network)} == {*BUILT, TWICE}


@pytest.mark.parametrize("order", ["x h", "h x"])
def test_the_other_order_of_a_joined_matrix_is_that_of_the_other_network(order: str) -> None:
    arrays: dict[str, Sequence[object]] = {
        "C": [[0.5, 1.0, -0.3], [0.2, 0.1, 0.7]],
        "W": [[0.1, 0.2, 0.3, 0.4], [-0.5, 0.6, 0.7, -0.8]],
        "V": [[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]],
    }
    network = Network(
        {name: np.array(numbers) for name, numbers in arrays.items()},
        "tanh",
        (Setting("joined", order),),
        Read(("a", "b", "c")),
        learns=False,
    )
    (variant,) = exchanges(given_network(network.facts()))
    values = solve(network.facts()).exact.recomputed(variant.adjust)
    other = replace(network, settings=(Setting("joined", " ".join(reversed(order.split()))),))
    alone = solve(other.facts()).exact
    for name in ("a_1", "h_1", "h_2", "h_3", "o_3", "p_3"):
        np.testing.assert_allclose(values[name].array, alone[name].array, rtol=1e-12)


def test_an_activation_applied_twice_is_applied_to_its_own_result() -> None:
    facts = (*[Parameter(name, printed(0.5)) for name in ("W", "U")], Setting("activation", "tanh"))
    variant = next(v for v in slips(given_network(facts)) if v.how == TWICE)
    values = solve((*facts, Read((1.0, 2.0)))).exact.recomputed(variant.adjust)
    h1 = np.tanh(np.tanh(0.5))
    assert float(values["h_1"].array) == pytest.approx(h1, rel=1e-12)
    assert float(values["h_2"].array) == pytest.approx(np.tanh(np.tanh(0.5 * h1 + 1)), rel=1e-12)


def test_a_network_that_cannot_tell_an_exchange_has_no_such_variant() -> None:
    # W and U are the same, and symmetric.
    facts = tuple(Parameter(name, printed([[1.0, 2.0], [2.0, 3.0]])) for name in ("W", "U"))
    assert list(exchanges(given_network(facts))) == []
