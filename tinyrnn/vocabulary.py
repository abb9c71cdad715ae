"""The words a network knows, each with its index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from .errors import TinyRNNError


class Vocabulary:
    """Words in order; the index of a word counts from 0.

    A TinyRNNError where there are no words, a word is empty or holds white space, or a word stands there twice.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)
        if not self.words:
            raise TinyRNNError("the vocabulary has no words: give it at least one")
        for index, word in enumerate(self.words):
            if not word or word.split() != [word]:
                raise TinyRNNError(f"word {index} of the vocabulary is {word!r}: a word is not empty and has no spaces")
            if word in self.words[:index]:
                first = self.words.index(word)
                raise TinyRNNError(f'"{word}" stands twice in the vocabulary, at {first} and {index}: remove one')

    def index(self, word: str) -> int:
        """The index of `word`; an unknown word is a TinyRNNError that lists the known ones."""
        if word in self.words:
            return self.words.index(word)
        near = get_close_matches(word, self.words, n=1, cutoff=0.6)
        near = near or [known for known in self.words if known.lower() == word.lower()]
        hint = f'did you mean "{near[0]}"? ' if near else ""
        known = ", ".join(f'"{w}"' for w in self.words)
        raise TinyRNNError(f'"{word}" is not in the vocabulary: {hint}it holds {known}')

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def __getitem__(self, index: int) -> str:
        return self.words[index]

    def __repr__(self) -> str:
        return f"Vocabulary({list(self.words)})"
