"""Then: slips of the source, printed wrong and set right."""

from __future__ import annotations

import numpy as np

from tinyrnn import Place, format_number, place_text

from ..diagnosis.causes import likely_causes
from ..language.phrasebook import BOOK
from ..printed.arrays import parse_array
from ..printed.digits import Check, Verdict, is_about, is_equal, judge, told_apart
from ..printed.numbers import Printed
from ..scenario.claims import ClaimError, complaints
from ..scenario.example import Example
from ..scenario.lookup import Found, find
from .claiming import claim_found


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
    example.note_reference("slips of a source")
    example = example.reference
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
    entries = [_entry(found, place, expected.entries[_flat(found, place)]) for place in wrong]
    if len({entry["how"] for entry in entries}) > 1:  # who cut digits off would have cut all of them
        entries = [{**entry, "how": "off" if entry["how"] == "truncated" else entry["how"]} for entry in entries]
    example.evidence.append({"slip": {"symbol": symbol, "printed": printed, "entries": entries, "causes": causes}})


def _entry(found: Found, place: Place, printed: Printed) -> dict[str, object]:
    """One wrong number of the source, with its verdict, as plain data."""
    x = float(found.array[place])
    verdict = judge(x, printed, printed.unit) if printed.unit else Verdict("other", 0, format_number(x))
    shown = {"printed": printed.text, "computed": told_apart(x, printed), "rounded": verdict.rounded}
    return {"place": place_text(place), "how": verdict.how, "units": verdict.units, **shown}


def _flat(found: Found, place: Place) -> int:
    return int(np.ravel_multi_index(place, found.array.shape)) if place else 0


def _as_printed(check: Check) -> Check:
    """How a printed number is judged that may be rounded: a fraction, which has no last digit, as equal."""
    return lambda x, printed: (is_equal if printed.unit is None else is_about if check is is_about else check)(
        x, printed
    )
