"""What Gherkin costs: the same claims as scenarios, and as plain pytest functions, run in turn.

    python benchmarks/steps.py [scenarios ...]

Prints ratios, because a time says more of the machine than of the code: of the processor's time, and of the clock's,
each the best of several runs. The run of the features reads them, checks them and writes the run record;
that of the functions finds them compiled by the run before it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from benchmarks import pairs  # noqa: E402  # of this tree, once it can be found

REPEATS = 3
USUAL = (200, 1000)
A_FILE = 50
Times = tuple[float, float]


def main() -> None:
    """Compare every number of scenarios that was asked for, in one file and in files of 50."""
    for count in [int(argument) for argument in sys.argv[1:]] or USUAL:
        for size in (count, A_FILE):
            with tempfile.TemporaryDirectory() as folder:
                _compare(Path(folder), [pairs.pair(n) for n in range(count)], size)


def _compare(folder: Path, both: Sequence[pairs.Pair], size: int) -> None:
    """Write both, run both in turn, and print the ratios of the best times."""
    features, functions = folder / "features", folder / "functions"
    for kind in (features, functions):
        kind.mkdir()
    for start in range(0, len(both), size):
        scenarios, tests = zip(*both[start : start + size], strict=True)
        (features / f"{start}.feature").write_text(f"Feature: from {start}\n{''.join(scenarios)}", "utf-8")
        (functions / f"test_{start}.py").write_text(pairs.IMPORTS + "\n".join(tests), "utf-8")
    runs = [(_times(features, len(both)), _times(functions, len(both))) for _ in range(REPEATS)]
    processor, clock = (min(f[i] for f, _ in runs) / min(p[i] for _, p in runs) for i in (0, 1))
    files = -(-len(both) // size)
    print(
        f"{len(both)} scenarios in {files} file{'s'[: files > 1]}: {processor:.2f} times the processor's time "
        f"of the same claims as plain pytest functions, {clock:.2f} times the clock's",
        flush=True,
    )


def _times(tests: Path, count: int) -> Times:
    """The time of the processor, and of the clock, that pytest takes for a folder; all in it must pass."""
    options = ["-q", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml"), f"--run-record={tests}.ndjson"]
    command = [sys.executable, "-m", "pytest", str(tests), *options]  # in ROOT, so that its code is what is measured
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, begun = os.times(), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False, encoding="utf-8")
    after, ended = os.times(), time.perf_counter()
    if f"\n{count} passed in " not in done.stdout:
        sys.exit(f"{tests} has not passed whole:\n{done.stdout}{done.stderr}")
    children = (after.children_user - before.children_user) + (after.children_system - before.children_system)
    return children, ended - begun


if __name__ == "__main__":
    main()
