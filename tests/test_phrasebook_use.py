"""Every phrase, in either language, is used by what the site publishes, and every step matches just one."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.generator.pages.uses import ambiguous_steps, unused_phrases
from steps.record.model import Record
from steps.record.reader import read_record


@pytest.fixture(scope="module")
def run_record(features_record: Path) -> Record:
    return read_record(features_record)


def test_every_phrase_is_used_by_a_step_that_passes(run_record: Record) -> None:
    unused = "\n  ".join(unused_phrases(run_record))
    assert not unused, f"use these phrases in a feature or a page, or remove them:\n  {unused}"


def test_every_step_matches_one_phrase(run_record: Record) -> None:
    ambiguous = "\n  ".join(ambiguous_steps(run_record))
    assert not ambiguous, f"reword these steps, or one of the phrases that they match:\n  {ambiguous}"
