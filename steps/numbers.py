"""Printed numbers: parsed, never evaluated, and remembering how many digits were printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻％", "0123456789-%")
_NUMBER = re.compile(
    r"(?P<sign>[-+]?)"
    r"(?:(?P<above>\d+)/(?P<below>\d+)|(?P<whole>\d*)(?:\.(?P<decimals>\d*))?"
    r"(?:(?:[eE]|\ ?[×·]\ ?10\^?)(?P<power>[-+]?\d+))?(?:\ ?(?P<percent>%))?)"
)
_CUT = re.compile(r"\.\d+(?:…{1,2}|\.\.\.)$")


# Double precision ends near 1.8e308.
LARGEST_POWER = 300


class NumberError(ValueError):
    """A printed number that cannot be read; the message names the character."""


@dataclass(frozen=True)
class Printed:
    """A number as it was printed: its text, its exact value, and the worth of its last digit.

    `unit` is None for a fraction, which has no last digit; `is_cut` tells of an ellipsis, `0.333…`: the digits
    printed are then the first ones of more.
    """

    text: str
    value: Fraction
    unit: Fraction | None
    is_cut: bool = False


def parse_number(text: str) -> Printed:
    """Read `2`, `-0.5`, `−0.5`, `1/3`, `99.5 %`, `1.2e-3`, `1.2·10^-3`, `1.2×10⁻³` or, cut short, `0.333…`.

    Raises:
        NumberError: anything else, naming the first character that does not fit.
    """
    plain = text.strip().replace("−", "-").translate(_SUPERSCRIPTS)
    is_cut = bool(_CUT.search(plain))
    plain = plain.rstrip("….") if is_cut else plain
    match = _NUMBER.match(plain)
    end = match.end() if match else 0
    has_digits = match and (match["above"] or match["whole"] or match["decimals"])
    if not match or end < len(plain) or not has_digits:
        raise NumberError(_complaint(text.strip(), end))
    if match["above"]:
        if int(match["below"]) == 0:
            raise NumberError(f'"{text}" divides by 0')
        value, unit = Fraction(int(match["above"]), int(match["below"])), None
    else:
        if len(match["power"] or "") > len("-308") or abs(int(match["power"] or 0)) > LARGEST_POWER:
            raise NumberError(f"{text.strip()} is beyond the numbers that can be computed with: write a smaller one")
        decimals = match["decimals"] or ""
        power = int(match["power"] or 0) - (2 if match["percent"] else 0) - len(decimals)
        unit = Fraction(10**power) if power >= 0 else Fraction(1, 10**-power)
        value = int((match["whole"] or "") + decimals) * unit
    if value >= Fraction(10) ** (LARGEST_POWER + 1):
        raise NumberError(f"{text.strip()} is beyond the numbers that can be computed with: write a smaller one")
    return Printed(text.strip(), -value if match["sign"] == "-" else value, unit, is_cut)


def _complaint(text: str, end: int) -> str:
    if not text:
        return "a number is missing: the place for it is empty"
    if re.fullmatch(r"[-+−]?\d+[,，]\d+ ?%?", text):
        return f'"{text}" is not a number: the decimal sign is a point, write {re.sub("[,，]", ".", text)}'
    how = "write numbers like 2, -0.5, 1/3, 1.2e-3 or 99.5%"
    if text[end:][:1] in ("O", "o", "l", "I"):  # letters that look like digits
        looks = text.translate(str.maketrans("OolI", "0011"))
        return f'"{text}" is not a number: character {end + 1}, "{text[end]}", is a letter; write {looks}'
    if end >= len(text):
        return f'"{text}" is not a number: {how}'
    return f'"{text}" is not a number: character {end + 1}, "{text[end]}", does not fit; {how}'
