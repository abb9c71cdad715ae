"""Which part of a text names a value: its symbol, the words around it, the entry that is meant."""

from __future__ import annotations

import pytest

from steps.language.named_text import named_texts, names_in
from steps.language.phrasebook import Argument
from tinyrnn import TEXT, Symbol


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("W x2", "symbol", ("", "W x_2", "", "")),
        ("h2[1, 2]", "symbol", ("", "h_2", "", "[1, 2]")),
        ('p("cats")', "symbol", ("", "p", "", '("cats")')),
        ('p after "I like"', "symbol", ("", "p", ' after "I like"', "")),
        ("p before any word", "symbol", ("", "p", " before any word", "")),
        ("读完“我的猫”之后的 p", "symbol", ("读完“我的猫”之后的 ", "p", "", "")),
        ("the norm of dh2/dh1", "symbol", ("the norm of ", "dh_2/dh_1", "", "")),
        ("dh2/dh1 的范数", "symbol", ("", "dh_2/dh_1", " 的范数", "")),
        ("the spectral radius of U", "symbol", ("the spectral radius of ", "U", "", "")),
        ("U 的谱", "symbol", ("", "U", " 的谱", "")),
        ("f'(a2)", "symbol", ("", "f'(a_2)", "", "")),
        ("e^-9", "symbol", ("", "e^{-9}", "", "")),
        ("the input weights W", "parameter", ("the input weights ", "W", "", "")),
        ("初始状态 h0", "parameter", ("初始状态 ", "h_0", "", "")),
        ("[x; h]", "joined", ("", "[x; h]", "", "")),
        ("k2", "name", ("", "k_2", "", "")),
    ],
)
def test_a_name_has_a_symbol_and_the_words_around_it(text: str, kind: str, parts: tuple[str, ...]) -> None:
    [named] = named_texts([Argument(kind, 5, text)])
    assert (named.before, TEXT.symbol(Symbol.from_data(named.symbol)), named.after, named.entry) == parts
    assert (named.start, named.end) == (5, 5 + len(text))


@pytest.mark.parametrize("words", ["the cross-entropy", "梯度的范数", "the norm of the gradient", "困惑度", "<b>"])
def test_words_name_no_symbol(words: str) -> None:
    assert names_in(words) == []


def test_what_is_no_name_by_its_kind_is_none() -> None:
    assert named_texts([Argument("quoted", 0, "h1")]) == []
