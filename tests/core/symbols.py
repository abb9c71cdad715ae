"""Symbols of every form: in the terminal, and, as an outline of the elements, on the page."""

from __future__ import annotations

from tinyrnn import Symbol, letter
from tinyrnn.symbol import (
    call,
    conditional,
    gradient,
    jacobian,
    joined,
    logarithm,
    nabla,
    negative,
    norm,
    power_of_e,
    product,
    quotient,
    scaled,
    transposed,
    word,
)

L, U, W = letter("L"), letter("U"), letter("W")
h_1, o_2, da_2 = letter("h", 1), letter("o", 2), gradient(letter("a", 2))
h_3_by_h_1 = jacobian(letter("h", 3), h_1)
cooled_o = quotient(letter("o", 1), letter("τ"))
like_cats = conditional(word("like cats"), word("I"))
after = {name: Symbol(name, is_primed=True) for name in "fUW"}
h_after, o_after, p_after = (Symbol(name, t, is_primed=True) for name, t in (("h", 1), ("o", 2), ("p", 1)))
SYMBOLS = [
    (letter("b"), "b", "mi b"),
    (letter("o"), "o", "mi o"),
    (power_of_e(letter("o")), "e^{o}", "msup(mi e, mi o)"),
    (letter("o", 1), "o_1", "msub(mi o, mn 1)"),
    (letter("h", 0), "h_0", "msub(mi h, mn 0)"),
    (h_1, "h_1", "msub(mi h, mn 1)"),
    (letter("a", 1), "a_1", "msub(mi a, mn 1)"),
    (letter("x", 1), "x_1", "msub(mi x, mn 1)"),
    (letter("p", 2), "p_2", "msub(mi p, mn 2)"),
    (product(U, h_1), "U h_1", "mrow(mi U, mo \u2062, msub(mi h, mn 1))"),
    (product(h_1, U), "h_1 U", "mrow(msub(mi h, mn 1), mo \u2062, mi U)"),
    (product(letter("V"), h_1), "V h_1", "mrow(mi V, mo \u2062, msub(mi h, mn 1))"),
    (letter("h", 12), "h_12", "msub(mi h, mn 12)"),
    (product(W, letter("x", 1)), "W x_1", "mrow(mi W, mo \u2062, msub(mi x, mn 1))"),
    (power_of_e(o_2), "e^{o_2}", "msup(mi e, msub(mi o, mn 2))"),
    (
        power_of_e(o_2, letter("m", 2)),
        "e^{o_2 - m_2}",
        "msup(mi e, mrow(msub(mi o, mn 2), mo −, msub(mi m, mn 2)))",
    ),
    (
        product(letter("Z", 2), power_of_e(negative(letter("m", 2)))),
        "Z_2 e^{-m_2}",
        "mrow(msub(mi Z, mn 2), mo \u2062, msup(mi e, mrow(mo −, msub(mi m, mn 2))))",
    ),
    (word("I"), '"I"', "mtext “I”"),
    (word("b"), '"b"', "mtext “b”"),
    (call(letter("p", 2), word("b")), 'p_2("b")', "mrow(msub(mi p, mn 2), mo \u2061, mo (, mtext “b”, mo ))"),
    (cooled_o, "o_1/τ", "mfrac(msub(mi o, mn 1), mi τ)"),
    (power_of_e(cooled_o), "e^{o_1/τ}", "msup(mi e, mfrac(msub(mi o, mn 1), mi τ))"),
    (
        joined(letter("x", 1), letter("h", 0)),
        "[x_1; h_0]",
        "mrow(mo [, msub(mi x, mn 1), mo ;, msub(mi h, mn 0), mo ])",
    ),
    (
        product(W, joined(letter("x", 1), letter("h", 0))),
        "W [x_1; h_0]",
        "mrow(mi W, mo \u2062, mrow(mo [, msub(mi x, mn 1), mo ;, msub(mi h, mn 0), mo ]))",
    ),
    (gradient(W), "dW", "mfrac(mrow(mo ∂, mi L), mrow(mo ∂, mi W))"),
    (gradient(W, 2), "dW_2", "msub(mrow(mo (, mfrac(mrow(mo ∂, mi L), mrow(mo ∂, mi W)), mo )), mn 2)"),
    (gradient(letter("h", 2)), "dh_2", "mfrac(mrow(mo ∂, mi L), mrow(mo ∂, msub(mi h, mn 2)))"),
    (gradient(letter("o", 12)), "do_12", "mfrac(mrow(mo ∂, mi L), mrow(mo ∂, msub(mi o, mn 12)))"),
    (h_3_by_h_1, "dh_3/dh_1", "mfrac(mrow(mo ∂, msub(mi h, mn 3)), mrow(mo ∂, msub(mi h, mn 1)))"),
    (
        norm(h_3_by_h_1),
        "‖dh_3/dh_1‖",
        "mrow(mo ‖, mfrac(mrow(mo ∂, msub(mi h, mn 3)), mrow(mo ∂, msub(mi h, mn 1))), mo ‖)",
    ),
    (norm(nabla(L)), "‖∇L‖", "mrow(mo ‖, mrow(mo ∇, mi L), mo ‖)"),
    (
        product(transposed(U), da_2),
        "U^T da_2",
        "mrow(msup(mi U, mi T), mo \u2062, mfrac(mrow(mo ∂, mi L), mrow(mo ∂, msub(mi a, mn 2))))",
    ),
    (da_2, "da_2", "mfrac(mrow(mo ∂, mi L), mrow(mo ∂, msub(mi a, mn 2)))"),
    (letter("y*", 2), "y*_2", "msub(msup(mi y, mo *), mn 2)"),
    (
        call(after["f"], letter("a", 2)),
        "f'(a_2)",
        "mrow(msup(mi f, mo ′), mo \u2061, mo (, msub(mi a, mn 2), mo ))",
    ),
    (call(letter("λ"), U), "λ(U)", "mrow(mi λ, mo \u2061, mo (, mi U, mo ))"),
    (scaled(letter("η"), letter("k")), "η·k", "mrow(mi η, mo ·, mi k)"),
    (logarithm(letter("K")), "ln K", "mrow(mi ln, mo \u2061, mi K)"),
    (quotient(L, logarithm(letter("2"))), "L/ln 2", "mfrac(mi L, mrow(mi ln, mo \u2061, mn 2))"),
    (
        call(letter("p"), like_cats),
        'p("like cats"|"I")',
        "mrow(mi p, mo \u2061, mo (, mrow(mtext “like cats”, mo |, mtext “I”), mo ))",
    ),
    (
        logarithm(call(letter("p"), word("I like"))),
        'ln p("I like")',
        "mrow(mi ln, mo \u2061, mrow(mi p, mo \u2061, mo (, mtext “I like”, mo )))",
    ),
    (after["W"], "W'", "msup(mi W, mo ′)"),
    (h_after, "h_1'", "msubsup(mi h, mn 1, mo ′)"),
    (product(after["U"], h_after), "U' h_1'", "mrow(msup(mi U, mo ′), mo \u2062, msubsup(mi h, mn 1, mo ′))"),
    (product(after["U"], letter("h", 0)), "U' h_0", "mrow(msup(mi U, mo ′), mo \u2062, msub(mi h, mn 0))"),
    (power_of_e(o_after), "e^{o_2'}", "msup(mi e, msubsup(mi o, mn 2, mo ′))"),
    (quotient(o_after, letter("τ")), "o_2'/τ", "mfrac(msubsup(mi o, mn 2, mo ′), mi τ)"),
    (
        call(p_after, word("a'b")),
        "p_1'(\"a'b\")",
        "mrow(msubsup(mi p, mn 1, mo ′), mo \u2061, mo (, mtext “a'b”, mo ))",
    ),
]


def symbol(text: str) -> Symbol:
    """The symbol of the table that is written so, or else a letter."""
    return next((one for one, written, _ in SYMBOLS if written == text), letter(text))
