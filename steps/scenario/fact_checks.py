"""Whether a fact makes sense after those before it: given once, in time, and of one kind with the rest."""

from collections.abc import Callable

from .facts import SETTINGS, Descend, ExampleError, Fact, Facts, Loss, Parameter, Read, Setting, Target, Write, setting
from .given_network import given_network
from .solution import Solution

# Conventions that tell how a matrix is to be read, and so stand before the first one.
CONVENTIONS = ("rows", "joined")
TWICE = "is given twice: keep one of the two steps (the Background counts too)"


def check_fact(facts: Facts, fact: Fact, solution: Callable[[Facts], Solution]) -> None:
    """Raise an ExampleError for a fact that makes no sense after `facts`."""
    if isinstance(fact, (Parameter, Setting)):
        _check_given(facts, fact)
    elif isinstance(fact, Target):
        if any(isinstance(other, Target) for other in facts):
            raise ExampleError(f"the target {TWICE}")
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


def _check_given(facts: Facts, fact: Parameter | Setting) -> None:
    what = fact.name if isinstance(fact, Parameter) else SETTINGS[fact.name]
    known = given_network(facts)
    has_words = isinstance(fact, Setting) and fact.name == "words" and known.vocabulary is not None
    if has_words or any(type(other) is type(fact) and other.name == fact.name for other in facts):
        raise ExampleError(f"{what} {TWICE}")
    if any(isinstance(other, Write) or (isinstance(other, Read) and other.inputs) for other in facts):
        raise ExampleError(f"{what} is given after the input was read, so it was read without it: give it earlier")
    if isinstance(fact, Setting) and fact.name in CONVENTIONS:
        own = {"W"} if fact.name == "joined" else set()
        if {other.name for other in facts if isinstance(other, Parameter)} - own:
            raise ExampleError(f"{what} tells how matrices are read: say it before the first one is given")
    if isinstance(fact, Parameter) and fact.numbers is None:
        _ = known.words  # which are missing, if they are


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
