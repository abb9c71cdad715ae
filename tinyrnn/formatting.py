"""How a number is shown: six significant digits, and honest about whether that is all of it."""

from __future__ import annotations

DIGITS = 6
# Two numbers this close, relative to the larger of 1 and their size, differ by rounding alone:
# double precision carries 16 digits and the networks here add a few hundred terms at most.
SAME = 1e-12


def format_number(x: float, digits: int = DIGITS) -> str:
    """Write x with at most `digits` significant digits: `2`, `0.995067`, `2995.74`, `1.2e-20`."""
    if x == int(x) and abs(x) < 1e15:
        return str(int(x))
    mantissa, _, exponent = f"{x:.{digits - 1}e}".partition("e")
    power = int(exponent)
    if -5 <= power < digits:
        return _strip(f"{x:.{digits - 1 - power}f}")
    if digits <= power < 15:
        return f"{x:.0f}"
    return f"{_strip(mantissa)}e{power}"


def is_shown_whole(x: float) -> bool:
    """Whether the digits shown for x are all of it, up to the rounding of double precision."""
    return abs(float(format_number(x)) - x) <= SAME * abs(x)


def _strip(decimal: str) -> str:
    return decimal.rstrip("0").rstrip(".") if "." in decimal else decimal
