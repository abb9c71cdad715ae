"""How many functions and files of this project one step enters: `Then h1 is [1, 0]`.

    python benchmarks/walk.py [--list]

What a step enters is what is called more often with it than without it: pytest runs a feature whose last scenario
has one more Then the second time, in one process that has run the like before. Nothing of the code is named, and all
counts from finding the feature to writing the run record, so the figures of two versions mean the same.

- passes: the step alone. What follows it in both is a When that cannot be done, so that no scenario ends well.
- passes, and so does the scenario: with what is done for a claim once its whole scenario has passed.
- wrong: the claim is `h1 is [1, 7]`; the scenario without it passes, so that all explanation counts.
- to its HTML: what `python -m docs.generator` calls more often when the run record has that step.

A function is a def or a lambda. A comprehension is not: since Python 3.12 it is a part of the function around it.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import runpy
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

ROOT = Path(__file__).parents[1]
PRODUCT = ("tinyrnn", "steps", "docs")
PARTS = (*PRODUCT, "mkdocs.yml", "pyproject.toml", "README.md")
FEATURE = """\
Feature: A walk

  Background:
    Given the embedding C
      | I | like | cats |
      | 1 | 0    | 1    |
      | 0 | 1    | 1    |
    And the input weights W are [[1, 1], [0, 1]]
    And the recurrent weights U are [[1, 0], [1, 1]]
    And the output weights V are [[1, 0], [0, 1], [2, 2]]
    And the activation is tanh(x) ≈ x
    When I input "I like"
"""
CLAIM, WRONG, CUT = "    Then h1 is [1, 0]\n", "    Then h1 is [1, 7]\n", '    When I input "dogs"\n'  # no word of C
WALKS = (("passes", CUT, CLAIM + CUT), ("passes, and so does the scenario", "", CLAIM), ("wrong", "", WRONG))
Calls = list[tuple[str, str]]  # the file and the function that was entered, in order


def main() -> None:
    """Walk in a copy of the project that has a single feature."""
    parser = argparse.ArgumentParser(description="count the functions and files that one step enters")
    parser.add_argument("--list", action="store_true", help="name them, in the order in which they are entered")
    is_listed = parser.parse_args().list
    with tempfile.TemporaryDirectory() as temporary:
        folder = os.path.realpath(temporary)
        for part in PARTS:
            (shutil.copytree if (ROOT / part).is_dir() else shutil.copy)(ROOT / part, Path(folder, part))
        shutil.rmtree(Path(folder, "docs/pages"))
        for path, text in (("docs/pages/index.md", "# Home\n"), ("features/walk.feature", "")):
            Path(folder, path).parent.mkdir()
            Path(folder, path).write_text(text, "utf-8")
        os.chdir(folder)
        sys.path.insert(0, folder)
        for name, without, with_step in (*_runs(), _pages()):
            _print(name, without, with_step, is_listed=is_listed)


def _runs() -> Iterator[tuple[str, Calls, Calls]]:
    """The calls of pytest for each scenario without the step and with it, each after two scenarios that warm it."""
    _run(CLAIM, CUT, "")
    for name, without, with_step in WALKS:
        yield name, _run(CLAIM, CUT, without), _run(CLAIM, CUT, with_step)


def _pages() -> tuple[str, Calls, Calls]:
    """The calls of the generator for a record without the step, and with it."""
    sys.argv = ["docs.generator", "build"]
    found = []
    for steps in ("", "", CLAIM):  # the first one warms
        _run(steps)
        with _entered() as calls:
            try:
                runpy.run_module("docs.generator", run_name="__main__")
            except SystemExit as end:
                if end.code:
                    raise
        found.append(calls)
    return "to its HTML", found[1], found[2]


def _run(*ends: str) -> Calls:
    """What pytest calls for scenarios that differ in their ends, from finding the feature to writing the record."""
    scenarios = [f"\n  Scenario: {number}\n    Then h2 is [2, 2]\n{end}" for number, end in enumerate(ends)]
    Path("features/walk.feature").write_text(FEATURE + "".join(scenarios), "utf-8")
    with contextlib.redirect_stdout(io.StringIO()) as said, _entered() as calls:
        pytest.main(["features", "-q", "-p", "no:cacheprovider"])
    failed = sum(CUT in end or WRONG in end for end in ends)
    expected = f"\n{failed} failed, {len(ends) - failed} passed in" if failed else f"\n{len(ends)} passed in"
    if expected not in said.getvalue():
        sys.exit(f"the scenarios have not ended as they should:\n{said.getvalue()}")
    return calls


@contextlib.contextmanager
def _entered() -> Iterator[Calls]:
    """What is called of the product meanwhile."""
    calls: Calls = []
    roots = tuple(f"{Path(name).absolute()}{os.sep}" for name in PRODUCT)

    def note(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(roots) and not code.co_name.endswith(("comp>", "genexpr>")):
            calls.append((os.path.relpath(code.co_filename), code.co_qualname))

    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(None)


def _print(name: str, without: Calls, with_step: Calls, *, is_listed: bool) -> None:
    """The figures of one walk, and what is called more often, where the first such call is."""
    left, entered = Counter(without), []
    for call in with_step:
        left[call] -= 1
        if left[call] == -1:
            entered.append(call)
    print(f"{name}: {len(entered)} functions in {len({file for file, _ in entered})} files")
    if is_listed:
        print(*(f"  {file}  {function}" for file, function in entered), sep="\n")


if __name__ == "__main__":
    main()
