"""Every failure that the prose shows is what a run says of the block above it, with that one line changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "docs/pages/tutorial.md")
FENCE = re.compile(r"^```(?P<language>\w+)[^\n]*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"(?P<path>features/[\w-]+\.feature):(?P<line>\d+): (?P<step>.*)")


@dataclass(frozen=True)
class Shown:
    """A failure as a page shows it, and the feature that it is about."""

    page: str
    path: str
    line: int
    step: str
    message: str
    feature: str

    def __str__(self) -> str:
        return f"{self.page}: {self.step}"


def shown_failures() -> list[Shown]:
    """Every block of text that begins with a place in a feature."""
    found = []
    for page in PAGES:
        feature = ""
        for fence in FENCE.finditer((ROOT / page).read_text("utf-8")):
            place = PLACE.match(fence["text"])
            if fence["language"] == "gherkin":
                feature = fence["text"]
            elif fence["language"] == "text" and place:
                step = place["step"]
                found.append(Shown(page, place["path"], int(place["line"]), step, fence["text"].strip(), feature))
    return found


def with_slip(shown: Shown) -> str:
    """The feature with the step of the message in its line."""
    lines = shown.feature.splitlines()
    right = lines[shown.line - 1]
    assert right.split()[0] == shown.step.split()[0], f"line {shown.line} is {right!r}"
    lines[shown.line - 1] = right[: len(right) - len(right.lstrip())] + shown.step
    return "\n".join(lines) + "\n"


def test_the_pages_show_failures() -> None:
    assert {shown.page for shown in shown_failures()} == set(PAGES)


@pytest.mark.parametrize("shown", shown_failures(), ids=str)
def test_a_failure_is_shown_as_it_is_told(shown: Shown, pytester: pytest.Pytester) -> None:
    file = pytester.path / shown.path
    file.parent.mkdir()
    file.write_text(with_slip(shown), "utf-8")
    pytester.makefile(".ini", tox="[pytest]\naddopts = -p no:cacheprovider -p no:tinyrnn\nfilterwarnings = error\n")
    result = pytester.runpytest_inprocess("-p", "steps", "--assert=plain", shown.path)
    assert shown.message in result.stdout.str()
