"""What Gherkin costs: the same claims as scenarios, and as plain pytest functions, run in turn.

    python benchmarks/steps.py [scenarios ...]

Prints ratios, because a time says more of the machine than of the code: of the processor's time, and of the clock's,
each the best of several runs. The run of the features reads them, checks them and writes the run record.
The functions are run twice: as after a change or a fresh checkout, where pytest has yet to compile them,
and again as the first run has left them, compiled.
"""

from __future__ import annotations

import os
import shutil
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
    count, files = len(both), -(-len(both) // size)
    kinds = (("features", features, False), ("fresh", functions, False), ("compiled", functions, True))
    runs = [{name: _times(tests, count, is_kept=is_kept) for name, tests, is_kept in kinds} for _ in range(REPEATS)]
    best = {name: [min(run[name][i] for run in runs) for i in (0, 1)] for name, _, _ in kinds}
    print(f"{count} scenarios in {files} file{'s'[: files > 1]}, to the same claims as plain pytest functions:")
    for name in ("fresh", "compiled"):
        processor, clock = (best["features"][i] / best[name][i] for i in (0, 1))
        print(f"  {name:>8}: {processor:.2f} times the processor's time, {clock:.2f} times the clock's", flush=True)


def _times(tests: Path, count: int, *, is_kept: bool) -> Times:
    """The time of the processor, and of the clock, that pytest takes for a folder; all in it must pass.

    `is_kept` says whether what is compiled is kept, and so found by the next run.
    """
    if not is_kept:
        shutil.rmtree(tests / "__pycache__", ignore_errors=True)
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
