"""Symbols and numbers as mathematics: sub- and superscripts, signs, powers of ten, and no markup from words."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from functools import partial

import pytest

from tinyrnn import MATHML, TEXT, Symbol, Value, derivation, embed
from tinyrnn import symbol as symbols

from .learning_workings import CASES as LEARNING_CASES
from .symbols import SYMBOLS, symbol
from .workings import CASES


def element(markup: str) -> ET.Element:
    """The single element that the markup is."""
    return ET.fromstring(markup)


def outline(node: ET.Element) -> str:
    """An element in short: `msub(mi h, mn 1)`."""
    inner = ", ".join(outline(child) for child in node) or (node.text or "")
    return f"{node.tag}({inner})" if len(node) else f"{node.tag} {inner}"


@pytest.mark.parametrize(("one", "text", "drawn"), SYMBOLS, ids=[text for _, text, _ in SYMBOLS])
def test_a_symbol_is_written_as_text_and_drawn_as_mathematics(one: Symbol, text: str, drawn: str) -> None:
    assert TEXT.symbol(one) == text
    assert outline(element(MATHML.symbol(one))) == drawn


def test_two_symbols_never_look_alike() -> None:
    for notation in (TEXT, MATHML):
        assert len({notation.symbol(one) for one, _, _ in SYMBOLS}) == len(SYMBOLS)


@pytest.mark.parametrize("one", [one for one, _, _ in SYMBOLS], ids=[text for _, text, _ in SYMBOLS])
def test_a_symbol_survives_a_journey_through_json(one: Symbol) -> None:
    assert Symbol.from_data(json.loads(json.dumps(one.data))) == one


def forms(one: Symbol) -> set[str]:
    return {one.form}.union(*map(forms, one.of))


def test_every_form_of_a_symbol_has_a_case() -> None:
    made = {form.args[0] for form in vars(symbols).values() if isinstance(form, partial)}
    assert set().union(*(forms(one) for one, _, _ in SYMBOLS)) == {"letter", "word", "gradient", *made}


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (2.0, "2"),
        (-2.0, "−2"),
        (0.25, "0.25"),
        (1e-20, "1·10−20"),
        (-1.5e30, "−1.5·1030"),
    ],
)
def test_a_number_has_a_minus_and_a_power_of_ten(number: float, text: str) -> None:
    assert "".join(element(f"<mrow>{MATHML.number(number)}</mrow>").itertext()) == text


def test_a_power_of_ten_is_a_superscript() -> None:
    raised = element(MATHML.number(1e-20)).find(".//msup")
    assert raised is not None
    assert outline(raised) == "msup(mn 10, mrow(mo −, mn 20))"


@pytest.mark.parametrize("word", ["<b>", "a&b", "don't", "猫", "a_b^c", 'say"hi"', "x^{2}", "e_1", "</math>"])
def test_a_word_is_shown_as_it_is_typed_and_never_becomes_markup(word: str) -> None:
    x = embed(Value.given("C", [[1]]), word, 0, 1)
    working = derivation(x.operands[1], MATHML)
    formula = element(f"<math>{working.stages[0].markup}</math>")
    assert [node.tag for node in formula.iter()] == ["math", "mtext"]
    assert "".join(formula.itertext()) == f"“{word}”"


@pytest.mark.parametrize(("number", "text"), [(2.0, "2"), (-2.0, "(-2)"), (0.0, "0")])
def test_a_negative_number_is_bracketed_after_a_sign(number: float, text: str) -> None:
    assert TEXT.factor(number) == text
    assert "".join(element(f"<math>{MATHML.factor(number)}</math>").itertext()) == text.replace("-", "−")


def test_a_column_vector_stands_upright_on_the_page() -> None:
    table = element(MATHML.vector(["<mn>1</mn>", "<mn>2</mn>"])).find("mtable")
    assert table is not None
    assert [len(row) for row in table] == [1, 1]


def test_a_matrix_has_a_row_for_each_row() -> None:
    table = element(MATHML.table([["<mn>1</mn>", "<mn>2</mn>", "<mn>3</mn>"]] * 2)).find("mtable")
    assert table is not None
    assert [len(row) for row in table] == [3, 3]


def test_a_fraction_is_a_fraction_on_the_page_and_a_stroke_in_the_terminal() -> None:
    assert MATHML.quotient("<mn>1</mn>", "<mn>3</mn>") == "<mfrac><mn>1</mn><mn>3</mn></mfrac>"
    assert TEXT.quotient("1", "3") == "1/3"
    assert TEXT.quotient("e^{o_2}", "Z_2") == "e^{o_2}/Z_2"
    assert TEXT.quotient("1", "Z_2 e^{-m_2}") == "1/(Z_2 e^{-m_2})"


def test_a_row_vector_lies_on_the_page() -> None:
    rnn_row = Value.given("h_1", [1, 2], is_row=True)
    table = element(derivation(rnn_row, MATHML).stages[0].markup).find("mtable")
    assert table is not None
    assert [len(row) for row in table] == [2]


def test_the_product_of_a_row_and_a_matrix_is_drawn_as_rows_throughout() -> None:
    h, U = (Value.given(symbol("h_1"), [1, 2], is_row=True), Value.given("U", [[1, 2], [3, 4]], is_row=True))
    stages = [
        element(f"<math>{stage.markup}</math>") for stage in derivation((h @ U).named(symbol("h_1 U")), MATHML).stages
    ]
    shapes = [[[len(row) for row in table] for table in stage.iter("mtable")] for stage in stages]
    # [1 2] times the 2×2 matrix; the sums by hand, in a row; the result, a row.
    assert shapes == [[[2], [2, 2]], [[2]], [[2]]]


def test_every_letter_and_digit_of_a_working_is_in_an_element_of_its_own() -> None:
    # Text that stands beside elements is not drawn.
    for value in (case[0] for case in (*CASES, *LEARNING_CASES)):
        for stage in derivation(value, MATHML).stages:
            for node in element(f"<mrow>{stage.markup}</mrow>").iter():
                assert not (node.tail or "").strip(), stage.markup
                assert not (len(node) and (node.text or "").strip()), stage.markup
