"""What the larger operations compute: arrays in, an array out."""

from __future__ import annotations

import numpy as np

from .arrays import Array
from .errors import TinyRNNError
from .rounding import nearest

# Two eigenvalues that are equal are computed as a pair this far apart at the most, about √1e-16, real or not.
PAIR = 1e-7


def sigmoid(x: Array) -> object:
    """1 / (1 + e^{−x}), without overflow at either end."""
    return np.exp(-np.logaddexp(0.0, -x))


def rounded(x: Array, decimals: Array) -> object:
    """Every entry rounded to so many decimals, half away from zero."""
    return np.array([float(nearest(entry, -int(decimals))) for entry in x.ravel().tolist()]).reshape(x.shape)


def cross_entropy(y: Array, p: Array) -> object:
    """−Σ y ln p, where 0 ln 0 is 0: a word that never comes costs nothing."""
    return -np.sum(np.where(y == 0, 0.0, y * np.log(np.where(y == 0, 1.0, p))))


def norm(*arrays: Array) -> object:
    """The square root of the sum of all squares."""
    return np.sqrt(sum(np.sum(array * array) for array in arrays))


def spectral_norm(J: Array) -> object:
    """The largest singular value: how much J lengthens a vector at the most."""
    return np.linalg.norm(np.atleast_2d(J), 2)


def spectral_radius(U: Array) -> object:
    """The largest eigenvalue by its absolute value."""
    return np.abs(np.linalg.eigvals(np.atleast_2d(U))).max()


def eigenvalues(U: Array) -> object:
    """The eigenvalues, the largest first; a TinyRNNError where they are not real."""
    found = np.linalg.eigvals(np.atleast_2d(U))
    if np.iscomplexobj(found) and np.abs(found.imag).max() > PAIR * max(1.0, np.abs(found).max()):
        raise TinyRNNError("the eigenvalues are not real, they turn vectors round: ask for the spectral radius")
    return np.sort(found.real)[::-1]
