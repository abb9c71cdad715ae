"""How formulas are written: a notation's small writers, the forms of a symbol, and plain text as a notation."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .arrays import Array, Place
from .rounding import format_number
from .symbol import Symbol


@dataclass(frozen=True, eq=False)
class Notation:
    """Writers from parts to markup; each takes and returns strings of one markup language."""

    letter: Callable[[Symbol], str]
    word: Callable[[str], str]
    gradient: Callable[[Symbol], str]
    jacobian: Callable[[Symbol], str]
    function: Callable[[str], str]
    digits: Callable[[str], str]
    mark: Callable[[str], str]
    brackets: Callable[[str], str]
    row: Callable[[Sequence[str], str], str]
    table: Callable[[Sequence[Sequence[str]]], str]
    row_vector: Callable[[Sequence[str]], str]
    join: Callable[[Sequence[str]], str]
    negative: Callable[[str], str]
    power: Callable[[str, str], str]
    fraction: Callable[[str, str], str]
    call: Callable[[str, str], str]
    logarithm: Callable[[str], str]
    sum_of: Callable[[str], str]
    nabla: Callable[[str], str]
    norm: Callable[[Sequence[str]], str]

    @lru_cache(maxsize=4096)  # noqa: B019  # the notations live as long as the program
    def symbol(self, symbol: Symbol) -> str:
        """A symbol: its letter, or the form that makes it of others."""
        return FORMS[symbol.form](self, symbol)

    def number(self, x: float) -> str:
        """One number, six significant digits."""
        return self.digits(format_number(x))

    def factor(self, x: float) -> str:
        """A number that follows a product sign: a negative one is bracketed."""
        return self.brackets(self.number(x)) if x < 0 else self.number(x)

    def term(self, x: float, *, first: bool) -> str:
        """A number in a sum: a negative one that follows a plus sign is bracketed."""
        return self.number(x) if first else self.factor(x)

    def sum(self, *terms: str) -> str:
        """`a + b`."""
        return self.row(terms, "+")

    def minus(self, left: str, right: str) -> str:
        """`a - b`."""
        return self.row((left, right), "-")

    def times(self, *factors: str) -> str:
        """`a·b`, of numbers."""
        return self.row(factors, "·")

    def product(self, *factors: str) -> str:
        """`A x`, of matrices and vectors."""
        return self.row(factors, "")

    def vector(self, entries: Sequence[str], *, is_row: bool = False) -> str:
        """A column, or a row."""
        return self.row_vector(entries) if is_row else self.table([[entry] for entry in entries])

    def array(self, array: Array, marked: Container[Place] = (), *, is_row: bool = False) -> str:
        """A number, a vector, as a column or a row, or a matrix; entries at the places in `marked` stand out."""

        def entry(place: Place) -> str:
            text = self.number(float(array[place]))
            return self.mark(text) if place in marked else text

        if array.ndim == 0:
            return entry(())
        if array.ndim == 1:
            return self.vector([entry((i,)) for i in range(array.size)], is_row=is_row)
        return self.table([[entry((i, j)) for j in range(array.shape[1])] for i in range(array.shape[0])])


E, TRANSPOSED = Symbol("e"), Symbol("T")
# How a symbol of each form is written in any notation.
FORMS: dict[str, Callable[[Notation, Symbol], str]] = {
    "letter": lambda n, s: n.letter(s),
    "word": lambda n, s: n.word(s.letter),
    "product": lambda n, s: n.product(*map(n.symbol, s.of)),
    "scaled": lambda n, s: n.times(*map(n.symbol, s.of)),
    "transposed": lambda n, s: n.power(n.symbol(s.of[0]), n.symbol(TRANSPOSED)),
    "negative": lambda n, s: n.negative(n.symbol(s.of[0])),
    "power of e": lambda n, s: n.power(n.symbol(E), n.row([n.symbol(part) for part in s.of], "-")),
    "quotient": lambda n, s: n.fraction(*map(n.symbol, s.of)),
    "logarithm": lambda n, s: n.logarithm(n.symbol(s.of[0])),
    "call": lambda n, s: n.call(*map(n.symbol, s.of)),
    "conditional": lambda n, s: n.row([n.symbol(part) for part in s.of], "|"),
    "joined": lambda n, s: n.join([n.symbol(part) for part in s.of]),
    "norm": lambda n, s: n.norm([n.symbol(s.of[0])]),
    "nabla": lambda n, s: n.nabla(n.symbol(s.of[0])),
    "gradient": lambda n, s: n.gradient(s),
    "jacobian": lambda n, s: n.jacobian(s),
}
_GAPS = {"": " ", "·": "·", "|": "|"}


def _text_table(rows: Sequence[Sequence[str]]) -> str:
    if all(len(row) == 1 for row in rows):
        return "[" + ", ".join(row[0] for row in rows) + "]"
    return "[" + ", ".join("[" + ", ".join(row) + "]" for row in rows) + "]"


def _text_row(parts: Sequence[str], operator: str) -> str:
    return _GAPS.get(operator, f" {operator} ").join(parts)


def _text_group(part: str) -> str:
    """A side of a fraction, bracketed where it is more than one sign and not bracketed yet."""
    return part if re.fullmatch(r"[\w.']+|\[.*\]|\w\^\{[^}]*\}|\w*\([^()]*\)|‖[^‖]*‖|ln \w+", part) else f"({part})"


def _text_letter(symbol: Symbol) -> str:
    index = "" if symbol.t is None else f"_{symbol.t}"
    return f"{symbol.letter}{index}{symbol.is_primed * chr(39)}"


def _text_gradient(symbol: Symbol) -> str:
    return f"d{TEXT.symbol(symbol.of[0])}{'' if symbol.t is None else f'_{symbol.t}'}"


TEXT: Notation = Notation(
    letter=_text_letter,
    word=lambda word: f'"{word}"',
    gradient=_text_gradient,
    jacobian=lambda symbol: "/".join(f"d{TEXT.symbol(part)}" for part in symbol.of),
    function=str,
    digits=str,
    mark=lambda entry: f"»{entry}«",
    brackets=lambda inner: f"({inner})",
    row=_text_row,
    table=_text_table,
    row_vector=lambda entries: f"[{', '.join(entries)}]",
    join=lambda parts: f"[{'; '.join(parts)}]",
    negative=lambda inner: f"-{inner}",
    power=lambda base, exponent: (
        f"{base}^{exponent}" if exponent.isdigit() or exponent == "T" else f"{base}^{{{exponent}}}"
    ),
    fraction=lambda above, below: f"{_text_group(above)}/{_text_group(below)}",
    call=lambda function, argument: f"{function}({argument})",
    logarithm=lambda inner: f"ln {inner}" if re.match(r"[\w\"]", inner) else f"ln({inner})",
    sum_of=lambda inner: f"Σ {inner}",
    nabla=lambda inner: f"∇{inner}",
    norm=lambda parts: f"‖{', '.join(parts)}‖",
)
