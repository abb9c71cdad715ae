"""Then: slips of the source, printed wrong and set right."""

from __future__ import annotations

from ..arrays import parse_array
from ..checks import Check, is_about, is_equal
from ..claiming import claim_found
from ..claims import ClaimError, complaints
from ..diagnosis import likely_causes
from ..example import Example
from ..phrasebook import BOOK
from ..symbols import Found, find


@BOOK.then(
    en="{symbol} is about {array}, though the source prints {array}",
    zh="{symbol}( )约为( ){array},而原文印作( ){array}",
)
def slip(example: Example, symbol: str, right: str, printed: str) -> None:
    """Record a slip of the source: the right number, rounded, and the wrong one it prints, which must be wrong."""
    _claim_slip(example, symbol, right, printed, is_about)


@BOOK.then(
    en="{symbol} is {array}, though the source prints {array}", zh="{symbol}( )是( ){array},而原文印作( ){array}"
)
def exact_slip(example: Example, symbol: str, right: str, printed: str) -> None:
    """Record a slip of the source: the right number, exact, and the wrong one it prints, which must be wrong."""
    _claim_slip(example, symbol, right, printed, is_equal)


def _claim_slip(example: Example, symbol: str, right: str, printed: str, check: Check) -> None:
    found, expected = find(example, symbol), parse_array(printed)
    claim_found(example, found, right, check)
    if found.array.size != len(expected.entries):
        raise ClaimError(f"the source prints {printed}, which has not as many numbers as {symbol}: print as many")
    wrong = complaints(found.array, expected, _as_printed(check))
    if not wrong:
        verb = "is" if check is is_equal or any(entry.unit is None for entry in expected.entries) else "is about"
        raise ClaimError(
            f"the source prints {printed} for {symbol}, and that is right: "
            f'it is no slip, so claim it plainly, "{symbol} {verb} {printed}"'
        )
    causes = likely_causes(example, found, expected, is_about)
    example.evidence.append({"slip": _finding(found, wrong, causes), "printed": printed, "right": right})


def _finding(found: Found, wrong: dict[tuple[int, ...], str], causes: list[str]) -> list[str]:
    places = (f"[{place[0] + 1}]" if len(wrong) < found.array.size and place else "" for place in wrong)
    said = [f"{found.text}{place}: {text}" for place, text in zip(places, wrong.values(), strict=True)]
    return [*said, *causes]


def _as_printed(check: Check) -> Check:
    """How a printed number is judged that may be rounded: a fraction, which has no last digit, as equal."""
    return lambda x, printed: (is_equal if printed.unit is None else is_about if check is is_about else check)(
        x, printed
    )
