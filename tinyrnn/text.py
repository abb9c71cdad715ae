"""How formulas are written in a terminal: plain text."""

import re
from collections.abc import Sequence

from .notation import Notation

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
