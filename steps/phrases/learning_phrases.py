"""Learning: targets, gradients, and steps of gradient descent."""

from ..claims.sequence_claims import DifferencesClaim, LossesClaim
from ..language.phrasebook import BOOK
from ..printed.matrices import parse_given
from ..printed.numbers import counted, parse_number
from ..scenario.facts import Descend, ExampleError, Item, Loss, Read, Setting, items_of
from .reading_phrases import listed


@BOOK.given(en="the loss is (the ){loss}", zh="损失( )是( ){loss}")
def loss(name: str) -> Setting:
    """Choose how losses of steps are made and gathered; without this, the mean cross-entropy of words."""
    words = (("squared", "平方"), ("half", "一半"), ("summed", "累加"))  # what stands in the names, in either language
    is_squared, is_half, is_summed = (en in name or zh in name for en, zh in words)
    error = "cross-entropy" if not is_squared else "half squared error" if is_half else "squared error"
    return Setting("loss", Loss(error, is_summed, name))


@BOOK.when(en="I input {quoted} and expect {quoted}", zh="(我)输入( ){quoted},期望( ){quoted}")
def expect_words(sentence: str, targets: str) -> Read:
    """Read a sentence, and say which word should follow each of its words, or the last ones of them."""
    return _expect(tuple(sentence.split()), tuple(targets.split()))


@BOOK.when(en="I input the number(s) {numbers} and expect {numbers}", zh="(我)输入数( ){numbers},期望( ){numbers}")
def expect_numbers(inputs: str, targets: str) -> Read:
    """Read plain numbers, one a time step, and say which output should follow each of them, or the last ones."""
    return _expect(items_of(listed(inputs)), items_of(listed(targets)))


@BOOK.when(en="I input the vectors {array} and expect {array}", zh="(我)依次输入向量( ){array},期望( ){array}")
def expect_vectors(inputs: str, targets: str) -> Read:
    """Read vectors, one a time step, and say which output should follow each of them, or the last ones."""
    return _expect(items_of(parse_given(inputs)), items_of(parse_given(targets)))


@BOOK.when(
    en="I take {int} step(s) of gradient descent at rate {number}", zh="(我)做( ){int}( )步梯度下降,学习率( ){number}"
)
def learn(count: int, rate: str) -> Descend:
    """Change what was given, but h0, by −η times its gradient, so many times; W' is then what W has become."""
    return Descend(count, float(parse_number(rate).value))


@BOOK.when(
    en="I take {int} step(s) of gradient descent at rate {number}, clipped at {number}",
    zh="(我)做( ){int}( )步梯度下降,学习率( ){number},梯度范数不超过( ){number}",
)
def learn_clipped(count: int, rate: str, clip: str) -> Descend:
    """Do so with gradients that are shortened, all together, to a norm where they are longer."""
    return Descend(count, float(parse_number(rate).value), float(parse_number(clip).value))


@BOOK.then(en="the losses on the way are about", zh="途中的损失约为")
def losses(*, table: list[list[str]]) -> LossesClaim:
    """Claim the loss before the first step and after each: a column for the number of steps taken, one for L."""
    return LossesClaim(tuple(map(tuple, table)))


@BOOK.then(en="every gradient agrees with central differences", zh="每个梯度都与中心差分一致")
def central() -> DifferencesClaim:
    """Claim that all gradients are right, by moving every parameter a little to both sides and watching the loss."""
    return DifferencesClaim(at_kink=False)


@BOOK.then(
    en="every gradient agrees with central differences, but at the kink of ReLU",
    zh="除了 ReLU 的折点,每个梯度都与中心差分一致",
)
def central_but_kink() -> DifferencesClaim:
    """Claim so of a network some of whose entries stand at 0, where ReLU has no slope, and ours is 0."""
    return DifferencesClaim(at_kink=True)


def _expect(inputs: tuple[Item, ...], targets: tuple[Item, ...]) -> Read:
    if not inputs or not targets or len(targets) > len(inputs):
        both = f"{counted(len(inputs), 'input')} and {counted(len(targets), 'target')}"
        raise ExampleError(f"{both}: expect one for each input, or fewer, for the last ones")
    return Read(inputs, targets)
