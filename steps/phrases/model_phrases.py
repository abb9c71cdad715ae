"""Given: the network, its words and its conventions."""

import re

from tinyrnn import ACTIVATIONS

from ..language.names import QUOTED, unquote
from ..language.parameters import PARAMETERS, PARAMETERS_ZH
from ..language.phrasebook import BOOK
from ..printed.matrices import parse_given
from ..printed.numbers import MOST_DIGITS, NumberError, parse_number
from ..scenario.facts import ExampleError, Parameter, Setting

# What may be written for each activation, and for each output, and what it is called in the core.
ACTIVATION_NAMES = {name.lower(): name for name in ACTIVATIONS} | {"tanh(x)≈x": "identity"}
OUTPUT_NAMES = {name: name for name in ("softmax", "logits", "linear", "sigmoid")} | {"identity": "linear"}


@BOOK.given(en="the vocabulary", zh="词表")
def vocabulary_table(*, table: list[list[str]]) -> Setting:
    """Name the words in a table, a row a word: the word, then its index, counted from 0."""
    rows = table if table[0][-1].strip().isdigit() else table[1:]
    if any(len(row) != 2 for row in rows) or not rows:
        raise ExampleError("write the vocabulary as a table of two columns, the word and its index")
    indices = [parse_number(row[1]).value for row in rows]
    if sorted(indices) != list(range(len(rows))):
        raise ExampleError(f"the indices of {len(rows)} words are 0 to {len(rows) - 1}, each once: correct the table")
    words = sorted(zip(indices, (row[0] for row in rows), strict=True))
    return Setting("words", tuple(word for _, word in words))


@BOOK.given(en="the vocabulary {list}", zh="词表( ){list}")
def vocabulary(words: str) -> Setting:
    """Name the words in a line, in the order of their indices: `the vocabulary "I", "like", "cats"`."""
    return Setting("words", tuple(unquote(word) for word in re.findall(QUOTED, words)))


@BOOK.given(en="the words are one-hot vectors", zh="词用独热向量表示")
def one_hot() -> Parameter:
    """Make every word of the vocabulary a vector with one 1, at its index: C is the identity."""
    return Parameter("C", None)


@BOOK.given(en="{parameter}", zh="参数( ){parameter}")
def parameter_table(parameter: str, *, table: list[list[str]]) -> Parameter:
    """Give a parameter its numbers in a table; words may head the columns or rows of C and V."""
    return Parameter(_name(parameter), parse_given(table))


@BOOK.given(en="{parameter} is/are/= {array}", zh="(参数)( ){parameter}( )是( ){array}")
def parameter(parameter: str, numbers: str) -> Parameter:
    """Give a parameter its numbers in a line, row by row; in a network of plain numbers, a number."""
    return Parameter(_name(parameter), parse_given(numbers))


@BOOK.given(en="the weights W of {joined} are {array}", zh="作用于( ){joined}( )的权重 W 是( ){array}")
def joined_weights(order: str, numbers: str) -> tuple[Setting, Parameter]:
    """Give input and recurrent weights as one matrix, which multiplies input and hidden state joined in this order."""
    return Setting("joined", " ".join(re.findall(r"[xh]", order))), Parameter("W", parse_given(numbers))


@BOOK.given(en="vectors are rows(, multiplied as x W and h U)", zh="向量按行书写(,乘法写作 x W 和 h U)")
def rows() -> Setting:
    """Multiply as x W, h U and h V; the embedding has a word a row. Say it before the first matrix."""
    return Setting("rows")


@BOOK.given(en="the activation is {activation}", zh="激活函数( )是( ){activation}")
def activation(name: str) -> Setting:
    """Choose the activation: identity (also written `tanh(x) ≈ x`), tanh, ReLU or sigmoid."""
    known = ACTIVATION_NAMES.get(name.replace(" ", "").lower())
    if known is None:
        raise ExampleError(f"{name} is not an activation: choose identity, tanh, ReLU or sigmoid")
    return Setting("activation", known)


@BOOK.given(en="the output is {output}", zh="输出( )是( ){output}")
def output(name: str) -> Setting:
    """Choose what V h + c becomes: softmax (p, unless something else is said), logits (o), linear or sigmoid (y)."""
    known = OUTPUT_NAMES.get(name.lower())
    if known is None:
        raise ExampleError(f"{name} is not an output: choose softmax, logits, linear or sigmoid")
    return Setting("output", known)


@BOOK.given(en="the temperature is {number}", zh="温度( )是( ){number}")
def temperature(number: str) -> Setting:
    """Divide the logits by a temperature τ before the softmax."""
    tau = parse_number(number)
    if tau.value <= 0:
        raise NumberError(f"the temperature is {number}: it must be a positive number")
    return Setting("temperature", float(tau.value))


@BOOK.given(en="the sequence is read backwards", zh="序列倒着读")
def backwards() -> Setting:
    """Read from the last input to the first: h_t follows from h_{t+1}, and time steps keep their places."""
    return Setting("backwards")


@BOOK.given(en="working to {int} decimal(s)", zh="每一步保留( ){int}( )位小数")
def working_to(decimals: int) -> Setting:
    """Round every value before it is used, as with pencil and calculator; the exact value is shown beside."""
    if not 0 <= decimals <= MOST_DIGITS:
        range_ = f"0 to {MOST_DIGITS}, as many as numbers carry here"
        raise ExampleError(f"{decimals} decimals cannot be kept: choose {range_}")
    return Setting("decimals", decimals)


def _name(parameter: str) -> str:
    """The name of a parameter in the core; words that belong to another letter are an error."""
    name = "h_0" if parameter[-1] in "0₀" else parameter[-1]
    words = re.sub(r"^the | ?(?:[CWUVbc]|h_?[0₀])$", "", parameter)
    if words and words not in (PARAMETERS[name], PARAMETERS_ZH[name]):
        right = next(other for other in PARAMETERS if words in (PARAMETERS[other], PARAMETERS_ZH[other]))
        letters = f"{name} stands for the {PARAMETERS[name]} here, and {right} for the {PARAMETERS[right]}"
        raise ExampleError(f"{letters}: use the letter that belongs to the name (books differ in their letters)")
    return name
