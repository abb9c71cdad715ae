"""`pytest features/x.feature:12`: run the scenario, rule or Examples row at a line."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from ..record.model import Node, walk
from .documents import Document

_ARGUMENT = re.compile(r"(?P<path>.+\.(?:feature|md)):(?P<line>\d+)")


class Wanted:
    """The lines that are wanted of each file, and the names of the items that were found to stand there."""

    def __init__(self, lines: dict[Path, list[int]]) -> None:
        self.lines = lines
        self.found: dict[tuple[Path, int], set[str]] = defaultdict(set)
        self.begins: dict[Path, set[int]] = defaultdict(set)

    def look(self, path: Path, document: Document) -> None:
        """Look for the wanted lines in a document."""
        path = path.resolve() if self.lines else path
        for line in self.lines.get(path, ()):
            ids = _pickles_at(document, line)
            self.found[path, line] |= {pickle.name + pickle.row for pickle in document.pickles() if pickle.id in ids}
            self.begins[path] |= {scenario["location"]["line"] for scenario in document.scenarios.values()}


WANTED = pytest.StashKey[Wanted]()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Take the line numbers off the arguments, here as in the workers of pytest-xdist."""
    lines: dict[Path, list[int]] = {}
    whole: set[Path] = set()
    args: list[str] = []
    for argument in config.args:
        match = _ARGUMENT.fullmatch(argument)
        path = match["path"] if match else argument
        absolute = (config.invocation_params.dir / path).resolve()
        if match:
            lines.setdefault(absolute, []).append(int(match["line"]))
        else:
            whole.add(absolute)
        if not match or path not in args:
            args.append(path)
    config.args[:] = args
    config.stash[WANTED] = Wanted({path: numbers for path, numbers in lines.items() if path not in whole})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep, of the files that were named with a line, what stands at that line."""
    wanted = config.stash[WANTED]
    if not wanted.lines:
        return
    names: dict[Path, set[str]] = {path: set() for path in wanted.lines}
    for path, line in ((path, line) for path, lines in wanted.lines.items() for line in lines):
        if not wanted.found[path, line]:
            begins = ", ".join(map(str, sorted(wanted.begins[path]))) or "no line"
            raise pytest.UsageError(f"{path}:{line}: no scenario stands at this line; scenarios begin at {begins}")
        names[path] |= wanted.found[path, line]
    left = [item for item in items if item.name not in names.get(item.path.resolve(), {item.name})]
    if dropped := set(left):
        items[:] = [item for item in items if item not in dropped]
        config.hook.pytest_deselected(items=left)


def _pickles_at(document: Document, line: int) -> set[str]:
    """The pickles of the smallest thing that stands at a line: a row, a scenario, a rule, the feature."""
    if line > len(document.text.splitlines()):
        return set()
    for pickle in document.compiled:
        if len(pickle["astNodeIds"]) > 1 and pickle["location"]["line"] == line:
            return {pickle["id"]}
    feature, scenarios = document.tree["feature"], set[str]()
    for kind, node in (("feature", feature), *walk(feature)):
        if kind != "background" and _first_line(node) <= line:  # the last that begins before it
            inner = [(kind, node)] if kind == "scenario" else walk(node)
            scenarios = {part["id"] for of_kind, part in inner if of_kind == "scenario"}
    return {pickle["id"] for pickle in document.compiled if pickle["astNodeIds"][0] in scenarios}


def _first_line(node: Node) -> int:
    """Where a node begins, its tags included."""
    return min(int(part["location"]["line"]) for part in (node, *node.get("tags", ())))
