"""Values that follow from a scene once it holds what they follow from, or once a claim names them."""

from collections.abc import Callable, Iterator

from tinyrnn import (
    Symbol,
    Trace,
    Value,
    apply,
    cooled,
    cross_entropy,
    embed,
    fading,
    in_bits,
    long_run,
    perplexity,
    sentence_probability,
    sequence_cross_entropy,
    softmax,
    surprise,
    uniform_loss,
)
from tinyrnn.loss import probability_of
from tinyrnn.symbol import call, conditional, letter, word

from ..language.names import read_symbol
from .facts import ExampleError, StandAlone, Target
from .scene import Scene
from .values import Values


def stand_alone_values(scene: Scene, trace: Trace) -> Iterator[Value]:
    """What is given outside a network, the softmax of logits, and the loss with what follows from it."""
    known = dict(trace)
    for fact in scene.facts:
        if isinstance(fact, StandAlone):
            value = _given(scene, fact)
            if value.name in known:
                raise ExampleError(f"{fact.name} is there already: give it once, or call it otherwise")
            known[value.name] = value
            yield value
    if "o" in known:
        tau = scene.given.temperature
        o = known["o"] if tau is None else cooled(known["o"], Value.given("τ", tau))
        p = softmax(o)
        known["p"] = scene.implementation.answer("softmax", p, o) if scene.implementation else p
        yield known["p"]
    yield from _loss(scene, known)


def _given(scene: Scene, fact: StandAlone) -> Value:
    numbers = fact.numbers.ordered_by(scene.vocabulary.words) if fact.numbers.words else fact.numbers
    symbol = read_symbol(fact.name)
    assert symbol is not None  # a phrase took it for a name
    return Value.given(symbol, (numbers.as_vector() if fact.name in ("o", "p", "y", "q") else numbers).array)


def _loss(scene: Scene, known: dict[str, Value]) -> Iterator[Value]:
    """The loss, and, of a mean cross-entropy of words, the perplexity, the bits, and what guessing would cost."""
    is_of_words = not scene.loss.is_summed and scene.given.output == "softmax"
    loss = known.get("L") if is_of_words else None
    told = _told_loss(scene, known)
    if told is not None and scene.is_taught:
        raise ExampleError('the loss is told twice, by a target and by "and expect": keep one of the two')
    loss = told or loss
    if loss is not None:
        yield from (loss, perplexity(loss), in_bits(loss))
        if scene.given.vocabulary is not None:
            yield uniform_loss(len(scene.given.vocabulary))


def _told_loss(scene: Scene, known: dict[str, Value]) -> Value | None:
    """The cross-entropy of a target, or of the words of a sentence, that was given by itself."""
    p = known.get("p", known.get(f"p_{scene.times[-1]}"))
    target = next((fact.word for fact in scene.facts if isinstance(fact, Target)), None)
    if target is not None and p is not None and scene.given.vocabulary is not None:
        return surprise(p, target, scene.given.vocabulary.index(target))
    given = {fact.name for fact in scene.facts if isinstance(fact, StandAlone)}
    if "y" in given and p is not None:
        return cross_entropy(known["y"], p)
    return sequence_cross_entropy(known["q"]) if "q" in given else None


def derived(scene: Scene, values: Values, symbol: Symbol) -> Iterator[Value]:
    """The values that follow for a symbol that a claim names: by its form, and by what there is."""
    how = _BY_FORM.get(symbol.form)
    if how is not None:
        yield from how(scene, values, symbol)


def _product(_: Scene, values: Values, symbol: Symbol) -> Iterator[Value]:
    """A x, of two values that are there."""
    factors = [values.find(part) for part in symbol.of]
    if len(factors) == 2 and factors[0] is not None and factors[1] is not None:
        matrix, vector = factors if factors[0].array.ndim > factors[1].array.ndim else factors[::-1]
        assert matrix is not None
        assert vector is not None
        yield apply(matrix, vector)


def _jacobians(scene: Scene, _: Values, __: Symbol) -> Iterator[Value]:
    """How the last state depends on every state before it."""
    if not scene.given.missing:
        yield from fading(scene.network, scene.reading).values()


# Functions of one value that a claim may name, by the letter that stands for them.
FUNCTIONS: dict[str, Callable[[Value], Value]] = {
    "λ": lambda U: long_run(U, is_real=True),
    "ρ": lambda U: long_run(U, is_real=False),
}


def _call(scene: Scene, values: Values, symbol: Symbol) -> Iterator[Value]:
    """A function of a value, f'(a_t), the vector of a word, or the probability of words."""
    function, of = symbol.of
    if function.letter in FUNCTIONS and (argument := values.find(of)) is not None:
        yield FUNCTIONS[function.letter](argument).named(symbol)
    elif function.letter == "f":
        yield from _jacobians(scene, values, symbol)
    elif function == letter("C") and of.form == "word" and (C := values.find(function)) is not None:
        index = scene.vocabulary.index(of.letter)
        x = embed(C, of.letter, index)
        yield scene.implementation.answer("embed", x, C, index) if scene.implementation else x
    elif function == letter("p") and of.form in ("word", "conditional"):
        yield from _sentence(scene, values, symbol)


def _sentence(scene: Scene, values: Values, symbol: Symbol) -> Iterator[Value]:
    """The chain rule, for all words of a sentence or for those after its beginning."""
    of = symbol.of[1]
    after, before = (of.of[0].letter, of.of[1].letter) if of.form == "conditional" else (of.letter, "")
    start = len(before.split())
    steps = []
    for t, text in enumerate(after.split(), start):
        p = values.find(letter("p", t))
        if p is None:
            raise ExampleError("this scenario has no probabilities: give the output weights V, and a softmax output")
        steps.append(probability_of(p, text, scene.vocabulary.index(text)))
    yield sentence_probability(steps, symbol)


def _logarithm(_: Scene, values: Values, symbol: Symbol) -> Iterator[Value]:
    of = values.find(symbol.of[0]) if symbol.of[0].form == "call" else None
    if of is not None:
        yield Value.computed("log", of).named(symbol)


_BY_FORM: dict[str, Callable[[Scene, Values, Symbol], Iterator[Value]]] = {
    "product": _product,
    "jacobian": _jacobians,
    "norm": lambda scene, values, symbol: (
        _jacobians(scene, values, symbol) if symbol.of[0].form == "jacobian" else iter(())
    ),
    "call": _call,
    "logarithm": _logarithm,
}


def sentence_symbol(words: list[str], before: list[str]) -> Symbol:
    """The name of a sentence's probability: p("I like cats"), or, given its beginning, p("like cats"|"I")."""
    after = word(" ".join(words))
    return call(letter("p"), conditional(after, word(" ".join(before))) if before else after)
