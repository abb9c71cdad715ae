"""The one rounding, half away from zero, as people do by hand; and how a number is shown in six significant digits."""

from decimal import ROUND_FLOOR, Context, Decimal

DIGITS = 6
# Two numbers this close, relative to the larger of 1 and their size, differ by the noise of double precision alone:
# it carries 16 digits, and the networks here add a few hundred terms at most.
SAME = 1e-12
_NOISE, _HALF, _LEAST = Decimal("1e-12"), Decimal("0.5"), Decimal("1e-6")
_EXACT = Context(prec=1100)  # a float has no more digits than these


def truncated(x: float, power: int) -> Decimal:
    """The multiple of 10^power next to x on the side of zero; what is just below one by noise counts as it."""
    return nearest(x, power, Decimal(0))


def nearest(x: float, power: int, added: Decimal = _HALF) -> Decimal:
    """The multiple of 10^power nearest to x; a half, and what noise has left just below one, goes away from zero."""
    exact = Decimal(abs(x))
    noise = min((_NOISE * max(Decimal(1), exact)).scaleb(-power), _LEAST)
    steps = _EXACT.add(_EXACT.scaleb(exact, -power), added + noise).to_integral_value(ROUND_FLOOR, context=_EXACT)
    return _EXACT.scaleb(steps if x >= 0 else -steps, power)


def format_number(x: float, digits: int = DIGITS) -> str:
    """Write x with at most `digits` significant digits: `2`, `0.995067`, `2995.74`, `1.2e-20`."""
    if x == int(x) and abs(x) < 1e15:
        return str(int(x))
    power = int(f"{x:e}".partition("e")[2])
    unit = power - digits + 1
    shown = nearest(x, min(unit, 0) if power < 15 else unit)  # before the point no digit is left out
    power = shown.adjusted()  # 9.999999 has become 10
    if -5 <= power < 15:
        return f"{shown.normalize(_EXACT):f}"
    return f"{shown.scaleb(-power).normalize(_EXACT):f}e{power}"


def is_shown_whole(x: float) -> bool:
    """Whether the digits shown for x are all of it, up to the noise of double precision."""
    return abs(float(format_number(x)) - x) <= SAME * abs(x)
