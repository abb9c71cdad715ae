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
# Tags that are no topics but addresses: the one that a node has, and those that it had before.
GIVEN, FORMER = "@address-", "@formerly-"
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


def tagged(node: dict[str, Any], prefix: str) -> list[str]:
    """What the tags of a node that begin with a prefix go on with."""
    names = [tag["name"] for tag in node.get("tags", ())]
    return [unicodedata.normalize("NFC", name.removeprefix(prefix)) for name in names if name.startswith(prefix)]


def topics(node: dict[str, Any]) -> list[str]:
    """The tags that say what a node is about: all but its addresses."""
    return [tag["name"] for tag in node.get("tags", ()) if not tag["name"].startswith((GIVEN, FORMER))]


def node_addresses(kind: str, node: dict[str, Any]) -> list[str]:
    """The addresses of a scenario, a rule or a background in the page of its feature: its own, then its former ones."""
    own = tagged(node, GIVEN)[:1] or [_address_of_name(kind, node)]
    return own + tagged(node, FORMER)


def node_address(kind: str, node: dict[str, Any]) -> str:
    """The address that leads to a scenario, a rule or a background."""
    return node_addresses(kind, node)[0]


def _address_of_name(kind: str, node: dict[str, Any]) -> str:
    if kind == "background":
        place = "" if node["name"] else node["location"]["line"]  # of several without a name, each has its own
        return slug(f"background {node['name']} {place}")
    return slug(f"rule {node['name']}" if kind == "rule" else node["name"])


def row_addresses(scenario: dict[str, Any], row: dict[str, Any]) -> list[str]:
    """The addresses of a row of an outline: one for each address of the outline."""
    cells = [cell["value"] for cell in row["cells"]]
    return [row_slug(address, cells) for address in node_addresses("scenario", scenario)]


def row_slug(scenario: str, cells: Sequence[str]) -> str:
    """The address of a row: its scenario's, and one made of its own cells alone, so that rows may move."""
    digest = hashlib.sha256("\0".join(cells).encode()).hexdigest()[:6]
    return f"{scenario}--{slug(cells[0])[:LONGEST]}-{digest}"
