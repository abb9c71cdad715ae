"""Workings: each value has its line once, and whatever it is made of can be opened or reached from there."""

from __future__ import annotations

import re
from typing import Any

from docs.generator.markup import ENGLISH
from docs.generator.steps.step import step_list
from docs.generator.steps.working import MOST_UNFOLDED, PageWorkings, ScenarioWorkings
from steps.record.model import PickleRun, StepRun
from steps.record.schema import ShownValue, StepShown

Node = dict[str, Any]


def given(letter: str, array: Any) -> Node:
    return {"name": letter, "symbol": {"letter": letter}, "operation": "given", "array": array, "operands": []}


def added(t: int, *operands: Node) -> Node:
    """a_t, a sum."""
    total = sum(operand["array"] for operand in operands)
    bare = [{**operand, "operands": []} for operand in operands]
    named = {"name": f"a_{t}", "symbol": {"letter": "a", "t": t}}
    return {**named, "operation": "add", "array": total, "operands": bare}


B, C = given("b", 1.0), given("c", 2.0)
A1 = added(1, B, C)
A2 = added(2, A1, B)
A3 = added(3, A2, A1)
TRACE = {value["name"]: value for value in (B, C, A1, A2, A3)}


def claims(*values: Node, wrong: list[list[int]] | None = None, checked: int = 0) -> StepRun:
    shown = StepShown([ShownValue(value, wrong or []) for value in values], checked=checked)
    return StepRun("", status="PASSED", shown=shown)


def reads(*values: Node) -> StepRun:
    return StepRun("", shown=StepShown(computed=[value["name"] for value in values]))


def scenario(page: PageWorkings, trace: dict[str, Node] | None = None) -> ScenarioWorkings:
    return ScenarioWorkings(page, TRACE if trace is None else trace, ENGLISH)


def shown(run: StepRun, trace: dict[str, Node] | None = None) -> str:
    """What stands below the only step of a page."""
    return scenario(PageWorkings(), trace).below(run)


def lines(markup: str) -> list[str]:
    """The results of the lines, as they are read."""
    found = re.findall(r'<p class="derivation"[^>]*>(.*?)</p>', markup)
    return [re.sub(r"<[^>]+>", "", line) for line in found]


def test_what_a_claimed_value_is_made_of_can_be_opened_below_it() -> None:
    markup = shown(claims(A3))
    before, _, inside = markup.partition('<details class="parts"><summary>where ')
    assert lines(before) == ["a3 =a2+a1 =4+3 =7"]
    assert lines(inside) == ["a2 =a1+b =3+1 =4", "a1 =b+c =1+2 =3"]


def test_what_was_given_has_nothing_to_open() -> None:
    assert "<details" not in shown(claims(A1))


def test_what_is_made_of_other_numbers_than_those_of_the_run_is_not_said_to_be_made_of_them() -> None:
    taken = {**A2, "operands": [{**A1, "array": 30.0}, B], "array": 31.0}
    assert "<details" not in shown(claims(taken))


def test_what_stands_in_sight_is_linked_to_instead() -> None:
    workings = scenario(PageWorkings())
    first = workings.below(claims(A1))
    address = re.search(r'id="([^"]+)"', first)
    assert address
    second = workings.below(claims(A2))
    assert "<details" not in second
    assert f'<a href="#{address[1]}" title="a1">' in second


def test_a_page_has_every_address_once_and_every_link_leads_to_one() -> None:
    workings = scenario(PageWorkings())
    page = workings.below(reads(A1, A2, A3)) + workings.below(claims(A3)) + workings.below(claims(A2, A3))
    addresses = re.findall(r'id="([^"]+)"', page)
    assert len(addresses) == len(set(addresses)) == 3
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(addresses)


def test_a_short_working_is_not_folded_and_a_long_one_is() -> None:
    many = {f"a_{n}": added(n, B, given("d", float(n))) for n in range(MOST_UNFOLDED + 1)}
    assert not shown(reads(*list(many.values())[1:]), many).startswith("<details>")
    long = shown(reads(*many.values()), many)
    assert long.startswith("<details><summary>The working, value by value</summary>")
    assert len(lines(long)) == len(many)


def test_of_a_working_that_goes_on_only_what_is_new_is_written_and_the_rest_linked() -> None:
    workings = scenario(PageWorkings())
    workings.below(reads(A1))
    more = workings.below(reads(A1, A2))
    assert lines(more) == ["a2 =a1+b =3+1 =4"]
    assert more.count('<a href="#working--') == 1


def test_a_step_whose_working_stands_above_has_a_small_link() -> None:
    workings = scenario(PageWorkings())
    assert workings.link(reads(A1, A2)) == ""
    first = workings.below(reads(A1, A2))
    link = workings.link(reads(A2, A1))
    address = re.search(r'href="#([^"]+)"', link)
    assert address
    assert f'id="{address[1]}"' in first
    assert workings.below(reads(A2, A1)) == ""
    assert workings.link(claims(A1)) == ""


def test_a_block_that_the_search_passes_over_holds_no_other_of_its_kind() -> None:
    # Material's search ends such a block at the first end of an element of its kind.
    workings = scenario(PageWorkings())
    page = workings.below(reads(A1, A2, A3)) + workings.below(claims(A3))
    for block in re.findall(r"<div [^>]*data-search-exclude>(.*?)</div>", page):
        assert "<div" not in block
    assert page.count("<div") == page.count("</div>")
    assert "\n" not in page


def test_a_wrong_number_stands_out() -> None:
    assert '<mrow class="wrong">' in shown(claims(A1, wrong=[[]]))


def test_what_the_next_step_shows_too_is_left_to_it() -> None:
    worked_out, counted, other, more = claims(A1), claims(A1, checked=2), claims(A2), claims(A2, A3)
    steps = [{"id": str(number), "keyword": "Then "} for number in range(4)]
    runs = dict(zip("0123", (worked_out, counted, other, more), strict=True))
    shown = step_list(steps, PickleRun({}, runs, TRACE), "en", PageWorkings()).split("<li ")[1:]
    assert ["derivation" in item for item in shown] == [False, True, False, True]
