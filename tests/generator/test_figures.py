"""Figures: what they draw and what they say are the numbers of the trace, and words in them are text."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from docs.generator.figures.bars import bars, claimed_distribution
from docs.generator.figures.curves import fading, last_norm, losses
from docs.generator.figures.figures import width_of
from docs.generator.figures.unrolled import unrolled
from docs.generator.steps.words import words_of
from steps.record.model import StepRun

from . import invented

Node = dict[str, Any]
HOSTILE = ["<script>alert(1)</script>", '"it\'s"', "كلب", "&amp;"]


def value(symbol: str, array: Any, operation: str = "divide") -> Node:
    return {"symbol": symbol, "operation": operation, "array": array, "operands": []}


def step(text: str, *values: Node, kind: str = "array", argument: Node | None = None) -> StepRun:
    """A step that took an argument of one kind, and showed some values."""
    evidence = [{"value": one, "wrong": [], "caption": ""} for one in values]
    return StepRun(text, argument or {}, "PASSED", evidence=evidence, arguments=[{"parameterTypeName": kind}])


def svg(figure: str) -> ET.Element:
    """The figure without the box that it is scrolled in."""
    return ET.fromstring(re.sub(r"^<div [^>]*>|</div>$", "", figure))


def texts(figure: str) -> list[str]:
    """What can be read in a figure."""
    return ["".join(text.itertext()) for text in svg(figure).iter("text")]


def said(figure: str) -> str:
    """What is heard in the place of a figure."""
    assert svg(figure).get("role") == "img"
    return svg(figure).get("aria-label", "")


def test_a_bar_is_as_long_as_its_probability() -> None:
    drawn = bars(value("p_2", [0.25, 0.75]), ["no", "yes"])
    short, long = (float(bar.get("width", "")) for bar in svg(drawn).iter("rect"))
    assert long == pytest.approx(3 * short, abs=0.2)
    assert texts(drawn) == ["no", "25\u202f%", "yes", "75\u202f%"]
    assert said(drawn) == "p2: no 25\u202f%, yes 75\u202f%"


def test_entries_without_words_are_counted_from_1() -> None:
    assert texts(bars(value("p", [0.5, 0.5]), []))[::2] == ["1", "2"]


def test_hostile_words_are_text() -> None:
    drawn = bars(value("p", [0.1, 0.2, 0.3, 0.4]), HOSTILE)
    assert {element.tag for element in svg(drawn).iter()} == {"svg", "text", "rect", "path"}
    assert all(word in said(drawn) for word in HOSTILE)


def test_a_long_word_is_cut_off_where_it_is_seen_and_whole_where_it_is_heard() -> None:
    word = "counterrevolutionaries"
    drawn = bars(value("p", [0.5, 0.5]), [word, "a"])
    assert re.fullmatch(r"counter\w*…", texts(drawn)[0])
    assert word in said(drawn)


def test_many_words_have_no_bars() -> None:
    assert bars(value("p", [1 / 11] * 11), []) == ""


def test_a_claim_about_the_numbers_or_the_word_of_one_distribution_has_bars() -> None:
    p = value("p_2", [0.25, 0.75])
    assert claimed_distribution(step("p2 is [0.25, 0.75]", p), []) == p
    assert claimed_distribution(step('the predicted word is "yes"', p, kind="quoted"), ["no", "yes"]) == p
    assert claimed_distribution(step("p2 is", p, kind="symbol", argument=invented.table(["1/4", "3/4"])), []) == p


@pytest.mark.parametrize(
    "other",
    [
        step("p2 has shape 2", value("p_2", [0.25, 0.75]), kind="shape"),
        step("h2 is [0.25, 0.75]", value("h_2", [0.25, 0.75])),
        step("the probabilities p are [0.25, 0.75]", value("p", [0.25, 0.75], "given")),
        step("p0 and p1", value("p_0", [0.25, 0.75]), value("p_1", [0.25, 0.75])),
        step('the text is "no yes"', value("p_2", [0.25, 0.75]), kind="quoted"),
    ],
    ids=lambda other: other.text,
)
def test_other_steps_have_none(other: StepRun) -> None:
    assert claimed_distribution(other, ["no", "yes"]) is None


def test_words_are_those_of_the_vocabulary_by_their_index() -> None:
    table = invented.table(["word", "index"], ["yes", "1"], ["no", "0"])
    given = invented.step("the vocabulary", "steps.phrases.model.vocabulary_table: the vocabulary", argument=table)
    assert words_of([given], {}) == ["no", "yes"]
    given = invented.step("词表 “否”、“是”", "steps.phrases.model.vocabulary: 词表( ){list}")
    assert words_of([given], {}) == ["否", "是"]


@pytest.mark.parametrize(
    ("rows", "array"),
    [([["no", "yes"], ["1", "2"]], [[1, 2]]), ([["no", "1"], ["yes", "2"]], [[1], [2]])],
    ids=["columns", "rows"],
)
def test_words_that_head_the_embedding_name_the_vocabulary(rows: list[list[str]], array: list[list[float]]) -> None:
    given = step("the embedding C", value("C", array, "given"), argument=invented.table(*rows))
    assert words_of([given], {'"yes"': value('"yes"', 1.0)}) == ["no", "yes"]
    assert words_of([given], {'"yes"': value('"yes"', 0.0)}) == []


def network(steps: int, state: Any = (1.5, -2.0), word: str = '"sun"') -> dict[str, Node]:
    """A trace of some steps, whose numbers are told apart by their step."""
    trace = {"h_0": value("h_0", list(state) if isinstance(state, tuple) else state)}
    for t in range(1, steps + 1):
        own = {"x": [t + 0.1], "W x": [t + 0.2, t + 0.3], "h": [t + 0.4, t + 0.5], "V h": [t + 0.6], "y": [t + 0.7]}
        trace |= {f"{letter}_{t}": value(f"{letter}_{t}", array) for letter, array in own.items()}
        trace[f"U h_{t - 1}"] = value(f"U h_{t - 1}", [t + 0.8, t + 0.9])
        trace[f"w_{t}"] = {**value(f"w_{t}", 0.0), "operands": [value(word, 0.0, "given")]}
    return trace


def test_every_number_of_the_unrolled_network_is_one_of_the_trace_and_is_said() -> None:
    trace = network(2)
    drawn = unrolled(list(trace), trace)
    seen = [text for text in texts(drawn) if re.fullmatch(r"-?[\d.]+", text)]
    given = [number for name, one in trace.items() if name[0] != "w" for number in one["array"]]
    assert sorted(map(float, seen)) == sorted(given)
    assert all(number in said(drawn) for number in seen)
    assert said(drawn).startswith(
        'h0 = [1.5, -2]; "sun", x1 = [1.1], W x1 = [1.2, 1.3], U h0 = [1.8, 1.9], h1 = [1.4, 1.5]'
    )


def test_a_step_that_reads_on_shows_the_network_from_its_beginning() -> None:
    drawn = unrolled(["U h_1", "h_2"], network(3))
    assert "h2 =" in said(drawn)
    assert "h3 =" not in said(drawn)


def test_what_stands_in_the_unrolled_network_lies_within_it() -> None:
    drawn = svg(unrolled(["U h_3", "h_4"], network(4)))
    width, height = float(drawn.get("width", "")), float(drawn.get("height", ""))
    for box in drawn.iter("rect"):
        x, y, w, h = (float(box.get(name, "")) for name in ("x", "y", "width", "height"))
        assert 0 < x < x + w < width
        assert 0 < y < y + h < height
    assert all(0 < float(text.get("y", "")) < height for text in drawn.iter("text"))
    beside = [text for text in drawn.iter("text") if "beside" in text.get("class", "")]
    assert all(float(text.get("x", "")) + width_of("".join(text.itertext())) < width for text in beside)


def test_a_bias_stands_beside_every_arrow_that_it_is_added_on_unless_it_is_zero() -> None:
    trace = network(2) | {"b": value("b", [0.25, 0], "given"), "c": value("c", [0.0], "given")}
    drawn = unrolled(list(trace), trace)
    assert texts(drawn).count("+ b") == 2
    assert texts(drawn).count("0.25") == 2
    assert "+ c" not in texts(drawn)
    assert said(drawn).startswith("h0 = [1.5, -2], b = [0.25, 0]; ")


def test_vectors_as_rows_are_multiplied_from_the_left() -> None:
    trace = {" ".join(reversed(name.split())): one for name, one in network(1).items()}
    assert "x1 W = [1.2, 1.3]" in said(unrolled(list(trace), trace))


def test_a_network_of_many_steps_or_numbers_or_of_a_joined_matrix_is_not_drawn() -> None:
    joined = {name: one for name, one in network(1).items() if name != "U h_0"}
    for trace in (network(5), network(1, (1.0, 2.0, 3.0, 4.0)), network(1, [[1.0]]), joined):
        assert unrolled(list(trace), trace) == ""


def test_a_step_that_does_not_read_draws_no_network() -> None:
    assert unrolled(["h_1", "y_1"], network(1)) == ""
    assert unrolled([], network(1)) == ""


@pytest.mark.parametrize("word", HOSTILE)
def test_a_hostile_word_of_the_network_is_text(word: str) -> None:
    drawn = unrolled(["U h_0", "h_1"], network(1, word=f'"{word}"'))
    assert {element.tag for element in svg(drawn).iter()} == {"svg", "text", "tspan", "rect", "path"}
    assert word in said(drawn)


def loss_table(*printed: str, heading: str = "steps", status: str = "PASSED") -> StepRun:
    rows = [[heading, "L"], *([str(count), number] for count, number in enumerate(printed))]
    phrase = "steps.phrases.learning.losses: the losses on the way are about"
    return invented.step("the losses on the way are about", phrase, argument=invented.table(*rows), status=status)


def test_the_curve_of_the_losses_has_a_dot_for_each_and_says_all_of_them() -> None:
    drawn = losses(loss_table("2.00", "1.00", "0.50"))
    (dots,) = (path.get("d", "") for path in svg(drawn).iter("path") if path.get("class") == "dots")
    assert re.findall(r" ([\d.]+)h0", dots) == ["44.0", "79.0", "96.5"]
    assert texts(drawn) == ["L", "2.00", "0.50", "0", "1", "2", "steps"]
    assert said(drawn) == "L, 0: 2.00, 1: 1.00, 2: 0.50"


def test_the_heading_of_a_table_of_losses_is_text() -> None:
    drawn = losses(loss_table("2", "1", "0", heading="<b>"))
    assert texts(drawn)[-1] == "<b>"
    assert {element.tag for element in svg(drawn).iter()} == {"svg", "text", "tspan", "path"}


def test_losses_that_do_not_hold_or_are_few_or_are_no_decimals_have_no_curve() -> None:
    assert losses(loss_table("3", "2", "1", status="FAILED")) == ""
    assert losses(loss_table("2", "1")) == ""
    assert losses(loss_table("1/2", "1/3", "1/4")) == ""
    assert losses(invented.step("another", argument=invented.table(["0", "3"], ["1", "2"], ["2", "1"]))) == ""


def test_the_fading_of_memory_is_drawn_from_the_norms_of_the_trace() -> None:
    norms = {t: value(f"‖dh_3/dh_{t}‖", number, "spectral norm") for t, number in ((2, 0.5), (1, 0.25), (0, 0.125))}
    trace = {one["symbol"]: one for one in norms.values()} | {"‖dh_2/dh_1‖": value("‖dh_2/dh_1‖", 0.75)}
    first, last = step("the norm of dh3/dh2 is 0.5", norms[2]), step("the norm of dh3/dh1 is 0.25", norms[1])
    drawn = fading(last, trace)
    assert said(drawn) == "‖∂h3/∂ht‖, 0: 0.125, 1: 0.25, 2: 0.5"
    assert texts(drawn) == ["‖∂h3/∂ht‖", "0.125", "0.5", "0", "1", "2", "t"]
    assert last_norm([first, last, step("h is 1", value("h_1", [1.0]))]) is last
    assert fading(step("h is 1", value("h_1", [1.0])), trace) == ""
