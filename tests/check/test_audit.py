"""The audit: what a page shows is held against the run, whatever made the page."""

from __future__ import annotations

import copy
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docs.check.audit import audit
from steps.record.model import PickleRun, Record

from ..generator.test_any_gherkin import CORPUS, not_run
from .published import RIGHT, WRONG, publish, run

PASSED = '<span class="verdict passed" title="passed">✓<span class="heard">passed</span></span>'
FAILED = '<span class="verdict failed" title="failed">✗ failed</span>'
SMALL, LEARNING, HOME = "features/small.html", "features/learning.html", "index.html"
AFTER = "#the-memory-after-word--like-"
Project = tuple[Path, Record]
Forgery = Callable[[Path], None] | Callable[[Record], None]


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Project]:
    """Two projects that were run and published: one that passes, one of which a claim fails."""
    made = {}
    for name, printed in (("right", RIGHT), ("wrong", WRONG)):
        root = tmp_path_factory.mktemp(name)
        made[name] = root, run(root, printed)
        publish(made[name][1], root, root / "site")
    return made


def problems(project: Project, site: Path | None = None) -> list[str]:
    root, record = project
    return audit(record, site or root / "site", root).problems


def rewritten(project: Project, tmp_path: Path, forge: Callable[[Path], None]) -> list[str]:
    """What the audit says of a site of which something was altered; the other pages are links to the same files."""
    site = tmp_path / "site"
    shutil.copytree(project[0] / "site", site, copy_function=os.link)
    forge(site)
    return problems(project, site)


@pytest.mark.parametrize("name", ["right", "wrong"])
def test_what_the_generator_makes_of_a_run_is_as_the_run_says(projects: dict[str, Project], name: str) -> None:
    assert problems(projects[name]) == []


def test_the_audit_counts_what_it_held(projects: dict[str, Project]) -> None:
    root, record = projects["right"]
    counts = audit(record, root / "site", root).counts
    # The background has 5 steps, the first scenario 4, each of two rows 2, the lesson 13; in prose 1 claim is shown.
    assert {what: counts[what] for what in ("pages", "scenarios", "rows", "steps")} == {
        "pages": 3,
        "scenarios": 3 + 1 + 1,
        "rows": 2,
        "steps": 5 + 4 + 2 * 2 + 13 + 1,
    }
    assert counts["numbers"] > 100


def write(file: Path, text: str) -> None:
    """A file of its own in the place of a link to one that is shared."""
    file.unlink(missing_ok=True)
    file.write_text(text, "utf-8")


def replaced(old: str, new: str, page: str = SMALL, *, last: bool = False, after: str = "") -> Callable[[Path], None]:
    """A change of the first, or the last, place of a page where a text stands."""

    def forge(site: Path) -> None:
        text = (site / page).read_text("utf-8")
        at = text.rindex(old) if last else text.index(old, text.index(after))
        write(site / page, text[:at] + new + text[at + len(old) :])

    return forge


def without(begin: str, end: str, after: str = "", page: str = SMALL) -> Callable[[Path], None]:
    """A page from which an element is gone."""

    def forge(site: Path) -> None:
        text = (site / page).read_text("utf-8")
        start = text.index(begin, text.index(after))
        write(site / page, text[:start] + text[text.index(end, start) + len(end) :])

    return forge


def plain_headings(site: Path) -> None:
    """Symbols that head the columns of time steps, as text."""
    text = (site / LEARNING).read_text("utf-8")
    start, end = text.index("<thead>"), text.index("</thead>")
    cells = "".join(f'<th scope="col">{name}</th>' for name in ("t", "a", "h", "y"))
    write(site / LEARNING, f"{text[:start]}<thead><tr>{cells}</tr>{text[end:]}")


SCENARIO = (
    '</ol>\n<h3 id="more">More</h3><ol class="steps"><li class="passed">' + PASSED + "<p><b>Given</b> x</p></li></ol>"
)
MARKDOWN = """\
Feature: In Markdown
  1. first with *emphasis*_and_ `code $x$ y`
  2. second [a link](http://x.example/page "a title") and [ref][r] and <https://auto.example/path>

  | a | b |
  |---|:-:|
  | 1 | \\*2 |

  ![a picture](picture.png), <b>bold</b> &amp; a < b, a footnote[^1] and H~2~O

  ``` {.python title="x"}
  print("in code")
  ```

  Costs 5 $ or 6 $, \\$7 and $a_1 \\cdot b$, then
  $$
  \\frac{a}{b}
  $$
  ## A heading {#own .cls}

  [r]: http://ref.example "A title"
  <!-- gone
  comment -->
  Scenario: x
    Given y
"""
DESCRIBED = {**CORPUS, "markdown": MARKDOWN}
PAGES: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "a digit of a result": (
        replaced("<mn>2.5</mn>", "<mn>2.6</mn>", last=True),
        [f"{SMALL}: #two-words\n", "= [ 2.6 2 ]", "computed no such value here"],
    ),
    "a digit on the way": (
        replaced("<mo>·</mo><mn>0.5</mn>", "<mo>·</mo><mn>0.4</mn>"),
        [
            f"{SMALL}: #two-words\n",
            "1 · 0.4",
            "no such value",
        ],
    ),
    "a minus sign": (replaced('<mo form="prefix">−</mo>', ""), ["#background-the-model, step 3, “And U is", "-1"]),
    "a working gone": (
        without('<div class="working"', "</div>", "two-words"),
        ["#two-words, step 1, “When I input", "shows no working of it", "computed w_1"],
    ),
    "what a value is made of": (
        replaced("<mn>0.5</mn>", "<mn>0.7</mn>", after='<details class="parts">'),
        ["#two-words", "0.7", "computed no such value here"],
    ),
    "a digit of a step": (
        replaced('is <span class="numbers">[1, 0]', 'is <span class="numbers">[1, 1]'),
        [
            "#two-words, step 2, “Then h1 is [1, 0]”",
            "shows ✓ passed Then h1 is [1, 1]",
            "says ✓ passed Then h1 is [1, 0]",
        ],
    ),
    "a symbol as it was written": (
        replaced(">h1</annotation>", ">h2</annotation>"),
        ["#two-words, step 2", "shows ✓ passed Then h2 is [1, 0]"],
    ),
    "a word of a description": (replaced("<p>Nothing.", "<p>Something."), ["#feature", "says Nothing"]),
    "a tag": (replaced("<code>@recurrent</code>", ""), ["#feature", "says recurrent"]),
    "the numbers checked": (
        replaced("checked: 10.", "checked: 11."),
        ["its head", "counts [3, 3, 11]", "counts [3, 3, 10]"],
    ),
    "the scenarios passed": (replaced("3 of 3", "4 of 4"), ["its head", "4, 4, 10", "3, 3, 10"]),
    "a cell": (
        replaced("<td>0.5</td>", "<td>0.6</td>"),
        ["#background-the-model, step 1, “Given the embedding C”", "shows 1 0.6", "says 1 0.5"],
    ),
    "a verdict": (
        replaced(PASSED + "<p>", FAILED + "<p>"),
        [
            "#background-the-model, step 1",
            "shows ✗ failed Given the embedding C",
            "says ✓ passed Given the embedding C",
        ],
    ),
    "a verdict in another colour": (
        replaced('"verdict passed"', '"verdict failed"'),
        ["its head", "shows ✓ failed", "says ✓ passed"],
    ),
    "a verdict taken off": (
        replaced(PASSED + "<p>", "<p>"),
        ["#background-the-model, step 1", "says ✓ passed Given the"],
    ),
    "the verdict of a row": (
        replaced(f"<td>{PASSED}", f"<td>{FAILED}", last=True),
        [AFTER, "shows ✗ failed # like [1.5, 1]", "says ✓ passed # like [1.5, 1]"],
    ),
    "a row": (without("<tr id", "</tr>", "memory-after"), ["has this address 0 times", "has it once"]),
    "the cell of a row": (replaced('"row">like</th>', '"row">loathe</th>'), [AFTER, "loathe"]),
    "the heading of a row": (
        replaced('"col">state</th>', '"col">other</th>'),
        ["#the-memory-after-word", "says word state"],
    ),
    "a step": (
        without('<li class="passed">', "</li>", "two-words"),
        ["#two-words, step 1, “When I input", "shows ✓ passed Then h1 is [1, 0]", "says ✓ passed When I input"],
    ),
    "a scenario": (without('<h3 id="two-words">', "</h3>", "It reads"), ["#two-words", "has this address 0 times"]),
    "the name of a scenario": (
        replaced(">Two words<", ">Three words<"),
        ["#two-words", "says Two words"],
    ),
    "an address twice": (
        replaced("<h3 id", '<p id="two-words"></p><h3 id'),
        ["#two-words", "has this address 2 times"],
    ),
    "a step more": (
        replaced("</ol>", SCENARIO),
        ["#rule-it-reads", "shows ✓ passed Given x", "says It reads"],
    ),
    "a verdict more": (replaced("<p>A model", f"<p>{PASSED}A model"), ["#feature", "shows ✓ passed", "says A"]),
    "a working more": (
        replaced("<p>A model", '<p class="derivation"><math><mi>h</mi></math> <math><mn>9</mn></math></p><p>A model'),
        ["#feature", "shows h 9", "computed no such value here"],
    ),
    "a page gone": (lambda site: (site / SMALL).unlink(), [f"{SMALL}\n", "is missing"]),
    "a page more": (
        lambda site: write(site / "features/other.html", "<h1>Other</h1>"),
        ["features/other.html\n", "is published", "has no source of such a page"],
    ),
    "a verdict in a list": (
        replaced(PASSED + " <strong>", FAILED + " <strong>", HOME),
        [f"{HOME}: “✗ failed Learning", "shows ✗ failed", "says ✓ passed"],
    ),
    "a verdict in prose": (
        replaced(PASSED + "<p>", FAILED + "<p>", HOME),
        [f"{HOME}: “A bias”, step 1, “Then b is 1”", "shows ✗ failed Then b is 1"],
    ),
    "a block in prose": (
        without('<details class="found"', "</details>", page=HOME),
        [f"{HOME}: “In prose”", "says ✓ passed"],
    ),
    "the curve of a table of losses": (
        without('<div class="figure curve', "</div>", page=LEARNING),
        [
            "step 13, “Then the losses on the way are about”",
            "shows nothing of the kind losses",
            "has one, with 2.5000, 1.8580, 1.5508",
        ],
    ),
    "the symbols over a table of time steps": (
        plain_headings,
        ["step 11, “Then the time steps are”", "sets 0 of its headings as mathematics", "has 4"],
    ),
    "the bars of a distribution": (
        without('<div class="figure bars', "</div>"),
        [
            "#two-words, step 4, “And p2 is about",
            "shows nothing of the kind distribution",
            "has one, with 95.2574, 4.74259",
        ],
    ),
}


@pytest.mark.parametrize("what", PAGES)
def test_what_was_altered_on_a_page_is_found_and_named(projects: dict[str, Project], tmp_path: Path, what: str) -> None:
    forge, named = PAGES[what]
    found = rewritten(projects["right"], tmp_path, forge)
    assert all(any(words in problem for problem in found) for words in named), "\n".join(found) or "nothing is found"


LISTED = f'<ul><li>{PASSED} <a href="features/small.html">Small</a> and what it is about</li></ul>'


@pytest.mark.parametrize(("listed", "count"), [(LISTED, 0), (LISTED.replace(PASSED, FAILED), 1)])
def test_a_page_that_lists_features_needs_no_source_but_their_verdicts(
    projects: dict[str, Project], tmp_path: Path, listed: str, count: int
) -> None:
    found = rewritten(projects["right"], tmp_path, lambda site: write(site / "examples.html", listed))
    assert len(found) == count
    assert all("examples.html: “✗ failed Small" in problem and "says ✓ passed" in problem for problem in found)


def first(record: Record) -> PickleRun:
    return next(iter(record.features["features/small.feature"].runs.values()))


def claim_failed(record: Record) -> None:
    list(first(record).steps.values())[-1].status = "FAILED"


def number_checked(record: Record) -> None:
    next(step for step in first(record).steps.values() if step.shown.checked).shown.checked += 1


def value_computed(record: Record) -> None:
    first(record).trace["h_2"]["array"][0] = 2.25


def cell_given(record: Record) -> None:
    rows = next(iter(first(record).steps.values())).argument["dataTable"]["rows"]
    rows[1]["cells"][0]["value"] = "3"
    for other in record.features["features/small.feature"].runs.values():
        next(iter(other.steps.values())).argument["dataTable"] = {"rows": rows}


def feature_gone(record: Record) -> None:
    del record.features["features/learning.feature"]


RECORDS: dict[str, tuple[Callable[[Record], None], list[str]]] = {
    "a claim that failed": (claim_failed, ["its head", "counts [3, 3, 10]", "shows ✓ passed", "says ✗ failed"]),
    "a number checked": (number_checked, ["its head", "counts [3, 3, 10]", "counts [3, 3, 11]"]),
    "a value": (value_computed, ["#two-words, step 1", "shows no working of it", "2.25"]),
    "a cell": (cell_given, ["#background-the-model, step 1", "shows 1 0.5", "says 3 0.5"]),
    "a feature": (feature_gone, [f"{LEARNING}\n", "is published", "has no source of such a page"]),
}


@pytest.mark.parametrize("what", RECORDS)
def test_what_the_record_says_otherwise_is_found_and_named(projects: dict[str, Project], what: str) -> None:
    (root, record), (alter, named) = projects["right"], RECORDS[what]
    other = copy.deepcopy(record)
    alter(other)
    found = problems((root, other), root / "site")
    assert all(any(words in problem for problem in found) for words in named), "\n".join(found) or "nothing is found"


def test_a_failure_that_is_hidden_is_found(projects: dict[str, Project], tmp_path: Path) -> None:
    (hidden,) = rewritten(projects["wrong"], tmp_path / "a", replaced(FAILED + "<p>", PASSED + "<p>"))
    assert "#two-words, step 4, “And p2 is about [0.9526, 0.7]”" in hidden
    assert "shows ✓ passed And p2" in hidden
    assert "says ✗ failed And p2" in hidden
    told = rewritten(projects["wrong"], tmp_path / "b", replaced("expected", "accepted"))
    assert any("accepted" in problem and "expected" in problem for problem in told)


def test_a_site_of_a_run_whose_step_functions_have_other_names_keeps_its_curves_and_headings(
    projects: dict[str, Project], tmp_path: Path
) -> None:
    root, record = projects["right"]
    other = copy.deepcopy(record)
    for run_ in (run_ for feature in other.features.values() for run_ in feature.runs.values()):
        for step in run_.steps.values():
            step.definitions = [f"renamed {number}" for number, _ in enumerate(step.definitions)]
    publish(other, root, tmp_path)
    assert problems((root, other), tmp_path) == []


@pytest.mark.parametrize("name", DESCRIBED)
def test_the_page_of_any_gherkin_passes(name: str, tmp_path: Path) -> None:
    record = not_run(DESCRIBED[name])
    publish(record, tmp_path, tmp_path / "site")
    assert (tmp_path / "site/features/f.html").is_file()
    assert problems((tmp_path, record)) == []
