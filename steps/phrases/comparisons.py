"""Then: claims about how values are made and how they relate."""

from __future__ import annotations

import re

import numpy as np

from tinyrnn import TEXT, derivation, same, shape_text

from ..language.names import QUOTED
from ..language.phrasebook import BOOK
from ..scenario.claims import ClaimError, working_text
from ..scenario.errors import ExampleError
from ..scenario.example import Example
from ..scenario.lookup import Found, find

# A number in a working; what counts time steps, in `h_1` or `x2`, is none.
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?:e[-+]?\d+)?")


@BOOK.then(en="{symbol} has shape {shape}", zh="{symbol}( )的形状是( ){shape}")
def has_shape(example: Example, symbol: str, shape: str) -> None:
    """Claim the shape of a matrix, `2×3`, or the length of a vector, `3`."""
    found = find(example, symbol)
    value = found.value
    example.show(value)
    if found.place is not None:
        raise ExampleError(f"{symbol} is one number, it has no shape: claim the shape of {value.symbol}")
    claimed = tuple(int(size) for size in shape.replace("x", "×").split("×"))
    if value.array.shape != claimed:
        raise ClaimError(f"{symbol} is {shape_text(value.array.shape)}, not {shape_text(claimed)}")
    example.count_checked(len(claimed))


@BOOK.then(en="{symbol} is worked out as {quoted}", zh="{symbol}( )的算式是( ){quoted}")
def worked_out_as(example: Example, symbol: str, formula: str) -> None:
    """Claim one stage of a value's working, such as `b + U h_1 + W x_2` or `[0, 0] + [1, 1] + [1, 1]`."""
    _claim_stage(example, symbol, formula)


@BOOK.then(en="{symbol} is worked out row by row as", zh="{symbol}( )逐行算作")
def worked_out_by_row(example: Example, symbol: str, *, table: list[list[str]]) -> None:
    """Claim the rows of a value's working, a row of the table each, such as `1·2 + 0·2`."""
    if any(len(row) != 1 for row in table):
        raise ExampleError("write the rows as a table of one column, a formula a row")
    _claim_stage(example, symbol, f"[{', '.join(row[0] for row in table)}]")


@BOOK.then(en="{symbol} equals {symbol}", zh="{symbol}( )与( ){symbol}( )相等")
def equals(example: Example, left: str, right: str) -> None:
    """Claim that two values are equal."""
    if not _are_same(example, left, right):
        raise ClaimError(f"{left} and {right} differ: {_both(example, left, right)}")


@BOOK.then(en="{symbol} differs from {symbol}", zh="{symbol}( )与( ){symbol}( )不同")
def differs(example: Example, left: str, right: str) -> None:
    """Claim that two values differ in at least one entry."""
    if _are_same(example, left, right):
        raise ClaimError(f"{left} and {right} are equal: {_both(example, left, right)}")


@BOOK.then(en="{symbol} depends on {symbol}", zh="{symbol}( )依赖于( ){symbol}")
def depends(example: Example, result: str, source: str) -> None:
    """Claim that a value changes when another is changed: 1 is added to each entry of the other."""
    example.note_reference("what depends on what")
    example = example.reference
    before, changed = find(example, result), find(example, source)
    taken = changed.replaced_by(changed.array + 1.0)
    after = Found(
        example.trace.taking(str(changed.value.symbol), taken)[str(before.value.symbol)], result, before.place
    )
    how = f"1 is added to {source}" if changed.array.ndim == 0 else f"1 is added to each entry of {source}"
    example.show(before.value)
    example.show(after.value, caption=f"when {how}")
    if bool(np.all(same(before.array, after.array))):
        raise ClaimError(f"{result} stays {TEXT.array(before.array)} when {how}")


def _claim_stage(example: Example, symbol: str, formula: str) -> None:
    example.note_reference("workings")
    example = example.reference
    value = find(example, symbol).value
    example.show(value)
    stages = [stage.markup for stage in derivation(value, TEXT).stages]
    if _bare(formula) not in map(_bare, stages):
        raise ClaimError(
            f"expected  {formula}\nactual    {f'{chr(10)}       or '.join(stages)}\n\n{working_text(value)}"
        )
    example.count_checked(len(_NUMBER.findall(re.sub(QUOTED, "", formula))))


def _bare(formula: str) -> str:
    """A formula as it reads aloud: without spaces, and without the brackets that some books put around −1."""
    return re.sub(r"\((-[\d.]+)\)", r"\1", formula.replace(" ", "").replace("−", "-"))


def _are_same(example: Example, left: str, right: str) -> bool:
    both = find(example, left), find(example, right)
    for found in both:
        example.show(found.value)
    arrays = [found.array for found in both]
    return arrays[0].shape == arrays[1].shape and bool(np.all(same(*arrays)))


def _both(example: Example, left: str, right: str) -> str:
    shown = (TEXT.array(find(example, text).array) for text in (left, right))
    return " and ".join(shown)
