"""The textbook's names for values, as people type them: `h2`, `W x2`, `e^8`, `p after "I like"`, `p("cats")`."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

import numpy as np

from tinyrnn import Array, Place, Trace, Value

from .example import Example, ExampleError

QUOTED = r"""(?:"[^"]*"|'[^']*'|“[^”]*”)"""
SYMBOL = (
    rf"(?:p after {QUOTED}|p before any word|读完 ?{QUOTED} ?之?后的 ?p|读入任何词之前的 ?p"
    r"|[WUV][ ·]?[xh]_?[\d₀-₉]+|e\^[^\s\u4e00-\u9fff]+?"
    r"""|[^\s"'“”,，()\[\]\u4e00-\u9fff]+)"""
    rf"(?:\[\d+(?:, ?\d+)?\]|\({QUOTED}\))?"
)
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_COMPONENT = re.compile(rf"(?P<name>.*?)(?:\[(?P<place>[\d, ]+)\]|\((?P<word>{QUOTED})\))?")
# Names that stand for the last time step where they carry no number of their own.
_LAST = {"p", "o", "Z", "h", "a", "x"}


@dataclass(frozen=True)
class Found:
    """A value, or one entry of it, as a step names it."""

    value: Value
    text: str
    place: Place | None = None

    @property
    def array(self) -> Array:
        """The numbers named: the whole value, or its one entry."""
        return self.value.array if self.place is None else np.asarray(self.value.array[self.place])

    def replaced_by(self, numbers: Array) -> Array:
        """The whole value, with other numbers in the place of those named."""
        if self.place is None:
            return numbers
        array = self.value.array.copy()
        array[self.place] = numbers
        return array


def unquote(text: str) -> str:
    """The words inside a pair of quotes."""
    return text[1:-1]


def find(example: Example, text: str) -> Found:
    """The value that `text` names in this example.

    Raises:
        ExampleError: there is no such value, prefix, word or entry; the message lists what there is.
    """
    match = _COMPONENT.fullmatch(text)
    assert match, text  # every part of the pattern is optional
    name = match["name"].translate(_SUBSCRIPTS)
    if re.fullmatch(r"e\^-?\d+(?:\.\d+)?", name) and not match["word"] and not match["place"]:
        return _power_of_e(example.trace, name)
    value = _value(example.trace, _symbol(example, name), text)
    if match["word"]:
        return Found(value, text, _place_of_word(example, value, unquote(match["word"])))
    if match["place"]:
        return Found(value, text, _place(value, text, match["place"]))
    return Found(value, text)


def _symbol(example: Example, name: str) -> str:
    """The symbol of the trace that a typed name stands for."""
    quoted = re.search(QUOTED, name)
    if quoted:
        return f"p_{_prefix_length(example, unquote(quoted.group()).split())}"
    if name.startswith("p before") or "之前" in name:
        return "p_0"
    if name in _LAST or name == "e^o":
        name = f"{name}{len(example.words)}"
    name = re.sub(r"^([WUV])[ ·]?([xh])_?(\d+)$", r"\1 \2_\3", name)
    name = re.sub(r"^([a-zA-Z])_?(\d+)$", r"\1_\2", name)
    return re.sub(r"^e\^\{?o_?(\d+)\}?$", r"e^{o_\1}", name)


def _prefix_length(example: Example, words: list[str]) -> int:
    if example.words[: len(words)] != words:
        read = " ".join(example.words)
        raise ExampleError(f'"{" ".join(words)}" was not read: this scenario has read "{read}" so far')
    return len(words)


def _value(trace: Trace, symbol: str, text: str) -> Value:
    if symbol in trace:
        return trace[symbol]
    known = [_typed(s) for s in trace if not s.startswith('"')]
    if re.match(r"[opZ]_|V h_|e\^", symbol) and "V" not in trace:
        raise ExampleError(f"{text} needs the output weights V: give them")
    if re.match(r"[xah]_[1-9]|[WU] ", symbol) and not any(s.startswith("x_") for s in trace):
        raise ExampleError(f'there is no {text} yet, because nothing has been read: say "When I input" first')
    near = difflib.get_close_matches(_typed(symbol), known, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise ExampleError(f"there is no {text} in this scenario: {hint}there are {', '.join(known) or 'no values yet'}")


def _power_of_e(trace: Trace, name: str) -> Found:
    """e^8: the entry of some e^{o_t} whose logit is 8, so that it is the run's own number."""
    exponent = float(name[2:])
    for symbol, value in reversed(list(trace.items())):
        if value.operation == "exp":
            places = np.flatnonzero(value.operands[0].array == exponent)
            if places.size:
                return Found(trace[symbol], name, (int(places[0]),))
    logits = [f"{_typed(s)} is {value.array.tolist()}" for s, value in trace.items() if s.startswith("o_")]
    why = "; ".join(logits) or "there are none, for want of the output weights V"
    raise ExampleError(f"no logit of this scenario is {name[2:]}: {why}")


def _place_of_word(example: Example, value: Value, word: str) -> Place:
    if value.array.shape != (len(example.vocabulary),):
        raise ExampleError(f"{value.symbol} has no entry for a word: number its entries from 1, like {value.symbol}[1]")
    return (example.vocabulary.index(word),)


def _place(value: Value, text: str, numbers: str) -> Place:
    place = tuple(int(number) - 1 for number in numbers.split(","))
    if len(place) != value.array.ndim or any(not 0 <= i < n for i, n in zip(place, value.array.shape, strict=True)):
        last = ", ".join(str(n) for n in value.array.shape)
        raise ExampleError(f"there is no {text}: entries are counted from 1, and the last is [{last}]")
    return place


def _typed(symbol: str) -> str:
    """A symbol of the trace as people type it."""
    return re.sub(r"\{(.*?)\}", r"\1", symbol.replace("_", ""))
