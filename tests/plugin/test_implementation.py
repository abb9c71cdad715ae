"""Features run against another implementation, which takes the part that it offers, and no other."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from steps.record.freshness import is_fresh
from steps.record.reader import read_record

from .conftest import ROOT, Project
from .slips import UNEVEN
from .students import file_shown, shown, with_slip

FEATURES = str(ROOT / "features")
READ = '    When I input "b a"\n    Then h1 is [7, 6]\n'
needs_torch = pytest.mark.skipif(
    importlib.util.find_spec("torch") is None, reason="PyTorch is not installed: pip install torch"
)


def feature(steps: str, model: str = UNEVEN) -> str:
    return f"Feature: f\n  Background:{model}\n  Scenario: s\n{steps}"


@pytest.mark.parametrize("name", ["student.py", pytest.param("pytorch_rnn.py", marks=needs_torch)])
def test_a_file_of_the_page_passes_every_feature_and_is_asked_for_everything(project: Project, name: str) -> None:
    project.write(name, file_shown(name))
    run = project.run_apart(FEATURES, "--rnn", name, "--run-record", "record.ndjson")
    assert set(run.outcomes) == {"passed"}
    summary = run.output.partition("another implementation")[2]
    took, whole, passed = _grade(summary)
    assert whole > took == passed > 100
    for told in ("called: embed ", ", step ", ", logits ", ", softmax "):
        assert told in summary
    assert "not offered" not in summary
    assert "never called" not in summary


def _grade(summary: str) -> tuple[int, int, int]:
    """The scenarios in which a file took part, all of them, and those that passed."""
    line = next(line for line in summary.splitlines() if " took part in " in line)
    took, whole, passed = (int(word) for word in line.split() if word.isdigit())
    return took, whole, passed


def test_the_page_shows_a_failure_as_it_is_told(project: Project) -> None:
    blocks = shown()
    headings = [heading for heading, _ in blocks]
    at = headings.index('python title="student.py, with a slip"')
    wrong, failure, summary = (blocks[i][1].strip() for i in (at, at + 1, at + 2))
    right = next(line for line in file_shown("student.py").splitlines() if "return ACTIVATIONS" in line)
    project.write("student.py", with_slip(right.strip(), wrong))
    project.write("features/grade.feature", blocks[at - 1][1])
    run = project.run("features/grade.feature", "--rnn", "student.py")
    assert failure in run.output
    assert summary in run.output


def test_a_module_is_found_by_its_name_and_what_it_lacks_the_reference_computes(project: Project) -> None:
    project.write("mine.py", "def logits(h, V, c):\n    return V @ h + c\n\ndef soft_max(o): ...\n")
    project.write("x.feature", feature(READ))
    run = project.run("x.feature", "--rnn", "mine")
    assert run.outcomes == {"passed": 1}
    for line in (
        "mine.py took part in 1 of 1 scenario, of which 1 passed",
        "called: logits ",
        "not offered, so the reference computes it: embed",
        "not offered, so the reference computes it: step",
        "not offered, so the reference computes it: softmax",
        "soft_max is not called: did you mean softmax?",
    ):
        assert line in run.output


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "--rnn mine.py: it has none of the functions embed, step, logits, softmax"),
        ("def Soft_Max(o): ...", "Soft_Max is not called: did you mean softmax?"),
        ("softmax = 3", "softmax is not a function: it is called as softmax(o)"),
        ("def step(x, h): ...", "step(x, h) is called as step(x, h, W, U, b, activation): take these"),
        ("\n1 / 0", "--rnn mine.py: mine.py:2: ZeroDivisionError: division by zero"),
        ("def step(", "--rnn mine.py: SyntaxError: '(' was never closed (mine.py, line 1)"),
        ("import nothing_of_this_name", "mine.py:1: ModuleNotFoundError: No module named 'nothing_of_this_name'"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_before_anything_runs(project: Project, text: str, told: str) -> None:
    project.write("mine.py", text)
    project.write("x.feature", feature(READ))
    run = project.run("x.feature", "--rnn", "mine.py")
    assert run.code == pytest.ExitCode.USAGE_ERROR
    assert told in run.output


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("nowhere.py", "--rnn nowhere.py: there is no such file"),
        ("nowhere", "--rnn nowhere: there is no module of this name"),
        ("sub/x.txt", "--rnn sub/x.txt: this is no Python file"),
    ],
)
def test_what_is_not_there_is_refused(project: Project, named: str, told: str) -> None:
    project.write("sub/x.txt", "")
    run = project.run("--rnn", named)
    assert run.code == pytest.ExitCode.USAGE_ERROR
    assert told in run.output


def test_workers_of_xdist_tell_the_same(project: Project) -> None:
    project.write("student.py", with_slip("b + U @ h + W @ x", "U @ h + W @ x"))
    project.write("x.feature", feature(READ))
    project.write("y.feature", feature("    When I input nothing\n    Then V h0 is [7, 4]\n"))
    project.write("z.feature", feature('    When I input nothing\n    Then h0 is worked out as "[1, 2]"\n'))
    alone = project.run("--rnn", "student.py", "x.feature", "y.feature", "z.feature")
    together = project.run_apart("-n", "2", "--rnn", "student.py", "x.feature", "y.feature", "z.feature")
    assert alone.outcomes == together.outcomes == {"passed": 2, "failed": 1}
    told = "student.py took part in 3 of 3 scenarios, of which 2 passed\ncalled: embed 2×, step 2×"
    assert told in alone.output
    assert told in together.output


def test_a_network_that_draws_from_no_distribution_is_told_of(project: Project) -> None:
    project.write("student.py", with_slip("return e / e.sum()", "return 0 * e"))
    project.write("x.feature", feature('    When I input "a"\n    And I let it write 1 word, drawn with seed 1\n'))
    run = project.run("x.feature", "--rnn", "student.py")
    assert "which is not a distribution" in run.output


def test_the_record_names_the_implementation_and_the_site_does_not_take_it(project: Project) -> None:
    project.write("student.py", file_shown("student.py"))
    project.write("features/x.feature", feature(READ))
    record = project.path / "record.ndjson"
    fresh = []
    for args in ((), ("--rnn", "student.py")):
        run = project.run("features", "--run-record", str(record), *args)
        assert run.outcomes == {"passed": 1}
        fresh.append(is_fresh(read_record(record), Path(project.path)))
    assert fresh == [True, False]
    assert read_record(record).implementation == "student.py"
    assert read_record(record).has_passed
