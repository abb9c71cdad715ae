"""What a claim about digits asks of one computed number, and in which way the number does not do it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from tinyrnn import format_number, nearest, truncated
from tinyrnn.rounding import SAME

from .numbers import MOST_DIGITS, NumberError, Printed, counted, said, unit_of

# A computed number on the border of two roundings may fall to either side by the noise of double precision.
NOISE = Fraction(1, 10**12)
# What a difference of two numbers can be off by, next to their size.
PRECISION = 1e-15
# Units of the last digit beyond which nobody counts them: it is not a slip of the last digits.
MANY = 100


class Complaint(NamedTuple):
    """In which way a computed number is not as printed, in words."""

    text: str
    names_slip: bool = False  # whether the words name the slip, so that no other cause needs to be looked for


class Check:
    """A claim about the digits of one number."""

    @property
    def sense(self) -> str:
        """How such a claim is weaker than one to all the digits printed; empty where it is not."""
        return ""

    def complaint(self, x: float, printed: Printed) -> Complaint | None:
        """None where the claim holds for the computed number x, otherwise the way in which it does not."""
        raise NotImplementedError

    def is_far(self, x: float, printed: Printed) -> bool:
        """Whether the claim plainly does not hold, which is told quickly: x is off by more than the last digit."""
        return isinstance(self, (Equal, About)) and abs(x - printed.number) > printed.worth + SAME * max(1.0, abs(x))


@dataclass(frozen=True)
class Equal(Check):
    """`is`: equal, up to the rounding of double precision; to a number with an ellipsis, at the digits before it."""

    def complaint(self, x: float, printed: Printed) -> Complaint | None:
        if printed.is_cut:
            return _cut_wrong(x, printed, printed.power, "its digits begin {}…")
        if abs(x - printed.number) <= SAME * max(1.0, abs(printed.number)):
            return None
        if printed.unit is not None and abs(Fraction(x) - printed.value) < printed.unit / 2 - NOISE:
            hint = f'"is" means equal; of a rounded number say "is about {printed.text}"'
            return Complaint(f"{said(x, printed)}: {hint}", names_slip=True)
        return Complaint(said(x, printed))


@dataclass(frozen=True)
class About(Check):
    """`is about`: correctly rounded to the digits printed."""

    def complaint(self, x: float, printed: Printed) -> Complaint | None:
        if printed.is_cut:
            return EQUAL.complaint(x, printed)
        if printed.unit is None:
            raise NumberError(f'{printed.text} is exact, it has no last digit to round at: say "is", not "is about"')
        if abs(x - printed.number) < 0.499 * printed.worth - PRECISION * abs(x):
            return None  # which needs no exact arithmetic
        return _rounded_wrong(x, printed, printed.power)


@dataclass(frozen=True)
class Figures(Check):
    """`to n significant figures`: correctly rounded to n figures, the printed zeros after them being no claim."""

    count: int

    def __post_init__(self) -> None:
        if self.count < 1:
            raise NumberError(f"{self.count} significant figures say nothing: ask for 1 or more")

    @property
    def sense(self) -> str:
        return f"right to {counted(self.count, 'significant figure')}"

    def complaint(self, x: float, printed: Printed) -> Complaint | None:
        if printed.value == 0:
            return ABOUT.complaint(x, printed)
        power = printed.power + len(str(abs(printed.digits))) - self.count
        if printed.value % unit_of(power):
            figures = f"{self.count} significant figures"
            raise NumberError(f"{printed.text} has more than {figures}: print {self.count} or claim more")
        return _rounded_wrong(x, printed, power)


@dataclass(frozen=True)
class Truncated(Check):
    """`truncated to n decimals`: the first n decimals, whatever follows them."""

    decimals: int

    def __post_init__(self) -> None:
        if self.decimals < 0:
            raise NumberError(f"no number has {self.decimals} decimals: ask for 0 or more")
        if self.decimals > MOST_DIGITS:
            raise NumberError(
                f"{self.decimals} decimals are more than numbers carry here: ask for {MOST_DIGITS} or fewer"
            )

    @property
    def sense(self) -> str:
        return f"cut off after {counted(self.decimals, 'decimal')}"

    def complaint(self, x: float, printed: Printed) -> Complaint | None:
        if printed.value % unit_of(-self.decimals):
            count = self.decimals
            raise NumberError(f"{printed.text} has more than {count} decimals: print {count} or claim more")
        return _cut_wrong(x, printed, -self.decimals, "truncated it is {}")


@dataclass(frozen=True)
class Within(Check):
    """`within d`: no further off than d."""

    tolerance: Printed

    def __post_init__(self) -> None:
        if self.tolerance.value <= 0:
            raise NumberError(f"{self.tolerance.text} is not a distance: write a positive number")

    def complaint(self, x: float, printed: Printed) -> Complaint | None:
        off = abs(Fraction(x) - printed.value)
        if off <= self.tolerance.value + NOISE:
            return None
        return Complaint(f"{said(x, printed)}: off by {format_number(float(off))}, more than {self.tolerance.text}")


EQUAL, ABOUT = Equal(), About()


class Verdict(NamedTuple):
    """In which way a printed number misses a computed one: truncated, off by units of its last digit, or otherwise."""

    how: Literal["truncated", "off", "other"]
    units: int
    rounded: str


def judge(x: float, printed: Printed, power: int) -> Verdict:
    """Compare a printed number, whose last digit is worth 10^power, with the number it should have been."""
    if printed.unit is None:
        return Verdict("other", 0, format_number(x))
    right = nearest(x, power)
    off = abs(Fraction(right) - printed.value) / unit_of(power)
    if off != int(off):  # a printed number between two multiples of the unit
        return Verdict("other", 0, printed.like(right))
    is_cut = off and printed.value == Fraction(truncated(x, power))
    return Verdict("truncated" if is_cut else "off", int(off), printed.like(right))


def _rounded_wrong(x: float, printed: Printed, power: int) -> Complaint | None:
    if not misses(x, printed, unit_of(power)):
        return None
    verdict, slip = judge(x, printed, power), ""
    if verdict.how == "truncated":
        slip = "it was truncated, not rounded; "
    elif verdict.units < MANY:
        slip = f"off by {counted(verdict.units, 'unit')} of the last digit printed; "
    right = "" if verdict.how == "other" else f": {slip}rounded it is {verdict.rounded}"
    return Complaint(said(x, printed) + right, names_slip=verdict.how == "truncated")


def _cut_wrong(x: float, printed: Printed, power: int, told: str) -> Complaint | None:
    """What is wrong with a number that should be x cut off at 10^power; `told` says what is right."""
    right = truncated(x, power)
    if printed.value == Fraction(right):
        return None
    is_rounded = not misses(x, printed, unit_of(power))
    slip = "it was rounded, not truncated; " if is_rounded else ""
    return Complaint(f"{said(x, printed)}: {slip}{told.format(printed.like(right))}", is_rounded)


def misses(x: float, printed: Printed, unit: Fraction) -> bool:
    """Whether a printed number is not the computed one, rounded to a multiple of `unit`."""
    exact = Fraction(x)
    noise = min(NOISE * max(Fraction(1), abs(exact)), unit / 1000)  # of a tiny number, far less than its last digit
    return abs(exact - printed.value) > unit / 2 + noise
