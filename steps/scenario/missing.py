"""Names of no value: what there is instead, or what must be said first."""

from __future__ import annotations

import difflib
import re

from tinyrnn import Trace, Value

from ..language.names import typed
from .errors import ExampleError

# Values that have a phrase of their own, or that nothing is said of.
_IS_OF_WORDS = re.compile(r'"|(?:ln )?p\("|e\("')


def value_of(trace: Trace, symbol: str, text: str) -> Value:
    """The value of a symbol, which a step calls `text`; an ExampleError says what there is in its place."""
    if symbol in trace:
        return trace[symbol]
    known = [typed(s) for s in trace if not _IS_OF_WORDS.match(s)]
    numbered = re.fullmatch(r"[z](_\d+)?", symbol)
    if numbered and f"a{numbered[1] or ''}" in trace:
        raise ExampleError(
            f"there is no {text} here: the value before the activation is called a{(numbered[1] or '')[1:]}"
        )
    _refuse_what_needs_a_loss(trace, symbol, text)
    is_output = re.match(r"[opyZ]_|V h_|h_\d+ V|e\^", symbol)
    if is_output and "V" not in trace:
        raise ExampleError(f"{text} needs the output weights V: give them")
    if is_output and symbol[0] in "py" and f"o{symbol[1:]}" in trace:
        softmax = "say that the output is linear, or sigmoid" if symbol[0] == "y" else "the output is no softmax"
        raise ExampleError(f"there is no {text} in this scenario: {softmax}; there are {_listed(known)}")
    if re.match(r"[xah]_[1-9]|[WU] |[xh]_\d+ [WU]", symbol) and not any(s.startswith("x_") for s in trace):
        raise ExampleError(f'there is no {text} yet, because nothing has been read: say "When I input" first')
    same_time = [k for k in known if re.sub(r"\D", "", k) == re.sub(r"\D", "", typed(symbol))]
    near = (
        [k for k in known if k.lower() == typed(symbol).lower()]
        or difflib.get_close_matches(typed(symbol), same_time, n=1)
        or difflib.get_close_matches(typed(symbol), known, n=1)
    )
    hint = f"did you mean {near[0]}? " if near else ""
    raise ExampleError(f"there is no {text} in this scenario: {hint}there are {_listed(known)}")


def _refuse_what_needs_a_loss(trace: Trace, symbol: str, text: str) -> None:
    """An ExampleError for what follows from a loss, or from a step of gradient descent, that is not there."""
    if re.match(r"‖?dh_\d+/dh_", symbol):
        raise ExampleError(
            f"there is no {text}: there is how a memory depends on the one before, like dh2/dh1, "
            "and how the last depends on any before it"
        )
    is_of_step = symbol.endswith("'")
    if "L" not in trace and (is_of_step or re.match(r"d[A-Za-z](_|$)|‖∇|L(_|$)|PP$|L/", symbol)):
        target = ", or give the target" if symbol[0] in "LP" else ""
        raise ExampleError(f'{text} needs something to learn from: say "When I input … and expect …" first{target}')
    if is_of_step and not any(s.endswith("'") for s in trace):
        raise ExampleError(
            f'{text} is of a network that has learned: say "When I take 1 step of gradient descent" first'
        )
    if symbol == "‖∇L‖":
        raise ExampleError("the norm of the gradient is told where a step is clipped: say at what")
    if symbol in ("PP", "L/ln 2", "ln K") and "L" in trace:
        raise ExampleError(f"{text} belongs to the mean cross-entropy of words, and the loss here is another")


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "no values yet"
