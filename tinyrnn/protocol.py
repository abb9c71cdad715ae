"""The protocol: another implementation of the formulas, whose results stand in the place of the reference's.

An implementation offers some of four functions over NumPy arrays, with vectors as columns. What it returns becomes the
number of a `Value`, whose operation, operands and symbol stay those of the reference.
"""

import inspect
import re
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import CodeType
from typing import NamedTuple

import numpy as np

from .arrays import Array, TinyRNNError, place_text, read_only, shape_text
from .value import Value

# What each function takes. The shapes: C (size, words), x (size,), h and b (hidden,), W (hidden, size),
# U (hidden, hidden), V (words, hidden), c (words,) or None, o (words,); plain numbers are vectors of 1.
PROTOCOL = {
    "embed": ("C", "index"),
    "step": ("x", "h", "W", "U", "b", "activation"),
    "logits": ("h", "V", "c"),
    "softmax": ("o",),
}
Plain = Array | int | str | None
Argument = Value | Plain
Function = Callable[..., object]


class ImplementationError(TinyRNNError):
    """A function that raises, or does not return a NumPy array of finite real numbers in the shape of its value."""


class Call(NamedTuple):
    """A call of one of the functions."""

    name: str
    arguments: tuple[Plain, ...]
    symbol: str  # the name of the value that it computes
    result: Array


@dataclass(eq=False)
class Implementation:
    """Functions that compute in the place of the reference; what is not among them, the reference computes."""

    name: str  # what messages call it, such as the name of its file
    functions: Mapping[str, Function]  # some of embed, step, logits and softmax
    asked: list[str] = field(default_factory=list)  # the name of the function of every call, in order
    calls: list[Call] = field(default_factory=list)  # every call that was answered, in order

    def answer(self, name: str, value: Value, *arguments: Argument) -> Value:
        """The reference's value with the numbers that a function returns for it; an ImplementationError if it fails."""
        if name not in self.functions:
            return value
        pairs = zip(PROTOCOL[name], arguments, strict=True)
        plain = tuple([_plain(parameter, given, value.array.size) for parameter, given in pairs])
        self.asked.append(name)
        returned = self._returned(name, plain)
        if wrong := _complaint(name, returned, value):
            raise ImplementationError(f"{self.place(name)}: {wrong}\n  {call_text(name, plain)}")
        result = read_only(np.array(returned, dtype=np.float64))
        self.calls.append(Call(name, plain, value.name, result))
        return replace(value, array=result.reshape(value.array.shape))

    def _returned(self, name: str, arguments: Sequence[Plain]) -> object:
        """What a function returns for arguments, of which it gets copies, because it may change them."""
        given = [argument.copy() if isinstance(argument, np.ndarray) else argument for argument in arguments]
        try:
            # What NumPy warns of is found in what comes back; other warnings are the implementation's own affair.
            with warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore")
                return self.functions[name](*given)
        except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever it is, it is told
            pairs = zip(PROTOCOL[name], arguments, strict=True)
            shapes = [f"{key} is {shape_text(array.shape)}" for key, array in pairs if isinstance(array, np.ndarray)]
            said = f"{self._raised(name, error)}\n  {call_text(name, arguments)}\n  ({', '.join(shapes)})"
            raise ImplementationError(said) from None

    def _raised(self, name: str, error: BaseException) -> str:
        """An exception by the last line of the implementation's own file that it went through."""
        said = f"{name} raised {type(error).__name__}{f': {error}' if str(error) else ''}"
        code = _code(self.functions[name])
        own = [f for f in traceback.extract_tb(error.__traceback__) if code and f.filename == code.co_filename]
        if not own:
            return f"{self.place(name)}: {said}"
        last, file = own[-1], Path(own[-1].filename)
        shown = self.name if file.stem == Path(self.name).stem else file.name
        return f"{shown}:{last.lineno}: {said}\n  {last.line}"

    def place(self, name: str) -> str:
        """Where a function stands, as `student.py:12`; the name of the implementation where Python does not know."""
        code = _code(self.functions[name])
        is_own = code and Path(code.co_filename).stem == Path(self.name).stem
        return f"{self.name}:{code.co_firstlineno}" if code and is_own else self.name


def apart(W: Value, x: Value, h: Value, order: str) -> tuple[Array, Array]:
    """W and U, as column vectors are multiplied by them, of the one matrix of [x; h], or of [h; x]."""
    both, size = _matrix(W, h.array.size), (x if order == "x h" else h).array.size
    return (both[:, :size], both[:, size:]) if order == "x h" else (both[:, size:], both[:, :size])


def call_text(name: str, given: Sequence[Plain]) -> str:
    """A call as it could be typed: `step([1, 0], [0, 0], …, "tanh")`, numbers with all the digits that they have."""
    plain = [(a + 0.0).tolist() if isinstance(a, np.ndarray) else a for a in given]  # + 0.0 turns −0 into 0
    texts = ", ".join(f'"{argument}"' if isinstance(argument, str) else str(argument) for argument in plain)
    return re.sub(r"\.0\b", "", f"{name}({texts})")


def _plain(parameter: str, given: Argument, rows: int) -> Plain:
    """An argument as a function takes it; a matrix, whose letter is a capital, has a row for each of `rows` entries."""
    if not isinstance(given, Value):
        return given
    return _matrix(given, rows) if parameter.isupper() else given.array.reshape(-1)


def _matrix(M: Value, rows: int) -> Array:
    """The matrix that a column is multiplied by; where vectors are rows it stands the other way round."""
    return (M.array.T if M.is_row else M.array).reshape(rows, -1)


def _code(function: Function) -> CodeType | None:
    """The function's code, which knows its file and its line; None of one that is not written in Python."""
    return getattr(inspect.unwrap(function), "__code__", None)


def _complaint(name: str, returned: object, value: Value) -> str:
    """What is wrong with what came back; empty where nothing is."""
    symbol, should = value.name.replace("_", ""), shape_text((value.array.size,))
    if returned is None:
        return f"{name} returned nothing: is a return missing?"
    if not isinstance(returned, np.ndarray):
        kind = type(returned).__name__
        kind = f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
        return f"{name} returned {kind}, not a NumPy array: return np.array(…), {should}"
    if returned.shape != (value.array.size,):
        is_flat = returned.size == value.array.size
        remedy = "its numbers are as many, so reshape(-1) would do" if is_flat else "return as many numbers"
        return f"{name} returned {shape_text(returned.shape)}, but {symbol} is {should}: {remedy}"
    if returned.dtype.kind not in "iuf":
        return f"{name} returned an array of {returned.dtype}, but {symbol} holds real numbers: return floats"
    for bad in np.flatnonzero(~np.isfinite(returned)).tolist():
        hint = ": does e^o overflow, or is it divided by 0?" if name == "softmax" else ""
        return f"{name} returned {returned[bad]} as {symbol}{place_text((bad,))}, which is not a finite number{hint}"
    return ""
