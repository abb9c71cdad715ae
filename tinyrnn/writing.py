"""Writing with a language model: words chosen or drawn one after the other."""

import random
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from .arrays import Array, TinyRNNError
from .network import RNN
from .reading import Reading


class Writing(NamedTuple):
    """Words that a network wrote."""

    words: tuple[str, ...]  # the words it was given, then those it wrote
    draws: tuple[float, ...]  # for each word it wrote the number in [0, 1) that chose it; empty if none was drawn
    reading: Reading  # the network's reading of all of them


def write(network: RNN, words: Sequence[str], count: int, seed: int | None = None, top: int | None = None) -> Writing:
    """Let a network go on with a sentence, by the likeliest word, or by words drawn from its distribution.

    Without a seed it writes the likeliest word, of several the first of the vocabulary. With one, a draw u of Python's
    random.Random(seed), the same on every machine, chooses the first word of the vocabulary at which the sum of the
    probabilities so far is greater than u. With `top`, only so many of the likeliest words are drawn from.
    """
    if count < 1 or (top is not None and top < 1):
        raise TinyRNNError(f"{count if count < 1 else top} is too few: ask for 1 or more")
    source = None if seed is None else random.Random(seed)  # noqa: S311  # the same words everywhere are the point
    written, draws = list(words), []
    for _ in range(count):
        reading = network.read(written)
        likeliest = reading.prediction().word
        if source is None or reading.vocabulary is None:
            written.append(likeliest)
            continue
        p = reading.distributions[-1].array
        if p.min() < 0 or not p.any():
            raise TinyRNNError(f"no word can be drawn from {p.tolist()}, which is not a distribution")
        draws.append(source.random())
        written.append(reading.vocabulary.words[chosen(among(p, top), draws[-1])])
    return Writing(tuple(written), tuple(draws), network.read(written))


def among(p: Array, top: int | None) -> Array:
    """The distribution over the `top` likeliest words alone; of those that tie at the border the first are kept."""
    if top is None or top >= p.size:
        return p
    kept, best = np.zeros(p.shape), np.argsort(-p, kind="stable")[:top]
    kept[best] = p[best] / p[best].sum()
    return kept


def chosen(p: Array, u: float) -> int:
    """The first index at which the sum of p so far is greater than u."""
    return int(np.searchsorted(np.cumsum(p), u, side="right").clip(max=np.flatnonzero(p)[-1]))
