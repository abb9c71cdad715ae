"""Workings: what a value is, and how its working reads, worked by hand or by the functions of `math`."""

from __future__ import annotations

import math

from numpy.typing import ArrayLike

import tinyrnn as t
from tinyrnn import Value

from .symbols import symbol

computed = Value.computed


def given(text: str, data: ArrayLike) -> Value:
    """What is given, under the symbol that is written so."""
    return Value.given(symbol(text), data)


def row(text: str, data: ArrayLike) -> Value:
    """What is given where vectors are rows."""
    return Value.given(symbol(text), data, is_row=True)


ones, ident, swap = given("A", [[1, 1], [1, 1]]), given("A", [[1, 0], [0, 1]]), given("B", [[0, 1], [1, 0]])
a, b, v = given("a", [1, 2]), given("b", [3, 4]), given("v", [1, 2])
decimals = Value(t.as_array("decimals", 2))
p, q = given("p", -1), given("q", -2)
e2, e8 = (f"{math.exp(o):.6g}" for o in (2, 8))
Z = math.fsum([math.exp(2), math.exp(2), math.exp(8)])
p2, p8 = (f"{math.exp(o) / Z:.6g}" for o in (2, 8))

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
    (
        computed("lookup", swap, given('"like"', 1).named(symbol("w_2"))).named(symbol("x_2")),
        "x_2 = B(w_2) = B(1) = [1, 0]",
    ),
    (a.named("h"), "h = a = [1, 2]"),
    ((a / b).named("f"), f"f = a/b ≈ [1/3, 2/4] ≈ [{1 / 3:.6f}, 0.5]".replace("≈ [1/3", "= [1/3")),
    ((p / q).named("f"), "f = p/q = (-1)/(-2) = 0.5"),
    (((a + b) / v).named("f"), "f = (a + b)/v = [4/1, 6/2] = [4, 3]"),
    (computed("exp", given("o", [0, 2, 8])).named(symbol("e^{o}")), f"e^{{o}} = [e^0, e^2, e^8] ≈ [1, {e2}, {e8}]"),
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
    ((given("U", 3) @ given("h_1", -2)).named(symbol("U h_1")), "U h_1 = 3·(-2) = -6"),
    ((given("W", [3, -4]) @ given("x_1", 2)).named(symbol("W x_1")), "W x_1 = [3, -4]·2 = [3·2, -4·2] = [6, -8]"),
    ((given("V", [3, -4]) @ given("h_1", [1, 2])).named(symbol("V h_1")), "V h_1 = [3, -4] [1, 2] = 3·1 + (-4)·2 = -5"),
    (
        (row("h_1", [1, 2]) @ row("U", [[1, 2], [3, -4]])).named(symbol("h_1 U")),
        "h_1 U = [1, 2] [[1, 2], [3, -4]] = [1·1 + 2·3, 1·2 + 2·(-4)] = [7, -6]",
    ),
    (
        computed("row lookup", row("C", [[1, 2], [3, 4]]), given('"b"', 1).named(symbol("w_2"))).named(symbol("x_2")),
        "x_2 = C(w_2) = C(1) = [3, 4]",
    ),
    # An index is exact, whatever the numbers of the column or the row are.
    (
        computed("lookup", given("C", [[1 / 3], [2.0]]), given('"a"', 0).named(symbol("w_1"))).named(symbol("x_1")),
        "x_1 = C(w_1) = C(0) ≈ [0.333333, 2]",
    ),
    (
        computed("row lookup", row("C", [[1 / 3, 2.0]]), given('"a"', 0).named(symbol("w_1"))).named(symbol("x_1")),
        "x_1 = C(w_1) = C(0) ≈ [0.333333, 2]",
    ),
    (computed("join", given("x_1", [1, 2]), given("h_0", 3)).named(symbol("[x_1; h_0]")), "[x_1; h_0] = [1, 2, 3]"),
    ((given("o_1", [1, -2]) / given("τ", 0.5)).named(symbol("o_1/τ")), "o_1/τ = [1/0.5, (-2)/0.5] = [2, -4]"),
    (computed("entry", given("p_2", [0.25, 0.75]), given('"b"', 1)).named(symbol('p_2("b")')), 'p_2("b") = 0.75'),
    (
        t.surprise(given("p_2", [0.25, 0.75]), "b", 1),
        f'L = -ln(p_2("b")) = -ln(0.75) ≈ {math.log(4 / 3):.6g}',
    ),
    (
        t.cross_entropy(given("y", [0.5, 0, 0.5]), given("p", [0.25, 0, 0.75])),
        f"L = -Σ y ln(p) = -(0.5·ln(0.25) + 0.5·ln(0.75)) ≈ {(math.log(4) + math.log(4 / 3)) / 2:.6g}",
    ),
    (
        t.sequence_cross_entropy(given("q", [0.5, 0.25])),
        f"L = -(Σ ln(q))/N = -(ln(0.5) + ln(0.25))/2 ≈ {1.5 * math.log(2):.6g}",
    ),
    (t.sequence_cross_entropy(given("q", [0.5])), f"L = -(Σ ln(q))/N = -ln(0.5)/1 ≈ {math.log(2):.6g}"),
    (t.perplexity(given("L", 2)), f"PP = e^{{L}} = e^2 ≈ {e2}"),
    (
        computed("rounded", a / given("d", [3, 4]), decimals).named("f"),
        "f = a/d = [1/3, 2/4] ≈ [0.333333, 0.5] ≈ [0.33, 0.5]",
    ),
    (
        computed("rounded", a + given("d", [0.125, 1]), decimals).named("s"),
        "s = a + d = [1, 2] + [0.125, 1] = [1.125, 3] ≈ [1.13, 3]",
    ),
]
