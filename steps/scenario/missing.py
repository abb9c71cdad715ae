"""Names of no value: what there is instead, or what must be said first."""

import difflib
import re
from typing import NoReturn

from tinyrnn import Symbol
from tinyrnn.symbol import letter

from ..language.names import TYPED, read_symbol
from .facts import ExampleError
from .values import Values

_OUTPUTS = ("o", "p", "y", "Z")


def no_such_value(values: Values, symbol: Symbol | None, text: str) -> NoReturn:
    """Raise an ExampleError that says what there is in the place of a value that a step calls `text`."""
    if symbol is not None and symbol.form == "call" and values.find(symbol.of[1]) is None:
        symbol, text = symbol.of[1], TYPED.symbol(symbol.of[1])  # its function is missed less
    if symbol is not None:
        _refuse_without_its_source(values, symbol, text)
    known = _known(values)
    typed = text if symbol is None else TYPED.symbol(symbol)
    same_time = [name for name in known if re.sub(r"\D", "", name) == re.sub(r"\D", "", typed)]
    near = (
        [name for name in known if name.lower() == typed.lower()]
        or difflib.get_close_matches(typed, same_time, n=1)
        or difflib.get_close_matches(typed, known, n=1)
    )
    hint = f"did you mean {near[0]}? " if near else ""
    raise ExampleError(f"there is no {text} in this scenario: {hint}there are {_listed(known)}")


def _refuse_without_its_source(values: Values, symbol: Symbol, text: str) -> None:
    """An ExampleError for a value whose source is not there: it says what to give, or what to do first."""
    of, plain = symbol.letters, symbol.form == "letter"
    if plain and symbol.letter == "z" and values.find(letter("a", symbol.t)):
        a = TYPED.symbol(letter("a", symbol.t))
        raise ExampleError(f"there is no {text} here: the value before the activation is called {a}")
    _refuse_what_needs_a_loss(values, symbol, text)
    is_output = symbol.form in ("letter", "product", "power of e") and any(one.letter in (*_OUTPUTS, "V") for one in of)
    if is_output and (symbol.t is not None or not plain) and "V" not in values:
        raise ExampleError(f"{text} needs the output weights V: give them")
    if plain and symbol.letter in ("p", "y") and values.find(letter("o", symbol.t)):
        why = "say that the output is linear, or sigmoid" if symbol.letter == "y" else "the output is not a softmax"
        raise ExampleError(f"there is no {text} in this scenario: {why}; there are {_listed(_known(values))}")
    is_of_step = symbol.form in ("letter", "product") and any(one.letter in ("x", "a", "h", "W", "U") for one in of)
    if is_of_step and any(one.t for one in of) and values.find(letter("x", 1)) is None:
        raise ExampleError(f'there is no {text} yet, because nothing has been read: say "When I input" first')


def _refuse_what_needs_a_loss(values: Values, symbol: Symbol, text: str) -> None:
    """An ExampleError for what follows from a loss, or from a step of gradient descent, that is not there."""
    inner = symbol.of[0] if symbol.form == "norm" else symbol
    if inner.form == "jacobian":
        how = "there is how a memory depends on the one before, like dh2/dh1, and how the last depends on any before it"
        raise ExampleError(f"there is no {text}: {how}")
    is_of_step = any(one.is_primed for one in symbol.letters)
    is_of_loss = inner.form in ("gradient", "nabla") or symbol.letters[0].letter in ("L", "PP")
    if "L" not in values and (is_of_step or is_of_loss):
        target = "" if inner.form in ("gradient", "nabla") or is_of_step else ", or give the target"
        raise ExampleError(f'{text} needs something to learn from: say "When I input … and expect …" first{target}')
    if is_of_step and not any(value.symbol is not None and value.symbol.is_primed for value in values.values()):
        first = 'say "When I take 1 step of gradient descent" first'
        raise ExampleError(f"{text} is of a network that has learned: {first}")
    if inner.form == "nabla":
        raise ExampleError("the norm of the gradient is told where a step is clipped: say at what")
    if "L" in values and TYPED.symbol(symbol) in ("PP", "L/ln 2", "ln K"):
        raise ExampleError(f"{text} belongs to the mean cross-entropy of words, and the loss here is another")


def _known(values: Values) -> list[str]:
    """The names of the values as people type them, where they can: words have phrases of their own."""
    symbols = [value.symbol for value in values.values() if value.symbol is not None]
    return [typed for typed, symbol in ((TYPED.symbol(one), one) for one in symbols) if read_symbol(typed) == symbol]


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "no values yet"
