"""Language: the probability of a sentence, guessing, word order, and words that the network writes."""

from ..claims.sentence_claims import GuessingClaim, LastStateClaim, SentenceClaim, TextClaim
from ..language.phrasebook import BOOK
from ..scenario.facts import Write


@BOOK.then(en="the probability of {quoted} is about {array}", zh="{quoted}( )的概率约为( ){array}")
def probability(sentence: str, printed: str) -> SentenceClaim:
    """Claim p(w1 … wT) by the chain rule; all words but the last must have been read."""
    return SentenceClaim(sentence, printed)


@BOOK.then(
    en="the probability of {quoted} after {quoted} is about {array}",
    zh="{quoted}( )在( ){quoted}( )之后的概率约为( ){array}",
)
def probability_after(sentence: str, prefix: str, printed: str) -> SentenceClaim:
    """Claim the probability of words given those before them."""
    return SentenceClaim(sentence, printed, prefix)


@BOOK.then(en="the log-probability of {quoted} is about {array}", zh="{quoted}( )的对数概率约为( ){array}")
def log_probability(sentence: str, printed: str) -> SentenceClaim:
    """Claim ln p(w1 … wT), in nats."""
    return SentenceClaim(sentence, printed, is_logarithm=True)


@BOOK.then(en="the model does worse than guessing", zh="模型不如均匀猜测")
def worse() -> GuessingClaim:
    """Claim that the mean cross-entropy L is greater than ln K, what guessing evenly among K words costs."""
    return GuessingClaim(is_worse=True)


@BOOK.then(en="the model does better than guessing", zh="模型胜过均匀猜测")
def better() -> GuessingClaim:
    """Claim that the mean cross-entropy L is less than ln K."""
    return GuessingClaim(is_worse=False)


@BOOK.then(en="reading {quoted} instead ends in the same memory", zh="改读( ){quoted}( )会得到同样的记忆")
def same_memory(sentence: str) -> LastStateClaim:
    """Claim that another sentence leads to the same last state, so that the network cannot tell the two apart."""
    return LastStateClaim(sentence, is_same=True)


@BOOK.then(en="reading {quoted} instead ends in another memory", zh="改读( ){quoted}( )会得到不同的记忆")
def other_memory(sentence: str) -> LastStateClaim:
    """Claim that another sentence leads to another last state."""
    return LastStateClaim(sentence, is_same=False)


@BOOK.when(en="I let it write {int} word(s)", zh="(我)让它写( ){int}( )个词")
def write(count: int) -> Write:
    """Let the network go on, each time with the likeliest word; of words that tie, with the first."""
    return Write(count)


@BOOK.when(
    en="I let it write {int} word(s), drawn with seed {int}", zh="(我)让它写( ){int}( )个词,以种子( ){int}( )抽取"
)
def draw(count: int, seed: int) -> Write:
    """Let the network go on with words drawn from its distribution; a seed draws the same words everywhere."""
    return Write(count, seed)


@BOOK.when(
    en="I let it write {int} word(s), drawn from the {int} likeliest with seed {int}",
    zh="(我)让它写( ){int}( )个词,从最可能的( ){int}( )个词中以种子( ){int}( )抽取",
)
def draw_from(count: int, top: int, seed: int) -> Write:
    """Let the network go on with words drawn from the likeliest few alone."""
    return Write(count, seed, top)


@BOOK.then(en="the text is {quoted}", zh="全文是( ){quoted}")
def text(expected: str) -> TextClaim:
    """Claim all words so far, those that were read and those that the network wrote."""
    return TextClaim(expected)
