"""What a step says in a line: mathematics for symbols and formulas, and in each what was written."""

from __future__ import annotations

import re
from typing import Any

import pytest

from docs.generator.steps.written import outline_text, rows_text, step_text, symbol_text
from steps.record.model import StepRun

from . import invented

Node = dict[str, Any]
PRODUCT = {
    "symbol": "U h_1",
    "operation": "matmul",
    "array": [1.0, 5.0],
    "operands": [
        {"symbol": "U", "operation": "given", "array": [[1.0, 0.0], [2.0, 1.0]]},
        {"symbol": "h_1", "operation": "add", "array": [1.0, 3.0]},
    ],
}
SHOWN = [{"value": PRODUCT, "wrong": [], "caption": ""}]


def run(text: str, *arguments: tuple[str, str], evidence: list[Node] | None = None) -> StepRun:
    """A step whose phrase took some arguments of some kinds from it."""
    taken = [
        {"parameterTypeName": kind, "group": {"start": text.index(value), "value": value}} for value, kind in arguments
    ]
    return StepRun(text, evidence=evidence or [], arguments=taken)


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
    shown = symbol_text(symbol)
    drawn = "".join(re.findall(r"<mstyle[^>]*>(.*?)</mstyle>", shown))
    assert re.sub(r"<[^>]+>", "", drawn).replace("&#8290;", "⁢").replace("&#8289;", "⁡") == letters
    assert written(shown) == symbol


@pytest.mark.parametrize("words", ["the cross-entropy", "梯度的范数", "the norm of the gradient", "<b>"])
def test_words_stay_words(words: str) -> None:
    assert "<math>" not in symbol_text(words)
    assert written(symbol_text(words)) == words


def test_numbers_keep_their_digits_and_words_their_quotes() -> None:
    step = run(
        'p2 is about [0.0025, -1] after "I", 99.5 %', ("p2", "symbol"), ("[0.0025, -1]", "array"), ('"I"', "quoted")
    )
    assert '<span class="numbers">[0.0025, -1]</span> after "I", 99.5 %' in step_text(step)
    assert written(step_text(step)) == step.text


def test_a_formula_is_the_stage_of_the_working_that_reads_like_it() -> None:
    text = 'U h1 is worked out as "[[1, 0], [2, 1]] [1, 3]"'
    shown = step_text(run(text, ("U h1", "symbol"), ('"[[1, 0], [2, 1]] [1, 3]"', "quoted"), evidence=SHOWN))
    assert "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr>" in shown
    assert written(shown) == text


def test_a_formula_that_no_working_shows_stays_as_it_was_written() -> None:
    text = 'U h1 is worked out as "[1, 1] + [2, 2]"'
    shown = step_text(run(text, ('"[1, 1] + [2, 2]"', "quoted"), evidence=SHOWN))
    assert shown == text


def test_the_rows_of_a_working_are_mathematics() -> None:
    shown = rows_text([["1·1 + 0·3"], ["2·1 + 1·3"]], StepRun("", evidence=SHOWN))
    assert all(row[0].startswith("<math>") for row in shown)
    assert [[written(row[0])] for row in shown] == [["1·1 + 0·3"], ["2·1 + 1·3"]]
    assert rows_text([["1·1 + 0·3"], ["2·1 + 7·3"]], StepRun("", evidence=SHOWN))[1] == ["2·1 + 7·3"]


def test_the_symbols_that_head_time_steps_are_mathematics_and_words_that_head_others_are_not() -> None:
    rows = [["t", "W x"], ["1", "[0, 1]"]]
    steps = invented.step("the time steps are", "steps.phrases.sequences.steps_are: the time steps are")
    heading = rows_text(rows, steps)[0]
    assert [re.sub("<math .*?</math>", "", cell) for cell in heading] == [
        '<span class="heard">t</span>',
        '<span class="heard">W x</span>',
    ]
    assert all("<math " in cell for cell in heading)
    assert rows_text(rows, invented.step("the embedding C"))[0] == ["t", "W x"]


def test_an_outline_has_its_symbols_as_mathematics_and_its_placeholders_as_they_are() -> None:
    row = run("y1 is 3 <b>", ("y1", "symbol"), ("3", "array"))
    shown = outline_text("y1 is <y1> <b>", row)
    assert shown.count("<math>") == 1
    assert shown.endswith("<var>&lt;y1&gt;</var> <var>&lt;b&gt;</var>")
    assert written(shown) == "y1 is <y1> <b>"
