"""The network: parameters with checked shapes, and how it reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from numpy.typing import ArrayLike

from .arrays import as_array, shape_text
from .cell import activate, cooled, embed, joined_step, logits, softmax, step
from .errors import TinyRNNError
from .operations import ACTIVATIONS
from .protocol import Implementation
from .reading import Reading
from .spaces import fitted, input_space, shaped
from .symbol import letter
from .value import Value
from .vocabulary import Vocabulary

Input = str | ArrayLike
# The parameters by name, each with its symbol.
SYMBOLS = {name: letter(name) for name in ("C", "W", "U", "b", "V", "c")} | {"h_0": letter("h", 0)}
# What a network puts out: a distribution, the logits themselves, or an activation of them.
OUTPUTS = ("softmax", "logits", "linear", "sigmoid")
# The orders in which one matrix may take input and memory together.
ORDERS = ("x h", "h x")


class RNN:
    """h_t = f(b + U h_{t−1} + W x_t), p_t = softmax(V h_t + c), with column vectors.

    Args:
        vocabulary: the words, in the order of C's columns and of V's rows; None where inputs are numbers.
        C: embedding, (size, words), a word a column; None where inputs are numbers.
        W: input weights, (hidden, size).
        U: recurrent weights, (hidden, hidden); None where W is joined.
        V: output weights, (words, hidden); without them there is no output.
        b: bias, (hidden,); zeros where it is left out.
        h_0: initial state, (hidden,); zeros where it is left out.
        c: output bias, (words,); none where it is left out.
        activation: identity, tanh, ReLU or sigmoid.
        output: softmax (p_t), logits (o_t), or linear or sigmoid (y_t).
        temperature: τ, for p_t = softmax(o_t / τ); none where it is left out.
        is_rows: vectors are rows, multiplied as x W and h U; every matrix stands the other way round.
        joined: "x h" or "h x", where W is the one matrix of [x; h] or [h; x].
        implementation: functions whose results stand in the place of what the formulas here give.

    `assumed` holds the symbols that were left out and are zeros, and `by_symbol` every parameter.

    Where memories, inputs or outputs are plain numbers, the parameters have fewer axes: W of a network of numbers
    is a number.

    Raises:
        TinyRNNError: a shape that does not fit (naming both symbols and shapes), an entry that is not a
            finite number, or an unknown activation or output.
    """

    def __init__(
        self,
        vocabulary: Vocabulary | None,
        C: ArrayLike | None,
        W: ArrayLike,
        U: ArrayLike | None = None,
        V: ArrayLike | None = None,
        b: ArrayLike | None = None,
        h_0: ArrayLike | None = None,
        c: ArrayLike | None = None,
        activation: str = "identity",
        output: str = "softmax",
        temperature: float | None = None,
        *,
        is_rows: bool = False,
        joined: str | None = None,
        implementation: Implementation | None = None,
    ) -> None:
        _check_choice("an activation", activation, tuple(ACTIVATIONS))
        _check_choice("an output", output, OUTPUTS)
        if joined is not None:
            _check_choice("an order of input and memory", joined, ORDERS)
        if (U is None) == (joined is None):
            raise TinyRNNError("give either W and U, or one joined matrix W")
        self.vocabulary, self.activation, self.output = vocabulary, activation, output
        self.is_rows, self.joined, self.implementation = is_rows, joined, implementation
        self.assumed = frozenset(symbol for symbol, data in (("b", b), ("h_0", h_0)) if data is None)
        every = {"C": C, "W": W, "U": U, "b": 0.0 if b is None else b, "h_0": 0.0 if h_0 is None else h_0}
        every |= {"V": V, "c": c}
        arrays = {symbol: as_array(symbol, data) for symbol, data in every.items() if data is not None}
        words = None if vocabulary is None or (C is None and output != "softmax") else len(vocabulary)
        fit = fitted(arrays, words, rows=is_rows, joined=joined is not None)
        self.by_symbol = {name: Value(array, symbol=SYMBOLS[name], is_row=is_rows) for name, array in fit.items()}
        self.temperature = None if temperature is None else _temperature(temperature)
        if output == "softmax" and V is not None and self.by_symbol["V"].array.ndim + (fit["h_0"].ndim == 0) < 2:
            raise TinyRNNError(
                "V gives one number, but softmax needs several: say that the output is linear or sigmoid"
            )

    @property
    def parameters(self) -> tuple[Value, ...]:
        """C, W, U, b, h_0, V, c and τ, those there are."""
        return (*self.by_symbol.values(), *([] if self.temperature is None else [self.temperature]))

    @property
    def words(self) -> Vocabulary:
        """The words; a TinyRNNError where there are none."""
        if self.vocabulary is None:
            raise TinyRNNError("the model has no vocabulary, so it has no words: give it one")
        return self.vocabulary

    def with_arrays(self, arrays: Mapping[str, ArrayLike]) -> RNN:
        """The same network with other numbers for some of its parameters."""
        own = {symbol: value.array for symbol, value in self.by_symbol.items() if symbol not in self.assumed}
        every: dict[str, Any] = {"C": None, **own, **arrays}
        return RNN(
            self.vocabulary,
            **every,
            activation=self.activation,
            output=self.output,
            temperature=None if self.temperature is None else float(self.temperature.array),
            is_rows=self.is_rows,
            joined=self.joined,
            implementation=self.implementation,
        )

    def read(self, inputs: Iterable[str] | Sequence[ArrayLike], *, backwards: bool = False) -> Reading:
        """Read a sequence, of words or of numbers or vectors, one a time step; backwards, from its last to its first.

        Backwards, h_t = f(b + U h_{t+1} + W x_t): the initial state is h_{T+1}, and the last state h_1.

        Raises:
            TinyRNNError: a word that is not in the vocabulary, an input of another shape than W takes, words where
                there is no embedding, or a number that overflows.
        """
        inputs = tuple(inputs)
        times = tuple(range(1, len(inputs) + 1))[:: -1 if backwards else 1]
        h = self.by_symbol["h_0"]
        states = [h.named("h", len(inputs) + 1) if backwards and inputs else h]
        read: list[Value] = []
        for t in times:
            read.append(self._input(inputs[t - 1], t))
            states.append(self._step(read[-1], states[-1], t))
        before = tuple(h.operands[0] for h in states[1:])
        words = tuple(word for word in inputs if isinstance(word, str))
        times_of_states = (len(inputs) + 1 if backwards and inputs else 0, *times)
        outputs = tuple(self._output(h, t) for h, t in zip(states, times_of_states, strict=True))
        is_softmax = self.output == "softmax"
        parts = (self.parameters, tuple(read), before, tuple(states), _there(outputs))
        return Reading(self.vocabulary, words, times, *parts, is_softmax)

    def _input(self, given: str | ArrayLike, t: int) -> Value:
        if not isinstance(given, str):
            return self._raw_input(given, t)
        if self.vocabulary is None or "C" not in self.by_symbol:
            raise TinyRNNError(f'"{given}" is a word, and there is no embedding C that turns it into a vector: give C')
        C, index = self.by_symbol["C"], self.vocabulary.index(given)
        x = embed(C, given, index, t)
        return self.implementation.embed(x, C, index) if self.implementation else x

    def _raw_input(self, given: ArrayLike, t: int) -> Value:
        arrays = {symbol: value.array for symbol, value in self.by_symbol.items()}
        texts = {symbol: f"{symbol} is {shape_text(array.shape)}" for symbol, array in arrays.items()}
        turned = {symbol: array.T if self.is_rows else array for symbol, array in arrays.items()}
        space = input_space(turned, texts, joined=self.joined is not None)
        assert space is not None  # the parameters have been fitted
        x = shaped(f"x_{t}", as_array(f"x_{t}", given), space)
        return Value(x, symbol=letter("x", t), is_row=self.is_rows)

    def _step(self, x: Value, h: Value, t: int) -> Value:
        values, other, how = self.by_symbol, self.implementation, self.activation
        W, b = values["W"], values["b"]
        if self.joined is None:
            U = values["U"]
            new = step(x, h, W, U, b, how, t)
            return other.step(new, x, h, (W, U), b, how) if other else new
        new = joined_step(x, h, W, b, how, t, self.joined)
        return other.joined_step(new, x, h, W, b, how, self.joined) if other else new

    def _output(self, h: Value, t: int) -> Value | None:
        if "V" not in self.by_symbol:
            return None
        V, c, other = self.by_symbol["V"], self.by_symbol.get("c"), self.implementation
        o = logits(h, V, c, t)
        o = other.logits(o, h, V, c) if other else o
        if self.output == "softmax":
            o = o if self.temperature is None else cooled(o, self.temperature)
            p = softmax(o, t)
            return other.softmax(p, o) if other else p
        if self.output == "logits":
            return o
        return activate(o, "identity" if self.output == "linear" else self.output).named("y", t)


def _there(outputs: Sequence[Value | None]) -> tuple[Value, ...]:
    return tuple(output for output in outputs if output is not None)


def _temperature(temperature: float) -> Value:
    value = Value.given("τ", temperature)
    if value.array.ndim or value.array <= 0:
        raise TinyRNNError(f"the temperature τ is {temperature}: it must be a positive number")
    return value


def _check_choice(what: str, name: str, choices: Sequence[str] | Mapping[str, object]) -> None:
    if name not in choices:
        raise TinyRNNError(f"{name!r} is not {what}: choose one of {', '.join(choices)}")
