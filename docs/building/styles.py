"""Style sheets as they are sent: Material's without the rules for what the site does not turn on, half its weight."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import tinycss2

# What the class names of a part of Material begin with, and what in mkdocs.yml turns it on:
# an extension, a plugin, a feature of the theme, or a key.
PARTS: dict[str, tuple[str, ...]] = {
    "arithmatex": ("pymdownx.arithmatex",),
    "critic": ("pymdownx.critic",),
    "emojione": ("pymdownx.emoji",),
    "footnote": ("footnotes",),
    "gemoji": ("pymdownx.emoji",),
    "grid": ("md_in_html",),
    "keys": ("pymdownx.keys",),
    "md-annotation": ("content.code.annotate",),
    "md-author": ("blog",),
    "md-consent": ("consent",),
    "md-content--post": ("blog",),
    "md-feedback": ("analytics",),
    "md-header--lifted": ("navigation.tabs",),
    "md-meta": ("blog",),
    "md-nav--integrated": ("toc.integrate",),
    "md-nav--lifted": ("navigation.tabs",),
    "md-pagination": ("blog",),
    "md-path": ("navigation.path",),
    "md-pin": ("blog",),
    "md-post": ("blog",),
    "md-profile": ("blog",),
    "md-progress": ("navigation.instant.progress",),
    "md-search__suggest": ("search.suggest",),
    "md-select": ("alternate",),
    "md-social": ("social",),
    "md-source": ("repo_url", "git-revision-date-localized"),
    "md-status": ("status",),
    "md-tabs": ("navigation.tabs",),
    "md-tag": ("tags",),
    "md-tooltip": ("content.code.annotate", "content.tooltips", "content.footnote.tooltips"),
    "md-version": ("version",),
    "tabbed-": ("pymdownx.tabbed",),
    "task-list": ("pymdownx.tasklist",),
    "twemoji": ("pymdownx.emoji",),
}
_MATERIAL = "assets/stylesheets/"
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_NAMED = re.compile(r"--[\w-]+")


@dataclass(frozen=True)
class Unmatched:
    """What no element has: classes, by how they begin, and attributes with other values than those given."""

    classes: tuple[str, ...]
    values: Mapping[str, list[str]]

    def has_part_in(self, selector: list[Any]) -> bool:
        """Whether a selector asks for such a class, or such a value; what stands in :not(…) is not looked at."""
        for before, token in zip([None, *selector], selector, strict=False):
            if before == "." and token.type == "ident" and token.value.startswith(self.classes):
                return True
            if token.type == "[] block" and len(token.content) == 3:
                name, sign, value = token.content
                if sign == "=" and value.value not in self.values.get(name.value, [value.value]):
                    return True
        return False


def lighter(
    texts: Mapping[str, str], enabled: Collection[str], palettes: Iterable[Mapping[str, str]], cache: Path
) -> dict[str, str]:
    """Material's sheets by path, without the rules that match nothing; made once, and kept in the folder `cache`.

    Args:
        texts: the style sheets and scripts of the site by path, Material's and ours.
        enabled: the extensions, plugins, features and keys that its configuration turns on.
        palettes: the palettes of the theme.
        cache: where the result is kept.
    """
    unmatched = _unmatched(enabled, list(palettes))
    sheets = {path: text for path, text in texts.items() if path.startswith(_MATERIAL)}
    users = "".join(text for path, text in texts.items() if path not in sheets)
    given = json.dumps([sheets, users, asdict(unmatched)]).encode() + Path(__file__).read_bytes()
    kept = cache / f"styles-{hashlib.sha256(given).hexdigest()[:16]}.json"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(_lighter(sheets, users, unmatched)), "utf-8")
        part.replace(kept)
    return dict(json.loads(kept.read_text("utf-8")))


def compact(sheet: str) -> str:
    """A style sheet without its comments, and with one space where it has several, or new lines."""
    tokens = tinycss2.parse_component_value_list(sheet, skip_comments=True)
    _squeeze(tokens)
    return str(tinycss2.serialize(tokens)).strip()


def _squeeze(tokens: list[Any]) -> None:
    for token in tokens:
        if token.type == "whitespace":
            token.value = " "
        _squeeze(getattr(token, "content", None) or getattr(token, "arguments", None) or [])


def _unmatched(enabled: Collection[str], palettes: list[Mapping[str, str]]) -> Unmatched:
    names = {name.removeprefix("material/") for name in enabled}
    classes = tuple(start for start, parts in PARTS.items() if not names & set(parts))
    colours = {
        f"data-md-color-{part}": sorted({palette.get(part, standard) for palette in palettes})
        for part, standard in (("scheme", "default"), ("primary", "indigo"), ("accent", "indigo"))
    }
    return Unmatched(classes, {"dir": ["ltr"], **colours})  # English and Chinese are written from left to right


def _lighter(sheets: Mapping[str, str], users: str, unmatched: Unmatched) -> dict[str, str]:
    def matching(rule: Any) -> tuple[str, str]:
        selectors = [each for each in _selectors(rule) if not unmatched.has_part_in(each)]
        return ",".join(map(tinycss2.serialize, selectors)), tinycss2.serialize(rule.content)

    def without_idle_variables(rule: Any) -> tuple[str, str]:
        parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        names = [getattr(part, "name", "") for part in parts]
        kept = [part.serialize() for part, name in zip(parts, names, strict=True) if name[:2] != "--" or name in used]
        return tinycss2.serialize(rule.prelude), ";".join(kept)

    rules = {name: _rewritten(_rules(sheet), matching) for name, sheet in sheets.items()}
    used = {*_USED.findall("".join(rules.values())), *_NAMED.findall(users)}
    return {name: _rewritten(_rules(sheet), without_idle_variables) for name, sheet in rules.items()}


def _rules(sheet: str | list[Any]) -> list[Any]:
    return list(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def _rewritten(rules: list[Any], write: Callable[[Any], tuple[str, str]]) -> str:
    """The rules, each with the selectors and the declarations that `write` leaves of it."""
    parts = []
    for rule in rules:
        if rule.type == "qualified-rule":
            head, body = write(rule)
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
            body = _rewritten(_rules(rule.content), write)
        else:
            parts.append(rule.serialize())
            continue
        if head and body:
            parts.append(f"{head}{{{body}}}")
    return "".join(parts)


def _selectors(rule: Any) -> list[list[Any]]:
    """The selectors of a rule; what stands in brackets, as in :not(…), is one token and stays with its selector."""
    selectors: list[list[Any]] = [[]]
    for part in rule.prelude:
        if part == ",":
            selectors.append([])
        else:
            selectors[-1].append(part)
    return selectors
