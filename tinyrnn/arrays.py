"""Arrays as they enter: float64, read-only, rectangular and finite, or an error that says what to mend."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .rounding import SAME

Array = NDArray[np.float64]
Place = tuple[int, ...]  # of an entry: its row and its column, counted from 0


class TinyRNNError(ValueError):
    """An input the network cannot take: the message says which symbol, what was wrong with it, and what to do."""


def shape_text(shape: Sequence[int]) -> str:
    """Write a shape as a person does: `2×3`, `a vector of 3`, `a number`."""
    if not shape:
        return "a number"
    return f"a vector of {shape[0]}" if len(shape) == 1 else "×".join(map(str, shape))


def place_text(place: Place) -> str:
    """Write the place of an entry as on paper, counted from 1: `[2]`, `[1, 3]`."""
    return f"[{', '.join(str(i + 1) for i in place)}]" if place else ""


def as_array(symbol: str, data: ArrayLike) -> Array:
    """Copy `data` into a read-only float64 array; a TinyRNNError, which calls it `symbol`, where that is impossible."""
    _check_entries(symbol, data)
    try:
        array = np.array(data, dtype=np.float64)
    except OverflowError:
        raise TinyRNNError(f"{symbol} holds a number too large for double precision: write a smaller one") from None
    if array.size == 0:
        raise TinyRNNError(f"{symbol} has no entries: give it at least one number")
    if not np.isfinite(array).all():
        place = tuple(np.argwhere(~np.isfinite(array))[0].tolist())
        raise TinyRNNError(f"{symbol}{place_text(place)} is {array[place]}: every entry must be a finite number")
    return read_only(array)


def read_only(array: Array) -> Array:
    """The same array, which nobody can change from here on."""
    array.flags.writeable = False
    return array


def same(left: Array | float, right: Array | float) -> NDArray[np.bool_]:
    """Entry by entry: equal up to the rounding of double precision, |left − right| ≤ 1e-12 · max(1, |right|)."""
    return np.abs(np.asarray(left) - right) <= SAME * np.maximum(1.0, np.abs(right))


def _check_entries(symbol: str, data: object) -> None:
    """Rows at every depth are equally long, and every entry is a real number."""
    if isinstance(data, np.ndarray):
        if data.dtype.kind not in "fiu":
            _check_entries(symbol, data.ravel().tolist())
    elif isinstance(data, (list, tuple)):
        sizes = [len(row) if isinstance(row, (list, tuple)) else None for row in data]
        for number, size in enumerate(sizes, start=1):
            if size != sizes[0]:
                first, this = (
                    "is a number" if n is None else f"has {n} entr{'y' if n == 1 else 'ies'}" for n in (sizes[0], size)
                )
                raise TinyRNNError(f"{symbol}: row 1 {first} but row {number} {this}: make all rows equally long")
        for row in data:
            _check_entries(symbol, row)
    elif isinstance(data, (bool, np.bool_)) or not isinstance(data, (int, float, np.integer, np.floating)):
        raise TinyRNNError(f"{symbol} holds {data!r}, which is not a real number: write a number there")
