"""What a step says in a line: mathematics for symbols and formulas, and in each what was written."""

from __future__ import annotations

import re
from typing import Any

import pytest

from docs.generator.markup import ENGLISH
from docs.generator.markup.prose import named_text
from docs.generator.steps.step import outline_text, step_argument, step_item
from steps.language.named_text import names_in
from steps.record.model import StepRun
from steps.record.schema import ShownValue, StepShown, Table

from . import invented

Node = dict[str, Any]
U, H1 = {"letter": "U"}, {"letter": "h", "t": 1}
PRODUCT = {
    "name": "U h_1",
    "symbol": {"form": "product", "of": [U, H1]},
    "operation": "matmul",
    "array": [1.0, 5.0],
    "operands": [
        {"name": "U", "symbol": U, "operation": "given", "array": [[1.0, 0.0], [2.0, 1.0]]},
        {"name": "h_1", "symbol": H1, "operation": "add", "array": [1.0, 3.0]},
    ],
}


def run(text: str, *arguments: tuple[str, str], stage: int | None = None) -> StepRun:
    """A step whose phrase took some arguments of some kinds from it, and which quotes a stage of the product."""
    taken = [
        {"parameterTypeName": kind, "group": {"start": text.index(value), "value": value}} for value, kind in arguments
    ]
    names = [name for value, kind in arguments if kind == "symbol" for name in names_in(value, text.index(value))]
    return StepRun(text, shown=StepShown([ShownValue(PRODUCT)], names=names, stage=stage), arguments=taken)


def line(step: StepRun) -> str:
    """The text of a step as HTML."""
    return step_item("Then ", step, "", "", ENGLISH).partition("</b> ")[2].removesuffix("</p></li>")


def cells(step: StepRun) -> list[str]:
    """The cells of the table of a step, as HTML."""
    return re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", step_argument(step))


def written(markup: str) -> str:
    """What a reader copies: of a formula, what stands in it as it was written."""
    plain = re.sub(r"<mstyle data-search-exclude>.*?</mstyle>", "", markup)
    return re.sub(r"<[^>]+>", "", plain).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@pytest.mark.parametrize(
    ("symbol", "letters"),
    [
        ("W x2", "W⁢x2"),
        ("the input weights W", "W"),
        ("f'(a2)", "f′⁡(a2)"),
        ("dh3/dh1", "∂h3∂h1"),
        ("the norm of dh3/dh1", "∂h3∂h1"),
        ('p2("cats")', "p2(“cats”)"),
        ("h2[1]", "h2[1]"),
        ('p after "I like"', "p"),
        ("[x1, h0] W", "[x1;h0]⁢W"),
        ("读完“I like”之后的 p", "p"),
        ("U 的谱", "U"),
        ("e^-1", "e−1"),
    ],
)
def test_a_symbol_is_mathematics_and_still_what_was_written(symbol: str, letters: str) -> None:
    shown = named_text(symbol, names_in(symbol))
    drawn = "".join(re.findall(r"<mstyle[^>]*>(.*?)</mstyle>", shown))
    assert re.sub(r"<[^>]+>", "", drawn).replace("&#8290;", "⁢").replace("&#8289;", "⁡") == letters
    assert written(shown) == symbol


@pytest.mark.parametrize("words", ["the cross-entropy", "梯度的范数", "<b>"])
def test_words_stay_words(words: str) -> None:
    assert "<math>" not in named_text(words, names_in(words))
    assert written(named_text(words, names_in(words))) == words


def test_numbers_keep_their_digits_and_words_their_quotes() -> None:
    step = run(
        'p2 is about [0.0025, -1] after "I", 99.5 %', ("p2", "symbol"), ("[0.0025, -1]", "array"), ('"I"', "quoted")
    )
    assert '<span class="numbers">[0.0025, -1]</span> after "I", 99.5 %' in line(step)
    assert written(line(step)) == step.text


def test_a_formula_is_the_stage_of_the_working_that_the_record_names() -> None:
    text = 'U h1 is worked out as "[[1, 0], [2, 1]] [1, 3]"'
    shown = line(run(text, ("U h1", "symbol"), ('"[[1, 0], [2, 1]] [1, 3]"', "quoted"), stage=0))
    assert "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr>" in shown
    assert written(shown) == text


def test_a_formula_that_is_no_stage_stays_as_it_was_written() -> None:
    text = 'U h1 is worked out as "[1, 1] + [2, 2]"'
    assert line(run(text, ('"[1, 1] + [2, 2]"', "quoted"))) == text


def test_the_rows_of_a_working_are_mathematics() -> None:
    # U h_1 = [[1, 0], [2, 1]] [1, 3] = [1·1 + 0·3, 2·1 + 1·3]
    table = StepShown([ShownValue(PRODUCT)], table=Table("working", stage=1))
    shown = cells(invented.step("", argument=invented.table(["1·1 + 0·3"], ["2·1 + 1·3"]), shown=table))
    assert all(cell.startswith("<math>") for cell in shown)
    assert [written(cell) for cell in shown] == ["1·1 + 0·3", "2·1 + 1·3"]


def test_the_symbols_that_head_time_steps_are_mathematics_and_words_that_head_others_are_not() -> None:
    argument = invented.table(["t", "W x", "word"], ["1", "[0, 1]", "2"])
    product = {"form": "product", "of": [{"letter": "W"}, {"letter": "x"}]}
    sequence = StepShown(table=Table("time steps", [product, {}]))
    heading = cells(invented.step("the time steps are", argument=argument, shown=sequence))[:3]
    assert [re.sub("<math .*?</math>", "", cell) for cell in heading] == [
        '<span class="heard">t</span>',
        '<span class="heard">W x</span>',
        "word",
    ]
    assert ["<math " in cell for cell in heading] == [True, True, False]
    assert cells(invented.step("the embedding C", argument=argument))[:3] == ["t", "W x", "word"]


def test_an_outline_has_its_symbols_as_mathematics_and_its_placeholders_as_they_are() -> None:
    row = run("y1 is 3 <b>", ("y1", "symbol"), ("3", "array"))
    shown = outline_text("y1 is <y1> <b>", row)
    assert shown.count("<math>") == 1
    assert shown.endswith("<var>&lt;y1&gt;</var> <var>&lt;b&gt;</var>")
    assert written(shown) == "y1 is <y1> <b>"
