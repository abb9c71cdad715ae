"""What our pytest plugin costs: many scenarios of seven steps, run by it and by pytest-bdd alone.

    python benchmarks/scenarios.py [--runs N] [--large COUNT]

Both read the same files, 50 scenarios each, no two with the same numbers. pytest-bdd has four step definitions of its
own, which compute and compare the same with NumPy; ours also records the run and looks for what no claim would notice.
Prints ratios of medians of the processor's time, because a time says more of the machine than of the code;
the runs take turns. Then our own time at 10,000 scenarios as a multiple of that at 1,000, and the memory at its peak.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

import numpy as np

ROOT = Path(__file__).parents[1]
COUNT, A_FILE = 1000, 50
DEFINITIONS = """\
import json

import numpy as np
import pytest
from pytest_bdd import given, parsers, then, when


@pytest.fixture
def network():
    return {}


@given(parsers.parse("the {kind} weights {name:w} are {numbers}"))
def _(network, name, numbers):
    network[name] = np.array(json.loads(numbers), dtype=float)


@given(parsers.parse("the {name} is {what}"))
def _(network, name, what):
    network[name] = np.tanh if what == "tanh" else np.array(json.loads(what), dtype=float)


@when(parsers.parse("I input the vectors {numbers}"))
def _(network, numbers):
    h, f = np.zeros(2), network["activation"]
    for step, x in enumerate(json.loads(numbers), 1):
        network[f"h{step}"] = h = f(network["bias b"] + network["U"] @ h + network["W"] @ np.array(x, dtype=float))


@then(parsers.parse("{name:w} is about {numbers}"))
def _(network, name, numbers):
    np.testing.assert_allclose(network[name], json.loads(numbers), rtol=0, atol=0.5e-4)
"""
Usage = tuple[float, float]  # the processor's time in seconds, the memory at its peak in MB


def main() -> None:
    """Run both in turn, then ours with ten times as many."""
    parser = argparse.ArgumentParser(description="time scenarios under our plugin and under pytest-bdd alone")
    parser.add_argument("--runs", type=int, default=5, help="how often each is run (default: 5)")
    parser.add_argument("--large", type=int, default=10 * COUNT, help="how many scenarios at last (default: 10000)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        few, many = Path(temporary, "few"), Path(temporary, "many")
        _write(few, COUNT)
        runs = [(_ours(few, COUNT), _pytest_bdd(few, COUNT)) for _ in range(given.runs)]
        seconds = [statistics.median(run[side][0] for run in runs) for side in (0, 1)]
        print(f"{COUNT} scenarios: {seconds[0] / seconds[1]:.2f} times pytest-bdd alone", end="; ")
        print(f"peak memory {max(ours[1] for ours, _ in runs):.0f} MB", flush=True)
        if given.large:
            _write(many, given.large)
            time, memory = _ours(many, given.large)
            print(f"{given.large} scenarios: {time / seconds[0]:.1f} times {COUNT}; peak memory {memory:.0f} MB")


def _write(folder: Path, count: int) -> None:
    """The features, and beside them what pytest-bdd needs: their definitions, and a module that binds them."""
    (folder / "features").mkdir(parents=True)
    for start in range(0, count, A_FILE):
        scenarios = "".join(_scenario(number) for number in range(start, min(start + A_FILE, count)))
        (folder / f"features/{start}.feature").write_text(f"Feature: From {start}\n{scenarios}", "utf-8")
    (folder / "peer").mkdir()
    (folder / "peer/pytest.ini").write_text("[pytest]\n", "utf-8")
    (folder / "peer/conftest.py").write_text(DEFINITIONS, "utf-8")
    binding = 'from pytest_bdd import scenarios\n\nscenarios("../features")\n'
    (folder / "peer/test_features.py").write_text(binding, "utf-8")


def _scenario(number: int) -> str:
    """A network with numbers of its own that reads two vectors."""
    random = Random(number)  # noqa: S311  # nothing is kept secret here
    W, U, xs = ([[random.randint(-200, 200) / 100 for _ in "12"] for _ in "12"] for _ in range(3))
    b, h = [random.randint(-200, 200) / 100 for _ in "12"], [0.0, 0.0]
    text = f"""
  Scenario: Number {number}
    Given the input weights W are {W}
    And the recurrent weights U are {U}
    And the bias b is {b}
    And the activation is tanh
    When I input the vectors {xs}
"""
    for step, x in enumerate(xs, 1):
        h = np.tanh(np.array(b) + np.array(U) @ h + np.array(W) @ x).tolist()
        text += f"    {'Then' if step == 1 else 'And'} h{step} is about [{h[0]:.4f}, {h[1]:.4f}]\n"
    return text


def _ours(folder: Path, count: int) -> Usage:
    ours = ("-p", "steps", "-p", "no:tinyrnn")  # of this tree, whatever is installed
    return _use(ROOT, count, *ours, str(folder / "features"), f"--run-record={folder}/record.ndjson")


def _pytest_bdd(folder: Path, count: int) -> Usage:
    return _use(folder / "peer", count, ".", "-p", "no:tinyrnn")


def _use(where: Path, count: int, *arguments: str) -> Usage:
    """What pytest takes there, in a process of its own; all must pass."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, cwd=where, env=environment, stdout=said)
        _, process.returncode, usage = os.wait4(process.pid, 0)
        said.seek(0)
        if f"\n{count} passed in " not in (text := said.read()):
            sys.exit(f"not all have passed:\n{text}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
