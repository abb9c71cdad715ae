"""A value writes its working: symbol = symbols = numbers = result, for the terminal and for the page."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import numpy as np
import pytest

import tinyrnn as t
from tinyrnn import Value
from tinyrnn.operations import Operation
from tinyrnn.trace import value_from_data, value_to_data

from . import learning_workings, models, workings
from .workings import Z, a, b, computed, e2, e8, given, p2, p8, swap

CASES = workings.CASES + learning_workings.CASES
NAMES = [text for _, text in CASES]


@pytest.mark.parametrize(("value", "text"), CASES, ids=NAMES)
def test_a_value_writes_its_working(value: Value, text: str) -> None:
    assert str(t.derivation(value, t.TEXT)) == text


@pytest.mark.parametrize(("value", "text"), CASES, ids=NAMES)
def test_the_working_on_a_page_is_well_formed_and_says_the_same(value: Value, text: str) -> None:
    written = t.derivation(value, t.MATHML)
    assert [stage.relation for stage in written.stages] == [word for word in text.split() if word in ("=", "≈")]
    for markup in (written.symbol, *(stage.markup for stage in written.stages)):
        math_element = ET.fromstring(f"<math>{markup}</math>")
        assert "".join(math_element.itertext()).strip()


@pytest.mark.parametrize("operation", [name for name in t.OPERATIONS if name != "given"])
def test_every_operation_has_a_case(operation: str) -> None:
    assert operation in {value.operation for value, _ in CASES}


def test_a_new_operation_is_one_row_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    mean = Operation(np.mean, lambda n, array: n.called("mean", array))
    monkeypatch.setitem(t.OPERATIONS, "mean", mean)
    value = computed("mean", given("u", [1, 2, 6])).named("m")
    assert str(t.derivation(value, t.TEXT)) == "m = mean(u) = mean([1, 2, 6]) = 3"
    assert str(t.derivation(value_from_data(value_to_data(value)), t.TEXT)).endswith("= 3")
    assert t.derivation(value, t.MATHML).stages[0].relation == "="


def test_the_working_of_the_article_is_the_article() -> None:
    trace = models.article().read(["I", "like"]).trace
    written = {symbol: str(t.derivation(value, t.TEXT)) for symbol, value in trace.items()}
    assert written["x_1"] == "x_1 = C(w_1) = C(0) = [1, 0]"
    assert written["w_1"] == 'w_1 = "I" = 0'
    assert written["U h_1"] == "U h_1 = [[1, 0], [1, 1]] [1, 0] = [1·1 + 0·0, 1·1 + 1·0] = [1, 1]"
    assert written["a_2"] == "a_2 = b + U h_1 + W x_2 = [0, 0] + [1, 1] + [1, 1] = [2, 2]"
    assert written["V h_2"] == (
        "V h_2 = [[1, 0], [0, 1], [2, 2]] [2, 2] = [1·2 + 0·2, 0·2 + 1·2, 2·2 + 2·2] = [2, 2, 8]"
    )
    assert written["e^{o_2}"] == f"e^{{o_2}} = [e^2, e^2, e^8] ≈ [{e2}, {e2}, {e8}]"
    assert written["Z_2"] == f"Z_2 = Σ e^{{o_2}} ≈ {e2} + {e2} + {e8} ≈ {Z:.6g}"
    assert written["p_2"] == (f"p_2 = e^{{o_2}}/Z_2 ≈ [{e2}/{Z:.6g}, {e2}/{Z:.6g}, {e8}/{Z:.6g}] ≈ [{p2}, {p2}, {p8}]")


def test_once_a_stage_is_rounded_every_later_one_is_about() -> None:
    for activation in t.ACTIVATIONS:
        for value in models.article(activation).read(["I", "like", "cats"]).trace.values():
            relations = [stage.relation for stage in t.derivation(value, t.TEXT).stages]
            assert relations == sorted(relations, key="=≈".index)


def test_an_exponential_too_small_for_double_precision_is_not_said_to_be_zero() -> None:
    small = computed("shifted exp", given("o", [-2000]), given("m", 0)).named("E")
    assert t.derivation(small, t.TEXT).stages[-1].relation == "≈"


def test_a_wrong_entry_stands_out_in_the_result_alone() -> None:
    marked = str(t.derivation((a + b).named("s"), t.TEXT, marked=[(1,)]))
    assert marked == "s = a + b = [1, 2] + [3, 4] = [4, »6«]"


def test_a_wrong_entry_of_a_matrix_stands_out_on_the_page() -> None:
    markup = t.MATHML.array(swap.array, marked=[(0, 1)])
    wrong = ET.fromstring(markup).findall(".//mrow[@class='wrong']")
    assert [element[0].text for element in wrong] == ["1"]


def test_a_value_without_a_symbol_is_introduced_by_its_formula() -> None:
    assert str(t.derivation(a + b, t.TEXT)) == "a + b = [1, 2] + [3, 4] = [4, 6]"
