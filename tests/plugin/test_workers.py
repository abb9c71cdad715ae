"""With the workers of pytest-xdist a run is the same run."""

from __future__ import annotations

from .conftest import Project

OUTLINE = """
  Scenario: plain
    Then C has shape 2×2

  Scenario Outline: <symbol>
    Then <symbol> has shape 2×2

    Examples:
      | symbol |
      | W      |
      | U      |
"""
PAGE = """# Page

```gherkin
Feature: In a page
  Scenario: in a page
    Given the vocabulary "a"
    Then the word "a" has index 0
```
"""


def test_two_runs_with_workers_and_without_record_the_same(project: Project) -> None:
    project.feature("mixed.feature", OUTLINE)
    project.write("page.md", PAGE)
    project.feature("bad.feature", "  Scenario: fails\n    Then C has shape 3×3\n    Then C has shape 2×2\n")
    project.write("broken.feature", "Feature: f\n  Scenario: s\n")
    project.feature("lines.feature", OUTLINE)
    line = (project.path / "lines.feature").read_text("utf-8").splitlines().index("      | U      |") + 1
    files = (f"lines.feature:{line}", "mixed.feature", "page.md", "bad.feature", "broken.feature")
    args = ("--continue-on-collection-errors", *files)
    alone, together = project.run(*args), project.run_apart("-n", "2", *args)
    selected = {key: n for key, n in alone.outcomes.items() if key != "deselected"}
    assert selected == together.outcomes == {"passed": 5, "failed": 1, "errors": 1}
    assert [timeless(m) for m in together.record] == [timeless(m) for m in alone.record]


def timeless(message: object) -> object:
    """A message without what no two runs share."""
    if isinstance(message, dict):
        return {
            key: timeless(value) for key, value in message.items() if key not in ("timestamp", "duration", "workerId")
        }
    return [timeless(part) for part in message] if isinstance(message, list) else message
