"""One worked example in the making: what a scenario has given, what it has read, and what each step showed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tinyrnn import RNN, Place, Prediction, Reading, Trace, Value, Vocabulary
from tinyrnn.trace import value_to_data

from .arrays import PrintedArray

PARAMETERS = {
    "C": "embedding",
    "W": "input weights",
    "U": "recurrent weights",
    "b": "bias",
    "h_0": "initial state",
    "V": "output weights",
    "c": "output bias",
}
PARAMETERS_ZH = {
    "C": "词嵌入",
    "W": "输入权重",
    "U": "循环权重",
    "b": "偏置",
    "h_0": "初始状态",
    "V": "输出权重",
    "c": "输出偏置",
}
NEEDED = ("C", "W", "U")
MATRICES = ("C", "W", "U", "V")
# The axis along which words may head a parameter's table; None is the one that they head.
WORDS_ALONG = {"C": 1, "V": 0, "c": None}


class ExampleError(ValueError):
    """A step that makes no sense where it stands; the message says what to do."""


class Example:
    """The state of a scenario. Everything is given before the first word is read, and given once."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.evidence: list[dict[str, Any]] = []
        self._vocabulary: Vocabulary | None = None
        self._given: dict[str, PrintedArray] = {}
        self._activation: str | None = None
        self._reading: Reading | None = None

    def give_vocabulary(self, words: Sequence[str]) -> None:
        """Name the words, in the order of their indices."""
        self._refuse("the vocabulary", is_given=self._vocabulary is not None)
        self._vocabulary = Vocabulary(words)

    def give(self, symbol: str, numbers: PrintedArray) -> None:
        """Give one parameter its numbers; headings of C name the vocabulary where nothing else has."""
        self._refuse(symbol, is_given=symbol in self._given)
        if symbol == "C" and numbers.words and self._vocabulary is None:
            self.give_vocabulary(numbers.words)
        self._given[symbol] = numbers
        self.show(Value.given(symbol, self._numbers(symbol).array))

    def give_activation(self, name: str) -> None:
        """Choose f."""
        self._refuse("the activation", is_given=self._activation is not None)
        self._activation = name

    def read(self, words: Sequence[str]) -> None:
        """Read words after those already read, and show the working of every new time step."""
        shown = set(self.trace) if self.words else set(self._given)
        self.words += words
        self._reading = None
        if words:  # what was there before any word is not of this step
            shown |= set(Trace(self.reading.distributions[:1]))
        for symbol, value in self.reading.trace.items():
            if symbol not in shown and value.operation != "given":
                self.evidence.append({"symbol": symbol})

    @property
    def vocabulary(self) -> Vocabulary:
        """The words; an ExampleError where none were given."""
        if self._vocabulary is None:
            raise ExampleError("the vocabulary is missing: give it, or head the columns of C with the words")
        return self._vocabulary

    @property
    def reading(self) -> Reading:
        """What the model makes of the words read so far, before any word included."""
        if self._reading is None:
            self._reading = self._model().read(self.words)
        return self._reading

    @property
    def trace(self) -> Trace:
        """Every named value there is now."""
        if self._reading is not None or not self._missing():
            return self.reading.trace
        return Trace([Value.given(symbol, self._numbers(symbol).array) for symbol in self._given])

    def computed_trace(self) -> Trace:
        """Every named value computed so far, for the record; empty where nothing was."""
        return self._reading.trace if self._reading is not None else Trace([])

    def prediction(self) -> Prediction:
        """The word the model predicts next."""
        return self.reading.prediction()

    def show(self, value: Value, places: Sequence[Place] = (), caption: str = "") -> None:
        """Put the working of a value under the current step, with the entries at `places` marked as wrong."""
        wrong = [list(place) for place in places]
        self.evidence.append({"value": value_to_data(value), "wrong": wrong, "caption": caption})

    def _model(self) -> RNN:
        missing = self._missing()
        if missing:
            listed = " and ".join(missing)
            raise ExampleError(f"nothing can be computed without {listed}: add a Given for each")
        parameters = {symbol: self._numbers(symbol).array for symbol in self._given}
        return RNN(self.vocabulary, activation=str(self._activation), **parameters)

    def _missing(self) -> list[str]:
        missing = [f"the {PARAMETERS[symbol]} {symbol}" for symbol in NEEDED if symbol not in self._given]
        return [*missing, *(["the activation"] if self._activation is None else [])]

    def _numbers(self, symbol: str) -> PrintedArray:
        numbers = self._given[symbol]
        if numbers.words and symbol not in WORDS_ALONG:
            raise ExampleError(f"{symbol} has nothing to do with words: remove the headings of its table")
        if numbers.words:
            numbers = numbers.ordered_by(self.vocabulary.words, WORDS_ALONG[symbol])
        return numbers if symbol in MATRICES else numbers.as_vector()

    def _refuse(self, what: str, *, is_given: bool) -> None:
        if is_given:
            raise ExampleError(f"{what} is given twice: keep one of the two steps (the Background counts too)")
        if self.words:
            raise ExampleError(f"{what} is given after words were read, so they were read without it: give it earlier")
        self._reading = None
