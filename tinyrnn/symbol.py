"""Symbols: what a textbook calls a value, as data. A notation writes them; nobody reads them back from text."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from typing import Any


@dataclass(frozen=True)
class Symbol:
    """A letter with its time step and its prime, or one of the forms below, made of other symbols."""

    letter: str = ""  # the letter, the word, or the number; empty where the form needs none
    t: int | None = None  # the time step; of a gradient, the step that contributes this part of it
    is_primed: bool = False  # whether it is the value after a step of gradient descent
    form: str = "letter"  # how it is made of other symbols, a writer of `Notation`; "letter" is made of none
    of: tuple["Symbol", ...] = ()  # the symbols that it is made of

    @cached_property
    def _hash(self) -> int:
        return hash((self.letter, self.t, self.is_primed, self.form, self.of))

    def __hash__(self) -> int:
        return self._hash  # asked for whenever the symbol is written

    @cached_property
    def data(self) -> dict[str, Any]:
        """Plain data, without what is as usual; it is shared, and not to be changed."""
        shown: dict[str, Any] = {"letter": self.letter} if self.letter else {}
        shown |= {} if self.t is None else {"t": self.t}
        shown |= {"prime": True} if self.is_primed else {}
        shown |= {} if self.form == "letter" else {"form": self.form}
        return shown | ({"of": [part.data for part in self.of]} if self.of else {})

    @staticmethod
    def from_data(data: dict[str, Any]) -> "Symbol":
        """The symbol whose `data` it is."""
        of = tuple(Symbol.from_data(part) for part in data.get("of", ()))
        return Symbol(data.get("letter", ""), data.get("t"), data.get("prime", False), data.get("form", "letter"), of)

    @property
    def letters(self) -> list["Symbol"]:
        """The letters that the symbol is made of, from left to right: itself, where it is one."""
        return [self] if not self.of else [one for part in self.of for one in part.letters]

    def replaced(self, change: Callable[["Symbol"], "Symbol"]) -> "Symbol":
        """The symbol with `change` applied to every letter in it."""
        return change(self) if self.form == "letter" else replace(self, of=tuple([s.replaced(change) for s in self.of]))


# Symbols that are equal are made once, as long as they are remembered.
_once = lru_cache(maxsize=4096)


@_once
def letter(name: str, t: int | None = None) -> Symbol:
    """h_3, or W."""
    return Symbol(name, t)


@_once
def word(text: str) -> Symbol:
    """A word, or several, in quotation marks."""
    return Symbol(text, form="word")


@_once
def gradient(of: Symbol, t: int | None = None) -> Symbol:
    """∂L/∂W, in text dW; with a step, the part of it which that step contributes, dW_2."""
    return Symbol(t=t, form="gradient", of=(of,))


@_once
def _made(form: str, *of: Symbol) -> Symbol:
    return Symbol(form=form, of=of)


# The other forms, each a function of the symbols that it is made of.
product = partial(_made, "product")  # U h_1, of matrices and vectors
scaled = partial(_made, "scaled")  # η·k, of numbers
transposed = partial(_made, "transposed")  # Uᵀ
negative = partial(_made, "negative")  # −m
power_of_e = partial(_made, "power of e")  # e^o, or e^{o − m}
quotient = partial(_made, "quotient")  # o/τ
logarithm = partial(_made, "logarithm")  # ln K
call = partial(_made, "call")  # f'(a_2), λ(U), or the entry of a value that belongs to a word, p_2("cats")
conditional = partial(_made, "conditional")  # words given those before them, "cats"|"I like"
joined = partial(_made, "joined")  # [x_1; h_0], vectors one after the other
norm = partial(_made, "norm")  # ‖J‖
nabla = partial(_made, "nabla")  # ∇L, all gradients together
jacobian = partial(_made, "jacobian")  # ∂h_2/∂h_1, in text dh_2/dh_1
