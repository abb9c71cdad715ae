"""A text of a page against one of the record: formulas stand for symbols, and everything else is equal."""

from __future__ import annotations

import pytest

from docs.check.reading import Page
from docs.check.words import is_symbol, reads


def line(markup: str) -> Page:
    return Page("p.html", f"<p>{markup}</p>")


MATH = "<math><msub><mi>h</mi><mn>1</mn></msub></math>"


@pytest.mark.parametrize("text", ["h1 is [1, 0]", "h_1   is [1, 0]"])
def test_a_formula_reads_as_the_symbol_that_was_written(text: str) -> None:
    assert reads(line(f"<b class='keyword'>Then</b> {MATH} is <span>[1, 0]</span>").content, text)


@pytest.mark.parametrize("text", ["h2 is [1, 0]", "a1 is [1, 0]", "h1 is [10]", "h1 is [1, 0] not", " is [1, 0]"])
def test_another_symbol_or_another_text_does_not(text: str) -> None:
    assert not reads(line(f"{MATH} is [1, 0]").content, text)


@pytest.mark.parametrize(("written", "shown"), [("dW", "∂L∂W"), ("da_1", "∂L∂a1"), ("e^{-2}", "e−2"), ("W x2", "Wx2")])
def test_a_gradient_is_the_symbol_of_its_parameter(written: str, shown: str) -> None:
    assert is_symbol(written, shown)


@pytest.mark.parametrize("markup", ["<p>a<br>b<img src=x>c", "<p>a<p>b</i>c", "<ul><li>a<li>b</ul>c", "a&#98;c</div>"])
def test_markup_that_is_left_open_loses_nothing(markup: str) -> None:
    assert "".join(Page("p.html", markup).content.itertext()) == "abc"
