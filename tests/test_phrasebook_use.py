"""Every phrase, in either language, is used by what the site publishes, and every step matches just one."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.generator.pages.phrasebook_page import uses
from steps.record.model import Record
from steps.record.reader import read_record


@pytest.fixture(scope="module")
def run_record(features_record: Path) -> Record:
    return read_record(features_record)


def test_every_phrase_is_used_by_a_step_that_passes(run_record: Record) -> None:
    used = uses(run_record)
    phrases = [phrase.id for definition in run_record.phrasebook.definitions for phrase in definition.phrases]
    unused = "\n  ".join(phrase for phrase in phrases if phrase not in used)
    assert phrases
    assert not unused, f"use these phrases in a feature or a page, or remove them:\n  {unused}"


def test_every_step_matches_one_phrase(run_record: Record) -> None:
    runs = [(feature, run) for feature in run_record.features.values() for run in feature.runs.values()]
    steps = [(feature, step) for feature, run in runs for step in run.steps.values()]
    listed = {f"{feature.path}: {step.text}" for feature, step in steps if len(step.definitions) != 1}
    ambiguous = "\n  ".join(sorted(listed))
    assert not ambiguous, f"reword these steps, or one of the phrases that they match:\n  {ambiguous}"
