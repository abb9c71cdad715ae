"""Data tables: a first row, or a first column, of words heads what stands below it, or beside it."""

from __future__ import annotations

import html
import re

import pytest

from docs.generator.steps.step import data_table


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ([["I", "like"], ["1", "0"], ["-1", "1"]], [("col", "I"), ("col", "like")]),
        ([["I", "1"], ["like", "−1"]], [("row", "I"), ("row", "like")]),
        ([["word", "index"], ["I", "0"]], [("col", "word"), ("col", "index"), ("row", "I")]),
        ([["t", "h"], ["1", "[1, 0]"]], [("col", "t"), ("col", "h")]),
        ([["1", "2"], ["3", "4"]], []),
        ([["", "h"], ["x", "1"]], [("col", "h"), ("row", "x")]),
        ([["e^2"], ["e^8"]], []),
        ([["a", "b"], ["<n>", "0"]], [("col", "a"), ("col", "b")]),
        ([["h"], [".5"]], [("col", "h")]),
    ],
)
def test_words_head_numbers(rows: list[list[str]], heads: list[tuple[str, str]]) -> None:
    markup = data_table(rows, [[html.escape(cell) for cell in row] for row in rows])
    assert re.findall(r'<th scope="(\w+)">([^<]*)</th>', markup) == heads
    assert re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", markup) == [html.escape(cell) for row in rows for cell in row]
