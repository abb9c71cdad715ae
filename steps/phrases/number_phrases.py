"""Then: claims about numbers."""

from ..claims.number_claims import DigitsClaim
from ..claims.sequence_claims import SequenceClaim
from ..claims.source_claims import SlipClaim, TakingClaim
from ..language.names import read_name
from ..language.phrasebook import BOOK
from ..printed.digits import ABOUT, EQUAL, Figures, Truncated, Within
from ..printed.matrices import parse_given
from ..printed.numbers import parse_number


@BOOK.then(en="{symbol} is/= {array}", zh="{symbol}( )是( ){array}")
def equal(symbol: str, numbers: str) -> DigitsClaim:
    """Claim that a value equals the printed number, vector or matrix; `?` in its place is answered with the number."""
    return DigitsClaim(read_name(symbol), numbers, EQUAL)


@BOOK.then(en="{symbol} is", zh="{symbol}( )是")
def equal_table(symbol: str, *, table: list[list[str]]) -> DigitsClaim:
    """Claim that a value equals the numbers of a table; words may head its columns or rows."""
    return DigitsClaim(read_name(symbol), tuple(map(tuple, table)), EQUAL)


@BOOK.then(en="{symbol} is about {array}", zh="{symbol}( )约为( ){array}")
@BOOK.then(en="{symbol} ≈ {array}", zh="{symbol}( )约等于( ){array}")
def about(symbol: str, numbers: str) -> DigitsClaim:
    """Claim that a value, correctly rounded to the digits printed, is the printed one."""
    return DigitsClaim(read_name(symbol), numbers, ABOUT)


@BOOK.then(en="{symbol} is about", zh="{symbol}( )约为")
def about_table(symbol: str, *, table: list[list[str]]) -> DigitsClaim:
    """Claim that a value, correctly rounded, is the numbers of a table; words may head its columns or rows."""
    return DigitsClaim(read_name(symbol), tuple(map(tuple, table)), ABOUT)


@BOOK.then(
    en="{symbol} is about {array} to {int} significant figure(s)", zh="{symbol}( )取( ){int}( )位有效数字约为( ){array}"
)
def figures(symbol: str, first: str | int, second: str | int) -> DigitsClaim:
    """Claim that a value, correctly rounded to so many significant figures, is the printed one."""
    numbers, count = _in_order(first, second)
    return DigitsClaim(read_name(symbol), numbers, Figures(count))


@BOOK.then(en="{symbol} is {array} truncated to {int} decimal(s)", zh="{symbol}( )截断到( ){int}( )位小数是( ){array}")
def truncated(symbol: str, first: str | int, second: str | int) -> DigitsClaim:
    """Claim that a value, cut off after so many decimals and not rounded, is the printed one."""
    numbers, count = _in_order(first, second)
    return DigitsClaim(read_name(symbol), numbers, Truncated(count))


@BOOK.then(en="{symbol} is {array} within {number}", zh="{symbol}( )是( ){array},误差不超过( ){number}")
def near(symbol: str, numbers: str, tolerance: str) -> DigitsClaim:
    """Claim that a value is no further from the printed one than so much, in every entry."""
    return DigitsClaim(read_name(symbol), numbers, Within(parse_number(tolerance)))


@BOOK.then(
    en="taking {symbol} as {array}, {symbol} is {array}", zh="把( ){symbol}( )取作( ){array},{symbol}( )是( ){array}"
)
def taking(symbol: str, taken: str, result: str, numbers: str) -> TakingClaim:
    """Claim what a value comes to when another is taken as printed, as a person does who works with rounded numbers."""
    return TakingClaim(read_name(symbol), parse_given(taken), read_name(result), numbers, EQUAL)


@BOOK.then(
    en="taking {symbol} as {array}, {symbol} is about {array}",
    zh="把( ){symbol}( )取作( ){array},{symbol}( )约为( ){array}",
)
def taking_about(symbol: str, taken: str, result: str, numbers: str) -> TakingClaim:
    """Claim what a value rounds to when another is taken as printed."""
    return TakingClaim(read_name(symbol), parse_given(taken), read_name(result), numbers, ABOUT)


def _in_order(first: str | int, second: str | int) -> tuple[str, int]:
    """The printed numbers and the count, which the two languages name in either order."""
    numbers, count = (first, second) if isinstance(second, int) else (second, first)
    return str(numbers), int(count)


@BOOK.then(en="the time steps are", zh="各时间步是")
def steps_are(*, table: list[list[str]]) -> SequenceClaim:
    """Claim a sequence: a first column t of time steps, and a column for each name, such as a, h, W x or h[1]."""
    return SequenceClaim(tuple(map(tuple, table)), EQUAL)


@BOOK.then(en="the time steps are about", zh="各时间步约为")
def steps_are_about(*, table: list[list[str]]) -> SequenceClaim:
    """Claim a sequence, correctly rounded; a cell that is left empty claims nothing."""
    return SequenceClaim(tuple(map(tuple, table)), ABOUT)


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
