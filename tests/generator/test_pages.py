"""Pages made from a run: what a row of an outline fills in is shown filled in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from docs.generator.pages.pages import all_pages
from steps.record.reader import read_record

ROOT = Path(__file__).parents[2]
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


def test_a_row_shows_its_own_numbers_in_the_tables_of_its_steps(tmp_path: Path) -> None:
    (tmp_path / "features").mkdir()
    (tmp_path / "features/f.feature").write_text(OUTLINE, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nrun_record = run-record.ndjson\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "steps", "-p", "no:tinyrnn", "-q", "features"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    page = all_pages(read_record(tmp_path / "run-record.ndjson"), tmp_path)["features/f.md"]
    as_written, rows = page.split("<details>", maxsplit=1)
    rows = rows.partition('<details class="source"')[0]
    assert "<td>&lt;n&gt;</td>" in as_written
    assert "&lt;n&gt;" not in rows
    assert rows.count("<td>41</td>") == rows.count("<td>42</td>") == 1
