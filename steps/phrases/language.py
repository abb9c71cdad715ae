"""Language: the probability of a sentence, guessing, word order, and words that the network writes."""

from __future__ import annotations

import numpy as np

from tinyrnn import TEXT, same

from ..language.phrasebook import BOOK
from ..printed.blanks import is_blank
from ..printed.digits import is_about
from ..scenario.claims import ClaimError
from ..scenario.errors import ExampleError
from ..scenario.example import Example
from ..scenario.lookup import Found, find
from ..scenario.parts import sentence_symbol
from .claiming import claim_found


@BOOK.then(en="the probability of {quoted} is about {array}", zh="{quoted}( )的概率约为( ){array}")
def probability(example: Example, sentence: str, printed: str) -> None:
    """Claim p(w1 … wT) by the chain rule; all words but the last must have been read."""
    _claim_probability(example, sentence, "", printed, is_log=False)


@BOOK.then(
    en="the probability of {quoted} after {quoted} is about {array}",
    zh="{quoted}( )在( ){quoted}( )之后的概率约为( ){array}",
)
def probability_after(example: Example, sentence: str, prefix: str, printed: str) -> None:
    """Claim the probability of words given those before them."""
    _claim_probability(example, sentence, prefix, printed, is_log=False)


@BOOK.then(en="the log-probability of {quoted} is about {array}", zh="{quoted}( )的对数概率约为( ){array}")
def log_probability(example: Example, sentence: str, printed: str) -> None:
    """Claim ln p(w1 … wT), in nats."""
    _claim_probability(example, sentence, "", printed, is_log=True)


@BOOK.then(en="the model does worse than guessing", zh="模型不如均匀猜测")
def worse(example: Example) -> None:
    """Claim that the mean cross-entropy L is greater than ln K, what guessing evenly among K words costs."""
    _compare(example, is_worse=True)


@BOOK.then(en="the model does better than guessing", zh="模型胜过均匀猜测")
def better(example: Example) -> None:
    """Claim that the mean cross-entropy L is less than ln K."""
    _compare(example, is_worse=False)


@BOOK.then(en="reading {quoted} instead ends in the same memory", zh="改读( ){quoted}( )会得到同样的记忆")
def same_memory(example: Example, sentence: str) -> None:
    """Claim that another sentence leads to the same last state, so that the network cannot tell the two apart."""
    if not _ends_alike(example, sentence):
        raise ClaimError(f'after "{sentence}" the memory is another: {_both(example, sentence)}')


@BOOK.then(en="reading {quoted} instead ends in another memory", zh="改读( ){quoted}( )会得到不同的记忆")
def other_memory(example: Example, sentence: str) -> None:
    """Claim that another sentence leads to another last state."""
    if _ends_alike(example, sentence):
        raise ClaimError(f'after "{sentence}" the memory is the same: {_both(example, sentence)}')


@BOOK.when(en="I let it write {int} word(s)", zh="(我)让它写( ){int}( )个词")
def write(example: Example, count: int) -> None:
    """Let the network go on, each time with the likeliest word; of words that tie, with the first."""
    example.write(count)


@BOOK.when(
    en="I let it write {int} word(s), drawn with seed {int}", zh="(我)让它写( ){int}( )个词,以种子( ){int}( )抽取"
)
def draw(example: Example, count: int, seed: int) -> None:
    """Let the network go on with words drawn from its distribution; a seed draws the same words everywhere."""
    example.write(count, seed)


@BOOK.when(
    en="I let it write {int} word(s), drawn from the {int} likeliest with seed {int}",
    zh="(我)让它写( ){int}( )个词,从最可能的( ){int}( )个词中以种子( ){int}( )抽取",
)
def draw_from(example: Example, count: int, top: int, seed: int) -> None:
    """Let the network go on with words drawn from the likeliest few alone."""
    example.write(count, seed, top)


@BOOK.then(en="the text is {quoted}", zh="全文是( ){quoted}")
def text(example: Example, expected: str) -> None:
    """Claim all words so far, those that were read and those that the network wrote."""
    actual = " ".join(example.words)
    if is_blank(expected):
        raise ClaimError(
            f"the text is left open; it is what this line says:\n\n  {example.step.replace(expected, actual)}"
        )
    example.show(example.last_distribution)
    if actual != " ".join(expected.split()):
        raise ClaimError(f"expected  {expected}\nactual    {actual}")


def _claim_probability(example: Example, sentence: str, prefix: str, printed: str, *, is_log: bool) -> None:
    words, before = sentence.split(), prefix.split()
    if not words:
        raise ExampleError("there is no word between the quotes: write the words whose probability is claimed")
    read = [*before, *words][:-1]
    if example.words[: len(read)] != read:
        so_far = " ".join(example.words)
        raise ExampleError(f'to tell this, "{" ".join(read)}" must have been read; this scenario has read "{so_far}"')
    asked = ((*before, *words), len(before))
    if asked not in example.parts.sentences:
        example.change_parts(lambda parts: parts.sentences.append(asked))
    symbol = f"{'ln ' if is_log else ''}{sentence_symbol(*asked)}"
    claim_found(example, Found(example.trace[symbol], symbol), printed, is_about)


def _compare(example: Example, *, is_worse: bool) -> None:
    L, even = (find(example, symbol).value for symbol in ("the cross-entropy", "the cost of guessing evenly"))
    for value in (L, even):
        example.show(value)
    if bool(same(L.array, even.array)) or (L.array > even.array) != is_worse:
        raise ClaimError(f"L is {TEXT.array(L.array)}, and guessing evenly costs {TEXT.array(even.array)}")


def _ends_alike(example: Example, sentence: str) -> bool:
    if not sentence.split():
        raise ExampleError("there is no word between the quotes: write the words to read instead")
    other = example.last_state_after(sentence.split())
    mine = example.trace[f"h_{example.times[-1]}"]
    example.show(mine)
    example.show(other, caption="the other way")
    return bool(np.all(same(mine.array, other.array)))


def _both(example: Example, sentence: str) -> str:
    mine, other = example.trace[f"h_{example.times[-1]}"], example.last_state_after(sentence.split())
    return f"{TEXT.array(mine.array)} and {TEXT.array(other.array)}"
