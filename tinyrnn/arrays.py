"""Arrays as they enter: float64, read-only, rectangular and finite, or an error that says what to mend."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .errors import TinyRNNError, place_text
from .rounding import SAME

Array = NDArray[np.float64]


def as_array(symbol: str, data: ArrayLike) -> Array:
    """Copy `data` into a read-only float64 array; `symbol` is what an error calls it.

    A TinyRNNError where rows differ in length, an entry is not a finite number, or there is no entry at all.
    """
    _check_rows(symbol, data)
    for entry in _entries(data):
        if isinstance(entry, (bool, np.bool_)) or not isinstance(entry, (int, float, np.integer, np.floating)):
            raise TinyRNNError(f"{symbol} holds {entry!r}, which is not a real number: write a number there")
    try:
        array = np.array(data, dtype=np.float64)
    except OverflowError:
        raise TinyRNNError(f"{symbol} holds a number too large for double precision: write a smaller one") from None
    if array.size == 0:
        raise TinyRNNError(f"{symbol} has no entries: give it at least one number")
    for place in np.argwhere(~np.isfinite(array)).tolist():
        where = f"{symbol}{place_text(tuple(place))}"
        raise TinyRNNError(f"{where} is {array[tuple(place)]}: every entry must be a finite number")
    return read_only(array)


def read_only(array: Array) -> Array:
    """The same array, which nobody can change from here on."""
    array.flags.writeable = False
    return array


def same(left: Array | float, right: Array | float) -> NDArray[np.bool_]:
    """Entry by entry: equal up to the rounding of double precision, |left − right| ≤ 1e-12 · max(1, |right|)."""
    return np.abs(np.asarray(left) - right) <= SAME * np.maximum(1.0, np.abs(right))


def _check_rows(symbol: str, data: object) -> None:
    """Rows at every depth are equally long."""
    if not isinstance(data, (list, tuple)):
        return
    sizes = [len(row) if isinstance(row, (list, tuple)) else None for row in data]
    for number, size in enumerate(sizes, start=1):
        if size != sizes[0]:
            first, this = (_size_text(size) for size in (sizes[0], size))
            raise TinyRNNError(f"{symbol}: row 1 {first} but row {number} {this}: make all rows equally long")
    for row in data:
        _check_rows(symbol, row)


def _size_text(size: int | None) -> str:
    return "is a number" if size is None else "has 1 entry" if size == 1 else f"has {size} entries"


def _entries(data: object) -> Iterator[object]:
    """Every entry of nested lists or of an array of objects, as it was given; none of an array of numbers."""
    if isinstance(data, (list, tuple)):
        for row in data:
            yield from _entries(row)
    elif isinstance(data, np.ndarray):
        yield from [] if data.dtype.kind in "fiu" else data.ravel().tolist()
    else:
        yield data
