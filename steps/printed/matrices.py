"""Printed vectors and matrices, inline or as a data table with words heading its columns or rows."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from tinyrnn import Array

from .numbers import NumberError, Printed, parse_number

_ROWS = re.compile(r"\[[^\[\]]*\](?:\s*[,，;]?\s*\[[^\[\]]*\])*")


@dataclass(frozen=True)
class PrintedArray:
    """Printed numbers in a shape: () for one number, (n,) for a vector, (rows, columns) for a matrix.

    `words` are the headings of a table, empty where it has none; they head the entries of axis `axis`.
    """

    entries: tuple[Printed, ...]
    shape: tuple[int, ...]
    words: tuple[str, ...] = ()
    axis: int = 0

    @cached_property
    def array(self) -> Array:
        """The entries as float64."""
        return np.array([entry.number for entry in self.entries], dtype=np.float64).reshape(self.shape)

    def ordered_by(self, words: Sequence[str], axis: int | None = None) -> "PrintedArray":
        """The same numbers in the order of `words`, which stand along `axis`; a NumberError where others head them."""
        if not self.words:
            return self
        if sorted(self.words) != sorted(words):
            raise NumberError(f"the table is headed {quoted(self.words)}, but the vocabulary is {quoted(words)}")
        axis = self.axis if axis is None else axis
        indices = np.moveaxis(np.arange(len(self.entries)).reshape(self.shape), self.axis, axis)
        indices = indices.take([self.words.index(word) for word in words], axis=axis)
        return PrintedArray(tuple(self.entries[i] for i in indices.ravel()), indices.shape)

    def as_vector(self) -> "PrintedArray":
        """A single row, or column, as a vector; anything else as it is."""
        return PrintedArray(self.entries, (len(self.entries),), self.words) if 1 in self.shape else self

    @cached_property
    def _hash(self) -> int:
        return hash((self.shape, self.words, tuple(entry.text for entry in self.entries)))

    def __hash__(self) -> int:
        return self._hash  # asked for with every step, for the facts of a scenario are remembered

    def __str__(self) -> str:
        places = np.arange(float(len(self.entries))).reshape(self.shape)
        return listed(places, lambda place: self.entries[int(place)].text)


def listed(array: Array, write: Callable[[float], str]) -> str:
    """An array in brackets, row by row, each number of it as `write` writes it."""
    return f"[{', '.join(listed(part, write) for part in array)}]" if array.ndim else write(float(array))


@lru_cache(maxsize=4096)
def parse_array(text: str) -> PrintedArray:
    """Read `2`, `[1, 0]`, `[[1, 1], [0, 1]]` or `[1 1; 0 1]`; a NumberError says what of it cannot be read."""
    text = text.strip()
    if re.search(r"\d,\d", text) and re.search(r"\d, ", text):
        pointed = re.sub(r"(?<=\d),(?=\d)", ".", text)
        raise NumberError(f"{text} has commas of two kinds: the decimal sign is a point, so write {pointed}")
    if not text.startswith("["):
        return PrintedArray((parse_number(text),), ())
    inside, opened = text[1:-1].strip(), text.count("[")
    if opened > 1 and _ROWS.fullmatch(text):
        raise NumberError(f"{text} is several rows: put one more pair of brackets around them, [{text}]")
    has_rows = inside.startswith("[")
    if not text.endswith("]") or opened != text.count("]") or (opened > 1 and not has_rows):
        raise NumberError(f"the brackets of {text} do not pair")
    if has_rows:
        if not _ROWS.fullmatch(inside):
            raise NumberError(f"{text} is not a matrix: write it row by row, like [[1, 1], [0, 1]]")
        return _matrix([_row(row) for row in re.findall(r"\[([^\[\]]*)\]", inside)])
    if ";" in inside:
        return _matrix([_row(row) for row in inside.split(";")])
    row = _row(inside)
    return PrintedArray(row, (len(row),))


def parse_table(rows: Sequence[Sequence[str]]) -> PrintedArray:
    """Read a table of numbers, whose columns or rows words may head; a NumberError where a cell is not a number."""
    if len(rows) > 1 and not rows[0][0] and all(map(_is_word, [*rows[0][1:], *(row[0] for row in rows[1:])])):
        raise NumberError("the table is headed on both sides: keep the headings that are words of the vocabulary")
    heads_columns = all(map(_is_word, rows[0]))
    heads_rows = not heads_columns and len(rows[0]) > 1 and all(_is_word(row[0]) for row in rows)
    words = tuple(rows[0]) if heads_columns else tuple(row[0] for row in rows) if heads_rows else ()
    cells = rows[1:] if heads_columns else [row[1:] for row in rows] if heads_rows else rows
    if not cells:
        raise NumberError("the table has headings but no numbers: add a row of numbers")
    table = _matrix([tuple(parse_number(cell) for cell in row) for row in cells])
    return PrintedArray(table.entries, table.shape, words, axis=1 if heads_columns else 0)


def parse_given(text: str | Sequence[Sequence[str]]) -> PrintedArray:
    """Read what a scenario gives, in a line or a table; a NumberError where an ellipsis leaves digits out."""
    numbers = parse_array(text) if isinstance(text, str) else parse_table(text)
    for entry in numbers.entries:
        if entry.is_cut:
            what = f"{entry.text} leaves digits out, so nothing can be computed from it"
            raise NumberError(f"{what}: write the number whole, like 1/3")
    return numbers


def _is_word(cell: str) -> bool:
    """Whether a cell is a heading: it begins neither as a number nor as an attempt at one."""
    return bool(cell) and not re.match(r"[-+−]?[.\d]", cell)


def _row(text: str) -> tuple[Printed, ...]:
    entries = text.replace("，", ",").split(",")
    return tuple(map(parse_number, entries if len(entries) > 1 else text.split() or [""]))


def _matrix(rows: Sequence[tuple[Printed, ...]]) -> PrintedArray:
    for number, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            sizes = f"row 1 has {len(rows[0])} entries but row {number} has {len(row)}"
            raise NumberError(f"{sizes}: make them equally long")
    return PrintedArray(tuple(entry for row in rows for entry in row), (len(rows), len(rows[0])))


def quoted(words: Iterable[str]) -> str:
    """Words in quotes, as they are told in messages: `"I", "like"`."""
    return ", ".join(f'"{word}"' for word in words)
