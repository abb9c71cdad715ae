"""How long one small feature takes from the prompt: `pytest FEATURE`, and pytest over one test that imports NumPy.

    python benchmarks/cold.py [runs]

The peer runs twice: with the plugins that are installed beside ours, and also without pytest-bdd, which nobody loads
who has no features. Every run is a process of its own; what Python has compiled is kept, as where somebody works.
The runs take turns; prints the ratios of the medians, of the clock and of the processor's time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
FEATURE = """\
Feature: A small one

  Scenario: A matrix times a vector
    Given the matrix A is [[2, 0, -1], [1, 3, 4]]
    And the vector k is [3, -2, 1]
    Then A k is [5, 1]
"""
PEER = """\
import numpy as np


def test_a_matrix_times_a_vector():
    assert (np.array([[2, 0, -1], [1, 3, 4]]) @ [3, -2, 1]).tolist() == [5, 1]
"""
OURS = ("-p", "steps", "-p", "no:tinyrnn")  # the plugin of this tree, whatever is installed
Times = tuple[float, float]  # of the clock, and of the processor, in seconds


def main() -> None:
    """Run them in turn, all once to warm, and then as often as was asked for."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, text in {"small.feature": FEATURE, "test_small.py": PEER, "pytest.ini": "[pytest]\n"}.items():
            (folder / name).write_text(text, "utf-8")
        peer = ["test_small.py", "-p", "no:tinyrnn"]
        commands = (
            (ROOT, [*OURS, str(folder / "small.feature"), f"--run-record={folder}/record.ndjson"]),
            (folder, peer),
            (folder, [*peer, "-p", "no:pytest-bdd"]),
        )
        _, *rounds = [[_times(*command) for command in commands] for _ in range(runs + 1)]
    ours, *peers = (
        [statistics.median(seconds) for seconds in zip(*times, strict=True)] for times in zip(*rounds, strict=True)
    )
    print(f"one small feature: {ours[0]:.2f} s")
    for what, theirs in zip(("pytest with NumPy", "the same without pytest-bdd"), peers, strict=True):
        ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
        print(f"  to {what}, {theirs[0]:.2f} s: {ratios[0]:.2f} times, of the processor's time {ratios[1]:.2f} times")


def _times(where: Path, arguments: list[str]) -> Times:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, begun = os.times(), time.perf_counter()
    done = subprocess.run(command, cwd=where, env=environment, capture_output=True, check=False, encoding="utf-8")
    after, ended = os.times(), time.perf_counter()
    if "1 passed in " not in done.stdout:
        sys.exit(f"it has not passed:\n{done.stdout}{done.stderr}")
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return ended - begun, used


if __name__ == "__main__":
    main()
