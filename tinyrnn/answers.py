"""What a function of another implementation answers: called, checked, and explained where it fails to its author."""

from __future__ import annotations

import inspect
import linecache
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from .arrays import Array, read_only
from .errors import ImplementationError, place_text, shape_text
from .value import Value


def checked_answer(
    owner: str, name: str, function: Callable[..., object], given: Mapping[str, object], value: Value
) -> Array:
    """What a function returns for `value`, checked and in the value's shape; `given` is what it is called with.

    Raises:
        ImplementationError: it raises; or returns no NumPy array, one of another shape, or one that holds something
            that is not a finite real number.
    """
    call = call_text(name, tuple(given.values()))
    try:
        # What NumPy warns of is found in what comes back; other warnings are the implementation's own affair.
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            returned = function(*given.values())
    except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever it is, it is told
        raise ImplementationError(f"{_raised(owner, name, function, error)}\n  {call}\n  {_shapes(given)}") from None
    complaint = _complaint(name, returned, value)
    if complaint:
        raise ImplementationError(f"{place(owner, function)}: {complaint}\n  {call}")
    return read_only(np.array(returned, dtype=np.float64).reshape(value.array.shape))


def place(owner: str, function: Callable[..., object]) -> str:
    """Where a function stands, as `student.py:12`; the name of its owner where Python does not know."""
    inner = inspect.unwrap(function)
    code = getattr(inner, "__code__", None)
    is_own = code is not None and Path(code.co_filename).stem == Path(owner).stem
    return f"{owner}:{code.co_firstlineno}" if code is not None and is_own else owner


def call_text(name: str, given: Sequence[object]) -> str:
    """A call as it could be typed: `step([1, 0], [0, 0], …, "tanh")`."""
    return f"{name}({', '.join(map(_argument, given))})"


def _shapes(given: Mapping[str, object]) -> str:
    arrays = {name: argument for name, argument in given.items() if isinstance(argument, np.ndarray)}
    return f"({', '.join(f'{name} is {shape_text(array.shape)}' for name, array in arrays.items())})"


def _argument(argument: object) -> str:
    if isinstance(argument, np.ndarray):
        return _list(argument)
    return f'"{argument}"' if isinstance(argument, str) else str(argument)


def _list(array: Array) -> str:
    """Numbers with all the digits that they have."""
    if array.ndim:
        return f"[{', '.join(map(_list, array))}]"
    x = float(array)
    return str(int(x)) if x.is_integer() and abs(x) < 1e15 else repr(x)


def _complaint(name: str, returned: object, value: Value) -> str:
    """What is wrong with what came back; empty where nothing is."""
    symbol, should = value.name.replace("_", ""), shape_text((value.array.size,))
    if returned is None:
        return f"{name} returned nothing: is a return missing?"
    if not isinstance(returned, np.ndarray):
        kind = type(returned).__name__
        return f"{name} returned {_article(kind)}, not a NumPy array: return np.array(…), {should}"
    if returned.shape != (value.array.size,):
        is_flat = returned.size == value.array.size
        remedy = "its numbers are as many, so reshape(-1) would do" if is_flat else "return as many numbers"
        return f"{name} returned {shape_text(returned.shape)}, but {symbol} is {should}: {remedy}"
    if returned.dtype.kind not in "iuf":
        return f"{name} returned an array of {returned.dtype}, but {symbol} holds real numbers: return floats"
    bad = np.flatnonzero(~np.isfinite(returned))
    if bad.size:
        where = place_text((int(bad[0]),))
        hint = ": does e^o overflow, or is it divided by 0?" if name == "softmax" else ""
        return f"{name} returned {returned[bad[0]]} as {symbol}{where}, which is no finite number{hint}"
    return ""


def _article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _raised(owner: str, name: str, function: Callable[..., object], error: BaseException) -> str:
    """An exception by the last line of the implementation's own file that it went through."""
    own = inspect.unwrap(function)
    file = own.__code__.co_filename if hasattr(own, "__code__") else None
    lines = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if not lines:
        return f"{place(owner, function)}: {name} raised {said}"
    number = lines[-1].lineno or 0
    source = linecache.getline(lines[-1].filename, number).strip()
    return f"{_beside(owner, lines[-1].filename)}:{number}: {name} raised {said}\n  {source}"


def _beside(owner: str, file: str) -> str:
    """The file as its owner is called, where that is the same file."""
    return owner if Path(file).stem == Path(owner).stem else Path(file).name
