"""`pytest --new-example NAME` writes a feature that passes, teaches, and never takes the place of another."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from gherkin.parser import Parser

from steps.runner.new_example import TEMPLATE

from .conftest import Project


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("my-example", "my-example.feature"),
        ("my-example.feature", "my-example.feature"),
        ("new/folder/my-example", "new/folder/my-example.feature"),
        ("例子", "例子.feature"),
    ],
)
def test_a_file_is_written_and_passes_as_it_stands(project: Project, name: str, path: str) -> None:
    run = project.run("--new-example", name)
    assert run.code == pytest.ExitCode.OK
    assert f"wrote {path}" in run.output
    assert f"next: pytest {path}" in run.output.replace("'", "")
    assert project.run(path).outcomes == {"passed": 2}


def test_a_project_with_features_keeps_it_among_them(project: Project) -> None:
    project.write("features/other.feature", "")
    project.run("--new-example", "06-my_own example")
    written = (project.path / "features/06-my_own example.feature").read_text("utf-8")
    assert "\nFeature: My own example\n" in written
    project.run("--new-example", "./here")
    assert (project.path / "here.feature").is_file()


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["there"], "there.feature: this file exists and is left as it is; choose another name"),
        (["there.feature"], "there.feature: this file exists and is left as it is; choose another name"),
        (["there.feature/x"], "there.feature/x.feature: cannot be written, "),
        (["folder"], '--new-example "folder": this is a folder; add a name, as in folder/my-example'),
        (["new/"], '--new-example "new/": this is a folder; add a name, as in new/my-example'),
        ([""], '--new-example "": a file needs a name, such as my-example'),
        (["one", "there.feature"], "writes one file and runs nothing: leave out there.feature"),
        (["one", "--new-example", "two"], "writes one file and runs nothing: leave out two"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_written_is_told_and_nothing_is_touched(project: Project, args: list[str], message: str) -> None:
    project.write("there.feature", "Feature: there\n")
    project.write("folder/x.txt", "")
    before = {path: path.is_file() and path.read_bytes() for path in project.path.rglob("*")}
    run = project.run("--new-example", *args)
    assert run.code == pytest.ExitCode.USAGE_ERROR
    assert message in run.output
    assert {path: path.is_file() and path.read_bytes() for path in project.path.rglob("*")} == before


def test_no_worker_starts_for_it(project: Project) -> None:
    run = project.run("-p", "xdist", "-n", "2", "--new-example", "one")
    assert run.code == pytest.ExitCode.OK
    assert len(run.output.splitlines()) == 2


def test_without_the_extra_it_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cucumber_expressions", None)
    assert Project(tmp_path, plugin=()).run("--new-example", "one").code == pytest.ExitCode.OK


def test_its_comments_teach_what_a_beginner_needs() -> None:
    text = TEMPLATE.read_text("utf-8")
    comments = " ".join(comment["text"].strip() for comment in Parser().parse(text)["comments"])
    assert len(re.findall(r"^ *#", text, re.MULTILINE)) == len(Parser().parse(text)["comments"])
    for word in ("where its numbers come from", '"is" claims', '"is about" claims', "Add an example"):
        assert word in comments


@pytest.mark.parametrize(
    ("number", "verdict"), [("0.12", "passed"), ("0.119", "passed"), ("0.11", "failed"), ("0.1190", "failed")]
)
def test_what_its_comments_say_of_digits_is_so(project: Project, number: str, verdict: str) -> None:
    text = TEMPLATE.read_text("utf-8")
    assert number in text
    project.write("x.feature", text.replace("p2 is about [0.12,", f"p2 is about [{number},"))
    assert verdict in project.run("-k", "expects", "x.feature").outcomes
