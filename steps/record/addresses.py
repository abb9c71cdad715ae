"""Addresses: where a page stands, and where a scenario or a row stands in it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import PurePosixPath
from typing import Any

LONGEST = 60
GIVEN = "@address-"  # a tag that begins so is no topic but the address of what it stands on
_ADDRESS = re.compile(r"""(?:\{ \#|<\w[^<>]*?\sid=")(?P<address>[^"}\s]+)(?: \}$|")""", re.MULTILINE)


class PageError(Exception):
    """A page that cannot be made; the message says where and what to do, and belongs on the page of the last source."""

    def __init__(self, message: str, *sources: str) -> None:
        super().__init__(message)
        self.sources = sources


def check_addresses(page: str, source: str) -> str:
    """The page, if all its addresses differ; otherwise a PageError that names one."""
    seen: set[str] = set()
    for match in _ADDRESS.finditer(page):
        if match["address"] in seen:
            what = f"two parts of its page would share the address #{match['address']}"
            raise PageError(f"{source}: {what}: rename one", source)
        seen.add(match["address"])
    return page


_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹", "01234567890123456789")


@cache
def page_path(source: str) -> str:
    """The page of a source: `features/01-article.feature` → `features/article.md`; its number orders it, no more."""
    path = PurePosixPath(source)
    if path.suffix == ".md":
        return path.relative_to("docs/pages").as_posix()
    return path.with_name(re.sub(r"^\d+[-_. ]*", "", path.stem) or path.stem).with_suffix("").as_posix() + ".md"


def slug(text: str) -> str:
    """A name as an address: letters and digits of any script, lower case, joined by hyphens."""
    plain = unicodedata.normalize("NFC", text.translate(_SUBSCRIPTS)).lower()
    words = (word.strip("_") for word in re.findall(r"\w+", plain))  # Markdown reads __init__ as emphasis
    address = "-".join(filter(None, words)) or "scenario"
    if len(address) <= LONGEST:
        return address
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{address[:LONGEST].rstrip('-')}-{digest}"


def given_address(tag: dict[str, Any]) -> str:
    """The address that a tag `@address-…` gives."""
    return unicodedata.normalize("NFC", str(tag["name"]).removeprefix(GIVEN))


def topics(node: dict[str, Any]) -> list[str]:
    """The tags that say what a node is about: all but its address."""
    return [tag["name"] for tag in node.get("tags", ()) if not tag["name"].startswith(GIVEN)]


def node_address(kind: str, node: dict[str, Any]) -> str:
    """The address of a scenario, a rule or a background in the page of its feature: given by a tag, or its name."""
    given = (given_address(tag) for tag in node.get("tags", ()) if tag["name"].startswith(GIVEN))
    return next(given, None) or _address_of_name(kind, node)


def _address_of_name(kind: str, node: dict[str, Any]) -> str:
    if kind == "background":
        place = "" if node["name"] else node["location"]["line"]  # of several without a name, each has its own
        return slug(f"background {node['name']} {place}")
    return slug(f"rule {node['name']}" if kind == "rule" else node["name"])


def row_address(scenario: dict[str, Any], row: dict[str, Any]) -> str:
    """The address of a row of an outline."""
    return row_slug(node_address("scenario", scenario), [cell["value"] for cell in row["cells"]])


def row_slug(scenario: str, cells: Sequence[str]) -> str:
    """The address of a row: its scenario's, and one made of its own cells alone, so that rows may move."""
    digest = hashlib.sha256("\0".join(cells).encode()).hexdigest()[:6]
    return f"{scenario}--{slug(cells[0])[:LONGEST]}-{digest}"
