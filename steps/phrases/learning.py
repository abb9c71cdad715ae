"""Learning: targets, gradients, and steps of gradient descent."""

from __future__ import annotations

from collections.abc import Sequence

from tinyrnn import disagreements, format_number, gradients, kinks, place_text

from ..language.phrasebook import BOOK
from ..printed.arrays import parse_array, parse_given
from ..printed.blanks import is_blank, rounded, table_answer, table_to_paste
from ..printed.digits import is_about
from ..printed.numbers import counted, parse_number
from ..scenario.claims import ClaimError
from ..scenario.errors import ExampleError
from ..scenario.example import Example
from ..scenario.training import Item
from .claiming import show_values

# The parameters whose gradients do not pass the activation, so that a kink of it is no excuse for them.
BEYOND_KINKS = ("V", "c")


@BOOK.given(en="the loss is (the ){loss}", zh="损失( )是( ){loss}")
def loss(example: Example, name: str) -> None:
    """Choose how losses of steps are made and gathered; without this, the mean cross-entropy of words."""
    example.choose_loss(name)


@BOOK.when(en="I input {quoted} and expect {quoted}", zh="(我)输入( ){quoted},期望( ){quoted}")
def expect_words(example: Example, sentence: str, targets: str) -> None:
    """Read a sentence, and say which word should follow each of its words, or the last ones of them."""
    _expect(example, sentence.split(), targets.split())


@BOOK.when(en="I input the number(s) {numbers} and expect {numbers}", zh="(我)输入数( ){numbers},期望( ){numbers}")
def expect_numbers(example: Example, inputs: str, targets: str) -> None:
    """Read plain numbers, one a time step, and say which output should follow each of them, or the last ones."""
    _expect(example, _items(inputs), _items(targets))


@BOOK.when(en="I input the vectors {array} and expect {array}", zh="(我)依次输入向量( ){array},期望( ){array}")
def expect_vectors(example: Example, inputs: str, targets: str) -> None:
    """Read vectors, one a time step, and say which output should follow each of them, or the last ones."""
    _expect(example, list(parse_given(inputs).array), list(parse_given(targets).array))


@BOOK.when(
    en="I take {int} step(s) of gradient descent at rate {number}", zh="(我)做( ){int}( )步梯度下降,学习率( ){number}"
)
def learn(example: Example, count: int, rate: str) -> None:
    """Change what was given, but h0, by −η times its gradient, so many times; W' is then what W has become."""
    example.learn(float(parse_number(rate).value), count)


@BOOK.when(
    en="I take {int} step(s) of gradient descent at rate {number}, clipped at {number}",
    zh="(我)做( ){int}( )步梯度下降,学习率( ){number},梯度范数不超过( ){number}",
)
def learn_clipped(example: Example, count: int, rate: str, clip: str) -> None:
    """Do so with gradients that are shortened, all together, to a norm where they are longer."""
    example.learn(float(parse_number(rate).value), count, float(parse_number(clip).value))


@BOOK.then(en="the losses on the way are about", zh="途中的损失约为")
def losses(example: Example, *, table: list[list[str]]) -> None:
    """Claim the loss before the first step and after each: a column for the number of steps taken, one for L."""
    computed = example.course.losses(example.inputs)
    if not computed:
        raise ExampleError('no step has been taken: say "When I take 1 step of gradient descent at rate 0.1" first')
    first = 0 if table[0][0] == "0" else 1
    rows = table[first:]
    if any(len(row) != 2 for row in rows) or [row[0] for row in rows] != [str(n) for n in range(len(computed))]:
        raise ExampleError(f"write a table of two columns, the steps taken, 0 to {len(computed) - 1}, and the loss")
    blanks = {(n + first, 1): rounded(computed[n]) for n, (_, printed) in enumerate(rows) if is_blank(printed)}
    if blanks:
        raise ClaimError(table_answer(example.step, table_to_paste(table, blanks)))
    for n, (_, printed) in enumerate(rows):
        complaint = is_about(computed[n], parse_array(printed).entries[0])
        if complaint:
            raise ClaimError(f"after {counted(n, 'step')}: {complaint}")
        example.count_checked(1)


@BOOK.then(en="every gradient agrees with central differences", zh="每个梯度都与中心差分一致")
def central(example: Example) -> None:
    """Claim that all gradients are right, by moving every parameter a little to both sides and watching the loss."""
    _central(example, at_kink=False)


@BOOK.then(
    en="every gradient agrees with central differences, but at the kink of ReLU",
    zh="除了 ReLU 的折点,每个梯度都与中心差分一致",
)
def central_but_kink(example: Example) -> None:
    """Claim so of a network some of whose entries stand at 0, where ReLU has no slope, and ours is 0."""
    _central(example, at_kink=True)


def _central(example: Example, *, at_kink: bool) -> None:
    if not example.course.is_taught:
        raise ExampleError('there are no gradients: say "When I input … and expect …" first')
    network, lesson = example.network, example.course.lesson(example.inputs)
    found, at = disagreements(network, lesson), kinks(gradients(network, lesson), network.activation)
    places = ", ".join(f"a{t}{place_text(place)}" for t, place in at)
    if at and not at_kink:
        raise ClaimError(
            f"{places} {'stands' if len(at) == 1 else 'stand'} at 0, on the kink of ReLU, where there is no slope: "
            "the gradient takes 0, a central difference takes ½. "
            f'Entries that differ for it: {len(found)}. Say "but at the kink of ReLU"'
        )
    if at_kink and not at:
        raise ClaimError("no entry stands on the kink of ReLU: claim that every gradient agrees, plainly")
    wrong = [one for one in found if not at or one.symbol in BEYOND_KINKS]
    if wrong:
        worst = wrong[0]
        raise ClaimError(
            f"d{worst.symbol}{place_text(worst.place)} is {format_number(worst.gradient)}, "
            f"but the central difference is {format_number(worst.difference)}"
        )
    show_values(example, [example.trace[f"d{symbol}"] for symbol in network.by_symbol if f"d{symbol}" in example.trace])


def _items(numbers: str) -> list[Item]:
    return list(parse_given(numbers if numbers.startswith("[") else f"[{numbers}]").array)


def _expect(example: Example, inputs: Sequence[Item], targets: Sequence[Item]) -> None:
    if not inputs or not targets or len(targets) > len(inputs):
        raise ExampleError(
            f"{counted(len(inputs), 'input')} and {counted(len(targets), 'target')}: "
            "expect one for each input, or fewer, for the last ones"
        )
    is_softmax = example.setup.output in (None, "softmax")
    if example.course.is_of_words not in (None, is_softmax):
        other = "the mean squared error" if example.course.is_of_words else "the mean cross-entropy"
        name = example.course.loss
        raise ExampleError(f'the loss "{name}" does not fit the output of this network: say "{other}"')
    example.expect(inputs, targets)
