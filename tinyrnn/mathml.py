"""How formulas are written on a page: MathML."""

import html
from collections.abc import Sequence

from .notation import Notation
from .symbol import Symbol

APPLY, TIMES = "<mo>&#8289;</mo>", "<mo>&#8290;</mo>"  # function application, and the invisible times between factors
_SIGNS = {"": TIMES, "-": "<mo>−</mo>"}


def _row(parts: Sequence[str], operator: str) -> str:
    return f"<mrow>{_SIGNS.get(operator, f'<mo>{operator}</mo>').join(parts)}</mrow>" if len(parts) > 1 else parts[0]


def _table(rows: Sequence[Sequence[str]]) -> str:
    cells = "".join("<mtr>" + "".join(f"<mtd>{entry}</mtd>" for entry in row) + "</mtr>" for row in rows)
    return f"<mrow><mo>[</mo><mtable>{cells}</mtable><mo>]</mo></mrow>"


def _digits(text: str) -> str:
    mantissa, _, power = text.partition("e")
    number = f"<mn>{mantissa.removeprefix('-')}</mn>"
    if power:
        number += f"<mo>·</mo><msup><mn>10</mn>{_digits(power)}</msup>"
    if mantissa.startswith("-"):
        number = f'<mo form="prefix">−</mo>{number}'
    return f"<mrow>{number}</mrow>" if number.count("<m") > 1 else number


def _letter(symbol: Symbol) -> str:
    """A letter with its index and its prime; a star stands on the letter itself."""
    name = html.escape(symbol.letter.removesuffix("*"))
    markup = _digits(name) if name[-1:].isdigit() else f"<mi>{name}</mi>"
    if symbol.letter.endswith("*"):
        markup = f"<msup>{markup}<mo>*</mo></msup>"
    index = "" if symbol.t is None else f"<mn>{symbol.t}</mn>"
    if symbol.is_primed:
        return f"<msubsup>{markup}{index}<mo>′</mo></msubsup>" if index else f"<msup>{markup}<mo>′</mo></msup>"
    return f"<msub>{markup}{index}</msub>" if index else markup


def _partial(above: str, below: str) -> str:
    return f"<mfrac><mrow><mo>∂</mo>{above}</mrow><mrow><mo>∂</mo>{below}</mrow></mfrac>"


def _gradient(of: str, t: int | None) -> str:
    """∂L/∂o₂; of a parameter, to whose gradient the steps contribute, (∂L/∂W)₂."""
    whole = _partial("<mi>L</mi>", of)
    return whole if t is None else f"<msub><mrow><mo>(</mo>{whole}<mo>)</mo></mrow><mn>{t}</mn></msub>"


MATHML = Notation(
    letter=_letter,
    word=lambda word: f"<mtext>“{html.escape(word)}”</mtext>",
    gradient=_gradient,
    jacobian=_partial,
    digits=_digits,
    mark=lambda entry: f'<mrow class="wrong">{entry}</mrow>',
    brackets=lambda inner: f"<mrow><mo>(</mo>{inner}<mo>)</mo></mrow>",
    row=_row,
    table=_table,
    row_vector=lambda entries: _table([entries]),
    joined=lambda *parts: f"<mrow><mo>[</mo>{'<mo>;</mo>'.join(parts)}<mo>]</mo></mrow>",
    negative=lambda inner: f'<mrow><mo form="prefix">−</mo>{inner}</mrow>',
    power=lambda base, exponent: f"<msup>{base}{exponent}</msup>",
    quotient=lambda above, below: f"<mfrac>{above}{below}</mfrac>",
    call=lambda function, argument: f"<mrow>{function}{APPLY}<mo>(</mo>{argument}<mo>)</mo></mrow>",
    logarithm=lambda inner: f"<mrow><mi>ln</mi>{APPLY}{inner}</mrow>",
    sum_of=lambda inner: f'<mrow><mo largeop="false">∑</mo>{inner}</mrow>',
    nabla=lambda inner: f"<mrow><mo>∇</mo>{inner}</mrow>",
    norm=lambda *parts: f"<mrow><mo>‖</mo>{'<mo>,</mo>'.join(parts)}<mo>‖</mo></mrow>",
)
