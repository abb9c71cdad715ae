"""How formulas are written: a notation's small writers, what they make of symbols and arrays, and plain text."""

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .arrays import Array, Place
from .rounding import format_number
from .symbol import Symbol


def _written_with(operator: str) -> Callable[..., str]:
    return lambda n, *parts: n.row(parts, operator)


@dataclass(frozen=True, eq=False)
class Notation:
    """Writers from parts to markup; each takes and returns strings of one markup language."""

    letter: Callable[[Symbol], str]
    word: Callable[[str], str]
    gradient: Callable[[str, int | None], str]
    jacobian: Callable[[str, str], str]
    digits: Callable[[str], str]
    mark: Callable[[str], str]
    brackets: Callable[[str], str]
    row: Callable[[Sequence[str], str], str]
    table: Callable[[Sequence[Sequence[str]]], str]
    row_vector: Callable[[Sequence[str]], str]
    joined: Callable[..., str]
    negative: Callable[[str], str]
    power: Callable[[str, str], str]
    quotient: Callable[[str, str], str]
    call: Callable[[str, str], str]
    logarithm: Callable[[str], str]
    sum_of: Callable[[str], str]
    nabla: Callable[[str], str]
    norm: Callable[..., str]

    sum = _written_with("+")  # a + b
    minus = _written_with("-")  # a - b
    times = scaled = _written_with("·")  # a·b, of numbers
    hadamard = _written_with("⊙")  # a ⊙ b, entry by entry
    product = _written_with("")  # A x, of matrices and vectors
    conditional = _written_with("|")  # "cats"|"I like"

    @lru_cache(maxsize=4096)  # noqa: B019  # the notations live as long as the program
    def symbol(self, symbol: Symbol) -> str:
        """A symbol: its letter, or what the writer that its form names makes of its parts."""
        if symbol.form in ("letter", "word"):
            return self.letter(symbol) if symbol.form == "letter" else self.word(symbol.letter)
        write: Callable[..., str] = getattr(self, symbol.form.replace(" ", "_"))
        return write(*map(self.symbol, symbol.of), *([symbol.t] if symbol.form == "gradient" else []))

    def number(self, x: float) -> str:
        """One number, six significant digits."""
        return self.digits(format_number(x))

    def factor(self, x: float) -> str:
        """A number that follows a sign, as in a product or a sum: a negative one is bracketed."""
        return self.brackets(self.number(x)) if x < 0 else self.number(x)

    def squared(self, base: str) -> str:
        """`a^2`."""
        return self.power(base, self.digits("2"))

    def name(self, name: str) -> str:
        """A letter, or the name of a function."""
        return self.letter(Symbol(name))

    def transposed(self, matrix: str) -> str:
        """`A^T`."""
        return self.power(matrix, self.name("T"))

    def power_of_e(self, *exponent: str) -> str:
        """`e^o`, or `e^{o - m}`."""
        return self.power(self.name("e"), self.row(exponent, "-"))

    def called(self, function: str, argument: str) -> str:
        """`tanh(a)`."""
        return self.call(self.name(function), argument)

    def vector(self, entries: Sequence[str], *, is_row: bool = False) -> str:
        """A column, or a row."""
        return self.row_vector(entries) if is_row else self.table([[entry] for entry in entries])

    def array(self, array: Array, marked: Container[Place] = (), *, is_row: bool = False) -> str:
        """A number, a vector, as a column or a row, or a matrix; entries at the places in `marked` stand out."""

        def entry(*place: int) -> str:
            text = self.number(float(array[place]))
            return self.mark(text) if place in marked else text

        if array.ndim == 2:
            return self.table([[entry(i, j) for j in range(array.shape[1])] for i in range(array.shape[0])])
        return self.vector([entry(i) for i in range(array.size)], is_row=is_row) if array.ndim else entry()


# Plain text, as in a terminal.
_GAPS = {"": " ", "·": "·", "|": "|"}


def _row_vector(entries: Sequence[str]) -> str:
    return f"[{', '.join(entries)}]"


def _table(rows: Sequence[Sequence[str]]) -> str:
    is_column = all(len(row) == 1 for row in rows)
    return _row_vector([row[0] if is_column else _row_vector(row) for row in rows])


def _side(part: str) -> str:
    """A side of a fraction, bracketed where it is more than one sign and not bracketed yet."""
    return part if re.fullmatch(r"[\w.']+|\[.*\]|\w\^\{[^}]*\}|\w*\([^()]*\)|‖[^‖]*‖|ln \w+", part) else f"({part})"


TEXT = Notation(
    letter=lambda s: s.letter + ("" if s.t is None else f"_{s.t}") + "'" * s.is_primed,
    word=lambda word: f'"{word}"',
    gradient=lambda of, t: f"d{of}" if t is None else f"d{of}_{t}",
    jacobian=lambda of, by: f"d{of}/d{by}",
    digits=str,
    mark=lambda entry: f"»{entry}«",
    brackets=lambda inner: f"({inner})",
    row=lambda parts, operator: _GAPS.get(operator, f" {operator} ").join(parts),
    table=_table,
    row_vector=_row_vector,
    joined=lambda *parts: f"[{'; '.join(parts)}]",
    negative=lambda inner: f"-{inner}",
    power=lambda base, exponent: (
        f"{base}^{exponent}" if exponent.isdigit() or exponent == "T" else f"{base}^{{{exponent}}}"
    ),
    quotient=lambda above, below: f"{_side(above)}/{_side(below)}",
    call=lambda function, argument: f"{function}({argument})",
    logarithm=lambda inner: f"ln {inner}" if re.match(r"[\w\"]", inner) else f"ln({inner})",
    sum_of=lambda inner: f"Σ {inner}",
    nabla=lambda inner: f"∇{inner}",
    norm=lambda *parts: f"‖{', '.join(parts)}‖",
)
