"""Addresses: where a page stands, and where a scenario or a row stands in it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

LONGEST = 60
_ADDRESS = re.compile(r"""(?:\{ \#|\bid=")(?P<address>[^"}\s]+)(?: \}$|")""", re.MULTILINE)


class PageError(Exception):
    """A page that cannot be made; the message says where and what to do."""


def check_addresses(page: str, source: str) -> str:
    """The page, if all its addresses differ; otherwise a PageError that names one."""
    seen: set[str] = set()
    for match in _ADDRESS.finditer(page):
        if match["address"] in seen:
            raise PageError(f"{source}: two parts of its page would share the address #{match['address']}: rename one")
        seen.add(match["address"])
    return page


_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹", "01234567890123456789")


def page_path(source: str) -> str:
    """The page of a source: `features/01-article.feature` → `features/article.md`; its number orders it, no more."""
    path = PurePosixPath(source)
    if path.suffix == ".md":
        return path.relative_to("docs/pages").as_posix()
    return path.with_name(re.sub(r"^\d+[-_. ]*", "", path.stem) or path.stem).with_suffix("").as_posix() + ".md"


def slug(text: str) -> str:
    """A name as an address: letters and digits of any script, lower case, joined by hyphens."""
    plain = unicodedata.normalize("NFC", text.translate(_SUBSCRIPTS)).lower()
    address = "-".join(re.findall(r"\w+", plain)) or "scenario"
    if len(address) <= LONGEST:
        return address
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{address[:LONGEST].rstrip('-')}-{digest}"


def node_address(kind: str, node: dict[str, Any]) -> str:
    """The address of a scenario, a rule or a background in the page of its feature."""
    if kind == "background":
        place = "" if node["name"] else node["location"]["line"]  # of several without a name, each has its own
        return slug(f"background {node['name']} {place}")
    return slug(f"rule {node['name']}" if kind == "rule" else node["name"])


def row_slug(scenario: str, cells: Sequence[str]) -> str:
    """The address of a row: its scenario's, and one made of its own cells alone, so that rows may move."""
    digest = hashlib.sha256("\0".join(cells).encode()).hexdigest()[:6]
    return f"{scenario}--{slug(cells[0])[:LONGEST]}-{digest}"
