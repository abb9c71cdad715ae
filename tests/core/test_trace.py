"""The trace: named values in the order of computation, recomputable and plain."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given

import tinyrnn as t
from tinyrnn.symbol import power_of_e
from tinyrnn.trace import value_from_data, value_to_data

from .models import Model, article, models


def read() -> t.Trace:
    return article().read(["I", "like"]).trace


@given(models())
def test_operands_stand_before_what_is_computed_from_them(model: Model) -> None:
    trace = model.rnn("sigmoid").read([model.words[i] for i in model.indices]).trace
    seen: set[str] = set()
    for symbol, value in trace.items():
        assert all(operand.name in seen for operand in value.operands if operand.symbol), symbol
        seen.add(symbol)


def test_one_time_step_stands_before_the_next() -> None:
    symbols = list(read())
    wanted = ["h_0", "p_0", "x_1", "h_1", "o_1", "p_1", "x_2", "h_2", "o_2", "Z_2", "p_2"]
    assert [symbol for symbol in symbols if symbol in wanted] == wanted


def test_taking_another_number_recomputes_what_follows_and_only_that() -> None:
    before = read()
    taken = t.Value.given(t.letter("h", 1), [3, 1])
    after = before.recomputed(lambda value: taken if value.name == "h_1" else value)
    # By hand: U h_1 = [3, 3 + 1]; W x_2 = [1, 1]; h_2 = [4, 5].
    assert after["h_1"].array.tolist() == [3, 1]
    assert after["U h_1"].array.tolist() == [3, 4]
    assert after["h_2"].array.tolist() == [4, 5]
    assert after["a_1"] is before["a_1"]
    assert before["h_2"].array.tolist() == [2, 2]
    assert list(after) != []


def test_taking_the_articles_rounded_exponentials_gives_the_articles_sum() -> None:
    before = read()
    taken = t.Value.given(power_of_e(t.letter("o", 2)), [7.39, 7.39, 2980])
    after = before.recomputed(lambda value: taken if value.name == "e^{o_2}" else value)
    assert float(after["Z_2"].array) == pytest.approx(2994.78, abs=1e-9)


def test_two_different_values_of_one_name_are_refused() -> None:
    values = [t.Value.given("a", [1]), t.Value.given("a", [2])]
    with pytest.raises(t.TinyRNNError, match="two different values are called a: name one of them otherwise"):
        t.Trace(values)


def test_equal_values_of_one_name_are_one() -> None:
    trace = t.Trace([t.Value.given("a", [1]), t.Value.given("a", [1])])
    assert len(trace) == 1


def test_a_value_without_a_name_is_not_in_the_trace() -> None:
    assert list(t.Trace([t.Value.given("a", 1) + t.Value.given("b", 2)])) == ["a", "b"]


def test_a_long_sentence_is_read_without_recursion_trouble() -> None:
    trace = article("tanh").read(["I", "like", "cats"] * 200).trace
    assert trace["h_600"].array.shape == (2,)


@given(models())
def test_every_value_survives_a_journey_through_json(model: Model) -> None:
    trace = model.rnn("tanh").read([model.words[i] for i in model.indices]).trace
    for data, value in zip(
        json.loads(json.dumps([value_to_data(value) for value in trace.values()])), trace.values(), strict=True
    ):
        again = value_from_data(data)
        assert again.symbol == value.symbol
        assert np.array_equal(again.array, value.array)
        for notation in (t.TEXT, t.MATHML):
            assert t.derivation(again, notation) == t.derivation(value, notation)


def test_a_value_from_json_is_read_only() -> None:
    value = value_from_data(value_to_data(read()["h_2"]))
    assert not value.array.flags.writeable


def test_a_named_operand_stands_as_its_name_and_an_unnamed_one_is_unfolded() -> None:
    by_name = {data["name"]: data for data in map(value_to_data, read().values())}
    total, last = by_name["a_2"]["operands"]
    assert "name" not in total
    assert last["name"] == "W x_2"
    assert [operand["name"] for operand in total["operands"]] == ["b", "U h_1"]
    assert "operands" not in last
