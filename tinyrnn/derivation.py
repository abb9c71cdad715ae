"""The working of a value: symbol = symbols = numbers = result."""

from collections.abc import Container
from dataclasses import dataclass

from .arrays import Place
from .notation import Notation
from .operations import PRODUCT, SUM
from .rounding import is_shown_whole
from .value import Value


@dataclass(frozen=True)
class Stage:
    """One step of a working: "=" where it is exact, "≈" from the first stage that shows a rounded number on."""

    relation: str
    markup: str


@dataclass(frozen=True)
class Derivation:
    """A value's symbol and the stages that lead to its result; `str` writes them in a line."""

    symbol: str
    stages: tuple[Stage, ...]

    def __str__(self) -> str:
        return " ".join([self.symbol, *(f"{stage.relation} {stage.markup}" for stage in self.stages)])


def derivation(value: Value, n: Notation, marked: Container[Place] = ()) -> Derivation:
    """Write the working of a value; entries of the result at the places in `marked` stand out."""
    left, result = in_symbols(value, n), n.array(value.array, marked, is_row=value.is_row)
    shown = [left, n.array(value.array, is_row=value.is_row)]  # what is said once is not said again
    stages: list[Stage] = []
    is_rounded = False
    for markup, shows_rounded in _stages(value, n):
        is_rounded = is_rounded or shows_rounded
        if markup not in shown:
            stages.append(Stage("≈" if is_rounded else "=", markup))
            shown.append(markup)
    is_rounded = is_rounded or not _is_whole(value) or (value.rule.renames and not value.rule.moves)
    return Derivation(left, (*stages, Stage("≈" if is_rounded else "=", result)))


def in_symbols(value: Value, n: Notation) -> str:
    """The value's symbol, or the formula that makes it from the nearest values that have one."""
    return _formula(value, n) if value.symbol is None else n.symbol(value.symbol)


def _formula(value: Value, n: Notation) -> str:
    if value.is_given:
        return n.array(value.array, is_row=value.is_row)
    return value.rule.write(n, *[_bracketed(value, i, in_symbols(o, n), n) for i, o in enumerate(value.operands)])


def _stages(value: Value, n: Notation) -> list[tuple[str, bool]]:
    """What leads to a value, each stage with whether it shows a rounded number."""
    if value.is_given:
        return []
    first = (_formula(value, n), False)
    if value.rule.renames and not value.operands[0].is_given:
        source = value.operands[0]
        unrounded = (n.array(source.array, is_row=source.is_row), not _is_whole(source))
        return [first, *_stages(source, n), *([] if value.rule.moves else [unrounded])]
    is_rounded = not value.rule.shows_index and not _shows_whole_operands(value)
    numbers = value.rule.work(n, *value.operands) if value.rule.work else (_numbers(value, n),)
    return [first, *((markup, is_rounded) for markup in numbers)]


def _numbers(value: Value, n: Notation) -> str:
    """The value's formula with numbers in the place of every symbol."""
    parts = []
    for position, operand in enumerate(value.operands):
        if operand.symbol is not None or operand.is_given:
            is_negative = operand.array.ndim == 0 and operand.array < 0
            markup = n.array(operand.array, is_row=operand.is_row)
            parts.append(n.brackets(markup) if is_negative and position else markup)
        else:
            parts.append(_bracketed(value, position, _numbers(operand, n), n))
    return (value.rule.write_numbers or value.rule.write)(n, *parts)


def _bracketed(outer: Value, position: int, markup: str, n: Notation) -> str:
    """A sum inside a product, or after a minus, is bracketed."""
    operand, rule = outer.operands[position], outer.rule
    is_sum = operand.symbol is None and operand.rule.binds == SUM
    return n.brackets(markup) if is_sum and (rule.binds == PRODUCT or position == rule.subtrahend) else markup


def _shows_whole_operands(value: Value) -> bool:
    """Whether all numbers that the formula of a value shows are whole."""
    return all(_is_whole(o) if o.symbol or o.is_given else _shows_whole_operands(o) for o in value.operands)


def _is_whole(value: Value) -> bool:
    """Whether the digits shown are all there is to a value."""
    has_lost_digits = value.rule.is_positive and not value.array.all()
    return not has_lost_digits and all(map(is_shown_whole, value.array.ravel().tolist()))
