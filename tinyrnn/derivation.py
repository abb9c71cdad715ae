"""The working of a value: symbol = symbols = numbers = result."""

from collections.abc import Container
from typing import NamedTuple

from .arrays import Place
from .notation import Notation
from .operations import PRODUCT, SUM
from .rounding import is_shown_whole
from .value import Value


class Stage(NamedTuple):
    """One step of a working: "=" where it is exact, "≈" from the first stage that shows a rounded number on."""

    relation: str
    markup: str


class Derivation(NamedTuple):
    """A value's symbol and the stages that lead to its result; `str` writes them in a line."""

    symbol: str
    stages: tuple[Stage, ...]

    def __str__(self) -> str:
        return " ".join([self.symbol, *(f"{stage.relation} {stage.markup}" for stage in self.stages)])


def derivation(value: Value, n: Notation, marked: Container[Place] = ()) -> Derivation:
    """Write the working of a value; entries of the result at the places in `marked` stand out."""
    result, unmarked = (n.array(value.array, places, is_row=value.is_row) for places in (marked, ()))
    left = n.symbol(value.symbol) if value.symbol else unmarked if value.is_given else _formula(value, n)
    shown = [left, unmarked]  # what is said once is not said again
    stages: list[Stage] = []
    is_rounded = False
    for markup, shows_rounded in _stages(value, n):
        is_rounded = is_rounded or shows_rounded
        if markup not in shown:
            stages.append(Stage("≈" if is_rounded else "=", markup))
            shown.append(markup)
    is_rounded = is_rounded or not _is_whole(value) or (value.rule.renames and not value.rule.moves)
    return Derivation(left, (*stages, Stage("≈" if is_rounded else "=", result)))


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
    numbers = value.rule.work(n, *value.operands) if value.rule.work else (_formula(value, n, in_numbers=True),)
    return [first, *((markup, is_rounded) for markup in numbers)]


def _formula(value: Value, n: Notation, *, in_numbers: bool = False) -> str:
    """The value's formula over the nearest values that have a symbol, or over their numbers."""
    rule, parts = value.rule, []
    for position, operand in enumerate(value.operands):
        if operand.symbol is None and not operand.is_given:
            markup = _formula(operand, n, in_numbers=in_numbers)
            is_sum = operand.rule.binds == SUM  # inside a product, or after a minus, it is bracketed
            is_bracketed = is_sum and (rule.binds == PRODUCT or position == rule.subtrahend)
        elif operand.symbol is None or in_numbers:
            markup = n.array(operand.array, is_row=operand.is_row)
            is_bracketed = bool(in_numbers and position and operand.array.ndim == 0 and operand.array < 0)
        else:
            markup, is_bracketed = n.symbol(operand.symbol), False
        parts.append(n.brackets(markup) if is_bracketed else markup)
    return ((in_numbers and rule.write_numbers) or rule.write)(n, *parts)


def _shows_whole_operands(value: Value) -> bool:
    """Whether all numbers that the formula of a value shows are whole."""
    return all(_is_whole(o) if o.symbol or o.is_given else _shows_whole_operands(o) for o in value.operands)


def _is_whole(value: Value) -> bool:
    """Whether the digits shown are all there is to a value."""
    has_lost_digits = value.rule.is_positive and not value.array.all()
    return not has_lost_digits and all(map(is_shown_whole, value.array.ravel().tolist()))
