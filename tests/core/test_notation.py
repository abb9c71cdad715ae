"""Symbols and numbers as mathematics: sub- and superscripts, signs, powers of ten, and no markup from words."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from tinyrnn import MATHML, TEXT, Value, derivation, embed

from .learning_workings import CASES as LEARNING_CASES
from .workings import CASES


def element(markup: str) -> ET.Element:
    """The single element that the markup is."""
    return ET.fromstring(markup)


def outline(node: ET.Element) -> str:
    """An element in short: `msub(mi h, mn 1)`."""
    inner = ", ".join(outline(child) for child in node) or (node.text or "")
    return f"{node.tag}({inner})" if len(node) else f"{node.tag} {inner}"


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("b", "mi b"),
        ("h_1", "msub(mi h, mn 1)"),
        ("h_12", "msub(mi h, mn 12)"),
        ("W x_1", "mrow(mi W, mo \u2062, msub(mi x, mn 1))"),
        ("e^{o_2}", "msup(mi e, msub(mi o, mn 2))"),
        ("e^{o_2 - m_2}", "msup(mi e, mrow(msub(mi o, mn 2), mo −, msub(mi m, mn 2)))"),
        ('"I"', "mtext “I”"),
    ],
)
def test_a_symbol_is_written_with_its_indices(symbol: str, expected: str) -> None:
    assert outline(element(MATHML.symbol(symbol))) == expected


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


@pytest.mark.parametrize(
    ("number", "as_factor", "as_first_term", "as_later_term"),
    [(2.0, "2", "2", "2"), (-2.0, "(-2)", "-2", "(-2)"), (0.0, "0", "0", "0")],
)
def test_a_negative_number_is_bracketed_after_a_sign(
    number: float, as_factor: str, as_first_term: str, as_later_term: str
) -> None:
    assert TEXT.factor(number) == as_factor
    assert TEXT.term(number, first=True) == as_first_term
    assert TEXT.term(number, first=False) == as_later_term
    assert "".join(element(f"<math>{MATHML.factor(number)}</math>").itertext()) == as_factor.replace("-", "−")


def test_a_column_vector_stands_upright_on_the_page() -> None:
    table = element(MATHML.vector(["<mn>1</mn>", "<mn>2</mn>"])).find("mtable")
    assert table is not None
    assert [len(row) for row in table] == [1, 1]


def test_a_matrix_has_a_row_for_each_row() -> None:
    table = element(MATHML.table([["<mn>1</mn>", "<mn>2</mn>", "<mn>3</mn>"]] * 2)).find("mtable")
    assert table is not None
    assert [len(row) for row in table] == [3, 3]


def test_a_fraction_is_a_fraction_on_the_page_and_a_stroke_in_the_terminal() -> None:
    assert MATHML.fraction("<mn>1</mn>", "<mn>3</mn>") == "<mfrac><mn>1</mn><mn>3</mn></mfrac>"
    assert TEXT.fraction("1", "3") == "1/3"
    assert TEXT.fraction("e^{o_2}", "Z_2") == "e^{o_2}/Z_2"
    assert TEXT.fraction("1", "Z_2 e^{-m_2}") == "1/(Z_2 e^{-m_2})"


def test_a_row_vector_lies_on_the_page() -> None:
    rnn_row = Value.given("h_1", [1, 2], is_row=True)
    table = element(derivation(rnn_row, MATHML).stages[0].markup).find("mtable")
    assert table is not None
    assert [len(row) for row in table] == [2]


def test_the_product_of_a_row_and_a_matrix_is_drawn_as_rows_throughout() -> None:
    h, U = (Value.given("h_1", [1, 2], is_row=True), Value.given("U", [[1, 2], [3, 4]], is_row=True))
    stages = [element(f"<math>{stage.markup}</math>") for stage in derivation((h @ U).named("h_1 U"), MATHML).stages]
    shapes = [[[len(row) for row in table] for table in stage.iter("mtable")] for stage in stages]
    # [1 2] times the 2×2 matrix; the sums by hand, in a row; the result, a row.
    assert shapes == [[[2], [2, 2]], [[2]], [[2]]]


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("o_1/τ", "mfrac(msub(mi o, mn 1), mi τ)"),
        ("e^{o_1/τ}", "msup(mi e, mfrac(msub(mi o, mn 1), mi τ))"),
        ("W [x_1; h_0]", "mrow(mi W, mo \u2062, mrow(mo [, msub(mi x, mn 1), mo ;, msub(mi h, mn 0), mo ]))"),
    ],
)
def test_a_quotient_and_a_pair_are_drawn_as_what_they_are(symbol: str, expected: str) -> None:
    assert outline(element(MATHML.symbol(symbol))) == expected


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("dW", "mfrac(mrow(mo ∂, mi L), mrow(mo ∂, mi W))"),
        ("dW_2", "msub(mrow(mo (, mfrac(mrow(mo ∂, mi L), mrow(mo ∂, mi W)), mo )), mn 2)"),
        ("dh_2", "mfrac(mrow(mo ∂, mi L), mrow(mo ∂, msub(mi h, mn 2)))"),
        ("do_12", "mfrac(mrow(mo ∂, mi L), mrow(mo ∂, msub(mi o, mn 12)))"),
        (
            "dh_3/dh_1",
            "mfrac(mrow(mo ∂, msub(mi h, mn 3)), mrow(mo ∂, msub(mi h, mn 1)))",
        ),
        (
            "‖dh_3/dh_1‖",
            "mrow(mo ‖, mfrac(mrow(mo ∂, msub(mi h, mn 3)), mrow(mo ∂, msub(mi h, mn 1))), mo ‖)",
        ),
        ("‖∇L‖", "mrow(mo ‖, mrow(mo ∇, mi L), mo ‖)"),
        (
            "U^T da_2",
            "mrow(msup(mi U, mi T), mo \u2062, mfrac(mrow(mo ∂, mi L), mrow(mo ∂, msub(mi a, mn 2))))",
        ),
        ("y*_2", "msub(msup(mi y, mo *), mn 2)"),
        ("f'(a_2)", "mrow(msup(mi f, mo ′), mo \u2061, mo (, msub(mi a, mn 2), mo ))"),
        ("λ(U)", "mrow(mi λ, mo \u2061, mo (, mi U, mo ))"),
        ("η·k", "mrow(mi η, mo ·, mi k)"),
        ("ln K", "mrow(mi ln, mo \u2061, mi K)"),
        ("L/ln 2", "mfrac(mi L, mrow(mi ln, mo \u2061, mn 2))"),
        ('p("like cats"|"I")', "mrow(mi p, mo \u2061, mo (, mrow(mtext “like cats”, mo |, mtext “I”), mo ))"),
        ('ln p("I like")', "mrow(mi ln, mo \u2061, mrow(mi p, mo \u2061, mo (, mtext “I like”, mo )))"),
    ],
)
def test_what_learning_adds_is_drawn_as_in_a_textbook(symbol: str, expected: str) -> None:
    assert outline(element(MATHML.symbol(symbol))) == expected


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("W'", "msup(mi W, mo ′)"),
        ("h_1'", "msubsup(mi h, mn 1, mo ′)"),
        ("U' h_1'", "mrow(msup(mi U, mo ′), mo \u2062, msubsup(mi h, mn 1, mo ′))"),
        ("U' h_0", "mrow(msup(mi U, mo ′), mo \u2062, msub(mi h, mn 0))"),
        ("e^{o_2'}", "msup(mi e, msubsup(mi o, mn 2, mo ′))"),
        ("o_1'/τ", "mfrac(msubsup(mi o, mn 1, mo ′), mi τ)"),
        ("p_1'(\"a'b\")", "mrow(msubsup(mi p, mn 1, mo ′), mo \u2061, mo (, mtext “a'b”, mo ))"),
    ],
)
def test_a_prime_stands_on_its_letter(symbol: str, expected: str) -> None:
    assert outline(element(MATHML.symbol(symbol))) == expected


def test_gradients_of_the_steps_and_the_whole_look_different() -> None:
    drawn = [MATHML.symbol(symbol) for symbol in ("dW", "dW_1", "dW_2", "dh_1", "dh_1/dh_0", "dh_2/dh_0", "W", "W'")]
    assert len(set(drawn)) == len(drawn)


def test_every_letter_and_digit_of_a_working_is_in_an_element_of_its_own() -> None:
    # Text that stands beside elements is not drawn.
    for value in (case[0] for case in (*CASES, *LEARNING_CASES)):
        for stage in derivation(value, MATHML).stages:
            for node in element(f"<mrow>{stage.markup}</mrow>").iter():
                assert not (node.tail or "").strip(), stage.markup
                assert not (len(node) and (node.text or "").strip()), stage.markup
