"""Checks of addresses: tags that name one are written as addresses are, and no two parts of a page share one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .addresses import FORMER, GIVEN, PageError, node_addresses, row_addresses, tagged
from .model import Feature, Node

_ADDRESS = re.compile(r"[^\W_](?:(?!-_|_-|_\Z)[\w-])*")  # Markdown would read _ around a word as emphasis
_LINE = re.compile(r"L\d+")  # the addresses of the lines of the source


@dataclass(frozen=True)
class Claim:
    """An address, where it comes from, whose it is, and what can be done where it is another's already."""

    address: str
    line: int
    owner: str
    remedy: str


def check_feature(feature: Feature) -> None:
    """A PageError, with its place, for the first tag that is no address, and the first address that two parts share."""
    _check_tags(feature)
    seen: dict[str, Claim] = {}
    for claim in _claims(feature):
        if claim.address in seen:
            other = seen[claim.address]
            what = f"#{claim.address} would lead to {claim.owner}, and to {other.owner} at {feature.path}:{other.line}"
            raise PageError(f"{feature.path}:{claim.line}: {what}: {claim.remedy}", feature.uri)
        seen[claim.address] = claim


def _claims(feature: Feature) -> Iterator[Claim]:
    yield Claim("feature", _line(feature.tree), "the head of the page", "")
    for kind, node in feature.nodes:
        owner = f'the {kind} "{node["name"]}"'
        for address, (line, remedy) in zip(node_addresses(kind, node), _origins(node), strict=True):
            yield Claim(address, line, owner, remedy)
        for examples in node.get("examples", ()):
            for row in examples.get("tableBody", ()):
                for address in row_addresses(node, row):
                    yield Claim(address, _line(row), f"a row of {owner}", "change a cell of one, or remove it")


def _origins(node: Node) -> Iterator[tuple[int, str]]:
    """The line that each address of a node comes from, and what can be done there, in the order of the addresses."""
    given = _address_tags(node, GIVEN)
    if not given:
        yield _line(node), "rename one, or put a tag such as @address-two on one"
    for tag in (*given, *_address_tags(node, FORMER)):
        yield _line(tag), f"remove the tag {tag['name']}, or change it"


def _check_tags(feature: Feature) -> None:
    for kind, node in [("feature", feature.tree), *feature.nodes]:
        for examples in node.get("examples", ()):
            for tag in _address_tags(examples):
                _complain(feature, tag, "stands on Examples, which have no address", "put it on the outline")
        for tag in _address_tags(node):
            _check_tag(feature, kind, node, tag)


def _check_tag(feature: Feature, kind: str, node: Node, tag: Node) -> None:
    prefix = GIVEN if tag["name"].startswith(GIVEN) else FORMER
    (value,) = tagged({"tags": [tag]}, prefix)
    if not _ADDRESS.fullmatch(value):
        _complain(feature, tag, "is no address", f"go on with letters, digits and hyphens, as in {prefix}softmax")
    if _LINE.fullmatch(value):
        _complain(feature, tag, f"is the address of line {value[1:]}", "choose another")
    if kind == "feature":
        if prefix == GIVEN:
            remedy = f"rename the file, and keep its old page with a tag {FORMER}…"
            _complain(feature, tag, "stands on the feature, whose address is the name of its file", remedy)
        return
    first, *_ = _address_tags(node, prefix)
    if prefix == GIVEN and tag is not first:
        _complain(feature, tag, f"is a second address beside {first['name']}", f"make it {FORMER}{value}")
    if prefix == FORMER and value == node_addresses(kind, node)[0]:
        _complain(feature, tag, "is the address that it has now", "remove the tag")


def _complain(feature: Feature, tag: Node, what: str, remedy: str) -> None:
    raise PageError(f"{feature.path}:{_line(tag)}: {tag['name']} {what}: {remedy}", feature.uri)


def _address_tags(node: Node, *prefixes: str) -> list[Node]:
    return [tag for tag in node.get("tags", ()) if tag["name"].startswith(prefixes or (GIVEN, FORMER))]


def _line(node: Node) -> int:
    return int(node["location"]["line"])
