"""Look-up: the value that a name means in a scenario."""

import re
from dataclasses import dataclass, replace

import numpy as np

from tinyrnn import Array, Place, Symbol, Value, same
from tinyrnn.symbol import call, letter, product, word

from ..language.names import QUOTED, TYPED, Name, unquote
from .facts import ExampleError
from .missing import no_such_value
from .scene import Scene
from .values import Values

# Letters that stand for the last time step where they carry no number of their own.
_LAST = {"p", "o", "Z", "h", "a", "x", "y"}


@dataclass(frozen=True)
class Found:
    """A value, or some entries of it, as a step names it: one entry, or every one that shares a name."""

    whole: Value
    text: str
    place: Place | None = None
    also: tuple[Place, ...] = ()

    @property
    def symbol(self) -> Symbol:
        """The value's symbol."""
        assert self.whole.symbol is not None  # it was found by it
        return self.whole.symbol

    @property
    def array(self) -> Array:
        """The numbers named: the whole value, or its one entry."""
        return self.whole.array if self.place is None else np.asarray(self.whole.array[self.place])

    def replaced_by(self, numbers: Array) -> Array:
        """The whole value, with other numbers in the place of those named."""
        if self.place is None:
            return numbers.reshape(self.whole.array.shape) if numbers.size == self.whole.array.size == 1 else numbers
        array = self.whole.array.copy()
        for place in (self.place, *self.also):
            array[place] = numbers
        return array

    def within(self, values: Values) -> "Found | None":
        """The same in another computation; None where it has no such value."""
        other = values.find(self.symbol)
        return None if other is None else Found(other, self.text, self.place, self.also)


def find(scene: Scene, values: Values, name: Name) -> Found:
    """The value that a name means.

    Raises:
        ExampleError: there is no such value, prefix, word or entry; the message lists what there is.
    """
    symbol = name.symbol
    if symbol is not None and symbol.form == "power of e" and symbol.of[0].letter[-1:].isdigit():
        return _power_of_e(values, name)
    if symbol == letter("C") and name.word is not None:
        scene.vocabulary.index(name.word)
        symbol, name = call(symbol, word(name.word)), replace(name, word=None)
    value = None if symbol is None else values.find(symbol)
    if value is None:
        symbol = _meant(scene, values, name)
        value = None if symbol is None else values.find(symbol)
    if value is None:
        no_such_value(values, symbol, name.text)
    if name.word is not None:
        return Found(value, name.text, _place_of_word(scene, value, name.word))
    return Found(value, name.text, None if name.place is None else _place(value, name))


def _meant(scene: Scene, values: Values, name: Name) -> Symbol | None:
    """What a name stands for that is not a value's own: without a number, the last time step."""
    symbol = name.symbol
    if symbol is None:
        return _after_words(scene, name.text)
    timed = symbol.replaced(lambda one: _at_last(scene, values, one))
    if values.find(timed) is not None or symbol.form == "letter":
        return timed
    turned = product(*reversed(symbol.of))  # as this scenario's convention writes it
    return turned if symbol.form == "product" and values.find(turned) is not None else symbol


def _at_last(scene: Scene, values: Values, one: Symbol) -> Symbol:
    is_of_a_step = one.t is None and one.letter in _LAST and values.find(one) is None
    return replace(one, t=scene.times[-1]) if is_of_a_step else one


def _after_words(scene: Scene, text: str) -> Symbol | None:
    """What was predicted after some words, or before any."""
    quoted = re.search(QUOTED, text) if text.startswith(("p after", "读完")) else None
    if quoted:
        words = unquote(quoted.group()).split()
        if scene.words[: len(words)] != words:
            read = " ".join(scene.words)
            raise ExampleError(f'"{" ".join(words)}" was not read: this scenario has read "{read}" so far')
        return letter("p", scene.times[len(words)])
    return letter("p", scene.times[0]) if text.startswith("p before") or "之前" in text else None


def _power_of_e(values: Values, name: Name) -> Found:
    """e^8: the entries of some e^{o_t} whose logit is 8, so that it is the run's own number."""
    assert name.symbol is not None  # it was read as a power
    exponent = float(name.symbol.of[0].letter)
    for value in reversed([*values.values()]):
        if value.symbol is not None and value.symbol.form == "power of e" and len(value.symbol.of) == 1:
            places = [(int(i),) for i in np.flatnonzero(same(_logits(value), exponent))]
            if places and value.array.ndim:
                return Found(value, name.text, places[0], tuple(places[1:]))
    logits = [
        v for v in values.values() if v.symbol is not None and v.symbol.form == "letter" and v.symbol.letter == "o"
    ]
    listed = [f"{TYPED.symbol(v.symbol)} is {v.array.tolist()}" for v in logits if v.symbol is not None]
    why = "; ".join(listed) or "there are none, for want of the output weights V"
    raise ExampleError(f"no logit of this scenario is {name.symbol.of[0].letter}: {why}")


def _logits(value: Value) -> Array:
    """The exponents of a power of e, also of one that was rounded or taken."""
    while value.rule.renames:
        value = value.operands[0]
    return value.operands[0].array if value.operands else np.empty(0)


def _place_of_word(scene: Scene, value: Value, text: str) -> Place:
    if value.array.shape != (len(scene.vocabulary),):
        raise ExampleError(f"{value.name} has no entry for a word: number its entries from 1, like {value.name}[1]")
    return (scene.vocabulary.index(text),)


def _place(value: Value, name: Name) -> Place:
    assert name.place is not None  # it names an entry
    place = tuple(number - 1 for number in name.place)
    if len(place) != value.array.ndim or any(not 0 <= i < n for i, n in zip(place, value.array.shape, strict=True)):
        if not value.array.ndim and value.symbol is not None:
            raise ExampleError(f"there is no {name.text}: {TYPED.symbol(value.symbol)} is one number")
        last = ", ".join(str(n) for n in value.array.shape)
        raise ExampleError(f"there is no {name.text}: entries are counted from 1, and the last is [{last}]")
    return place
