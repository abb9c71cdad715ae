"""Arrays as they enter: float64, frozen, rectangular and finite, or an error that says what to mend."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .errors import TinyRNNError
from .formatting import SAME

Array = NDArray[np.float64]
_KINDS_OF_REAL_NUMBERS = "iuf"  # NumPy's letters for signed, unsigned and floating


def shape_text(shape: Sequence[int]) -> str:
    """Write a shape as a person does: `2×3`, `a vector of 3`, `a number`."""
    if not shape:
        return "a number"
    if len(shape) == 1:
        return f"a vector of {shape[0]}"
    return "×".join(str(size) for size in shape)


def as_array(symbol: str, data: ArrayLike) -> Array:
    """Copy `data` into a frozen float64 array; `symbol` is what an error calls it.

    Raises:
        TinyRNNError: rows of different lengths, an entry that is not a finite number, or no entry at all.
    """
    _check_rows(symbol, data)
    raw = np.asarray(data)
    if raw.dtype.kind not in _KINDS_OF_REAL_NUMBERS:
        raise TinyRNNError(
            f"{symbol} holds {_first_non_number(raw)!r}, which is not a real number: write a number there"
        )
    array = np.array(raw, dtype=np.float64)
    if array.size == 0:
        raise TinyRNNError(f"{symbol} has no entries: give it at least one number")
    if not np.isfinite(array).all():
        place = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        raise TinyRNNError(f"{symbol}{_place_text(place)} is {array[place]}: every entry must be a finite number")
    array.flags.writeable = False
    return array


def same(left: Array | float, right: Array | float) -> NDArray[np.bool_]:
    """Entry by entry: equal up to the rounding of double precision, |left − right| ≤ 1e-12 · max(1, |right|)."""
    return np.abs(np.asarray(left) - right) <= SAME * np.maximum(1.0, np.abs(right))


def _check_rows(symbol: str, data: ArrayLike) -> None:
    if not isinstance(data, (list, tuple)):
        return
    lengths = [len(row) if isinstance(row, (list, tuple)) else -1 for row in data]
    for number, length in enumerate(lengths, start=1):
        if length != lengths[0]:
            first, this = (f"{n} entries" if n >= 0 else "a number" for n in (lengths[0], length))
            raise TinyRNNError(f"{symbol}: row 1 is {first} but row {number} is {this}: make all rows equally long")


def _first_non_number(raw: NDArray[np.generic]) -> object:
    for entry in raw.ravel().tolist():
        if isinstance(entry, bool) or not isinstance(entry, (int, float)):
            return entry
    return raw.dtype.name


def _place_text(place: tuple[int, ...]) -> str:
    return f"[{', '.join(str(i + 1) for i in place)}]" if place else ""
