"""When: what is read, and what is taken for a computed number."""

from ..language.names import read_name
from ..language.phrasebook import BOOK
from ..printed.matrices import PrintedArray, parse_given
from ..printed.numbers import NumberError
from ..scenario.facts import ExampleError, Read, Take, items_of


@BOOK.when(en="I input {quoted}", zh="(我)输入( ){quoted}")
def read(sentence: str) -> Read:
    """Read a sentence, word by word; words are parted by spaces. A further input goes on where this one ended."""
    if not sentence.split():
        raise ExampleError('there is no word between the quotes: write one, or say "I input nothing"')
    return Read(tuple(sentence.split()))


@BOOK.when(en="I input nothing", zh="(我)什么也不输入")
def read_nothing() -> Read:
    """Ask the model before it has read anything."""
    return Read(())


@BOOK.when(en="I input the number(s) {numbers}", zh="(我)输入数( ){numbers}")
def read_numbers(numbers: str) -> Read:
    """Read plain numbers, one a time step: `3, 4, 5, 6`."""
    printed = listed(numbers)
    if len(printed.shape) != 1:
        raise ExampleError(f"{numbers} are not plain numbers: to read vectors, say the vectors")
    return Read(items_of(printed))


@BOOK.when(en="I input the vector {array}", zh="(我)输入向量( ){array}")
def read_vector(numbers: str) -> Read:
    """Read one vector, in one time step."""
    printed = parse_given(numbers)
    if len(printed.shape) != 1:
        raise ExampleError(f"{numbers} is not a vector: write one like [1, 2]; to read several, say the vectors")
    return Read((tuple(printed.array.tolist()),))


@BOOK.when(en="I input the vectors {array}", zh="(我)依次输入向量( ){array}")
def read_vectors(numbers: str) -> Read:
    """Read a sequence of vectors, one a time step: `[[1, 2], [3, 4]]` are two steps."""
    return _rows(parse_given(numbers))


@BOOK.when(en="I input the vectors", zh="(我)依次输入向量")
def read_vector_table(*, table: list[list[str]]) -> Read:
    """Read a sequence of vectors from a table, a row a time step; a first column headed t numbers the steps."""
    if table[0][0] == "t":
        times = [row[0] for row in table[1:]]
        if times != [str(t) for t in range(1, len(table))]:
            raise ExampleError(f"the first column, t, must number the time steps 1, 2, 3 …, not {', '.join(times)}")
        table = [row[1:] for row in table]
    return _rows(parse_given(table))


@BOOK.when(en="I take {symbol} as {array}", zh="(我)把( ){symbol}( )取作( ){array}")
def take(symbol: str, numbers: str) -> Take:
    """Go on with other numbers in the place of computed ones, as a person does who has rounded them."""
    name, taken = read_name(symbol), parse_given(numbers)
    if name.is_of_one_number and taken.shape:
        raise NumberError(f"{symbol} is one number: take one for it, not {numbers}")
    return Take(name, taken)


def listed(numbers: str) -> PrintedArray:
    """Numbers parted by commas, in brackets or not."""
    return parse_given(numbers if numbers.startswith("[") else f"[{numbers}]")


def _rows(printed: PrintedArray) -> Read:
    if len(printed.shape) != 2:
        raise ExampleError(f"{printed} is not a sequence of vectors: write a vector a time step, like [[1, 2], [3, 4]]")
    return Read(items_of(printed))
