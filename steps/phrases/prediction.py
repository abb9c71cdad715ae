"""Then: claims about words and their probabilities."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from tinyrnn import TEXT, Prediction, Value, predict, same

from ..language.names import QUOTED, unquote
from ..language.phrasebook import BOOK
from ..printed.arrays import parse_table
from ..printed.blanks import is_blank, rounded, table_answer, table_to_paste
from ..printed.digits import is_about
from ..scenario.claims import ClaimError, working_text
from ..scenario.errors import ExampleError
from ..scenario.example import Claim, Example
from ..scenario.lookup import Found, find
from .claiming import claim, claim_found


@BOOK.then(en="the word {quoted} has index {int}", zh="词( ){quoted}( )的编号是( ){int}")
def has_index(example: Example, word: str, index: int) -> None:
    """Claim the index of a word, counted from 0."""
    actual = example.vocabulary.index(word)
    if actual != index:
        raise ClaimError(
            f'expected  {index}\nactual    {actual}\n\n"{word}" is word {actual} of {", ".join(example.vocabulary)}'
        )
    example.count_checked(1)


@BOOK.then(en="the predicted word is {quoted}", zh="预测的词是( ){quoted}")
def predicted(example: Example, word: str) -> None:
    """Claim the most probable next word; words that tie for it must be claimed together."""
    prediction = example.prediction()
    p = example.last_distribution
    example.show(p)
    example.vocabulary.index(word)
    if prediction.tied:
        tied = ", ".join(f'"{w}"' for w in (prediction.word, *prediction.tied))
        raise ClaimError(
            f"{tied} tie, each at {TEXT.number(prediction.probability)}: say that they tie", working_text(p)
        )
    if prediction.word != word:
        percent = f"{100 * prediction.probability:.1f}%"
        raise ClaimError(f"expected  {word}\nactual    {prediction.word}, at {percent}", working_text(p))
    _remember(example, str(p.symbol), prediction)


@BOOK.then(
    en="the predicted word is {quoted}, with probability {array}",
    zh="预测的词是( ){quoted},概率约为( ){array}",
)
def predicted_with(example: Example, word: str, probability: str) -> None:
    """Claim the most probable next word and its probability, correctly rounded to the digits printed."""
    predicted(example, word)
    example.evidence.clear()
    p = example.last_distribution
    found = Found(p, f'p("{word}")', (example.vocabulary.index(word),))
    claim_found(example, found, probability, is_about)


@BOOK.then(en="the predicted words {list} tie", zh="预测的词( ){list}( )并列")
def tie(example: Example, words: str) -> None:
    """Claim that these words, and no others, share the highest probability."""
    prediction = example.prediction()
    p = example.last_distribution
    example.show(p)
    claimed = {unquote(word) for word in re.findall(QUOTED, words)}
    actual = {prediction.word, *prediction.tied}
    if claimed != actual:
        shown = ", ".join(f'"{word}"' for word in example.vocabulary if word in actual)
        raise ClaimError(f"expected  {words}\nactual    {shown}", working_text(p))
    _remember(example, str(p.symbol), prediction)


@BOOK.then(en="after every prefix the probabilities sum to 1", zh="读完每个前缀之后概率之和都是 1")
def are_distributions(example: Example) -> None:
    """Claim that the model gives a distribution before any word and after each: no entry below 0, all together 1."""
    if not example.reading.distributions:
        raise ExampleError("the model has no output weights V, so it gives no probabilities: give V")
    for p in example.reading.distributions:
        example.show(p)
        if (p.array < 0).any() or not bool(np.all(same(p.array.sum(), 1.0))):
            raise ClaimError(f"{p.symbol} = {TEXT.array(p.array)} is not a distribution: it sums to {p.array.sum()}")


@BOOK.then(en="the probabilities after each prefix are about", zh="读完每个前缀之后的概率约为")
def after_each_prefix(example: Example, *, table: list[list[str]]) -> None:
    """Claim every distribution, a row each: the prefix (empty before any word), then a probability a word."""
    heading, *rows = table
    prefixes = [" ".join(example.words[:t]) for t in range(len(example.words) + 1)]
    if [row[0] for row in rows] != prefixes:
        listed = ", ".join(f'"{prefix}"' for prefix in prefixes)
        raise ExampleError(f"the first column must hold every prefix in order, beginning with the empty one: {listed}")
    blanks = {
        (i, j): rounded(float(p.array[example.vocabulary.index(heading[j])]))
        for i, p in enumerate(example.reading.distributions, start=1)
        for j in range(1, len(heading))
        if is_blank(table[i][j])
    }
    if blanks:
        raise ClaimError(table_answer(example.step, table_to_paste(table, blanks)))
    for row, p in zip(rows, example.reading.distributions, strict=True):
        expected = parse_table([heading[1:], row[1:]]).ordered_by(example.vocabulary.words).as_vector()
        claim(example, find(example, str(p.symbol)), expected, is_about)


def _remember(example: Example, symbol: str, prediction: Prediction) -> None:
    """Keep the claim, to be tried on other networks."""
    words = {prediction.word, *prediction.tied}

    def holds(trace: Mapping[str, Value]) -> bool:
        other = predict(trace[symbol], example.vocabulary) if symbol in trace else None
        return other is not None and {other.word, *other.tied} == words

    example.claims.append(Claim(symbol, holds))
