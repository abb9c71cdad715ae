"""What is collected is what the official compiler makes of a feature, each pickle under its own address."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

from .conftest import Project, Run

MIXED = """# language: en
@outer
Feature: Mixed

  Background:
    Given the vocabulary "a", "b"
    And the embedding C is [[1, 0], [0, 1]]

  Scenario: Plain
    Then C has shape 2×2

  @outline
  Scenario Outline: <symbol> is <shape>
    Then <symbol> has shape <shape>

    Examples: one
      | symbol | shape |
      | C      | 2×2   |
      | C      | 2x2   |

    @more
    Examples: two
      | symbol | shape |
      | C      | 2 × 2 |

  Rule: A rule
    Background:
      Given W is [[1, 2]]

    @ruled
    Scenario: In a rule
      Then W has shape 1×2
      * C has shape 2×2
"""
CHINESE = """# language: zh-CN
功能: 词表

  场景: 编号
    假如词表“我”、“喜欢”、“猫”
    那么词“猫”的编号是2
"""
PAGE = """# A page

```gherkin
Feature: First block
  Scenario: One
    Given the vocabulary "a"
    Then the word "a" has index 0
```

```python
Feature: not a feature
```

~~~gherkin
Feature: Second block
  Scenario: Two
    Given the vocabulary "a"
    Then the word "a" has index 0
~~~
"""


@pytest.fixture
def run(project: Project) -> Run:
    """A run over features of every kind."""
    project.write("features/mixed.feature", MIXED)
    project.write("features/chinese.feature", CHINESE)
    project.write("docs/page.md", PAGE)
    project.write("docs/prose.md", "# No feature here\n\n```python\nprint()\n```\n")
    return project.run("-v", "features", "docs")


def test_features_and_blocks_of_markdown_are_collected_and_pass(run: Run) -> None:
    assert run.outcomes == {"passed": 8}
    assert "prose.md" not in run.output


def test_addresses_begin_with_the_path_and_hold_the_name(run: Run) -> None:
    addresses = [line.partition(" PASSED")[0] for line in run.output.splitlines() if " PASSED" in line]
    assert sorted(addresses) == sorted(
        [
            "features/mixed.feature::Plain",
            "features/mixed.feature::C is 2×2 [C | 2×2]",
            "features/mixed.feature::C is 2x2 [C | 2x2]",
            "features/mixed.feature::C is 2 × 2 [C | 2 × 2]",
            "features/mixed.feature::In a rule",
            "features/chinese.feature::编号",
            "docs/page.md::One",
            "docs/page.md::Two",
        ]
    )


def test_what_ran_is_what_the_official_compiler_makes(run: Run) -> None:
    document = Parser().parse(MIXED)
    document["uri"] = "features/mixed.feature"  # type: ignore[typeddict-unknown-key]  # the compiler reads it
    official = Compiler(IdGenerator()).compile(document)  # type: ignore[arg-type]  # so does its own stream
    ours = [pickle for pickle in run.messages("pickle") if pickle["uri"] == "features/mixed.feature"]
    assert len(ours) == 5
    for our, theirs in zip(ours, official, strict=True):
        assert our["name"] == theirs["name"]
        assert [step["text"] for step in our["steps"]] == [step["text"] for step in theirs["steps"]]
        assert [tag["name"] for tag in our["tags"]] == [tag["name"] for tag in theirs["tags"]]
    assert {case["pickleId"] for case in run.messages("testCase")} == {p["id"] for p in run.messages("pickle")}


def test_a_block_of_markdown_keeps_the_lines_of_its_page(run: Run) -> None:
    lines = {p["name"]: p["location"]["line"] for p in run.messages("pickle") if p["uri"].startswith("docs/")}
    assert lines == {
        "One": PAGE.splitlines().index("  Scenario: One") + 1,
        "Two": PAGE.splitlines().index("  Scenario: Two") + 1,
    }
    assert {p["uri"] for p in run.messages("pickle")} >= {"docs/page.md#1", "docs/page.md#2"}


def test_a_row_that_says_the_same_as_another_is_refused(project: Project) -> None:
    row = "      | C | 2×2 |\n"
    outline = "  Scenario Outline: <s>\n    Then <s> has shape <n>\n    Examples:\n      | s | n |\n"
    project.feature("x.feature", outline + row + "\n    Examples: more\n      | s | n |\n" + row)
    output = project.run("x.feature").output
    assert "x.feature:18: this row says the same as line 14; remove one" in output


@pytest.mark.parametrize(
    ("expression", "passed"),
    [("outline", 3), ("more", 1), ("outer", 5), ("outer and not outline", 2), ("ruled", 1)],
)
def test_a_tag_selects_what_bears_it(project: Project, expression: str, passed: int) -> None:
    project.write("mixed.feature", MIXED)
    assert project.run("-m", expression, "mixed.feature").outcomes["passed"] == passed


def test_a_tag_that_a_marker_cannot_spell_does_no_harm(project: Project) -> None:
    project.feature("x.feature", "  @_odd @a(1) @猫 @article-13\n  Scenario: s\n    Then C has shape 2×2\n")
    assert project.run("x.feature").outcomes == {"passed": 1}
    assert project.run("-m", "article-13", "x.feature").outcomes == {"passed": 1}


def test_a_tag_with_an_address_is_a_tag_like_any_other(project: Project) -> None:
    tagged = CHINESE.replace("  场景", "  @address-编号 @formerly-the-old-name @address-\n  场景")
    project.write("x.feature", tagged.replace("功能", "@formerly-旧页\n功能"))
    assert project.run("x.feature").outcomes == {"passed": 1}
    assert project.run("-m", "formerly-the-old-name", "x.feature").outcomes == {"passed": 1}


def test_a_junit_report_of_the_family_that_has_them_tells_file_and_line(project: Project) -> None:
    outline = (
        "  Scenario Outline: o\n    Then C has shape <n>\n    Examples:\n      | n   |\n      | 2×2 |\n      | 3×3 |\n"
    )
    project.feature("sub/x.feature", f"  Scenario: s\n    Then C has shape 2×2\n\n{outline}")
    project.run("--junit-xml=r.xml", "-o", "junit_family=xunit1", "sub")
    cases = ET.parse(project.path / "r.xml").iter("testcase")
    lines = (project.path / "sub/x.feature").read_text("utf-8").splitlines()
    told = {case.attrib["name"]: (case.attrib["file"], lines[int(case.attrib["line"])].strip()) for case in cases}
    assert told == {  # pytest counts lines from 0, there as for Python
        "s": ("sub/x.feature", "Scenario: s"),
        "o [2×2]": ("sub/x.feature", "| 2×2 |"),
        "o [3×3]": ("sub/x.feature", "| 3×3 |"),
    }
