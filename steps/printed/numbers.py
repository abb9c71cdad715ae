"""Printed numbers: parsed, never evaluated, and remembering how many digits were printed."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache

from tinyrnn import format_number
from tinyrnn.rounding import DIGITS

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻％", "0123456789-%")
_NUMBER = re.compile(
    r"(?P<sign>[-+]?)"
    r"(?:(?P<above>\d+)/(?P<below>\d+)|(?P<whole>\d*)(?:\.(?P<decimals>\d*))?"
    r"(?:(?:[eE]|\ ?[×·]\ ?10\^?)(?P<power>[-+]?\d+))?(?:\ ?(?P<percent>%))?)"
)
_CUT = re.compile(r"\.\d+(?:…{1,2}|\.\.\.)$")
# Double precision ends near 1.8e308.
LARGEST_POWER = 300
# All the digits that double precision carries.
MOST_DIGITS = 15


class NumberError(ValueError):
    """A printed number that cannot be read; the message names the character."""


@dataclass(frozen=True)
class Printed:
    """A number as it was printed: digits · 10^power, or a fraction, digits / below."""

    text: str  # as it stands on the page
    digits: int  # with their sign, as a whole number
    power: int = 0  # what the last digit is worth, as a power of ten
    below: int | None = None  # of a fraction what stands below the line; None of any other number
    is_cut: bool = False  # whether an ellipsis follows, `0.333…`: the digits printed are then the first ones of more

    @cached_property
    def number(self) -> float:
        """The number in double precision."""
        return float(f"{self.digits}e{self.power}") if self.below is None else self.digits / self.below

    @cached_property
    def worth(self) -> float:
        """What the last digit is worth, in double precision; nothing in a fraction, which has none."""
        return 10.0**self.power if self.below is None else 0.0

    @cached_property
    def value(self) -> Fraction:
        """The exact number."""
        return Fraction(self.digits, self.below) if self.unit is None else self.digits * self.unit

    @cached_property
    def unit(self) -> Fraction | None:
        """The worth of the last digit; a fraction has none."""
        return unit_of(self.power) if self.below is None else None

    def like(self, number: Decimal) -> str:
        """Another number, in the form that this one was printed in."""
        text = self.text.removesuffix("…").removesuffix("...")
        _, _, decimals = text.strip("% ").partition(".")
        if decimals and not decimals.isdigit():
            return format_number(float(number))
        is_percent = text.endswith("%")
        return f"{number.scaleb(2 if is_percent else 0):.{len(decimals)}f}{'%' if is_percent else ''}"


@lru_cache(maxsize=4096)
def parse_number(text: str) -> Printed:
    """Read `−0.5`, `1/3`, `99.5 %`, `1.2e-3`, `1.2×10⁻³` or `0.333…`; a NumberError names what does not fit."""
    plain = text.strip()
    if not plain.isascii():
        plain = plain.replace("−", "-").translate(_SUPERSCRIPTS)
    is_cut = plain.endswith(("…", "...")) and bool(_CUT.search(plain))
    plain = plain.rstrip("….") if is_cut else plain
    match = _NUMBER.match(plain)
    end = match.end() if match else 0
    if not match or end < len(plain) or not (match["above"] or match["whole"] or match["decimals"]):
        raise NumberError(_complaint(text.strip(), end))
    sign = -1 if match["sign"] == "-" else 1
    if match["above"]:
        if not int(match["below"]):
            raise NumberError(f'"{text}" divides by 0')
        return Printed(text.strip(), sign * int(match["above"]), below=int(match["below"]))
    decimals = match["decimals"] or ""
    digits = (match["whole"] or "") + decimals
    power = int(match["power"] or 0) - (2 if match["percent"] else 0) - len(decimals)
    if len(digits) + power > LARGEST_POWER or power < -LARGEST_POWER:
        raise NumberError(f"{text.strip()} is beyond the numbers that can be computed with: write a smaller one")
    return Printed(text.strip(), sign * int(digits), power, is_cut=is_cut)


def told_apart(x: float, printed: Printed) -> str:
    """A computed number with as many digits as it takes to tell it from the printed one."""
    for digits in range(DIGITS, MOST_DIGITS + 1):
        shown = format_number(x, digits)
        if Fraction(shown) != printed.value and abs(Fraction(shown) - Fraction(x)) <= (printed.unit or 1) / 2:
            return shown
    return format_number(x)


def said(x: float, printed: Printed) -> str:
    """The computed number beside the printed one, with as many digits as it takes to tell them apart."""
    return f"computed {told_apart(x, printed)}, printed {printed.text}"


def unit_of(power: int) -> Fraction:
    """10^power, exactly."""
    return Fraction(10) ** power


def counted(count: int, what: str) -> str:
    """Write `1 step`, `2 steps`."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def _complaint(text: str, end: int) -> str:
    if not text:
        return "a number is missing: the place for it is empty"
    if re.fullmatch(r"[-+−]?\d+[,，]\d+ ?%?", text):
        return f'"{text}" is not a number: the decimal sign is a point, write {re.sub("[,，]", ".", text)}'
    if text[0] in "(（":
        inside = text.translate(str.maketrans("", "", "()（）")).partition("^")[0]
        return f"{text} is not a number: write a vector in square brackets, [{inside}]"
    how = "write numbers like 2, -0.5, 1/3, 1.2e-3 or 99.5%"
    if text[end:][:1] in ("O", "o", "l", "I"):  # letters that look like digits
        looks = text.translate(str.maketrans("OolI", "0011"))
        return f'"{text}" is not a number: character {end + 1}, "{text[end]}", is a letter; write {looks}'
    if end >= len(text):
        return f'"{text}" is not a number: {how}'
    return f'"{text}" is not a number: character {end + 1}, "{text[end]}", does not fit; {how}'
