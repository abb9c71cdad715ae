"""The audit: what a page shows is held against the run, whatever made the page."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from docs.check.audit import audit
from docs.generator.pages import feature_page, pages
from docs.generator.steps import folds, steps
from steps.record.model import Record
from tinyrnn import MATHML

from ..generator.test_any_gherkin import CORPUS, not_run
from .published import RIGHT, WRONG, publish, run

PASSED = '<span class="verdict passed" title="passed">✓<span class="heard">passed</span></span>'
FAILED = '<span class="verdict failed" title="failed">✗ failed</span>'
PAGE = "features/small.html"
AFTER = "#the-memory-after-word--like-"


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Record]]:
    """Two projects that were run: one that passes, one of which a claim fails."""
    roots = {name: tmp_path_factory.mktemp(name) for name in ("right", "wrong")}
    printed = {"right": RIGHT, "wrong": WRONG}
    return {name: (root, run(root, printed[name])) for name, root in roots.items()}


def problems(project: tuple[Path, Record], site: Path, change: Callable[[Path], None] | None = None) -> list[str]:
    """What the audit says of the site of a project, once it was changed."""
    root, record = project
    publish(record, root, site)
    if change:
        change(site)
    return [str(problem) for problem in audit(record, site, root).problems]


def test_what_the_generator_makes_of_a_run_is_as_the_run_says(
    projects: dict[str, tuple[Path, Record]], tmp_path: Path
) -> None:
    for name, project in projects.items():
        assert problems(project, tmp_path / name) == []


def test_the_audit_counts_what_it_held(projects: dict[str, tuple[Path, Record]], tmp_path: Path) -> None:
    root, record = projects["right"]
    publish(record, root, tmp_path)
    counts = audit(record, tmp_path, root).counts
    # The background has 5 steps, the scenario 4, each of the two rows 2; the block in prose shows its claim alone.
    assert {what: counts[what] for what in ("pages", "scenarios", "rows", "steps")} == {
        "pages": 2,
        "scenarios": 4,
        "rows": 2,
        "steps": 5 + 4 + 2 * 2 + 1,
    }
    assert counts["numbers"] > 100


def replaced(old: str, new: str, page: str = PAGE, *, last: bool = False) -> Callable[[Path], None]:
    """A change of the first, or the last, place of a page where a text stands."""

    def change(site: Path) -> None:
        text = (site / page).read_text("utf-8")
        at = text.rindex(old) if last else text.index(old)
        (site / page).write_text(text[:at] + new + text[at + len(old) :], "utf-8")

    return change


def without(begin: str, end: str, after: str) -> Callable[[Path], None]:
    """A page from which an element is gone."""

    def change(site: Path) -> None:
        text = (site / PAGE).read_text("utf-8")
        start = text.index(begin, text.index(after))
        (site / PAGE).write_text(text[:start] + text[text.index(end, start) + len(end) :], "utf-8")

    return change


def page_gone(site: Path) -> None:
    (site / PAGE).unlink()


def page_added(site: Path) -> None:
    (site / "features/other.html").write_text("<h1>Other</h1>", "utf-8")


def in_parts(old: str, new: str) -> Callable[[Path], None]:
    """A change within what a working is made of."""

    def change(site: Path) -> None:
        before, parts, after = (site / PAGE).read_text("utf-8").partition('<details class="parts">')
        assert old in after
        (site / PAGE).write_text(before + parts + after.replace(old, new, 1), "utf-8")

    return change


SCENARIO = (
    '</ol>\n<h3 id="more">More</h3><ol class="steps"><li class="passed">' + PASSED + "<p><b>Given</b> x</p></li></ol>"
)
TAMPERED: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "a digit of a result": (replaced("<mn>2.5</mn>", "<mn>2.6</mn>", last=True), ["#two-words, step", "2.6", "2.5"]),
    "a digit on the way": (
        replaced("<mo>·</mo><mn>0.5</mn>", "<mo>·</mo><mn>0.4</mn>"),
        ["1 · 0.4", "W x_2 = [[1, 1], [0, 1]] [0.5, 1] = [1·0.5"],
    ),
    "a minus sign": (replaced('<mo form="prefix">−</mo>', ""), ["background-the-model, step 3", "-1"]),
    "a working gone": (without('<div class="working"', "</div>", "two-words"), ["no working of it", "h_1 = a_1"]),
    "a number drawn": (replaced("95.2574", "95.2575"), ["draws the number 95.2575", "recorded no such number"]),
    "a text": (
        replaced('is <span class="numbers">[1, 0]', 'is <span class="numbers">[1, 1]'),
        ["reads “Then h1 is [1, 0]”"],
    ),
    "a symbol as it was written": (replaced(">h1</annotation>", ">h2</annotation>"), ["reads “Then h2 is [1, 0]”"]),
    "a symbol as it is drawn": (
        replaced("<mi>h</mi><mn>1</mn></msub></mstyle>", "<mi>h</mi><mn>2</mn></msub></mstyle>"),
        ["reads “Then h1 is [1, 0]”"],
    ),
    "what a value is made of": (in_parts("<mn>0.5</mn>", "<mn>0.7</mn>"), ["0.7", "computed no such value here"]),
    "a line of the source": (
        replaced("</b> V is [[2, 0], [0, 1]]\n", "</b> V is [[2, 0], [0, 7]]\n"),
        ["#L15", "And V is [[2, 0], [0, 1]]", "And V is [[2, 0], [0, 7]]"],
    ),
    "the numbers checked": (replaced("checked: 10.", "checked: 11."), ["its head", "Printed numbers checked: 10."]),
    "a table": (replaced("<td>0.5</td>", "<td>0.6</td>"), ["its table", "0.6", "0.5"]),
    "a verdict": (replaced(PASSED + "<p>", FAILED + "<p>"), ["shows ✗ failed", "says ✓ passed", "the embedding C"]),
    "a verdict taken off": (replaced(PASSED + "<p>", "<p>"), ["shows no verdict", "says ✓ passed"]),
    "the head": (replaced("3 of 3", "4 of 4"), ["its head", "says ✓ passed Scenarios passed: 3 of 3."]),
    "the verdict of a row": (replaced(f"<td>{PASSED}", f"<td>{FAILED}", last=True), [AFTER, "shows ✗ failed"]),
    "a row": (without("<tr id", "</tr>", "memory-after"), ["has this address 0 times", "has it once"]),
    "the cell of a row": (replaced('"row">like</th>', '"row">loathe</th>'), [AFTER, "loathe"]),
    "a step": (without('<li class="passed">', "</li>", "two-words"), ["#two-words", "3 steps", "has 4 steps"]),
    "a scenario": (without('<h3 id="two-words">', "</h3>", "It reads"), ["#two-words", "has this address 0 times"]),
    "the name of a scenario": (replaced(">Two words<", ">Three words<"), ["shows Three words", "says Two words"]),
    "an address twice": (replaced("<h3 id", '<p id="two-words"></p><h3 id'), ["has this address 2 times"]),
    "a scenario more": (replaced("</ol>", SCENARIO), ["shows 2 lists of steps", "has the heading “More”"]),
    "a verdict more": (
        replaced("<p>A model", f"<p>{PASSED}A model"),
        ["outside of its scenarios", "has nothing there"],
    ),
    "a page gone": (page_gone, [f"{PAGE}\n", "is missing", "features/small.feature"]),
    "a page more": (page_added, ["features/other.html", "has no source of such a page"]),
    "a verdict in a list": (
        replaced(PASSED + " <strong>", FAILED + " <strong>", "index.html"),
        ["index.html", "shows ✗ failed", "says ✓ passed"],
    ),
    "a verdict in prose": (replaced(PASSED + "<p>", FAILED + "<p>", "index.html"), ["block 1", "“Then b is 1”"]),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_what_was_changed_on_a_page_is_found_and_named(
    projects: dict[str, tuple[Path, Record]], tmp_path: Path, what: str
) -> None:
    change, named = TAMPERED[what]
    found = problems(projects["right"], tmp_path, change)
    assert found
    assert all(any(words in problem for problem in found) for words in named), "\n".join(found)


def test_a_failure_that_is_hidden_is_found(projects: dict[str, tuple[Path, Record]], tmp_path: Path) -> None:
    hidden = problems(projects["wrong"], tmp_path / "a", replaced(FAILED + "<p>", PASSED + "<p>"))
    assert len(hidden) == 1
    assert "#two-words, step 4, “And p2 is about [0.9526, 0.7]”" in hidden[0]
    assert "shows ✓passed" in hidden[0]
    assert "says ✗ failed" in hidden[0]
    told = problems(projects["wrong"], tmp_path / "b", replaced("expected", "accepted"))
    assert any("accepted" in problem and "expected" in problem for problem in told)


def always_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (steps, feature_page, pages):
        monkeypatch.setattr(module, "verdict", lambda *_: PASSED)


def one_for_two(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = dataclasses.replace(MATHML, digits=lambda text: MATHML.digits(text.replace("2", "1")))
    monkeypatch.setattr(folds, "MATHML", wrong)


def no_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feature_page, "step_list", lambda *_: '<ol class="steps"></ol>')


def no_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "step_text", lambda *_: "it holds")


@pytest.mark.parametrize("slip", [always_passed, one_for_two, no_steps, no_claims])
def test_a_generator_that_is_wrong_is_found(
    projects: dict[str, tuple[Path, Record]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    slip: Callable[[pytest.MonkeyPatch], None],
) -> None:
    slip(monkeypatch)
    assert problems(projects["wrong"], tmp_path)


@pytest.mark.parametrize("name", CORPUS)
def test_the_page_of_any_gherkin_passes(name: str, tmp_path: Path) -> None:
    record = not_run(CORPUS[name])
    publish(record, tmp_path, tmp_path / "site")
    assert (tmp_path / "site/features/f.html").is_file()
    assert [str(problem) for problem in audit(record, tmp_path / "site", tmp_path).problems] == []
