"""The Python that the README and the core show does what they say."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import tinyrnn

ROOT = Path(__file__).parents[1]


def test_the_example_of_the_core_prints_what_it_says() -> None:
    results = doctest.testmod(tinyrnn)
    assert results.attempted > 0
    assert results.failed == 0


def test_the_example_of_the_readme_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    exec(code, {})  # noqa: S102  # our own example
    assert capsys.readouterr().out.strip() == code.strip().splitlines()[-1].removeprefix("# ")
