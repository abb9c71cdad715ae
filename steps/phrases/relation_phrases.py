"""Then: claims about how values are made and how they relate."""

from ..claims.relation_claims import DependenceClaim, EqualityClaim, ShapeClaim, WorkingClaim
from ..language.names import read_name
from ..language.phrasebook import BOOK
from ..scenario.facts import ExampleError


@BOOK.then(en="{symbol} has shape {shape}", zh="{symbol}( )的形状是( ){shape}")
def has_shape(symbol: str, shape: str) -> ShapeClaim:
    """Claim the shape of a matrix, `2×3`, or the length of a vector, `3`."""
    return ShapeClaim(read_name(symbol), tuple(int(size) for size in shape.replace("x", "×").split("×")))


@BOOK.then(en="{symbol} is worked out as {quoted}", zh="{symbol}( )的算式是( ){quoted}")
def worked_out_as(symbol: str, formula: str) -> WorkingClaim:
    """Claim one stage of a value's working, such as `b + U h_1 + W x_2` or `[0, 0] + [1, 1] + [1, 1]`."""
    return WorkingClaim(read_name(symbol), formula)


@BOOK.then(en="{symbol} is worked out row by row as", zh="{symbol}( )逐行算作")
def worked_out_by_row(symbol: str, *, table: list[list[str]]) -> WorkingClaim:
    """Claim the rows of a value's working, a row of the table each, such as `1·2 + 0·2`."""
    if any(len(row) != 1 for row in table):
        raise ExampleError("write the rows as a table of one column, a formula a row")
    return WorkingClaim(read_name(symbol), f"[{', '.join(row[0] for row in table)}]", is_table=True)


@BOOK.then(en="{symbol} equals {symbol}", zh="{symbol}( )与( ){symbol}( )相等")
def equals(left: str, right: str) -> EqualityClaim:
    """Claim that two values are equal."""
    return EqualityClaim(read_name(left), read_name(right), is_equal=True)


@BOOK.then(en="{symbol} differs from {symbol}", zh="{symbol}( )与( ){symbol}( )不同")
def differs(left: str, right: str) -> EqualityClaim:
    """Claim that two values differ in at least one entry."""
    return EqualityClaim(read_name(left), read_name(right), is_equal=False)


@BOOK.then(en="{symbol} depends on {symbol}", zh="{symbol}( )依赖于( ){symbol}")
def depends(result: str, source: str) -> DependenceClaim:
    """Claim that a value changes when another is changed: 1 is added to each entry of the other."""
    return DependenceClaim(read_name(result), read_name(source))
