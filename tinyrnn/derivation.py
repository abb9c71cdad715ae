"""The working of a value: symbol = symbols = numbers = result."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from .arrays import Place
from .formatting import is_shown_whole
from .notation import Notation
from .operations import ATOM, OPERATIONS, PRODUCT, SUM
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
    result = n.array(value.array, marked, is_row=value.is_row)
    left = in_symbols(value, n)
    shown_before = [n.array(value.array, is_row=value.is_row), left]
    stages: list[Stage] = []
    rounded = False
    if value.operation != "given":
        for markup, shows_rounded in _stages(value, n):
            rounded = rounded or shows_rounded
            if markup not in shown_before:
                stages.append(Stage("≈" if rounded else "=", markup))
                shown_before.append(markup)
    rounded = rounded or not _whole(value) or value.operation == "rounded"
    stages.append(Stage("≈" if rounded else "=", result))
    return Derivation(left, tuple(stages))


def in_symbols(value: Value, n: Notation) -> str:
    """The value's symbol, or the formula that makes it from the nearest values that have one."""
    if value.symbol is not None:
        return n.symbol(value.symbol)
    return _formula(value, n)


def _formula(value: Value, n: Notation) -> str:
    if value.operation == "given":
        return n.array(value.array, is_row=value.is_row)
    if value.operation == "rounded":
        return _formula(value.operands[0], n)
    operation = OPERATIONS[value.operation]
    return operation.write(
        n,
        *(
            _bracketed(value, i, in_symbols(o, n), n, is_symbol=o.symbol is not None)
            for i, o in enumerate(value.operands)
        ),
    )


def _stages(value: Value, n: Notation) -> list[tuple[str, bool]]:
    """What leads to a value, each with whether it shows a rounded number; another name for a value goes on with it."""
    if value.operation == "rounded":
        raw = value.operands[0]
        return [*_stages(raw, n), (n.array(raw.array, is_row=raw.is_row), not _whole(raw))]
    if value.operation == "same" and value.operands[0].operation != "given":
        return [(_formula(value, n), False), *_stages(value.operands[0], n)]
    operation = OPERATIONS[value.operation]
    rounded = not all(_whole(shown) for shown in _shown_operands(value))
    if operation.work is not None:
        numbers = operation.work(n, *value.operands)
        rounded = rounded and value.operation != "lookup"  # which shows an index alone
    else:
        numbers = (_numbers(value, n),)
    return [(_formula(value, n), False), *((markup, rounded) for markup in numbers)]


def _numbers(value: Value, n: Notation) -> str:
    """The value's formula with numbers in the place of every symbol."""
    parts = []
    for position, operand in enumerate(value.operands):
        if operand.symbol is not None or operand.operation == "given":
            is_negative = operand.array.ndim == 0 and operand.array < 0
            markup = n.array(operand.array, is_row=operand.is_row)
            parts.append(n.brackets(markup) if is_negative and position else markup)
        else:
            parts.append(_bracketed(value, position, _numbers(operand, n), n, is_symbol=False))
    # Two numbers side by side would read as one.
    return n.times(*parts) if value.operation == "times" else OPERATIONS[value.operation].write(n, *parts)


def _bracketed(outer: Value, position: int, markup: str, n: Notation, *, is_symbol: bool) -> str:
    """A sum inside a product, or after a minus, is bracketed."""
    inner_binds = ATOM if is_symbol else OPERATIONS[outer.operands[position].operation].binds
    is_split = OPERATIONS[outer.operation].binds == PRODUCT or (outer.operation == "subtract" and position == 1)
    return n.brackets(markup) if is_split and inner_binds == SUM else markup


def _shown_operands(value: Value) -> list[Value]:
    shown: list[Value] = []
    for operand in value.operands:
        named = operand.symbol is not None or operand.operation == "given"
        shown += [operand] if named else _shown_operands(operand)
    return shown


def _whole(value: Value) -> bool:
    """Whether the digits shown are all there is to a value."""
    if OPERATIONS[value.operation].is_positive and not value.array.all():
        return False
    return all(is_shown_whole(float(x)) for x in value.array.ravel())
