"""The glossary: what a thing is called here, in Chinese, and by others, from one file of terms."""

import html
import re
import tomllib
from pathlib import Path

from steps.record.addresses import PageError, slug
from steps.record.model import Node

from ..markup import prose
from ..markup.tables import Row, html_table

FILE = "docs/glossary.toml"
# The columns in their order; one that no term of a group fills is left out of its table.
COLUMNS = {"symbol": "here", "chinese": "中文", "pytorch": "PyTorch", "onnx": "ONNX"}
COLUMNS |= {"goodfellow": "Goodfellow", "d2l": "d2l"}
TERM = ("id", "english", "chinese", "meaning")


def glossary(root: Path) -> str:
    """A table of terms for each group; every term has an address."""
    parts = []
    for group in read_groups(root):
        name, terms = group["name"], group["term"]
        columns = [key for key in COLUMNS if any(key in term for term in terms)]
        rows = [Row([_cell(term, key) for key in ("english", *columns)], term["id"]) for term in terms]
        parts.append(f"## {prose.plain(name)} {{ #{slug(f'group {name}')} }}")
        parts.append(html_table(name, ["term", *(COLUMNS[key] for key in columns)], rows))
    return "\n\n".join(parts)


def read_groups(root: Path) -> list[Node]:
    """The groups of terms; a PageError if a term lacks something, or says something that no column shows."""
    groups: list[Node] = tomllib.loads((root / FILE).read_text("utf-8"))["group"]
    for term in (term for group in groups for term in group["term"]):
        name = term.get("english", term)
        for lacking in (key for key in TERM if key not in term):
            raise PageError(f"{FILE}: {name} has no {lacking}: write it")
        for unknown in sorted(set(term) - {*TERM, *COLUMNS}):
            raise PageError(f"{FILE}: {name} has a {unknown}, which is no column: use {', '.join(COLUMNS)}")
    return groups


def _cell(term: Node, key: str) -> str:
    shown = inline(term.get(key, ""))
    if key == "english":
        return f'<a href="#{term["id"]}">{shown}</a> <small>{inline(term["meaning"])}</small>'
    return f'<span lang="zh-CN">{shown}</span>' if key == "chinese" else shown


def inline(text: str) -> str:
    """A line of prose as HTML: its code, emphasis and mathematics; everything else is text."""
    parts = re.split(r"`([^`]*)`", html.escape(text, quote=False))
    parts[1::2] = [f"<code>{code}</code>" for code in parts[1::2]]
    parts[::2] = [prose.with_mathematics(re.sub(r"\*([^*]+)\*", r"<em>\1</em>", words)) for words in parts[::2]]
    return "".join(parts)
