"""Every parameter is explained, by examples that may be written."""

from __future__ import annotations

import re

import pytest

import steps.phrases as _phrases  # noqa: F401  # fills the phrasebook
from steps.language.parameters import parameter_help
from steps.language.phrasebook import BOOK

USED = sorted({kind for phrase in BOOK.phrases for kind in re.findall(r"\{(\w*)\}", phrase.source)})
REGEXPS = {kind.name: kind.regexps for kind in BOOK.parameter_types}


def test_every_parameter_that_a_phrase_uses_is_explained() -> None:
    assert sorted(parameter_help()) == USED


@pytest.mark.parametrize("kind", parameter_help())
def test_the_examples_of_a_parameter_are_what_it_takes(kind: str) -> None:
    examples = parameter_help()[kind].examples
    assert 2 <= len(examples) <= 5
    for example in examples:
        assert any(re.fullmatch(str(regexp), example) for regexp in REGEXPS[kind]), example
