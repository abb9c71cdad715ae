"""Claims that hold in a weaker sense: cut off, to so many figures, or by taking what was printed before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from steps.record.model import Node, Record, StepRun

# The phrases of such claims, by the words of the English one, and what the claim is then said to be.
SENSES = {
    "truncated to": "cut off after {int} decimals",
    "significant figure": "right to {int} significant figures",
    "taking": "follows from {symbol} taken as {array}",
}


@dataclass(frozen=True)
class Weaker:
    """A printed number that is not the computed one, rounded to its digits, and the sense in which it holds."""

    symbol: str
    printed: str
    computed: float
    rounded: str
    sense: str


def senses(record: Record) -> dict[str, str]:
    """What the phrases of weaker claims say, in both languages, by the id of the phrase."""
    found: dict[str, str] = {}
    for definition in record.definitions:
        patterns = " ".join(phrase["pattern"] for phrase in definition["phrases"] if phrase["keyword"] == "then")
        for words, sense in SENSES.items():
            if re.search(rf"\b{words}", patterns):
                found |= {phrase["id"]: sense for phrase in definition["phrases"]}
    return found


def weaker(step: StepRun, sense: str) -> Iterator[Weaker]:
    """The numbers of a step that hold in that sense alone; one that holds to its own digits too is not among them."""
    given = _arguments(step.arguments)
    right = _right(step, sense)
    printed = re.findall(r"[^\[\],;\s]+", given["array"][-1])
    for i, text in enumerate(printed if right else ()):
        number, unit = _read(text)
        if number is None or unit is None:
            continue
        # Of one entry, as of e^8, the record has the whole vector: the entry is the one nearest to what is printed.
        exact = right[i] if len(printed) == len(right) else min(right, key=lambda x: abs(x - float(number)))
        rounded = Decimal(repr(exact)).quantize(unit, ROUND_HALF_UP)
        if rounded != number:
            place = f"[{i + 1}]" if len(printed) > 1 else ""
            yield Weaker(given["symbol"][-1] + place, text, exact, _as_printed(rounded, text), _said(sense, given))


def _right(step: StepRun, sense: str) -> list[float]:
    """The numbers as they should be: where another was taken as printed, those that the record has beside."""
    values = [item["value"]["array"] for item in step.evidence if "value" in item]
    return _flat(values[-1 if sense == SENSES["taking"] else 0]) if values else []


def _said(sense: str, given: dict[str, list[str]]) -> str:
    said = sense.format(**{kind: texts[0] for kind, texts in given.items()})
    return said.removesuffix("s") if given.get("int") == ["1"] else said


def _arguments(arguments: list[Node]) -> dict[str, list[str]]:
    """What a phrase took from a step, by the type of the parameter."""
    found: dict[str, list[str]] = {}
    for argument in arguments:
        found.setdefault(argument["parameterTypeName"], []).append(argument["group"].get("value") or "")
    return found


def _read(text: str) -> tuple[Decimal, Decimal] | tuple[None, None]:
    """A printed decimal and what its last digit is worth; nothing where it is written in another way."""
    try:
        number = Decimal(text.replace("−", "-").removesuffix("%"))
    except InvalidOperation:
        return None, None
    scale = Decimal("0.01") if text.endswith("%") else Decimal(1)
    return number * scale, Decimal(1).scaleb(int(number.as_tuple().exponent)) * scale


def _as_printed(number: Decimal, text: str) -> str:
    percent = text.removesuffix("%")
    return f"{(number * 100).quantize(Decimal(percent)):f}%" if percent != text else f"{number:f}"


def _flat(array: Any) -> list[float]:
    """The numbers of an array, whatever its shape."""
    return [x for row in array for x in _flat(row)] if isinstance(array, list) else [float(array)]
