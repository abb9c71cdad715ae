"""Whether a fact makes sense after those before it: given once, in time, and of one kind with the rest."""

from __future__ import annotations

from collections.abc import Callable

from .facts import (
    SETTINGS,
    Descend,
    ExampleError,
    Fact,
    Facts,
    Loss,
    OneHot,
    Parameter,
    Read,
    Setting,
    Take,
    Target,
    Words,
    Write,
    setting,
)
from .given_network import given_network
from .solution import Solution

# Conventions that tell how a matrix is to be read, and so stand before the first one.
CONVENTIONS = ("rows", "joined")


def check_fact(facts: Facts, fact: Fact, solution: Callable[[Facts], Solution]) -> None:
    """Raise an ExampleError for a fact that makes no sense after `facts`."""
    if isinstance(fact, (Words, Parameter, OneHot, Setting)):
        _check_given(facts, fact)
    elif isinstance(fact, Target):
        if any(isinstance(other, Target) for other in facts):
            raise ExampleError("the target is given twice: keep one of the two steps (the Background counts too)")
        given_network(facts).words.index(fact.word)
    elif isinstance(fact, Read):
        _check_read(facts, solution(facts), fact)
    elif isinstance(fact, Descend):
        if not solution(facts).is_taught:
            raise ExampleError('there is nothing to learn from: say "When I input … and expect …" first')
        if fact.count < 1:
            raise ExampleError(f"{fact.count} steps change nothing: take 1 or more")
    elif isinstance(fact, Write) and (solution(facts).is_taught or solution(facts).is_backwards):
        raise ExampleError("a network writes what follows on a sentence that is read forwards, with no targets")


def _check_given(facts: Facts, fact: Words | Parameter | OneHot | Setting) -> None:
    what, is_given = _called(facts, fact)
    if is_given:
        raise ExampleError(f"{what} is given twice: keep one of the two steps (the Background counts too)")
    if any(isinstance(other, Write) or (isinstance(other, Read) and other.inputs) for other in facts):
        raise ExampleError(f"{what} is given after the input was read, so it was read without it: give it earlier")
    if isinstance(fact, Setting) and fact.name in CONVENTIONS:
        own = {"W"} if fact.name == "joined" else set()
        if {other.name for other in facts if isinstance(other, Parameter)} - own:
            raise ExampleError(f"{what} tells how matrices are read: say it before the first one is given")
    if isinstance(fact, OneHot):
        _ = given_network(facts).words  # which are missing, if they are


def _called(facts: Facts, fact: Words | Parameter | OneHot | Setting) -> tuple[str, bool]:
    """What a fact gives, in words, and whether it was given before."""
    if isinstance(fact, Words):
        return "the vocabulary", given_network(facts).vocabulary is not None
    if isinstance(fact, Setting):
        return SETTINGS[fact.name], setting(facts, fact.name) is not None
    name = "C" if isinstance(fact, OneHot) else fact.name
    given = {other.name for other in facts if isinstance(other, Parameter)}
    return name, name in given or (name == "C" and any(isinstance(other, OneHot) for other in facts))


def _check_read(facts: Facts, solution: Solution, fact: Read) -> None:
    loss = setting(facts, "loss")
    is_of_words = isinstance(loss, Loss) and loss.error == "cross-entropy"
    if fact.targets and isinstance(loss, Loss) and is_of_words != (solution.given.output == "softmax"):
        other = "the mean squared error" if is_of_words else "the mean cross-entropy"
        raise ExampleError(f'the loss "{loss.text}" does not fit the output of this network: say "{other}"')
    if fact.targets and solution.is_backwards:
        raise ExampleError("gradients are told of sequences that are read forwards: leave the backwards out")
    if any(isinstance(other, Descend) for other in facts):
        raise ExampleError("the network has learned from what was read: read everything before the first step")
    if solution.inputs and solution.is_backwards:
        raise ExampleError("a sequence that is read backwards is read in one step: put both inputs into one")
    if len({isinstance(item, str) for item in (*solution.inputs, *fact.inputs)}) > 1:
        raise ExampleError("words and numbers are mixed in one sequence: read the one or the other")


def left_to_reference(fact: Fact) -> str:
    """What a fact asks for that only the reference computes, also where another implementation is tested."""
    if isinstance(fact, Read) and fact.targets:
        return "gradients"
    if isinstance(fact, Setting) and fact.name == "decimals":
        return "working to so many decimals"
    return "what follows from numbers taken for computed ones" if isinstance(fact, Take) else ""
