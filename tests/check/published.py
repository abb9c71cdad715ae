"""A small published site, made without MkDocs: two features and a prose page that were run, and written as HTML."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import markdown

from docs.generator.pages.pages import all_pages
from steps.record.model import Record
from steps.record.reader import read_record

ROOT = Path(__file__).parents[2]
EXTENSIONS = ["attr_list", "tables", "toc", "pymdownx.superfences"]  # those of mkdocs.yml that change what is read
FEATURE = """\
@recurrent
Feature: Small
  A model, and what it says.

  ## What it is good for

  Nothing.

  Background: The model
    Given the embedding C
      | I | like |
      | 1 | 0.5  |
      | 0 | 1    |
    And W is [[1, 1], [0, 1]]
    And U is [[1, 0], [1, -1]]
    And V is [[2, 0], [0, 1]]
    And the activation is identity

  Rule: It reads
    # The words of the article.
    Scenario: Two words
      When I input "I like"
      Then h1 is [1, 0]
      And h2 is [2.5, 2]
      And p2 is about {printed}

    Scenario Outline: The memory after <word>
      When I input "<word>"
      Then h1 is <state>
      Examples:
        | word | state    |
        | I    | [1, 0]   |
        | like | [1.5, 1] |
"""
# The network and the losses of features/16-chinese-learning.feature, worked by hand there: L = (1 + 4)/2 = 2.5.
LEARNING = """\
Feature: Learning
  Scenario: Two small steps
    Given W is 1
    And U is 2
    And b is -1
    And h0 is 1
    And V is 2
    And c is -1
    And the activation is identity
    And the output is linear
    And the loss is half the summed squared error
    When I input the numbers 2, 1 and expect 6, 9
    Then the time steps are
      | t | a | h | y  |
      | 1 | 3 | 3 | 5  |
      | 2 | 6 | 6 | 11 |
    When I take 2 steps of gradient descent at rate 0.001
    Then the losses on the way are about
      | steps | L      |
      | 0     | 2.5000 |
      | 1     | 1.8580 |
      | 2     | 1.5508 |
"""
RIGHT, WRONG = "[0.9526, 0.0474]", "[0.9526, 0.7]"  # 1/(1 + e^-3), as o2 is [5, 2]
HOME = """\
# Home

<!-- features -->

```gherkin
Feature: In prose
  Scenario: A bias
    Given the bias b is 1
    Then b is 1
```
"""


def run(root: Path, printed: str = RIGHT) -> Record:
    """The record of a run of the project, whose last claim of the first scenario is about what is printed."""
    files = {
        "features/small.feature": FEATURE.format(printed=printed),
        "features/learning.feature": LEARNING,
        "docs/pages/index.md": HOME,
        "pytest.ini": "[pytest]\nrun_record = run-record.ndjson\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "steps", "-p", "no:tinyrnn", "-q", "features", "docs/pages"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    told = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True, env=environment)
    assert ("failed" in told.stdout) == (printed != RIGHT), told.stdout
    return read_record(root / "run-record.ndjson")


def publish(record: Record, root: Path, site: Path) -> None:
    """Write the pages of a record as HTML."""
    for path, text in all_pages(record, root).items():
        file = (site / path).with_suffix(".html")
        file.parent.mkdir(parents=True, exist_ok=True)
        body = markdown.markdown(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL), extensions=EXTENSIONS)
        file.write_text(f"<!doctype html><body><article>{body}</article>".replace(".md", ".html"), "utf-8")
