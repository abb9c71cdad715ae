"""pytest in this process, for a project in a folder of its own: a tenth of what a process of its own takes."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
import pytest_bdd.plugin

import steps


def run_inside(folder: Path, args: Sequence[str], *, has_plugin: bool = True) -> tuple[str, int]:
    """What pytest prints in a folder, and how it ends; the core is imported already, so its asserts stay plain."""
    output, modules, path = io.StringIO(), dict(sys.modules), [*sys.path]
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(output), redirect_stderr(output):
        patch.chdir(folder)
        if has_plugin:  # to look for what is installed takes longer than the run
            patch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
        plugins = [steps, pytest_bdd.plugin] if has_plugin else []
        # Left-over objects are told of by the outer run, which need not collect them after every inner one.
        code = pytest.main(["--assert=plain", "-p", "no:unraisableexception", *args], plugins)
    sys.path[:] = path
    for name in set(sys.modules) - set(modules):
        del sys.modules[name]
    return output.getvalue(), int(code)
