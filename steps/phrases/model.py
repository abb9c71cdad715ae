"""Given and When: the model, and the words it reads."""

from __future__ import annotations

import re

from ..arrays import parse_array, parse_table
from ..example import PARAMETERS, PARAMETERS_ZH, Example, ExampleError
from ..numbers import parse_number
from ..phrasebook import BOOK
from ..symbols import QUOTED, unquote

ACTIVATION_NAMES = {
    "identity": "identity",
    "tanh": "tanh",
    "relu": "ReLU",
    "sigmoid": "sigmoid",
    "tanh(x)≈x": "identity",
}


@BOOK.given(en="the vocabulary", zh="词表")
def vocabulary_table(example: Example, *, table: list[list[str]]) -> None:
    """Name the words in a table, a row a word: the word, then its index, counted from 0."""
    rows = table if table[0][-1].strip().isdigit() else table[1:]
    if any(len(row) != 2 for row in rows) or not rows:
        raise ExampleError("write the vocabulary as a table of two columns, the word and its index")
    indices = [parse_number(row[1]).value for row in rows]
    if sorted(indices) != list(range(len(rows))):
        raise ExampleError(f"the indices of {len(rows)} words are 0 to {len(rows) - 1}, each once: correct the table")
    example.give_vocabulary([word for _, word in sorted(zip(indices, (row[0] for row in rows), strict=True))])


@BOOK.given(en="the vocabulary {list}", zh="词表( ){list}")
def vocabulary(example: Example, words: str) -> None:
    """Name the words in a line, in the order of their indices: `the vocabulary "I", "like", "cats"`."""
    example.give_vocabulary([unquote(word) for word in re.findall(QUOTED, words)])


@BOOK.given(en="{parameter}", zh="参数( ){parameter}")
def parameter_table(example: Example, parameter: str, *, table: list[list[str]]) -> None:
    """Give a parameter its numbers in a table; words may head the columns or rows of C and V."""
    example.give(_symbol(parameter), parse_table(table))


@BOOK.given(en="{parameter} is/are/= {array}", zh="{parameter}( )是( ){array}")
def parameter(example: Example, parameter: str, numbers: str) -> None:
    """Give a parameter its numbers in a line, row by row."""
    example.give(_symbol(parameter), parse_array(numbers))


@BOOK.given(en="the activation is {activation}", zh="激活函数( )是( ){activation}")
def activation(example: Example, name: str) -> None:
    """Choose the activation: identity (also written `tanh(x) ≈ x`), tanh, ReLU or sigmoid."""
    known = ACTIVATION_NAMES.get(name.replace(" ", "").lower())
    if known is None:
        raise ExampleError(f"{name} is not an activation: choose identity, tanh, ReLU or sigmoid")
    example.give_activation(known)


@BOOK.when(en="I input {quoted}", zh="(我)输入( ){quoted}")
def read(example: Example, sentence: str) -> None:
    """Read a sentence, word by word; words are parted by spaces. A further input goes on where this one ended."""
    if not sentence.split():
        raise ExampleError('there is no word between the quotes: write one, or say "I input nothing"')
    example.read(sentence.split())


@BOOK.when(en="I input nothing", zh="(我)什么也不输入")
def read_nothing(example: Example) -> None:
    """Ask the model before it has read any word."""
    example.read([])


def _symbol(parameter: str) -> str:
    """The symbol of a parameter; a name that belongs to another symbol is an error."""
    symbol = "h_0" if parameter[-1] in "0₀" else parameter[-1]
    name = re.sub(r"^the | ?(?:[CWUVbc]|h_?[0₀])$", "", parameter)
    if name and name not in (PARAMETERS[symbol], PARAMETERS_ZH[symbol]):
        right = next(s for s in PARAMETERS if name in (PARAMETERS[s], PARAMETERS_ZH[s]))
        raise ExampleError(
            f"{symbol} stands for the {PARAMETERS[symbol]} here, and {right} for the {PARAMETERS[right]}: "
            "use the letter that belongs to the name (books differ in their letters)"
        )
    return symbol
