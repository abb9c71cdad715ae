"""Then: slips of the source, printed wrong and set right."""

from __future__ import annotations

from ..claims.slips import SlipClaim
from ..language.names import read_name
from ..language.phrasebook import BOOK
from ..printed.digits import ABOUT, EQUAL


@BOOK.then(
    en="{symbol} is about {array}, though the source prints {array}",
    zh="{symbol}( )约为( ){array},而原文印作( ){array}",
)
def slip(symbol: str, right: str, printed: str) -> SlipClaim:
    """Record a slip of the source: the right number, rounded, and the wrong one it prints, which must be wrong."""
    return SlipClaim(read_name(symbol), right, printed, ABOUT)


@BOOK.then(
    en="{symbol} is {array}, though the source prints {array}", zh="{symbol}( )是( ){array},而原文印作( ){array}"
)
def exact_slip(symbol: str, right: str, printed: str) -> SlipClaim:
    """Record a slip of the source: the right number, exact, and the wrong one it prints, which must be wrong."""
    return SlipClaim(read_name(symbol), right, printed, EQUAL)
