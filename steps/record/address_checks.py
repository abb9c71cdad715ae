"""Checks of addresses: a tag that names one is written as an address is, and no two parts of a page share one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .addresses import GIVEN, PageError, given_address, node_address, row_address
from .model import Feature, Node

_ADDRESS = re.compile(r"[^\W_](?:(?!-_|_-|_\Z)[\w-])*")  # Markdown would read _ around a word as emphasis
_LINE = re.compile(r"L\d+")  # the addresses of the lines of the source


@dataclass(frozen=True)
class AddressOwner:
    """An address, the line it comes from, whose it is, and what can be done where it is another's already."""

    address: str
    line: int
    owner: str
    remedy: str


def check_feature(feature: Feature) -> None:
    """A PageError, with its place, for the first tag that is no address, and the first address that two parts share."""
    _check_tags(feature)
    seen: dict[str, AddressOwner] = {}
    for owned in _owners(feature):
        if owned.address in seen:
            other = seen[owned.address]
            what = f"#{owned.address} would lead to {owned.owner}, and to {other.owner} at {feature.path}:{other.line}"
            raise PageError(f"{feature.path}:{owned.line}: {what}: {owned.remedy}", feature.uri)
        seen[owned.address] = owned


def _owners(feature: Feature) -> Iterator[AddressOwner]:
    """Every address of the page."""
    yield AddressOwner("feature", _line(feature.tree), "the head of the page", "")
    for kind, node in feature.nodes:
        owner, tags = f'the {kind} "{node["name"]}"', _address_tags(node)
        remedy = "rename one, or put a tag such as @address-two on one"
        if tags:
            remedy = f"remove the tag {tags[0]['name']}, or change it"
        yield AddressOwner(node_address(kind, node), _line(tags[0] if tags else node), owner, remedy)
        for examples in node.get("examples", ()):
            for row in examples.get("tableBody", ()):
                remedy = "change a cell of one, or remove it"
                yield AddressOwner(row_address(node, row), _line(row), f"a row of {owner}", remedy)


def _check_tags(feature: Feature) -> None:
    for kind, node in [("feature", feature.tree), *feature.nodes]:
        for examples in node.get("examples", ()):
            for tag in _address_tags(examples):
                _complain(feature, tag, "stands on Examples, which have no address", "put it on the outline")
        for number, tag in enumerate(_address_tags(node)):
            _check_tag(feature, kind, tag)
            if number:
                first = _address_tags(node)[0]["name"]
                _complain(feature, tag, f"is a second address beside {first}", "remove one")


def _check_tag(feature: Feature, kind: str, tag: Node) -> None:
    address = given_address(tag)
    if not _ADDRESS.fullmatch(address):
        _complain(feature, tag, "is no address", f"go on with letters, digits and hyphens, as in {GIVEN}softmax")
    if _LINE.fullmatch(address):
        _complain(feature, tag, f"is the address of line {address[1:]}", "choose another")
    if kind == "feature":
        _complain(feature, tag, "stands on the feature, whose address is the name of its file", "rename the file")


def _complain(feature: Feature, tag: Node, what: str, remedy: str) -> None:
    raise PageError(f"{feature.path}:{_line(tag)}: {tag['name']} {what}: {remedy}", feature.uri)


def _address_tags(node: Node) -> list[Node]:
    return [tag for tag in node.get("tags", ()) if tag["name"].startswith(GIVEN)]


def _line(node: Node) -> int:
    return int(node["location"]["line"])
