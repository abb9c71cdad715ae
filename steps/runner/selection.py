"""`pytest features/x.feature:12`: run the scenario, rule or Examples row at a line."""

from __future__ import annotations

import re

import pytest

from .collection import FeatureItem
from .documents import Document, Node

LINES = pytest.StashKey[dict[str, list[int]]]()
_ARGUMENT = re.compile(r"(?P<path>.+\.(?:feature|md)):(?P<line>\d+)")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Take the line numbers off the arguments, here as in the workers of pytest-xdist."""
    lines: dict[str, list[int]] = {}
    whole: set[str] = set()
    args: list[str] = []
    for argument in config.args:
        match = _ARGUMENT.fullmatch(argument)
        path = match["path"] if match else argument
        if match:
            absolute = str((config.invocation_params.dir / path).resolve())
            lines.setdefault(absolute, []).append(int(match["line"]))
        else:
            whole.add(str((config.invocation_params.dir / path).resolve()))
        if not match or path not in args:
            args.append(path)
    config.args[:] = args
    config.stash[LINES] = {path: wanted for path, wanted in lines.items() if path not in whole}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep, of the files that were named with a line, what stands at that line."""
    wanted = config.stash[LINES]
    if not wanted:
        return
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    hit: set[tuple[str, int]] = set()
    for item in items:
        path = str(item.path.resolve())
        lines = [n for n in wanted[path] if _is_at(item, n)] if path in wanted else None
        hit |= {(path, n) for n in lines or ()}
        (left if lines == [] else kept).append(item)
    for path, lines_of_path in wanted.items():
        missed = [n for n in lines_of_path if (path, n) not in hit]
        if missed:
            raise pytest.UsageError(_complaint(path, missed[0], items))
    items[:] = kept
    if left:
        config.hook.pytest_deselected(items=left)


def _complaint(path: str, line: int, items: list[pytest.Item]) -> str:
    here = [item for item in items if isinstance(item, FeatureItem) and str(item.path.resolve()) == path]
    begins = sorted({item.document.scenarios[item.pickle["astNodeIds"][0]]["location"]["line"] for item in here})
    return (
        f"{path}:{line}: no scenario stands at this line; scenarios begin at {', '.join(map(str, begins)) or 'no line'}"
    )


def _is_at(item: pytest.Item, line: int) -> bool:
    return isinstance(item, FeatureItem) and item.pickle["id"] in _pickles_at(item.document, line)


def _pickles_at(document: Document, line: int) -> set[str]:
    """The pickles of the smallest thing that stands at a line: a row, a scenario, a rule, the feature."""
    pickles = document.pickles
    if line > len(document.text.splitlines()):
        return set()
    for pickle in pickles:
        if len(pickle["astNodeIds"]) > 1 and pickle["location"]["line"] == line:
            return {pickle["id"]}
    feature = document.tree["feature"]
    kind, node = _innermost(feature, line)
    if kind == "feature":
        return {pickle["id"] for pickle in pickles} if _first_line(feature) <= line else set()
    scenarios = (
        {node["id"]}
        if kind == "scenario"
        else {c["scenario"]["id"] for c in node.get("children", ()) if "scenario" in c}
    )
    return {pickle["id"] for pickle in pickles if pickle["astNodeIds"][0] in scenarios}


def _innermost(feature: Node, line: int) -> tuple[str, Node]:
    kind, node = "feature", feature
    while True:
        inner = [(k, n) for child in node.get("children", ()) for k, n in child.items() if k != "background"]
        before = [(k, n) for k, n in inner if _first_line(n) <= line]
        if not before:
            return kind, node
        kind, node = before[-1]


def _first_line(node: Node) -> int:
    """Where a node begins, its tags included."""
    return min(int(part["location"]["line"]) for part in (node, *node.get("tags", ())))
