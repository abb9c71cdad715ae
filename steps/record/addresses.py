"""Addresses: where a page stands, and where a scenario or a row stands in it, each at an address of its own."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import PurePosixPath

from .model import Feature, Node, line_of, rows_of

LONGEST = 60
GIVEN = "@address-"  # a tag that begins so is not a topic but the address of what it stands on
_TAG = re.compile(r"[^\W_](?:(?!-_|_-|_\Z)[\w-])*")  # Markdown would read _ around a word as emphasis
_LINE = re.compile(r"L\d+")  # the addresses of the lines of the source
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹", "01234567890123456789")
_ON_PAGE = re.compile(r"""(?:\{ \#|<\w[^<>]*?\sid=")(?P<address>[^"}\s]+)(?: \}$|")""", re.MULTILINE)


class PageError(Exception):
    """A page that cannot be made; the message says where and what to do, and belongs on the page of the last source."""

    def __init__(self, message: str, *sources: str) -> None:
        super().__init__(message)
        self.sources = sources


def check_addresses(page: str, source: str) -> str:
    """The page, if all its addresses differ; otherwise a PageError that names one."""
    seen: set[str] = set()
    for match in _ON_PAGE.finditer(page):
        if match["address"] in seen:
            what = f"two parts of its page would share the address #{match['address']}"
            raise PageError(f"{source}: {what}: rename one", source)
        seen.add(match["address"])
    return page


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


def given_address(tag: Node) -> str:
    """The address that a tag `@address-…` gives."""
    return unicodedata.normalize("NFC", str(tag["name"]).removeprefix(GIVEN))


def topics(node: Node) -> list[str]:
    """The tags that say what a node is about: all but its address."""
    return [tag["name"] for tag in node.get("tags", ()) if not tag["name"].startswith(GIVEN)]


def node_address(kind: str, node: Node) -> str:
    """The address of a scenario, a rule or a background in the page of its feature: given by a tag, or its name."""
    given = [given_address(tag) for tag in _address_tags(node)]
    if given and given[0]:
        return given[0]
    if kind == "background":
        place = "" if node["name"] else line_of(node)  # of several without a name, each has its own
        return slug(f"background {node['name']} {place}")
    return slug(f"rule {node['name']}" if kind == "rule" else node["name"])


def row_address(scenario: Node, row: Node) -> str:
    """The address of a row of an outline."""
    return row_slug(node_address("scenario", scenario), [cell["value"] for cell in row["cells"]])


def row_slug(scenario: str, cells: Sequence[str]) -> str:
    """The address of a row: its scenario's, and one made of its own cells alone, so that rows may move."""
    digest = hashlib.sha256("\0".join(cells).encode()).hexdigest()[:6]
    return f"{scenario}--{slug(cells[0])[:LONGEST]}-{digest}"


def check_feature(feature: Feature) -> None:
    """A PageError, with its place, for the first tag that is not an address, and the first address of two parts."""
    for kind, node in [("feature", feature.tree), *feature.nodes]:
        for tag in (tag for examples in node.get("examples", ()) for tag in _address_tags(examples)):
            _refuse(feature, tag, "stands on Examples, which have no address", "put it on the outline")
        for number, tag in enumerate(_address_tags(node)):
            _check_tag(feature, kind, tag)
            if number:
                first = _address_tags(node)[0]["name"]
                _refuse(feature, tag, f"is a second address beside {first}", "remove one")
    seen: dict[str, tuple[Node, str]] = {}
    for address, at, owner, remedy in _owners(feature):
        if address in seen:
            other, whose = seen[address]
            what = f"#{address} would lead to {owner}, and to {whose} at {feature.path}:{line_of(other)}"
            raise PageError(f"{feature.path}:{line_of(at)}: {what}: {remedy}", feature.uri)
        seen[address] = at, owner


def _owners(feature: Feature) -> Iterator[tuple[str, Node, str, str]]:
    """Every address of the page, the node it comes from, whose it is, and what to do if it is another's already."""
    yield "feature", feature.tree, "the head of the page", ""
    for kind, node in feature.nodes:
        owner, tags = f'the {kind} "{node["name"]}"', _address_tags(node)
        remedy = "rename one, or put a tag such as @address-two on one"
        if tags:
            remedy = f"remove the tag {tags[0]['name']}, or change it"
        yield node_address(kind, node), tags[0] if tags else node, owner, remedy
        for row in rows_of(node):
            yield row_address(node, row), row, f"a row of {owner}", "change a cell of one, or remove it"


def _check_tag(feature: Feature, kind: str, tag: Node) -> None:
    address = given_address(tag)
    if not _TAG.fullmatch(address):
        _refuse(feature, tag, "is not an address", f"go on with letters, digits and hyphens, as in {GIVEN}softmax")
    if _LINE.fullmatch(address):
        _refuse(feature, tag, f"is the address of line {address[1:]}", "choose another")
    if kind == "feature":
        _refuse(feature, tag, "stands on the feature, whose address is the name of its file", "rename the file")


def _refuse(feature: Feature, tag: Node, what: str, remedy: str) -> None:
    raise PageError(f"{feature.path}:{line_of(tag)}: {tag['name']} {what}: {remedy}", feature.uri)


def _address_tags(node: Node) -> list[Node]:
    return [tag for tag in node.get("tags", ()) if tag["name"].startswith(GIVEN)]
