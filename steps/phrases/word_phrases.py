"""Then: claims about words and their probabilities."""

import re

from ..claims.word_claims import DistributionsClaim, IndexClaim, PredictionClaim, PrefixesClaim, TieClaim
from ..language.names import QUOTED, unquote
from ..language.phrasebook import BOOK


@BOOK.then(en="the word {quoted} has index {int}", zh="词( ){quoted}( )的编号是( ){int}")
def has_index(word: str, index: int) -> IndexClaim:
    """Claim the index of a word, counted from 0."""
    return IndexClaim(word, index)


@BOOK.then(en="the predicted word is {quoted}", zh="预测的词是( ){quoted}")
def predicted(word: str) -> PredictionClaim:
    """Claim the most probable next word; words that tie for it must be claimed together."""
    return PredictionClaim(word)


@BOOK.then(en="the predicted word is {quoted}, with probability {array}", zh="预测的词是( ){quoted},概率约为( ){array}")
def predicted_with(word: str, probability: str) -> PredictionClaim:
    """Claim the most probable next word and its probability, correctly rounded to the digits printed."""
    return PredictionClaim(word, probability)


@BOOK.then(en="the predicted words {list} tie", zh="预测的词( ){list}( )并列")
def tie(words: str) -> TieClaim:
    """Claim that these words, and no others, share the highest probability."""
    return TieClaim(tuple(unquote(word) for word in re.findall(QUOTED, words)), words)


@BOOK.then(en="after every prefix the probabilities sum to 1", zh="读完每个前缀之后概率之和都是 1")
def are_distributions() -> DistributionsClaim:
    """Claim that the model gives a distribution before any word and after each: no entry below 0, all together 1."""
    return DistributionsClaim()


@BOOK.then(en="the probabilities after each prefix are about", zh="读完每个前缀之后的概率约为")
def after_each_prefix(*, table: list[list[str]]) -> PrefixesClaim:
    """Claim every distribution, a row each: the prefix (empty before any word), then a probability a word."""
    return PrefixesClaim(tuple(map(tuple, table)))
