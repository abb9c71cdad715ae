"""Figures: what they draw and what they say are the numbers of the trace, and words in them are text."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from docs.generator.figures.charts import bars, chart, width_of
from docs.generator.figures.unrolled import unrolled
from docs.generator.steps.step import step_list
from docs.generator.steps.working import PageWorkings
from steps.language.names import read_symbol
from steps.record.model import PickleRun, StepRun
from steps.record.schema import ShownValue, StepShown, Table
from tinyrnn import TEXT

from . import invented

Node = dict[str, Any]
HOSTILE = ["<script>alert(1)</script>", '"it\'s"', "كلب", "&amp;"]


def value(name: str, array: Any, operation: str = "divide") -> Node:
    symbol = read_symbol(name)
    assert symbol is not None
    data = {"name": TEXT.symbol(symbol), "symbol": symbol.data}
    return {**data, "operation": operation, "array": array, "operands": []}


def step(text: str, *values: ShownValue) -> StepRun:
    """A step that showed some values."""
    return invented.step(text, shown=StepShown(list(values)))


def drawn_of(run: StepRun, words: list[str] | None = None) -> str:
    """The figure of the only step of a scenario."""
    return chart(run, PickleRun({}, {"": run}, words=words or []))


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


def test_a_distribution_that_is_claimed_alone_has_bars() -> None:
    p = ShownValue(value("p2", [0.25, 0.75]), kind="distribution")
    assert texts(drawn_of(step("p2 is [0.25, 0.75]", p), ["no", "yes"]))[::2] == ["no", "yes"]
    two = step("the probabilities after each prefix are about", p, p)
    assert two.shown.figure == ""
    assert step("h2 is [0.25, 0.75]", ShownValue(value("h2", [0.25, 0.75]))).shown.figure == ""


def network(steps: int, state: Any = (1.5, -2.0), word: str = '"sun"') -> dict[str, Node]:
    """A trace of some steps, whose numbers are told apart by their step."""
    names = {"h0": list(state) if isinstance(state, tuple) else state}
    for t in range(1, steps + 1):
        own = {"x": [t + 0.1], "W x": [t + 0.2, t + 0.3], "h": [t + 0.4, t + 0.5], "V h": [t + 0.6], "y": [t + 0.7]}
        names |= {f"{letter}{t}": array for letter, array in own.items()} | {f"U h{t - 1}": [t + 0.8, t + 0.9]}
    trace = {one["name"]: one for one in (value(name, array) for name, array in names.items())}
    word_of = {"name": word, "operation": "given", "array": 0.0, "operands": []}
    return trace | {f"w_{t}": {**value(f"w{t}", 0.0), "operands": [word_of]} for t in range(1, steps + 1)}


def drawn(trace: dict[str, Node], *names: str) -> str:
    """The network that a step draws which has computed some values of a trace, or all of them."""
    return unrolled([trace[name] for name in names or trace], trace.values())


def test_every_number_of_the_unrolled_network_is_one_of_the_trace_and_is_said() -> None:
    trace = network(2)
    figure = drawn(trace)
    seen = [text for text in texts(figure) if re.fullmatch(r"-?[\d.]+", text)]
    given = [number for name, one in trace.items() if name[0] != "w" for number in one["array"]]
    assert sorted(map(float, seen)) == sorted(given)
    assert all(number in said(figure) for number in seen)
    assert said(figure).startswith(
        'h0 = [1.5, -2]; "sun", x1 = [1.1], W x1 = [1.2, 1.3], U h0 = [1.8, 1.9], h1 = [1.4, 1.5]'
    )


def test_a_step_that_reads_on_shows_the_network_from_its_beginning() -> None:
    figure = drawn(network(3), "U h_1", "h_2")
    assert "h2 =" in said(figure)
    assert "h3 =" not in said(figure)


def test_what_stands_in_the_unrolled_network_lies_within_it() -> None:
    figure = svg(drawn(network(4), "U h_3", "h_4"))
    width, height = float(figure.get("width", "")), float(figure.get("height", ""))
    for box in figure.iter("rect"):
        x, y, w, h = (float(box.get(name, "")) for name in ("x", "y", "width", "height"))
        assert 0 < x < x + w < width
        assert 0 < y < y + h < height
    assert all(0 < float(text.get("y", "")) < height for text in figure.iter("text"))
    beside = [text for text in figure.iter("text") if "beside" in text.get("class", "")]
    assert all(float(text.get("x", "")) + width_of("".join(text.itertext())) < width for text in beside)


def test_a_bias_stands_beside_every_arrow_that_it_is_added_on_unless_it_is_zero() -> None:
    trace = network(2) | {"b": value("b", [0.25, 0], "given"), "c": value("c", [0.0], "given")}
    figure = drawn(trace)
    assert texts(figure).count("+ b") == 2
    assert texts(figure).count("0.25") == 2
    assert "+ c" not in texts(figure)
    assert said(figure).startswith("h0 = [1.5, -2], b = [0.25, 0]; ")


def test_vectors_as_rows_are_multiplied_from_the_left() -> None:
    turned = [value(" ".join(reversed(name.split())), one["array"]) for name, one in network(1).items()]
    assert "x1 W = [1.2, 1.3]" in said(drawn({one["name"]: one for one in turned}))


def test_a_network_of_many_steps_or_numbers_or_of_a_joined_matrix_is_not_drawn() -> None:
    joined = {name: one for name, one in network(1).items() if name != "U h_0"}
    for trace in (network(5), network(1, (1.0, 2.0, 3.0, 4.0)), network(1, [[1.0]]), joined):
        assert drawn(trace) == ""


def test_a_step_that_does_not_read_draws_no_network() -> None:
    assert drawn(network(1), "h_1", "y_1") == ""
    assert unrolled([], network(1).values()) == ""


@pytest.mark.parametrize("word", HOSTILE)
def test_a_hostile_word_of_the_network_is_text(word: str) -> None:
    figure = drawn(network(1, word=f'"{word}"'))
    assert {element.tag for element in svg(figure).iter()} == {"svg", "text", "tspan", "rect", "path"}
    assert word in said(figure)


def loss_table(*printed: str, heading: str = "steps", status: str = "PASSED") -> StepRun:
    argument = invented.table([heading, "L"], *([str(count), number] for count, number in enumerate(printed)))
    shown = StepShown(table=Table("losses"))
    return invented.step("the losses on the way are about", argument=argument, status=status, shown=shown)


def test_the_curve_of_the_losses_has_a_dot_for_each_and_says_all_of_them() -> None:
    curve = drawn_of(loss_table("2.00", "1.00", "0.50"))
    (dots,) = (path.get("d", "") for path in svg(curve).iter("path") if path.get("class") == "dots")
    assert re.findall(r" ([\d.]+)h0", dots) == ["44.0", "79.0", "96.5"]
    assert texts(curve) == ["L", "2.00", "0.50", "0", "1", "2", "steps"]
    assert said(curve) == "L, 0: 2.00, 1: 1.00, 2: 0.50"


def test_the_heading_of_a_table_of_losses_is_text() -> None:
    curve = drawn_of(loss_table("2", "1", "0", heading="<b>"))
    assert texts(curve)[-1] == "<b>"
    assert {element.tag for element in svg(curve).iter()} == {"svg", "text", "tspan", "path"}


def test_losses_that_do_not_hold_or_are_few_or_are_no_decimals_have_no_curve() -> None:
    assert drawn_of(loss_table("3", "2", "1", status="FAILED")) == ""
    assert drawn_of(loss_table("2", "1")) == ""
    assert drawn_of(loss_table("1/2", "1/3", "1/4")) == ""
    other = invented.step("another", argument=invented.table(["0", "3"], ["1", "2"], ["2", "1"]))
    assert other.shown.figure == ""


def test_the_fading_of_memory_is_drawn_once_from_the_norms_of_the_trace() -> None:
    norms = [
        value(f"the norm of dh3/dh{t}", number, "spectral norm") for t, number in ((2, 0.5), (1, 0.25), (0, 0.125))
    ]
    other = value("the norm of dh2/dh1", 0.75, "spectral norm")
    given = [{**one, "operation": "given"} for one in norms]  # its working, of a matrix, is nothing of the curve's
    first, last = (step("a norm", ShownValue(one, kind="fading")) for one in given[:2])
    runs = {"first": first, "last": last, "other": step("h1 is 1", ShownValue(value("h1", [1.0], "given")))}
    scenario = PickleRun({}, runs, {one["name"]: one for one in (*norms, other)})
    curve = chart(last, scenario)
    assert said(curve) == "‖∂h3/∂ht‖, 0: 0.125, 1: 0.25, 2: 0.5"
    assert texts(curve) == ["‖∂h3/∂ht‖", "0.125", "0.5", "0", "1", "2", "t"]
    items = step_list([{"id": name, "keyword": "Then "} for name in runs], scenario, "en", PageWorkings())
    assert ["<svg" in item for item in items.split("<li ")[1:]] == [False, True, False]
