"""Pages made from a run: they show what a row fills in, and nothing on them hangs on the name of a function."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

from docs.generator.pages.pages import all_pages
from steps.record.reader import read_record

from .running import record_of

OUTLINE = """Feature: f
  Scenario Outline: <word>
    Given the embedding C
      | a   | b |
      | <n> | 0 |
    Then C[1, 1] is <n>

    Examples:
      | word | n  |
      | one  | 41 |
      | two  | 42 |
"""
# h_t = h_{t−1}/2 + x_t, and o_t = h_t: what stands on a page because of what a step is.
KINDS = """Feature: kinds
  Background:
    Given the vocabulary "a"
    And the embedding C is [[1]]
    And W is [[1]]
    And U is [[0.5]]
    And V is [[1]]
    And the activation is identity

  Scenario: a sequence, how it fades, and a distribution
    When I input "a a a"
    Then the time steps are
      | t | h   |
      | 1 | 1   |
      | 2 | 1.5 |
    And the norm of dh3/dh1 is 0.25
    And h2 is worked out as "b + U h_1 + W x_2"
    And U h1 is about 0.5, though the source prints 0.6

  Scenario: the losses on the way
    When I input "a" and expect "a"
    And I take 2 steps of gradient descent at rate 0.1
    Then the losses on the way are about
      | steps | L    |
      | 0     | 0.00 |
      | 1     | 0.00 |
      | 2     | 0.00 |
"""
ROOT = Path(__file__).parents[2]
ROOMS = ("pages", "steps", "figures", "markup")


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose features have run."""
    root = tmp_path_factory.mktemp("project")
    record_of(root, {"features/f.feature": OUTLINE, "features/kinds.feature": KINDS})
    return root


def test_a_row_shows_its_own_numbers_in_the_tables_of_its_steps(ran: Path) -> None:
    page = all_pages(read_record(ran / "run-record.ndjson"), ran)["features/f.md"]
    as_written, rows = page.split("<details>", maxsplit=1)
    rows = rows.partition('<details class="source"')[0]
    assert "<td>&lt;n&gt;</td>" in as_written
    assert "&lt;n&gt;" not in rows
    assert rows.count("<td>41</td>") == rows.count("<td>42</td>") == 1


def test_a_page_shows_the_figures_the_headings_and_the_formulas_of_its_steps(ran: Path) -> None:
    page = all_pages(read_record(ran / "run-record.ndjson"), ran)["features/kinds.md"]
    assert 'class="verdict failed"' not in page
    assert 'aria-label="‖∂h3/∂ht‖, ' in page
    assert '<span class="heard">h</span><math' in page
    assert '<annotation aria-hidden="true">"b + U h_1 + W x_2"</annotation>' in page
    assert '<div class="slip">' in page


def test_renaming_every_step_function_changes_nothing_on_any_page(ran: Path) -> None:
    record = ran / "run-record.ndjson"
    renamed = ran / "renamed.ndjson"
    text, count = re.subn(r'"steps\.phrases\.(\w+)\.(\w+): ', r'"elsewhere.\2_\1: ', record.read_text("utf-8"))
    assert count
    renamed.write_text(text, "utf-8")
    before, after = (all_pages(read_record(path), ran) for path in (record, renamed))
    assert {path: _undated(page) for path, page in before.items()} == {
        path: _undated(page) for path, page in after.items()
    }


def _undated(page: str) -> str:
    """A page without the size of the record that it offers."""
    return re.sub(r"\(\d+ kB\)", "", page)


@pytest.mark.parametrize(("room", "below"), [*pairwise(ROOMS)])
def test_a_room_of_the_generator_imports_only_those_below_it(room: str, below: str) -> None:
    above = ROOMS[: ROOMS.index(below)]
    for file in (ROOT / "docs/generator" / below).glob("*.py"):
        imports = [n for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.ImportFrom)]
        modules = {(node.module or "").partition(".")[0] for node in imports if node.level > 1}
        assert not modules & set(above), f"{file.name} of {below} imports {room}"
