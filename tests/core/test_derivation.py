"""A value writes its working: symbol = symbols = numbers = result, for the terminal and for the page."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET

import pytest

import tinyrnn as t
from tinyrnn import Value

from . import models

given = Value.given
computed = Value.computed
ones, ident, swap = given("A", [[1, 1], [1, 1]]), given("A", [[1, 0], [0, 1]]), given("B", [[0, 1], [1, 0]])
a, b, v = given("a", [1, 2]), given("b", [3, 4]), given("v", [1, 2])
p, q = given("p", -1), given("q", -2)
e2, e8 = (f"{math.exp(o):.6g}" for o in (2, 8))
Z = math.fsum([math.exp(2), math.exp(2), math.exp(8)])
p2, p8 = (f"{math.exp(o) / Z:.6g}" for o in (2, 8))

# What a value is, and how its working reads. Every number is worked by hand or by the functions of `math`.
CASES = [
    (b, "b = [3, 4]"),
    (p, "p = -1"),
    (given("r", 1 / 3), "r ≈ 0.333333"),
    ((a + b).named("s"), "s = a + b = [1, 2] + [3, 4] = [4, 6]"),
    ((p + q).named("s"), "s = p + q = -1 + (-2) = -3"),
    ((p + q + p).named("s"), "s = p + q + p = -1 + (-2) + (-1) = -4"),
    ((a + given("r", [1 / 3, 0])).named("s"), "s = a + r ≈ [1, 2] + [0.333333, 0] ≈ [1.33333, 2]"),
    ((swap @ v).named("y"), "y = B v = [[0, 1], [1, 0]] [1, 2] = [0·1 + 1·2, 1·1 + 0·2] = [2, 1]"),
    (
        (given("M", [[-1, 2], [3, -4]]) @ given("x", [5, -6])).named("y"),
        "y = M x = [[-1, 2], [3, -4]] [5, -6] = [-1·5 + 2·(-6), 3·5 + (-4)·(-6)] = [-17, 39]",
    ),
    (
        ((ident + swap) @ v).named("y"),
        "y = (A + B) v = [[1, 1], [1, 1]] [1, 2] = [1·1 + 1·2, 1·1 + 1·2] = [3, 3]",
    ),
    ((swap @ (a + b)).named("y"), "y = B (a + b) = [[0, 1], [1, 0]] [4, 6] = [0·4 + 1·6, 1·4 + 0·6] = [6, 4]"),
    ((ones @ swap).named("P"), "P = A B = [[1, 1], [1, 1]] [[0, 1], [1, 0]] = [[1, 1], [1, 1]]"),
    ((given("R", [[1] * 9]) @ given("x", [1] * 9)).named("y"), f"y = R x = [{[1] * 9}] {[1] * 9} = [9]"),
    (computed("lookup", swap, given('"like"', 1).named("w_2")).named("x_2"), "x_2 = B(w_2) = B(1) = [1, 0]"),
    (a.named("h"), "h = a = [1, 2]"),
    ((a / b).named("f"), f"f = a/b ≈ [1/3, 2/4] ≈ [{1 / 3:.6f}, 0.5]".replace("≈ [1/3", "= [1/3")),
    ((p / q).named("f"), "f = p/q = (-1)/(-2) = 0.5"),
    (((a + b) / v).named("f"), "f = (a + b)/v = [4/1, 6/2] = [4, 3]"),
    (computed("exp", given("o", [0, 2, 8])).named("e^{o}"), f"e^{{o}} = [e^0, e^2, e^8] ≈ [1, {e2}, {e8}]"),
    (computed("exp", given("o", [-1])).named("E"), f"E = e^{{o}} = [e^{{-1}}] ≈ [{math.exp(-1):.6g}]"),
    (
        computed("shifted exp", given("o", [5, 6]), given("m", 6)).named("E"),
        f"E = e^{{o - m}} = [e^{{5 - 6}}, e^{{6 - 6}}] ≈ [{math.exp(-1):.6g}, 1]",
    ),
    (
        computed("shifted exp", given("o", [-3, -2]), given("m", -2)).named("E"),
        f"E = e^{{o - m}} = [e^{{-3 - (-2)}}, e^{{-2 - (-2)}}] ≈ [{math.exp(-1):.6g}, 1]",
    ),
    (computed("sum", given("u", [1, -2, 3])).named("s"), "s = Σ u = 1 + (-2) + 3 = 2"),
    (computed("max", given("u", [1, -2, 3])).named("m"), "m = max(u) = max([1, -2, 3]) = 3"),
    (computed("tanh", a).named("h"), f"h = tanh(a) = tanh([1, 2]) ≈ [{math.tanh(1):.6g}, {math.tanh(2):.6g}]"),
    (computed("ReLU", given("u", [-1, 2])).named("h"), "h = ReLU(u) = ReLU([-1, 2]) = [0, 2]"),
    (computed("sigmoid", given("u", [0])).named("h"), "h = σ(u) = σ([0]) = [0.5]"),
]
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
