"""What Gherkin costs: the same claims as scenarios, and as plain pytest functions, in one run.

    python benchmarks/steps.py [scenarios]

Prints a ratio, because a time says more of the machine than of the code.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
REPEATS = 3
SCENARIO = """
  Scenario: number {number}
    Given the embedding C
      | I | like | cats |
      | 1 | 0    | 1    |
      | 0 | 1    | 1    |
    And W is [[1, 1], [0, 1]]
    And U is [[1, 0], [1, 1]]
    And V is [[1, 0], [0, 1], [2, 2]]
    And the activation is identity
    When I input "I like"
    Then h2 is [2, 2]
    And p2 is about [0.0025, 0.0025, 0.995]
"""
FUNCTION = """
def test_number_{number}():
    rnn = RNN(
        Vocabulary(["I", "like", "cats"]),
        C=[[1, 0, 1], [0, 1, 1]],
        W=[[1, 1], [0, 1]],
        U=[[1, 0], [1, 1]],
        V=[[1, 0], [0, 1], [2, 2]],
    )
    trace = rnn.read(["I", "like"]).trace
    assert trace["h_2"].array.tolist() == [2, 2]
    assert [round(float(p), n) for p, n in zip(trace["p_2"].array, (4, 4, 3))] == [0.0025, 0.0025, 0.995]
"""


def main() -> None:
    """Write both, run both in turn, and print the ratio of the best times."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        feature, module = Path(folder) / "bench.feature", Path(folder) / "test_bench.py"
        feature.write_text("Feature: Benchmark\n" + "".join(SCENARIO.format(number=n) for n in range(count)), "utf-8")
        functions = "".join(FUNCTION.format(number=n) for n in range(count))
        module.write_text("from tinyrnn import RNN, Vocabulary\n" + functions, "utf-8")
        times = {file: min(_seconds(file, Path(folder)) for _ in range(REPEATS)) for file in (feature, module)}
    print(f"{count} scenarios: {times[feature] / times[module]:.2f} times the same claims as plain pytest functions")


def _seconds(file: Path, folder: Path) -> float:
    command = [
        sys.executable,
        "-m",
        "pytest",
        str(file),
        "-q",
        "-p",
        "no:cacheprovider",
        "-c",
        str(ROOT / "pyproject.toml"),
    ]
    begun = time.perf_counter()
    subprocess.run([*command, f"--run-record={folder / 'record'}"], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
