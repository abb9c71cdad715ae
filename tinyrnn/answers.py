"""What a function of another implementation answers: called, checked, and explained where it fails to its author."""

from __future__ import annotations

import inspect
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from .arrays import Array, read_only
from .errors import ImplementationError, place_text, shape_text
from .value import Value

Function = Callable[..., object]


def checked_answer(owner: str, name: str, function: Function, given: Mapping[str, object], value: Value) -> Array:
    """What a function returns for `value`, checked and in the value's shape; `given` is what it is called with.

    An ImplementationError where it raises, or does not return a NumPy array of finite real numbers in that shape.
    """
    call = call_text(name, tuple(given.values()))
    try:
        # What NumPy warns of is found in what comes back; other warnings are the implementation's own affair.
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            returned = function(*given.values())
    except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever it is, it is told
        shapes = [
            f"{key} is {shape_text(array.shape)}" for key, array in given.items() if isinstance(array, np.ndarray)
        ]
        said = f"{_raised(owner, name, function, error)}\n  {call}\n  ({', '.join(shapes)})"
        raise ImplementationError(said) from None
    if complaint := _complaint(name, returned, value):
        raise ImplementationError(f"{place(owner, function)}: {complaint}\n  {call}")
    return read_only(np.array(returned, dtype=np.float64).reshape(value.array.shape))


def place(owner: str, function: Function) -> str:
    """Where a function stands, as `student.py:12`; the name of its owner where Python does not know."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    is_own = code is not None and Path(code.co_filename).stem == Path(owner).stem
    return f"{owner}:{code.co_firstlineno}" if code is not None and is_own else owner


def call_text(name: str, given: Sequence[object]) -> str:
    """A call as it could be typed: `step([1, 0], [0, 0], …, "tanh")`, numbers with all the digits that they have."""
    return f"{name}({', '.join(map(_argument, given))})"


def _argument(argument: object) -> str:
    match argument:
        case np.ndarray():
            return f"[{', '.join(map(_argument, argument))}]"
        case float() as x:
            return str(int(x)) if x.is_integer() and abs(x) < 1e15 else repr(float(x))
        case str():
            return f'"{argument}"'
    return str(argument)


def _complaint(name: str, returned: object, value: Value) -> str:
    """What is wrong with what came back; empty where nothing is."""
    symbol, should = value.name.replace("_", ""), shape_text((value.array.size,))
    if returned is None:
        return f"{name} returned nothing: is a return missing?"
    if not isinstance(returned, np.ndarray):
        kind = type(returned).__name__
        article = "an" if kind[0] in "aeiou" else "a"
        return f"{name} returned {article} {kind}, not a NumPy array: return np.array(…), {should}"
    if returned.shape != (value.array.size,):
        is_flat = returned.size == value.array.size
        remedy = "its numbers are as many, so reshape(-1) would do" if is_flat else "return as many numbers"
        return f"{name} returned {shape_text(returned.shape)}, but {symbol} is {should}: {remedy}"
    if returned.dtype.kind not in "iuf":
        return f"{name} returned an array of {returned.dtype}, but {symbol} holds real numbers: return floats"
    for bad in np.flatnonzero(~np.isfinite(returned)).tolist():
        hint = ": does e^o overflow, or is it divided by 0?" if name == "softmax" else ""
        return f"{name} returned {returned[bad]} as {symbol}{place_text((bad,))}, which is no finite number{hint}"
    return ""


def _raised(owner: str, name: str, function: Function, error: BaseException) -> str:
    """An exception by the last line of the implementation's own file that it went through."""
    code = getattr(inspect.unwrap(function), "__code__", None)
    frames = [
        f for f in traceback.extract_tb(error.__traceback__) if code is not None and f.filename == code.co_filename
    ]
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if not frames:
        return f"{place(owner, function)}: {name} raised {said}"
    last, file = frames[-1], Path(frames[-1].filename)
    shown = owner if file.stem == Path(owner).stem else file.name
    return f"{shown}:{last.lineno}: {name} raised {said}\n  {last.line}"
