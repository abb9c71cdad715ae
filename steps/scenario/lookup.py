"""The textbook's names for values, as people type them: `h2`, `W x2`, `e^8`, `p after "I like"`, `p("cats")`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from tinyrnn import Array, Place, Value, same

from ..language.names import INDEXED_JOIN, QUOTED, typed, unquote
from .errors import ExampleError
from .example import Example
from .missing import value_of

# Values that are computed once a step names them: how much of an early state is left in a late one, and slopes.
_OF_MEMORY = re.compile(r"dh_\d+/dh_\d+|‖dh_|f'\(a_")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_COMPONENT = re.compile(
    rf"(?P<name>(?:W ?)?{INDEXED_JOIN}(?: ?W)?|f'\([^()]*\)|.*?)(?:\[(?P<place>[\d, ]+)\]|\((?P<word>{QUOTED})\))?"
)
# Names that stand for the last time step where they carry no number of their own.
_LAST = {"p", "o", "Z", "h", "a", "x", "y"}
_NOUNS = {
    **dict.fromkeys(("the cross-entropy", "the loss", "交叉熵", "损失"), "L"),
    **dict.fromkeys(("the cross-entropy in bits", "交叉熵的比特数"), "L/ln 2"),
    **dict.fromkeys(("the perplexity", "困惑度"), "PP"),
    **dict.fromkeys(("the cost of guessing evenly", "均匀猜测的代价"), "ln K"),
    **dict.fromkeys(("the spectrum of U", "U 的谱"), "λ(U)"),
    **dict.fromkeys(("the spectral radius of U", "U 的谱半径"), "ρ(U)"),
    **dict.fromkeys(("the norm of the gradient", "梯度的范数"), "‖∇L‖"),
}


@dataclass(frozen=True)
class Found:
    """A value, or some entries of it, as a step names it: one entry, or every one that shares a name."""

    value: Value
    text: str
    place: Place | None = None
    also: tuple[Place, ...] = ()

    @property
    def symbol(self) -> str:
        """The value's symbol in the trace."""
        return str(self.value.symbol)

    @property
    def array(self) -> Array:
        """The numbers named: the whole value, or its one entry."""
        return self.value.array if self.place is None else np.asarray(self.value.array[self.place])

    def replaced_by(self, numbers: Array) -> Array:
        """The whole value, with other numbers in the place of those named."""
        if self.place is None:
            return numbers.reshape(self.value.array.shape) if numbers.size == self.value.array.size == 1 else numbers
        array = self.value.array.copy()
        for place in (self.place, *self.also):
            array[place] = numbers
        return array

    def within(self, trace: Mapping[str, Value]) -> Found:
        """The same of another run of the example."""
        return Found(trace[self.symbol], self.text, self.place, self.also)


def find(example: Example, text: str) -> Found:
    """The value that `text` names in this example.

    Raises:
        ExampleError: there is no such value, prefix, word or entry; the message lists what there is.
    """
    match = _COMPONENT.fullmatch(text)
    assert match, text  # every part of the pattern is optional
    name, word = match["name"].translate(_SUBSCRIPTS), match["word"]
    if re.fullmatch(r"e\^-?\d+(?:\.\d+)?", name) and not word and not match["place"]:
        return _power_of_e(example, name)
    if name == "C" and word:
        return _lookup(example, text, unquote(word))
    symbol = _symbol(example, name)
    _add_product(example, symbol)
    if _OF_MEMORY.match(symbol) and symbol not in example.trace and not example.setup.missing():
        example.change_parts(lambda parts: setattr(parts, "wants_memory", True))
    if symbol in ("λ(U)", "ρ(U)") and symbol not in example.trace and "U" in example.trace:
        example.change_parts(lambda parts: parts.wants_long_run.append(symbol))
    value = value_of(example.trace, symbol, text)
    if word:
        return Found(value, text, _place_of_word(example, value, unquote(word)))
    if match["place"]:
        return Found(value, text, _place(value, text, match["place"]))
    return Found(value, text)


def _symbol(example: Example, name: str) -> str:
    """The symbol of the trace that a typed name stands for."""
    if name in _NOUNS:
        return _NOUNS[name]
    norm = re.fullmatch(r"the norm of (?P<en>.+)|(?P<zh>.+?) ?的范数", name)
    if norm:
        return f"‖{_symbol(example, norm['en'] or norm['zh'])}‖"
    quoted = re.search(QUOTED, name) if name.startswith(("p after", "读完")) else None
    if quoted:
        return f"p_{_time_after(example, unquote(quoted.group()).split())}"
    if name.startswith("p before") or "之前" in name:
        return f"p_{example.times[0]}"
    return name if name in example.trace else _numbered(example, name)


def _numbered(example: Example, name: str) -> str:
    """The symbol of a name that carries the number of its time step, or, without one, means the last."""
    if name == "e^o" and "e^{o}" in example.trace:
        return "e^{o}"
    if name.removesuffix("'") in _LAST or name == "e^o":
        name = re.sub("(?='?$)", str(example.times[-1]), name, count=1)
    name = re.sub(r"^([WUV])[ ·]?([xh])_?(\d+)$", r"\1 \2_\3", name)
    name = re.sub(r"^([xh])_?(\d+)[ ·]?([WUV])$", r"\1_\2 \3", name)
    if re.fullmatch(r"[WUV] [xh]_\d+|[xh]_\d+ [WUV]", name) and name not in example.trace:
        name = " ".join(reversed(name.split()))  # as this scenario's convention writes it
    name = re.sub(r"\[([xh])_?(\d+)[;,] ?([xh])_?(\d+)\]", r"[\1_\2; \3_\4]", name)
    name = re.sub(r"^W ?(?=\[)", "W ", name)
    if name.split()[-1] not in example.trace:  # else the vector of a product that was given under this name
        name = re.sub(r"^([A-Z] [a-z]|[WUV]\^T d[ao]|f'\([ao])_?(\d+)", r"\1_\2", name)
    name = re.sub(r"^(d[ao])_?(\d+)(?= [WUV]\^T$)", r"\1_\2", name)
    name = re.sub(r"^(d?[a-zA-Z]|y\*)_?(\d+)(?=(?:/d[a-z]_?\d+|')?$)", r"\1_\2", name)
    name = re.sub(r"/(d[a-z])_?(\d+)$", r"/\1_\2", name)
    name = re.sub(r"^e\^\{?o_?(\d*)\}?$", lambda m: f"e^{{o{m[1] and '_'}{m[1]}}}", name)
    if name in example.trace:
        return name
    return next((symbol for symbol in example.trace if typed(symbol) == typed(name)), name)  # o1/τ, as it is listed


def _add_product(example: Example, symbol: str) -> None:
    """`A x` is computed once a step names it, where A and x were given to stand alone."""
    trace, factors = example.trace, tuple(symbol.split())
    if symbol in trace or len(factors) != 2 or not set(factors) <= set(trace):
        return
    matrix, vector = factors if trace[factors[0]].array.ndim > trace[factors[1]].array.ndim else factors[::-1]
    example.change_parts(lambda parts: parts.products.append((matrix, vector)))


def _lookup(example: Example, text: str, word: str) -> Found:
    example.vocabulary.index(word)
    value_of(example.trace, "C", text)
    symbol = f'C("{word}")'
    if symbol not in example.trace:
        example.change_parts(lambda parts: parts.words.append(word))
    return Found(example.trace[symbol], text)


def _time_after(example: Example, words: list[str]) -> int:
    if example.words[: len(words)] != words:
        read = " ".join(example.words)
        raise ExampleError(f'"{" ".join(words)}" was not read: this scenario has read "{read}" so far')
    return example.times[len(words)]


def _power_of_e(example: Example, name: str) -> Found:
    """e^8: the entries of some e^{o_t} whose logit is 8, so that it is the run's own number."""
    exponent, exact = float(name[2:]), example.exact_trace
    for symbol, value in reversed(list(exact.items())):
        if value.operation == "exp" and value.array.ndim:
            places = [(int(i),) for i in np.flatnonzero(same(value.operands[0].array, exponent))]
            if places:
                return Found(example.trace[symbol], name, places[0], tuple(places[1:]))
    logits = [f"{typed(s)} is {value.array.tolist()}" for s, value in exact.items() if re.match(r"o(_|$)", s)]
    why = "; ".join(logits) or "there are none, for want of the output weights V"
    raise ExampleError(f"no logit of this scenario is {name[2:]}: {why}")


def _place_of_word(example: Example, value: Value, word: str) -> Place:
    if value.array.shape != (len(example.vocabulary),):
        raise ExampleError(f"{value.symbol} has no entry for a word: number its entries from 1, like {value.symbol}[1]")
    return (example.vocabulary.index(word),)


def _place(value: Value, text: str, numbers: str) -> Place:
    place = tuple(int(number) - 1 for number in numbers.split(","))
    if len(place) != value.array.ndim or any(not 0 <= i < n for i, n in zip(place, value.array.shape, strict=True)):
        if not value.array.ndim:
            raise ExampleError(f"there is no {text}: {typed(str(value.symbol))} is one number")
        last = ", ".join(str(n) for n in value.array.shape)
        raise ExampleError(f"there is no {text}: entries are counted from 1, and the last is [{last}]")
    return place
