"""A symbol is read back from how it is typed: every one that the project's features compute."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steps.language.names import SYMBOL, TYPED, read_name, read_symbol
from steps.record.schema import KINDS, TraceShown, from_data
from tinyrnn import TEXT, Symbol
from tinyrnn.symbol import gradient, jacobian, joined, letter, norm, power_of_e, product, quotient, transposed

TIMES = st.integers(0, 12)
PRIMES = st.booleans()


def holds_words(symbol: Symbol) -> bool:
    """Whether a symbol holds words: it has a phrase of its own, or is named by its value and the word."""
    return symbol.form == "word" or any(map(holds_words, symbol.of))


@pytest.fixture(scope="module")
def symbols(features_record: Path) -> set[Symbol]:
    """The symbols of all values in the traces of all features."""
    messages = map(json.loads, features_record.read_text("utf-8").splitlines())
    attached = [m["attachment"] for m in messages if "attachment" in m]
    traces = [json.loads(a["body"]) for a in attached if a["mediaType"] == KINDS[TraceShown]]
    values = [value for trace in traces for value in from_data(TraceShown, trace).values]
    return {Symbol.from_data(value["symbol"]) for value in values if "symbol" in value}


def test_every_symbol_of_the_features_is_read_back_from_how_it_is_typed(symbols: set[Symbol]) -> None:
    typable = {symbol for symbol in symbols if not holds_words(symbol)}
    assert len(typable) > 200
    # A softmax that would overflow is worked out with e^{o − m}, which nothing but its working names.
    shifted = {symbol for symbol in typable if "- m" in TEXT.symbol(symbol) or "-m" in TEXT.symbol(symbol)}
    assert len(shifted) <= 2
    for symbol in typable - shifted:
        typed = TYPED.symbol(symbol)
        assert read_symbol(typed) == symbol, typed
        assert re.fullmatch(SYMBOL, typed), typed


def test_every_symbol_survives_its_data(symbols: set[Symbol]) -> None:
    for symbol in symbols:
        assert Symbol.from_data(json.loads(json.dumps(symbol.data))) == symbol


def vectors(draw: st.DrawFn, letters: str = "xh") -> Symbol:
    return Symbol(draw(st.sampled_from(letters)), draw(TIMES), draw(PRIMES))


@st.composite
def any_symbols(draw: st.DrawFn) -> Symbol:
    """Symbols of every form that people type, at any time step."""
    matrix, t = Symbol(draw(st.sampled_from("WUV")), None, draw(PRIMES)), draw(TIMES)
    plain = Symbol(matrix.letter)
    forms = [
        Symbol(draw(st.sampled_from("xahopyZL")), t, draw(PRIMES)),
        matrix,
        product(matrix, vectors(draw)),
        product(vectors(draw), matrix),
        gradient(letter(draw(st.sampled_from("CWUVbc")))),
        gradient(plain, t),
        gradient(letter(draw(st.sampled_from("oahxy")), t)),
        product(transposed(plain), gradient(letter("a", t))),
        product(gradient(letter("a", t)), transposed(plain)),
        jacobian(letter("h", t + 1), letter("h", t)),
        norm(jacobian(letter("h", t + 2), letter("h", t))),
        joined(letter("x", t + 1), letter("h", t)),
        product(letter("W"), joined(letter("h", t), letter("x", t + 1))),
        power_of_e(Symbol("o", t, draw(PRIMES))),
        quotient(letter("o", t), letter("τ")),
    ]
    return draw(st.sampled_from(forms))


@given(any_symbols())
def test_a_symbol_of_any_form_is_read_back_from_how_it_is_typed(symbol: Symbol) -> None:
    typed = TYPED.symbol(symbol)
    assert read_symbol(typed) == symbol
    assert re.fullmatch(SYMBOL, typed)


@given(any_symbols())
def test_a_symbol_is_read_as_the_textbook_writes_it_too(symbol: Symbol) -> None:
    assert read_symbol(TEXT.symbol(symbol)) == symbol


@given(any_symbols(), st.integers(1, 9), st.integers(1, 9))
def test_an_entry_is_read_with_the_symbol_that_it_is_of(symbol: Symbol, i: int, j: int) -> None:
    typed = TYPED.symbol(symbol)
    assert (read_name(f"{typed}[{i}]").symbol, read_name(f"{typed}[{i}]").place) == (symbol, (i,))
    assert read_name(f"{typed}[{i}, {j}]").place == (i, j)
    assert (read_name(f'{typed}("cats")').symbol, read_name(f'{typed}("cats")').word) == (symbol, "cats")
