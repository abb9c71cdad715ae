"""A vocabulary is words in order, each once, and an unknown word is answered with the known ones."""

from __future__ import annotations

import re

import pytest

from tinyrnn import TinyRNNError, Vocabulary

ARTICLE = ("I", "like", "cats")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ([], "the vocabulary has no words: give it at least one"),
        (["I", ""], "word 1 of the vocabulary is '': a word is not empty"),
        (["ice cream"], "word 0 of the vocabulary is 'ice cream': a word is not empty and has no spaces"),
        (["\t"], "has no spaces"),
        (["I", "like", "I"], '"I" stands twice in the vocabulary, at 0 and 2: remove one'),
    ],
)
def test_words_that_cannot_be_told_apart_are_refused(words: list[str], complaint: str) -> None:
    with pytest.raises(TinyRNNError, match=re.escape(complaint)):
        Vocabulary(words)


def test_the_index_of_a_word_counts_from_zero() -> None:
    assert [Vocabulary(ARTICLE).index(word) for word in ARTICLE] == [0, 1, 2]


@pytest.mark.parametrize(("word", "near"), [("cat", "cats"), ("LIKE", "like"), ("i", "I")])
def test_an_unknown_word_is_answered_with_the_one_that_was_meant(word: str, near: str) -> None:
    with pytest.raises(TinyRNNError) as caught:
        Vocabulary(ARTICLE).index(word)
    assert str(caught.value) == (
        f'"{word}" is not in the vocabulary: did you mean "{near}"? it holds "I", "like", "cats"'
    )


def test_a_word_like_no_other_is_answered_with_all_of_them() -> None:
    with pytest.raises(TinyRNNError, match=r'"zebra" is not in the vocabulary: it holds "I", "like", "cats"'):
        Vocabulary(ARTICLE).index("zebra")


def test_a_vocabulary_may_hold_chinese_words() -> None:
    assert Vocabulary(["我", "喜欢", "猫"]).index("猫") == 2


def test_a_vocabulary_is_a_sequence_of_its_words() -> None:
    vocabulary = Vocabulary(iter(ARTICLE))
    assert (len(vocabulary), tuple(vocabulary), vocabulary.words[1]) == (3, ARTICLE, "like")
