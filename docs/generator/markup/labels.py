"""What the pages themselves say, in the language of the feature: the words of `labels.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

_LABELS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
ENGLISH: dict[str, str] = {name: english for name, (english, _) in _LABELS.items()}
_CHINESE: dict[str, str] = {name: chinese for name, (_, chinese) in _LABELS.items()}


def labels(language: str) -> dict[str, str]:
    """The labels for a Gherkin language; English where there are none of its own."""
    return _CHINESE if language.startswith("zh") else ENGLISH
