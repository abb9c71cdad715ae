"""Learning: targets, gradients, and steps of gradient descent."""

from __future__ import annotations

from tinyrnn import disagreements, format_number, kinks, place_text

from ..arrays import parse_given
from ..checks import Check, is_about, is_equal
from ..claiming import claim
from ..claims import ClaimError
from ..course import LOSSES, Item
from ..example import Example, ExampleError
from ..numbers import parse_number
from ..phrasebook import BOOK
from ..symbols import Found, find
from ..arrays import parse_array


@BOOK.given(en="the loss is (the ){loss}", zh="损失( )是( ){loss}")
def loss(example: Example, name: str) -> None:
    """Choose how losses of steps are made and gathered; without this, the mean cross-entropy of words."""
    if name not in LOSSES:
        raise ExampleError(f"{name} is not a loss: choose one of {', '.join(LOSSES)}")
    if example.course.loss is not None:
        raise ExampleError("the loss is given twice: keep one of the two steps (the Background counts too)")
    example.course.loss = name


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


@BOOK.when(en="I take {int} step(s) of gradient descent at rate {number}", zh="(我)以学习率( ){number}( )做( ){int}( )步梯度下降")
def learn(example: Example, first: str | int, second: str | int) -> None:
    """Change every parameter but h0 by −η times its gradient, so many times; W' is W after the last step, L' its loss."""
    rate, count = (second, first) if isinstance(first, int) else (first, second)
    example.learn(float(parse_number(str(rate)).value), int(count))


@BOOK.when(
    en="I take {int} step(s) of gradient descent at rate {number}, clipped at {number}",
    zh="(我)以学习率( ){number}( )做( ){int}( )步梯度下降,梯度范数不超过( ){number}",
)
def learn_clipped(example: Example, first: str | int, second: str | int, clip: str) -> None:
    """Do so with gradients that are shortened, all together, to a norm where they are longer."""
    rate, count = (second, first) if isinstance(first, int) else (first, second)
    example.learn(float(parse_number(str(rate)).value), int(count), float(parse_number(clip).value))


@BOOK.then(en="the losses on the way are about", zh="途中的损失约为")
def losses(example: Example, *, table: list[list[str]]) -> None:
    """Claim the loss before the first step and after each: a column for the number of steps taken, one for L."""
    rows = table if table[0][0] == "0" else table[1:]
    computed = example.losses()
    if any(len(row) != 2 for row in rows) or [row[0] for row in rows] != [str(n) for n in range(len(computed))]:
        raise ExampleError(f"write a table of two columns, the steps taken, 0 to {len(computed) - 1}, and the loss")
    for (steps, printed), x in zip(rows, computed, strict=True):
        complaint = is_about(x, parse_array(printed).entries[0])
        if complaint:
            raise ClaimError(f"after {steps} steps: {complaint}")


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
    network, lesson = example.lesson_network(), example.course.lesson(example.inputs)
    found = disagreements(network, lesson)
    at = kinks(example.gradients, network.activation)
    places = ", ".join(f"a{t}{place_text(place)}" for t, place in at)
    if at and not at_kink:
        raise ClaimError(
            f"{places} stands at 0, on the kink of ReLU, where there is no slope: the gradient takes 0, a central "
            f"difference takes ½. {len(found)} entries differ for it. Say \"but at the kink of ReLU\""
        )
    if at_kink and not at:
        raise ClaimError("no entry stands on the kink of ReLU: claim that every gradient agrees, plainly")
    if found and not at:
        worst = found[0]
        raise ClaimError(
            f"d{worst.symbol}{place_text(worst.place)} is {format_number(worst.gradient)}, "
            f"but the central difference is {format_number(worst.difference)}"
        )
    example.note("agreement", symbols=[f"d{symbol}" for symbol in network.by_symbol], kinks=places)


def _items(numbers: str) -> list[Item]:
    return list(parse_given(numbers if numbers.startswith("[") else f"[{numbers}]").array)


def _expect(example: Example, inputs: list[Item], targets: list[Item]) -> None:
    if not inputs or not targets or len(targets) > len(inputs):
        raise ExampleError(
            f"{len(inputs)} inputs and {len(targets)} targets: expect one for each input, or fewer, for the last ones"
        )
    example.course.expect(len(inputs), targets)
    example.read(inputs)
