"""How formulas are written: the small writers of a markup language, and those of the terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from .arrays import Array, Place
from .formatting import format_number


@dataclass(frozen=True)
class Notation:
    """Writers from parts to markup; each takes and returns strings of one markup language."""

    symbol: Callable[[str], str]
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
    sum_of: Callable[[str], str]
    norm: Callable[[Sequence[str]], str]

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


def _text_table(rows: Sequence[Sequence[str]]) -> str:
    if all(len(row) == 1 for row in rows):
        return "[" + ", ".join(row[0] for row in rows) + "]"
    return "[" + ", ".join("[" + ", ".join(row) + "]" for row in rows) + "]"


def _text_row(parts: Sequence[str], operator: str) -> str:
    gap = {"": " ", "·": "·"}.get(operator, f" {operator} ")
    return gap.join(parts)


def _text_group(part: str) -> str:
    """A side of a fraction, bracketed where it is more than one sign and not bracketed yet."""
    return part if re.fullmatch(r"[\w.']+|\[.*\]|\w\^\{[^}]*\}|\w*\([^()]*\)|‖[^‖]*‖|ln \d+", part) else f"({part})"


TEXT = Notation(
    symbol=str,
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
    sum_of=lambda inner: f"Σ {inner}",
    norm=lambda parts: f"‖{', '.join(parts)}‖",
)
