"""What the operations compute, where NumPy has no name for it: arrays in, an array out."""

from __future__ import annotations

import numpy as np

from .arrays import Array
from .errors import TinyRNNError
from .rounding import nearest

# Two eigenvalues that are equal are computed as a pair this far apart at the most, about √1e-16, real or not.
TWINS = 1e-7


def column(C: Array, index: Array) -> object:
    """The column of a matrix, or the entry of a vector, that has an index."""
    return C[..., int(index)]


def row(C: Array, index: Array) -> object:
    """The row, or the entry, that has an index."""
    return C[int(index)]


def joined(*parts: Array) -> object:
    """Vectors, or numbers, one after the other."""
    return np.concatenate([np.atleast_1d(part) for part in parts])


def shifted_exp(o: Array, m: Array) -> object:
    """e^{o − m}."""
    return np.exp(o - m)


def sigmoid(x: Array) -> object:
    """1 / (1 + e^{−x}), without overflow at either end."""
    return np.exp(-np.logaddexp(0.0, -x))


def rounded(x: Array, decimals: Array) -> object:
    """Every entry rounded to so many decimals, half away from zero."""
    return np.array([float(nearest(entry, -int(decimals))) for entry in x.ravel().tolist()]).reshape(x.shape)


def cross_entropy(y: Array, p: Array) -> object:
    """−Σ y ln p, where 0 ln 0 is 0: a word that never comes costs nothing."""
    return -np.sum(np.where(y == 0, 0.0, y * np.log(np.where(y == 0, 1.0, p))))


def squared_error(y: Array, target: Array) -> Array:
    """Σ (y − y*)²."""
    return np.asarray(np.sum((y - target) ** 2))


def scaled_rows(d: Array, U: Array) -> object:
    """diag(d) U: every row of U times its entry of d."""
    return d * U if d.ndim == 0 else d[:, np.newaxis] * U


def norm(*arrays: Array) -> object:
    """The square root of the sum of all squares."""
    return np.sqrt(sum(np.sum(array * array) for array in arrays))


def spectral_norm(J: Array) -> object:
    """The largest singular value: how much J lengthens a vector at the most."""
    return np.linalg.norm(np.atleast_2d(J), 2)


def eigenvalues(U: Array) -> object:
    """The eigenvalues, the largest first; a TinyRNNError where they are not real."""
    found = np.linalg.eigvals(np.atleast_2d(U))
    if np.iscomplexobj(found) and np.abs(found.imag).max() > TWINS * max(1.0, np.abs(found).max()):
        raise TinyRNNError("the eigenvalues are not real, they turn vectors round: ask for the spectral radius")
    return np.sort(found.real)[::-1]


def spectral_radius(U: Array) -> object:
    """The largest eigenvalue by its absolute value."""
    return np.abs(np.linalg.eigvals(np.atleast_2d(U))).max()
