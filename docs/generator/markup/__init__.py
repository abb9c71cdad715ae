"""Markup that every page shares, and what the pages themselves say, in English and in Chinese: `labels.toml`."""

import html
import tomllib
from pathlib import Path

_LABELS = tomllib.loads(Path(__file__).with_name("labels.toml").read_text("utf-8"))
ENGLISH: dict[str, str] = {name: texts[0] for name, texts in _LABELS.items()}
_CHINESE: dict[str, str] = {name: texts[-1] for name, texts in _LABELS.items()}


def labels(language: str) -> dict[str, str]:
    """The labels for a Gherkin language; English where there are none of its own."""
    return _CHINESE if language.startswith("zh") else ENGLISH


def lang(language: str) -> str:
    """The attribute that tells a language; the site itself is in English."""
    return "" if language == "en" else f' lang="{html.escape(language)}"'
