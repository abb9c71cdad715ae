"""Workings of learning and of memory, as a textbook would write them; worked by hand or by the functions of `math`."""

from __future__ import annotations

import math

import tinyrnn as t
from tinyrnn import letter

from .symbols import symbol
from .workings import a, b, computed, given, ones, p, q, row, swap

h, f = given("h_1", [0.5, -0.5]), given("f'(a_1)", [1, 0.5])
U = given("U", [[1, 2], [3, 4]])
y, target = given("y_1", [3, -1]), given("y*_1", [2, -2])
chain = [given('p_0("a")', 0.5), given('p_1("b")', 0.25), given('p_2("b")', 0.5)]

CASES = [
    ((b - a).named("s"), "s = b - a = [3, 4] - [1, 2] = [2, 2]"),
    ((p - q).named("s"), "s = p - q = -1 - (-2) = 1"),
    ((a - (a - b)).named("s"), "s = a - (a - b) = [1, 2] - ([1, 2] - [3, 4]) = [3, 4]"),
    ((a - (a + b)).named("s"), "s = a - (a + b) = [1, 2] - ([1, 2] + [3, 4]) = [-3, -4]"),
    ((a - b + b).named("s"), "s = a - b + b = [1, 2] - [3, 4] + [3, 4] = [1, 2]"),
    ((a * given("u", [3, -4])).named("s"), "s = a ⊙ u = [1·3, 2·(-4)] = [3, -8]"),
    ((given("u", 3) * q).named("s"), "s = u q = 3·(-2) = -6"),
    ((given("k", 2) @ given("M", [[1, -1]])).named("s"), "s = k M = 2·[[1, -1]] = [[2, -2]]"),
    ((a - given("η", 0.5) @ b).named("s"), "s = a - η b = [1, 2] - 0.5·[3, 4] = [-0.5, 0]"),
    ((p - given("η", 0.5) @ q).named("s"), "s = p - η q = -1 - 0.5·(-2) = 0"),
    ((a - given("η", 0.5) @ (a + b)).named("s"), "s = a - η (a + b) = [1, 2] - 0.5·([1, 2] + [3, 4]) = [-1, -1]"),
    (
        computed("outer", given("da_1", [1, -2]), given("x_1", [3, -4])).named(symbol("dW_1")),
        "dW_1 = da_1 x_1^T = [1, -2] [3, -4] = [[1·3, 1·(-4)], [-2·3, -2·(-4)]] = [[3, -4], [-6, 8]]",
    ),
    (
        computed("outer of rows", row("x_1", [1, 2, 3]), row("da_1", [4, 5])).named(symbol("dW_1")),
        "dW_1 = x_1^T da_1 = [1, 2, 3] [4, 5] = [[1·4, 1·5], [2·4, 2·5], [3·4, 3·5]] = [[4, 5], [8, 10], [12, 15]]",
    ),
    (computed("outer", given("da_1", -3), given("x_1", -2)).named(symbol("dW_1")), "dW_1 = da_1 x_1^T = -3·(-2) = 6"),
    (
        computed("outer", given("do_1", 2), given("h_1", [1, -1])).named(symbol("dV_1")),
        "dV_1 = do_1 h_1^T = 2·[1, -1] = [2·1, 2·(-1)] = [2, -2]",
    ),
    (
        computed("outer", given("da_1", [1, -1]), given("x_1", 2)).named(symbol("dW_1")),
        "dW_1 = da_1 x_1^T = [1, -1]·2 = [1·2, -1·2] = [2, -2]",
    ),
    (computed("transpose", U).named("A"), "A = U^T = [[1, 3], [2, 4]]"),
    (
        (computed("transpose", U) @ given("da_2", [1, -1])).named(symbol("U^T da_2")),
        "U^T da_2 = [[1, 3], [2, 4]] [1, -1] = [1·1 + 3·(-1), 2·1 + 4·(-1)] = [-2, -2]",
    ),
    (computed("log", given("p", 0.5)).named("l"), f"l = ln(p) = ln(0.5) ≈ {math.log(0.5):.6g}"),
    (t.uniform_loss(3), f"ln K = ln(3) ≈ {math.log(3):.6g}"),
    (t.in_bits(given("L", 2)), f"L/ln 2 ≈ 2/{math.log(2):.6g} ≈ {2 / math.log(2):.6g}"),
    (
        t.sentence_probability(chain, letter('p("a b b")')),
        'p("a b b") = p_0("a") p_1("b") p_2("b") = 0.5·0.25·0.5 = 0.0625',
    ),
    (
        computed("derivative of tanh", h).named(symbol("f'(a_1)")),
        "f'(a_1) = 1 - h_1^2 = [1 - 0.5^2, 1 - (-0.5)^2] = [0.75, 0.75]",
    ),
    (
        computed("derivative of tanh", given("h_1", -0.5)).named(symbol("f'(a_1)")),
        "f'(a_1) = 1 - h_1^2 = 1 - (-0.5)^2 = 0.75",
    ),
    (
        computed("derivative of sigmoid", given("h_1", [0.5, 0.25])).named(symbol("f'(a_1)")),
        "f'(a_1) = h_1 (1 - h_1) = [0.5 (1 - 0.5), 0.25 (1 - 0.25)] = [0.25, 0.1875]",
    ),
    (
        computed("derivative of ReLU", given("a_1", [2, 0, -1])).named(symbol("f'(a_1)")),
        "f'(a_1) = (a_1 > 0) = [(2 > 0), (0 > 0), (-1 > 0)] = [1, 0, 0]",
    ),
    (computed("squared error", y, target).named(symbol("L_1")), "L_1 = (y_1 - y*_1)^2 = (3 - 2)^2 + (-1 - (-2))^2 = 2"),
    (
        computed("half squared error", y, target).named(symbol("L_1")),
        "L_1 = 1/2 (y_1 - y*_1)^2 = 1/2 ((3 - 2)^2 + (-1 - (-2))^2) = 1",
    ),
    (
        computed("half squared error", given("y_1", 5), given("y*_1", 3)).named(symbol("L_1")),
        "L_1 = 1/2 (y_1 - y*_1)^2 = 1/2 (5 - 3)^2 = 2",
    ),
    (
        computed("scale rows", f, U).named(symbol("dh_1/dh_0")),
        "dh_1/dh_0 = diag(f'(a_1)) U = diag([1, 0.5]) [[1, 2], [3, 4]] = [[1, 2], [1.5, 2]]",
    ),
    (computed("norm", given("dW", [[3, 4]]), given("db", [12])).named(symbol("‖∇L‖")), "‖∇L‖ = ‖dW, db‖ = 13"),
    (computed("spectral norm", given("J", [[0, 3], [4, 0]])).named("n"), "n = ‖J‖ = 4"),
    (computed("eigenvalues", given("U", [[1, 0], [5, 2]])).named(symbol("λ(U)")), "λ(U) = [2, 1]"),
    (computed("spectral radius", swap).named("r"), "r = ρ(B) = 1"),
    (computed("spectral radius", ones).named("r"), "r = ρ(A) = 2"),
    ((given("c", 1) / given("‖∇L‖", 4)).named("k"), "k = c/‖∇L‖ = 1/4 = 0.25"),
    ((given("e", 3) / given("Z_1'", 4)).named("p"), "p = e/Z_1' = 3/4 = 0.75"),
]
