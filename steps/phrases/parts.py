"""Given: parts that stand alone, without a network."""

from __future__ import annotations

from tinyrnn import Value

from ..language.phrasebook import BOOK
from ..printed.arrays import PrintedArray, parse_given, parse_given_table
from ..scenario.errors import ExampleError
from ..scenario.example import Example
from ..scenario.parts import check_probabilities

# What each kind of value has as its number of axes.
KINDS = {"number": 0, "vector": 1, "matrix": 2, "数": 0, "向量": 1, "矩阵": 2}


@BOOK.given(en="the logits o are {array}", zh="logits o 是( ){array}")
def logits(example: Example, numbers: str) -> None:
    """Give logits; e^o, Z and their softmax p follow from them."""
    _give(example, "o", parse_given(numbers).as_vector())


@BOOK.given(en="the logits o", zh="logits o")
def logits_table(example: Example, *, table: list[list[str]]) -> None:
    """Give logits in a table headed by the words."""
    _give(example, "o", _by_word(example, parse_given_table(table)))


@BOOK.given(en="the probabilities p are {array}", zh="概率 p 是( ){array}")
def probabilities(example: Example, numbers: str) -> None:
    """Give a distribution over the words, or over classes."""
    _give_probabilities(example, "p", parse_given(numbers).as_vector())


@BOOK.given(en="the probabilities p", zh="概率 p")
def probabilities_table(example: Example, *, table: list[list[str]]) -> None:
    """Give a distribution in a table headed by the words."""
    _give_probabilities(example, "p", _by_word(example, parse_given_table(table)))


@BOOK.given(en="the target is {quoted}", zh="目标词是( ){quoted}")
def target_word(example: Example, word: str) -> None:
    """Give the word that came; the cross-entropy −ln p(word) and the perplexity follow."""
    if example.parts.target is not None:
        raise ExampleError("the target is given twice: keep one of the two steps (the Background counts too)")
    example.vocabulary.index(word)
    example.change_parts(lambda parts: setattr(parts, "target", word))


@BOOK.given(en="the target y is {array}", zh="目标 y 是( ){array}")
def target(example: Example, numbers: str) -> None:
    """Give the target as a distribution, one-hot or not; the cross-entropy −Σ y ln p and the perplexity follow."""
    _give_probabilities(example, "y", parse_given(numbers).as_vector())


@BOOK.given(en="the words of a sentence have the probabilities {array}", zh="一句话中各词的概率是( ){array}")
def sentence(example: Example, numbers: str) -> None:
    """Give the probability q that a model gave each word of a sentence; its cross-entropy and perplexity follow."""
    _give_probabilities(example, "q", parse_given(numbers).as_vector())


@BOOK.given(en="the {kind} {name} is {array}", zh="{kind}( ){name}( )是( ){array}")
def named(example: Example, kind: str, name: str, numbers: str) -> None:
    """Give a matrix, vector or number of any name; the product of two, such as `A x`, can then be claimed."""
    printed = parse_given(numbers)
    if len(printed.shape) != KINDS[kind]:
        example_of = {0: "2", 1: "[1, 2]", 2: "[[1, 2], [3, 4]]"}[KINDS[kind]]
        raise ExampleError(f"{numbers} is no {kind}: write it like {example_of}, or call it what it is")
    _give(example, name, printed)


def _give(example: Example, symbol: str, printed: PrintedArray) -> None:
    example.give_part(Value.given(symbol, printed.array))


def _give_probabilities(example: Example, symbol: str, printed: PrintedArray) -> None:
    check_probabilities(symbol, printed.array)
    _give(example, symbol, printed)


def _by_word(example: Example, numbers: PrintedArray) -> PrintedArray:
    """The numbers in the order of the vocabulary, which the headings name where nothing else has."""
    if numbers.words and not example.has_vocabulary:
        example.give_vocabulary(numbers.words)
    return (numbers.ordered_by(example.vocabulary.words) if numbers.words else numbers).as_vector()
