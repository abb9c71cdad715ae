"""The network: parameters with checked shapes, and how it reads."""

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass, field

from numpy.typing import ArrayLike

from .arrays import TinyRNNError, as_array
from .cell import activate, cooled, embed, joined_step, logits, softmax, step
from .operations import ACTIVATIONS
from .protocol import Argument, Implementation, apart
from .reading import Reading, Vocabulary
from .shapes import Shape, Shapes, shaped
from .symbol import letter
from .value import Value

Input = str | ArrayLike
# The parameters by name, each with its symbol.
SYMBOLS = {name: letter("h", 0) if name == "h_0" else letter(name) for name in ("C", "W", "U", "b", "h_0", "V", "c")}


@dataclass(frozen=True, eq=False)
class RNN:
    """h_t = f(b + U h_{t−1} + W x_t), p_t = softmax(V h_t + c), with column vectors.

    Where hidden states, inputs or outputs are plain numbers, the parameters have fewer axes: W of a network of
    numbers is a number.
    """

    vocabulary: Vocabulary | None  # the words, in the order of C's columns and of V's rows; None with numbers
    C: ArrayLike | None  # embedding, (size, words), a word a column; None where inputs are numbers
    W: ArrayLike  # input weights, (hidden, size)
    U: ArrayLike | None = None  # recurrent weights, (hidden, hidden); None where W is joined
    V: ArrayLike | None = None  # output weights, (words, hidden); without them there is no output
    b: ArrayLike | None = None  # bias, (hidden,); zeros where it is left out
    h_0: ArrayLike | None = None  # initial state, (hidden,); zeros where it is left out
    c: ArrayLike | None = None  # output bias, (words,); none where it is left out
    activation: str = "identity"  # identity, tanh, ReLU or sigmoid
    output: str = "softmax"  # softmax (p_t), logits (o_t), or linear or sigmoid (y_t)
    temperature: float | None = None  # τ, for p_t = softmax(o_t / τ); none where it is left out
    _: KW_ONLY
    is_rows: bool = False  # vectors are rows, multiplied as x W and h U; every matrix stands the other way round
    joined: str | None = None  # "x h" or "h x", where W is the one matrix of [x; h] or [h; x]
    implementation: Implementation | None = None  # functions that compute in the place of the formulas here
    parameters: dict[str, Value] = field(init=False, repr=False)  # C, W, U, b, h_0, V, c and τ, those there are
    input_shape: Shape | None = field(init=False, repr=False)  # of an input that is not a word

    def __post_init__(self) -> None:
        for what, name, choices in (
            ("an activation", self.activation, tuple(ACTIVATIONS)),
            ("an output", self.output, ("softmax", "logits", "linear", "sigmoid")),
            ("an order of input and hidden state", self.joined or "x h", ("x h", "h x")),
        ):
            if name not in choices:
                raise TinyRNNError(f"{name!r} is not {what}: choose one of {', '.join(choices)}")
        if (self.U is None) == (self.joined is None):
            raise TinyRNNError("give either W and U, or one joined matrix W")
        every = {name: getattr(self, name) for name in SYMBOLS} | dict.fromkeys(self.assumed, 0.0)
        arrays = {name: as_array(name, data) for name, data in every.items() if data is not None}
        words = len(self.vocabulary) if self.vocabulary and (self.C is not None or self.output == "softmax") else None
        shapes = Shapes(arrays, words, rows=self.is_rows, joined=self.joined is not None)
        fit = shapes.fitted()
        values = {name: Value(array, symbol=SYMBOLS[name], is_row=self.is_rows) for name, array in fit.items()}
        if self.temperature is not None:
            values["τ"] = Value.given("τ", self.temperature)
            if values["τ"].array.ndim or values["τ"].array <= 0:
                raise TinyRNNError(f"the temperature τ is {self.temperature}: it must be a positive number")
        if self.output == "softmax" and "V" in fit and fit["V"].ndim == fit["h_0"].ndim:
            raise TinyRNNError(
                "V gives one number, but softmax needs several: say that the output is linear or sigmoid"
            )
        object.__setattr__(self, "parameters", values)
        object.__setattr__(self, "input_shape", shapes.x)

    @property
    def assumed(self) -> frozenset[str]:
        """The names of the parameters that were left out and are taken as zeros."""
        return frozenset(name for name in ("b", "h_0") if getattr(self, name) is None)

    def read(self, inputs: Iterable[Input], *, backwards: bool = False) -> Reading:
        """Read a sequence, of words or of numbers or vectors, one a time step; backwards, from its last to its first.

        Backwards, h_t = f(b + U h_{t+1} + W x_t): the initial state is h_{T+1}, and the last state h_1.
        """
        inputs = tuple(inputs)
        times = tuple(range(1, len(inputs) + 1))[:: -1 if backwards else 1]
        start = len(inputs) + 1 if backwards and inputs else 0
        states = [self.parameters["h_0"].named("h", start) if start else self.parameters["h_0"]]
        read: list[Value] = []
        for t in times:
            read.append(self._input(inputs[t - 1], t))
            states.append(self._step(read[-1], states[-1], t))
        words = tuple(word for word in inputs if isinstance(word, str))
        pairs = zip(states, (start, *times), strict=True) if "V" in self.parameters else ()
        outputs = tuple([self._output(h, t) for h, t in pairs])
        before = tuple([h.operands[0] for h in states[1:]])
        parts = (tuple(self.parameters.values()), tuple(read), before, tuple(states), outputs)
        return Reading(self.vocabulary, words, times, *parts, is_softmax=self.output == "softmax")

    def _input(self, given: Input, t: int) -> Value:
        if not isinstance(given, str):
            x = shaped(f"x_{t}", as_array(f"x_{t}", given), self.input_shape)
            return Value(x, symbol=letter("x", t), is_row=self.is_rows)
        if self.vocabulary is None or "C" not in self.parameters:
            raise TinyRNNError(f'"{given}" is a word, and there is no embedding C that turns it into a vector: give C')
        C, index = self.parameters["C"], self.vocabulary.index(given)
        return self._answered("embed", embed(C, given, index, t), C, index)

    def _step(self, x: Value, h: Value, t: int) -> Value:
        W, b, f = self.parameters["W"], self.parameters["b"], self.activation
        if self.joined is not None:
            new = joined_step(x, h, W, b, f, t, self.joined)
            return self._answered("step", new, x, h, *apart(W, x, h, self.joined), b, f)
        U = self.parameters["U"]
        return self._answered("step", step(x, h, W, U, b, f, t), x, h, W, U, b, f)

    def _output(self, h: Value, t: int) -> Value:
        V, c, tau = self.parameters["V"], self.parameters.get("c"), self.parameters.get("τ")
        o = self._answered("logits", logits(h, V, c, t), h, V, c)
        if self.output == "softmax":
            o = o if tau is None else cooled(o, tau)
            return self._answered("softmax", softmax(o, t), o)
        if self.output == "logits":
            return o
        return activate(o, "identity" if self.output == "linear" else self.output).named("y", t)

    def _answered(self, function: str, value: Value, *arguments: Argument) -> Value:
        """The value, with the numbers that another implementation has for it, where there is one."""
        return value if self.implementation is None else self.implementation.answer(function, value, *arguments)
