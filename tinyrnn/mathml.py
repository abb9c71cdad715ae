"""How formulas are written on a page: MathML, and the symbols it is written for."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

from .notation import Notation

_INDEXED = r"[^\s_^/]+(?:_\w+'?)?"
_FACTOR = re.compile(rf"\[[^\]]*\]|{_INDEXED}(?:/(?:ln )?{_INDEXED})?(?:\^\{{[^}}]*\}}|\^\w)?")
# A gradient, dW for ∂L/∂W, and the part of it that one step contributes, dW_2.
_GRADIENT = re.compile(r"d(?P<of>[A-Za-z])(?:_(?P<index>\d+))?")


def _math_row(parts: Sequence[str], operator: str) -> str:
    signs = {"": "<mo>&#8290;</mo>", "-": "<mo>−</mo>"}  # 8290: the invisible times between factors
    sign = signs.get(operator, f"<mo>{operator}</mo>")
    return f"<mrow>{sign.join(parts)}</mrow>"


def _math_table(rows: Sequence[Sequence[str]]) -> str:
    cells = "".join("<mtr>" + "".join(f"<mtd>{entry}</mtd>" for entry in row) + "</mtr>" for row in rows)
    return f"<mrow><mo>[</mo><mtable>{cells}</mtable><mo>]</mo></mrow>"


def _math_digits(text: str) -> str:
    mantissa, _, power = text.partition("e")
    number = f"<mn>{mantissa.removeprefix('-')}</mn>"
    if power:
        number += f"<mo>·</mo><msup><mn>10</mn>{_math_digits(power)}</msup>"
    if mantissa.startswith("-"):
        number = f'<mo form="prefix">−</mo>{number}'
    return f"<mrow>{number}</mrow>" if number.count("<m") > 1 else number


def _math_symbol(symbol: str) -> str:
    for pattern, write in _FORMS.items():
        match = pattern.fullmatch(symbol)
        if match:
            return write(*match.groups())
    factors = [_math_factor(factor) for factor in _FACTOR.findall(symbol)]
    return factors[0] if len(factors) == 1 else _math_row(factors, "")


def _math_call(function: str, argument: str) -> str:
    return MATHML.call(_math_symbol(function), _math_symbol(argument))


# Symbols that are no product of letters, and how each is written; the first that fits.
_FORMS: dict[re.Pattern[str], Callable[..., str]] = {
    # the words of a sentence, and after the bar those that came before them
    re.compile(r'("[^"]*")\|("[^"]*")'): lambda *words: _math_row([_math_symbol(word) for word in words], "|"),
    re.compile(r'"(.*)"', re.DOTALL): lambda word: f"<mtext>“{html.escape(word)}”</mtext>",
    re.compile(r"ln (.+)"): lambda of: f"<mrow><mi>ln</mi><mo>&#8289;</mo>{_math_symbol(of)}</mrow>",
    re.compile(r"‖(.+)‖"): lambda inner: MATHML.norm([_math_symbol(inner)]),
    re.compile(r"∇(.+)"): lambda of: f"<mrow><mo>∇</mo>{_math_symbol(of)}</mrow>",
    re.compile(r"-(.+)"): lambda of: MATHML.negative(_math_symbol(of)),
    re.compile(r"(\w+)·(\w+)"): lambda *factors: _math_row([_math_symbol(factor) for factor in factors], "·"),
    re.compile(r"""([^("]+)\((".*"|[a-zU]_?\d*)\)"""): _math_call,
}


def _math_join(parts: Sequence[str]) -> str:
    return f"<mrow><mo>[</mo>{'<mo>;</mo>'.join(parts)}<mo>]</mo></mrow>"


def _math_factor(factor: str) -> str:
    if factor.startswith("["):
        return _math_join([_math_symbol(part) for part in factor[1:-1].split("; ")])
    base, _, power = factor.partition("^")
    if power:
        return f"<msup>{_math_symbol(base)}{_math_exponent(power.strip('{}'))}</msup>"
    above, _, below = base.partition("/")
    if below and _GRADIENT.fullmatch(above) and _GRADIENT.fullmatch(below):
        return _partial(above[1:], below[1:])
    gradient = _GRADIENT.fullmatch(base)
    if gradient:
        return _math_gradient(gradient["of"], gradient["index"])
    if below:
        return MATHML.fraction(_math_symbol(above), _math_symbol(below))
    return _math_letter(base.removesuffix("'"), is_primed=base.endswith("'"))


def _math_letter(indexed: str, *, is_primed: bool) -> str:
    """A letter with its index and its prime; a star stands on the letter itself."""
    letter, _, index = indexed.partition("_")
    markup = f"<mn>{letter}</mn>" if letter.isdigit() else f"<mi>{html.escape(letter.removesuffix('*'))}</mi>"
    if letter.endswith("*"):
        markup = f"<msup>{markup}<mo>*</mo></msup>"
    if is_primed and index:
        return f"<msubsup>{markup}<mn>{html.escape(index)}</mn><mo>′</mo></msubsup>"
    if is_primed:
        return f"<msup>{markup}<mo>′</mo></msup>"
    return f"<msub>{markup}<mn>{html.escape(index)}</mn></msub>" if index else markup


def _partial(above: str, below: str) -> str:
    parts = (f"<mrow><mo>∂</mo>{_math_symbol(part)}</mrow>" for part in (above, below))
    return f"<mfrac>{''.join(parts)}</mfrac>"


def _math_gradient(of: str, index: str | None) -> str:
    """∂L/∂o₂; of a parameter, whose gradient the steps contribute to, (∂L/∂W)₂."""
    if index is None or of in "oahxy":
        return _partial("L", of if index is None else f"{of}_{index}")
    bracketed = MATHML.brackets(_partial("L", of))
    return f"<msub>{bracketed}<mn>{index}</mn></msub>"


def _math_exponent(power: str) -> str:
    parts = [_math_symbol(part) for part in power.split(" - ")]
    return parts[0] if len(parts) == 1 else _math_row(parts, "-")


MATHML: Notation = Notation(
    symbol=_math_symbol,
    function=lambda name: f"<mi>{name}</mi>",
    digits=_math_digits,
    mark=lambda entry: f'<mrow class="wrong">{entry}</mrow>',
    brackets=lambda inner: f"<mrow><mo>(</mo>{inner}<mo>)</mo></mrow>",
    row=_math_row,
    table=_math_table,
    row_vector=lambda entries: _math_table([entries]),
    join=_math_join,
    negative=lambda inner: f'<mrow><mo form="prefix">−</mo>{inner}</mrow>',
    power=lambda base, exponent: f"<msup>{base}{exponent}</msup>",
    fraction=lambda above, below: f"<mfrac>{above}{below}</mfrac>",
    call=lambda function, argument: (
        f"<mrow>{function}<mo>&#8289;</mo><mo>(</mo>{argument}<mo>)</mo></mrow>"
    ),  # 8289: function application
    sum_of=lambda inner: f'<mrow><mo largeop="false">∑</mo>{inner}</mrow>',
    norm=lambda parts: f"<mrow><mo>‖</mo>{'<mo>,</mo>'.join(parts)}<mo>‖</mo></mrow>",
)
