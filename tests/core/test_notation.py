"""Symbols and numbers as mathematics: sub- and superscripts, signs, powers of ten, and no markup from words."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

from tinyrnn import MATHML, TEXT, Symbol, derivation
from tinyrnn.notation import FORMS

from .learning_workings import CASES as LEARNING_CASES
from .symbols import SYMBOLS
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
    assert Symbol.from_data(json.loads(json.dumps(one.to_data()))) == one


def forms(one: Symbol) -> set[str]:
    return {one.form}.union(*map(forms, one.of))


def test_every_form_of_a_symbol_has_a_case() -> None:
    assert set().union(*(forms(one) for one, _, _ in SYMBOLS)) == set(FORMS)


def test_every_letter_and_digit_of_a_working_is_in_an_element_of_its_own() -> None:
    # Text that stands beside elements is not drawn.
    for value in (case[0] for case in (*CASES, *LEARNING_CASES)):
        for stage in derivation(value, MATHML).stages:
            for node in element(f"<mrow>{stage.markup}</mrow>").iter():
                assert not (node.tail or "").strip(), stage.markup
                assert not (len(node) and (node.text or "").strip()), stage.markup
