"""Printed vectors and matrices, in a line or as a table that words may head either way."""

from __future__ import annotations

import re

import pytest

from steps.printed.matrices import parse_array, parse_table
from steps.printed.numbers import NumberError

WORDS = ("I", "like", "cats")
Rows = list[list[str]]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3", 3),
        ("-0.5", -0.5),
        ("[1, 0]", [1, 0]),
        ("[1,0]", [1, 0]),
        ("[1 0 2]", [1, 0, 2]),
        ("[ 1 , −2 ]", [1, -2]),
        ("[7]", [7]),
        ("[1/4, 50%]", [0.25, 0.5]),
        ("[50 %, 25 %]", [0.5, 0.25]),
        ("[1.5 × 10^2, 2]", [150, 2]),
        ("[1，2]", [1, 2]),
        ("[[1, 1], [0, 1]]", [[1, 1], [0, 1]]),
        ("[[1,1],[0,1]]", [[1, 1], [0, 1]]),
        ("[[1 1] [0 1]]", [[1, 1], [0, 1]]),
        ("[1 1; 0 1]", [[1, 1], [0, 1]]),
        ("[[1, 2, 3]]", [[1, 2, 3]]),
        ("[[1], [2]]", [[1], [2]]),
    ],
)
def test_numbers_in_a_line_are_read_row_by_row(text: str, numbers: object) -> None:
    assert parse_array(text).array.tolist() == numbers


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[1, 0", "the brackets of [1, 0 do not pair"),
        ("[[1, 2], [3, 4]", "do not pair"),
        ("[1, [2]]", "do not pair"),
        ("[[1, 2], [3]]", "row 1 has 2 entries but row 2 has 1: make them equally long"),
        ("[1 2; 3]", "row 1 has 2 entries but row 2 has 1"),
        ("[[[1]]]", "is not a matrix: write it row by row, like [[1, 1], [0, 1]]"),
        ("[]", "a number is missing"),
        ("[1,,2]", "a number is missing"),
        ("[1, x]", '"x" is not a number'),
    ],
)
def test_numbers_that_have_no_shape_are_refused(text: str, complaint: str) -> None:
    with pytest.raises(NumberError, match=re.escape(complaint)):
        parse_array(text)


def test_an_array_is_written_as_it_was_printed() -> None:
    assert [str(parse_array(text)) for text in ("0.50", "[1,0.0]", "[1 1/2; 0 1]")] == [
        "0.50",
        "[1, 0.0]",
        "[[1, 1/2], [0, 1]]",
    ]


@pytest.mark.parametrize(
    ("rows", "numbers", "words"),
    [
        ([["1", "0"]], [[1, 0]], ()),
        ([["1"], ["0"]], [[1], [0]], ()),
        ([["1", "2"], ["3", "4"]], [[1, 2], [3, 4]], ()),
        ([["I", "like"], ["1", "2"]], [[1, 2]], ("I", "like")),
        ([["I", "1"], ["like", "2"]], [[1], [2]], ("I", "like")),
        ([["I", "like"], ["1", "2"], ["3", "4"]], [[1, 2], [3, 4]], ("I", "like")),
        ([["I", "1", "2"], ["like", "3", "4"]], [[1, 2], [3, 4]], ("I", "like")),
    ],
)
def test_a_table_may_be_headed_by_words_either_way(rows: Rows, numbers: object, words: tuple[str, ...]) -> None:
    printed = parse_table(rows)
    assert (printed.array.tolist(), printed.words) == (numbers, words)


@pytest.mark.parametrize(
    "rows",
    [
        [["cats", "I", "like"], ["5", "1", "3"], ["6", "2", "4"]],
        [["like", "3", "4"], ["cats", "5", "6"], ["I", "1", "2"]],
    ],
)
@pytest.mark.parametrize(("axis", "numbers"), [(1, [[1, 3, 5], [2, 4, 6]]), (0, [[1, 2], [3, 4], [5, 6]])])
def test_headed_numbers_follow_the_vocabulary_along_the_axis_asked_for(rows: Rows, axis: int, numbers: object) -> None:
    assert parse_table(rows).ordered_by(WORDS, axis).array.tolist() == numbers


@pytest.mark.parametrize("rows", [[["cats", "I", "like"], ["5", "1", "3"]], [["cats", "5"], ["I", "1"], ["like", "3"]]])
def test_a_headed_vector_follows_the_vocabulary(rows: Rows) -> None:
    assert parse_table(rows).ordered_by(WORDS).as_vector().array.tolist() == [1, 3, 5]


@pytest.mark.parametrize("rows", [[["5", "1", "3"]], [["5"], ["1"], ["3"]]])
def test_numbers_without_headings_stay_as_they_are(rows: Rows) -> None:
    assert parse_table(rows).ordered_by(WORDS).as_vector().array.tolist() == [5, 1, 3]


def test_a_matrix_is_no_vector() -> None:
    assert parse_table([["1", "2"], ["3", "4"]]).as_vector().shape == (2, 2)


@pytest.mark.parametrize("headings", [["I", "like", "dogs"], ["I", "like"], ["I", "I", "cats"]])
def test_headings_that_are_not_the_vocabulary_are_listed_beside_it(headings: list[str]) -> None:
    table = parse_table([headings, [str(n) for n in range(len(headings))]])
    with pytest.raises(NumberError, match=r'the table is headed "I", .*, but the vocabulary is "I", "like", "cats"'):
        table.ordered_by(WORDS)


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ([["I", "like"]], "the table has headings but no numbers: add a row of numbers"),
        ([["I", "like"], ["1", ""]], "a number is missing"),
        ([["I", "like"], ["1", "two"]], '"two" is not a number'),
        ([["I", "1"], ["2", "3"]], '"I" is not a number'),
    ],
)
def test_a_table_that_holds_something_else_is_refused(rows: Rows, complaint: str) -> None:
    with pytest.raises(NumberError, match=re.escape(complaint)):
        parse_table(rows)


def test_a_table_headed_both_ways_is_refused_with_a_remedy() -> None:
    with pytest.raises(NumberError, match="head"):
        parse_table([["", "I", "like"], ["first", "1", "2"], ["second", "3", "4"]])
