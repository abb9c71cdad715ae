"""Given: parts that stand alone, without a network."""

from tinyrnn import TinyRNNError

from ..language.phrasebook import BOOK
from ..printed.matrices import PrintedArray, parse_given
from ..scenario.facts import ExampleError, StandAlone, Target

# What each kind of value has as its number of axes, and an example of so many.
KINDS = {"number": 0, "vector": 1, "matrix": 2, "数": 0, "向量": 1, "矩阵": 2}
_EXAMPLES = ("2", "[1, 2]", "[[1, 2], [3, 4]]")


@BOOK.given(en="the logits o are {array}", zh="logits o 是( ){array}")
def logits(numbers: str) -> StandAlone:
    """Give logits; e^o, Z and their softmax p follow from them."""
    return StandAlone("o", parse_given(numbers))


@BOOK.given(en="the logits o", zh="logits o")
def logits_table(*, table: list[list[str]]) -> StandAlone:
    """Give logits in a table headed by the words."""
    return StandAlone("o", parse_given(table))


@BOOK.given(en="the probabilities p are {array}", zh="概率 p 是( ){array}")
def probabilities(numbers: str) -> StandAlone:
    """Give a distribution over the words, or over classes."""
    return _probabilities("p", parse_given(numbers))


@BOOK.given(en="the probabilities p", zh="概率 p")
def probabilities_table(*, table: list[list[str]]) -> StandAlone:
    """Give a distribution in a table headed by the words."""
    return _probabilities("p", parse_given(table))


@BOOK.given(en="the target is {quoted}", zh="目标词是( ){quoted}")
def target_word(word: str) -> Target:
    """Give the word that came; the cross-entropy −ln p(word) and the perplexity follow."""
    return Target(word)


@BOOK.given(en="the target y is {array}", zh="目标 y 是( ){array}")
def target(numbers: str) -> StandAlone:
    """Give the target as a distribution, one-hot or not; the cross-entropy −Σ y ln p and the perplexity follow."""
    return _probabilities("y", parse_given(numbers))


@BOOK.given(en="the words of a sentence have the probabilities {array}", zh="一句话中各词的概率是( ){array}")
def sentence(numbers: str) -> StandAlone:
    """Give the probability q that a model gave each word of a sentence; its cross-entropy and perplexity follow."""
    return _probabilities("q", parse_given(numbers))


@BOOK.given(en="the {kind} {name} is {array}", zh="{kind}( ){name}( )是( ){array}")
def named(kind: str, name: str, numbers: str) -> StandAlone:
    """Give a matrix, vector or number of any name; the product of two, such as `A x`, can then be claimed."""
    printed, axes = parse_given(numbers), KINDS[kind]
    if len(printed.shape) != axes:
        raise ExampleError(f"{numbers} is not a {kind}: write it like {_EXAMPLES[axes]}, or call it what it is")
    return StandAlone(name, printed)


def _probabilities(name: str, printed: PrintedArray) -> StandAlone:
    """Numbers that must all be probabilities; printed ones need not sum to 1 exactly."""
    for entry in printed.array.ravel():
        if not 0 <= entry <= 1:
            raise TinyRNNError(f"{name} holds {entry:g}, which is not a probability: write numbers from 0 to 1")
    return StandAlone(name, printed)
