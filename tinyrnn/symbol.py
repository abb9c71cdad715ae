"""Symbols: what a textbook calls a value, as data. A notation writes them; nobody reads them back from text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Symbol:
    """A letter with its time step and its prime, or, of other symbols, one of the forms below.

    Attributes:
        letter: the letter, the word, or the number; empty where the form needs none.
        t: the time step; of a gradient, the step that contributes this part of it.
        is_primed: whether it is the value after a step of gradient descent.
        form: how it is made of other symbols, a key of `notation.FORMS`; "letter" is made of none.
        of: the symbols that it is made of.
    """

    letter: str = ""
    t: int | None = None
    is_primed: bool = False
    form: str = "letter"
    of: tuple[Symbol, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """Plain data, without what is as usual."""
        shown: dict[str, Any] = {"letter": self.letter} if self.letter else {}
        shown |= {} if self.t is None else {"t": self.t}
        shown |= {"prime": True} if self.is_primed else {}
        shown |= {} if self.form == "letter" else {"form": self.form}
        return shown | ({"of": [part.to_data() for part in self.of]} if self.of else {})

    @staticmethod
    def from_data(data: dict[str, Any]) -> Symbol:
        """The symbol that `to_data` wrote."""
        of = tuple(Symbol.from_data(part) for part in data.get("of", ()))
        return Symbol(data.get("letter", ""), data.get("t"), data.get("prime", False), data.get("form", "letter"), of)

    def replaced(self, change: Callable[[Symbol], Symbol]) -> Symbol:
        """The symbol with `change` applied to every letter in it."""
        if self.form == "letter":
            return change(self)
        of = tuple([part.replaced(change) for part in self.of])
        return Symbol(self.letter, self.t, self.is_primed, self.form, of)


def letter(name: str, t: int | None = None) -> Symbol:
    """h_3, or W."""
    return Symbol(name, t)


def word(text: str) -> Symbol:
    """A word, or several, in quotation marks."""
    return Symbol(text, form="word")


def product(*factors: Symbol) -> Symbol:
    """U h_1, of matrices and vectors."""
    return Symbol(form="product", of=factors)


def scaled(*factors: Symbol) -> Symbol:
    """η·k, of numbers."""
    return Symbol(form="scaled", of=factors)


def transposed(matrix: Symbol) -> Symbol:
    """Uᵀ."""
    return Symbol(form="transposed", of=(matrix,))


def negative(of: Symbol) -> Symbol:
    """−m."""
    return Symbol(form="negative", of=(of,))


def power_of_e(exponent: Symbol, shift: Symbol | None = None) -> Symbol:
    """e^o, or e^{o − m}."""
    return Symbol(form="power of e", of=(exponent,) if shift is None else (exponent, shift))


def quotient(above: Symbol, below: Symbol) -> Symbol:
    """o/τ."""
    return Symbol(form="quotient", of=(above, below))


def logarithm(of: Symbol) -> Symbol:
    """The natural logarithm, ln K."""
    return Symbol(form="logarithm", of=(of,))


def call(function: Symbol, argument: Symbol) -> Symbol:
    """f'(a_2), λ(U), or the entry of a value that belongs to a word: p_2("cats")."""
    return Symbol(form="call", of=(function, argument))


def conditional(after: Symbol, before: Symbol) -> Symbol:
    """Words, given those before them: "cats"|"I like"."""
    return Symbol(form="conditional", of=(after, before))


def joined(*parts: Symbol) -> Symbol:
    """[x_1; h_0], vectors one after the other."""
    return Symbol(form="joined", of=parts)


def norm(of: Symbol) -> Symbol:
    """‖J‖."""
    return Symbol(form="norm", of=(of,))


def nabla(loss: Symbol) -> Symbol:
    """∇L, all gradients together."""
    return Symbol(form="nabla", of=(loss,))


def gradient(of: Symbol, t: int | None = None) -> Symbol:
    """∂L/∂W, typed dW; with a step, the part of it which that step contributes, typed dW_2."""
    return Symbol(t=t, form="gradient", of=(of,))


def jacobian(of: Symbol, by: Symbol) -> Symbol:
    """∂h_2/∂h_1, typed dh_2/dh_1."""
    return Symbol(form="jacobian", of=(of, by))
