"""Wrong formulas in the place of the core's own, as a slip in the code would leave them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from steps.scenario.solution import solve
from tinyrnn import OPERATIONS, Value

ROOT = Path(__file__).parents[1]
Formula = Callable[..., Any]
Run = Callable[[str], pytest.RunResult]


def numbers_of(right: Value, wrong: Value) -> Value:
    """The numbers of a wrong value, with the symbol and the operands of the right one."""
    return replace(right, array=wrong.array)


def changed(change: Callable[[Any], Any]) -> Callable[[Formula], Formula]:
    """A formula whose numbers are changed, and whose symbol and operands are those of the right one."""

    def wrong(right: Formula) -> Formula:
        def formula(*arguments: Any, **options: Any) -> Any:
            value = right(*arguments, **options)
            return None if value is None else replace(value, array=np.asarray(change(value.array), dtype=np.float64))

        return formula

    return wrong


def replace_formula(monkeypatch: pytest.MonkeyPatch, right: Formula, wrong: Callable[[Formula], Formula]) -> None:
    """Put a wrong formula in the place of one of the core, in every module that has imported it."""
    mutant, name = wrong(right), right.__name__
    for room, module in list(sys.modules.items()):
        if room.partition(".")[0] in ("tinyrnn", "steps") and getattr(module, name, None) is right:
            monkeypatch.setattr(module, name, mutant)


def replace_operation(monkeypatch: pytest.MonkeyPatch, name: str, compute: Callable[..., Any]) -> None:
    """Let an operation compute something else."""
    monkeypatch.setitem(OPERATIONS, name, replace(OPERATIONS[name], compute=compute))


@pytest.fixture
def run_feature(pytester: pytest.Pytester) -> Iterator[Run]:
    """Run a feature in this process, up to its first failure; the record goes elsewhere.

    What was computed by right formulas is forgotten before, and what was by wrong ones after it.
    """
    record = f"--run-record={pytester.path / 'record.ndjson'}"
    # The core is imported already, so its asserts stay plain.
    options = ("-x", "-q", "-p", "no:cacheprovider", "--assert=plain", record)
    place = ("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT))
    solve.cache_clear()
    yield lambda name: pytester.runpytest_inprocess(*place, *options, str(ROOT / f"features/{name}.feature"))
    solve.cache_clear()
