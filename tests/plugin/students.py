"""The files of students that the page shows, and the same with slips."""

from __future__ import annotations

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "pages" / "implement.md"
FENCE = re.compile(r"^```(?P<heading>[^\n]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def shown() -> list[tuple[str, str]]:
    """Every block of the page, with what stands behind its fence."""
    return [(fence["heading"], fence["text"]) for fence in FENCE.finditer(PAGE.read_text("utf-8"))]


def file_shown(name: str) -> str:
    """The file of this name."""
    return dict(shown())[f'python title="{name}"']


def with_slip(right: str, wrong: str) -> str:
    """The student's file with one piece of it changed."""
    student = file_shown("student.py")
    assert student.count(right) == 1, right
    return student.replace(right, wrong)
