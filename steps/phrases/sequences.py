"""Then: claims about a whole sequence, a row a time step."""

from __future__ import annotations

from ..claims.sequences import SequenceClaim
from ..language.phrasebook import BOOK
from ..printed.digits import ABOUT, EQUAL


@BOOK.then(en="the time steps are", zh="各时间步是")
def steps_are(*, table: list[list[str]]) -> SequenceClaim:
    """Claim a sequence: a first column t of time steps, and a column for each name, such as a, h, W x or h[1]."""
    return SequenceClaim(tuple(map(tuple, table)), EQUAL)


@BOOK.then(en="the time steps are about", zh="各时间步约为")
def steps_are_about(*, table: list[list[str]]) -> SequenceClaim:
    """Claim a sequence, correctly rounded; a cell that is left empty claims nothing."""
    return SequenceClaim(tuple(map(tuple, table)), ABOUT)
