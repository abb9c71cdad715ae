"""Collection: every pickle of a feature document is one item, run by pytest-bdd."""

from __future__ import annotations

import gc
import re
import types
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from _pytest._code.code import TerminalRepr

from .binding import bind
from .documents import Document, Node, gherkin_blocks, read_documents
from .problem import FeatureError
from .running import function_of

DOCUMENTS = pytest.StashKey[dict[str, Document]]()
ERRORS = pytest.StashKey[list[FeatureError]]()
FILES = pytest.StashKey[set[Path]]()
THRESHOLD = pytest.StashKey[tuple[int, int, int]]()
# How many objects may be made before the garbage collector looks at them: some hundred scenarios' worth.
GARBAGE = 100_000
_SELECTABLE = re.compile(r"[A-Za-z0-9][\w:+.\-\\/]*")  # what `pytest -m` can name


def pytest_configure(config: pytest.Config) -> None:
    """Make room for what is collected."""
    config.stash[DOCUMENTS] = {}
    config.stash[ERRORS] = []
    config.stash[FILES] = set()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Keep what was collected out of the garbage collector's way: it stays, and is walked through again and again.

    What a scenario leaves behind is little, and is collected once it is worth the walk.
    """
    if session.config.stash[DOCUMENTS]:
        gc.freeze()
        session.config.stash[THRESHOLD] = gc.get_threshold()
        gc.set_threshold(GARBAGE, *gc.get_threshold()[1:])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave the garbage collector as it was."""
    if THRESHOLD in session.config.stash:
        gc.set_threshold(*session.config.stash[THRESHOLD])
        gc.unfreeze()


def is_guest(config: pytest.Config) -> bool:
    """Whether no project asked for the plugin: it is there by its entry point, because it is installed."""
    return config.pluginmanager.has_plugin("tinyrnn")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect `.feature` files, and Markdown files that hold a ```gherkin block.

    A guest reads only the Markdown that is named: the README of another project may speak of features of its own.
    """
    if file_path.suffix not in (".feature", ".md"):
        return None
    if file_path.suffix == ".md" and is_guest(parent.config) and not parent.session.isinitpath(file_path):
        return None
    text = file_path.read_text("utf-8", "replace") if file_path.suffix == ".md" else "gherkin"
    if "gherkin" in text:
        parent.config.stash[FILES].add(file_path)
    if file_path.suffix == ".md" and not gherkin_blocks(text):
        return None
    # Of a file outside the rootdir, pytest would leave the path out of the address.
    nodeid = None if file_path.is_relative_to(parent.config.rootpath) else file_path.as_posix()
    return FeatureFile.from_parent(parent, path=file_path, nodeid=nodeid)


class FeatureItem(pytest.Function):
    """One pickle: a scenario, or one row of an outline."""

    document: Document
    pickle: Node

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the scenario, or the row, stands: pytest counts lines from 0."""
        return self.path, self.pickle["location"]["line"] - 1, self.name


class FeatureFile(pytest.Module):
    """A file with one feature document, or several."""

    def _getobj(self) -> types.ModuleType:
        return types.ModuleType(self.path.stem)  # there is no module to import: the steps come from the phrasebook

    def collect(self) -> Iterator[FeatureItem]:
        """One item a pickle, in the order of the file; a FeatureError where something would be lost."""
        try:
            documents = read_documents(self.path, self.config.rootpath)
        except FeatureError as error:
            self.config.stash[ERRORS].append(error)
            raise
        for document in documents:
            self.config.stash[DOCUMENTS][document.uri] = document
            scenarios = bind(document, self.path)
            assert list(scenarios) == [pickle["id"] for pickle in document.pickles], "a pickle was lost"
            for pickle in document.pickles:
                yield self._item(document, pickle, function_of(scenarios[pickle["id"]]))

    def _item(self, document: Document, pickle: Node, function: Callable[..., object]) -> FeatureItem:
        name = item_name(document, pickle)
        item: FeatureItem = FeatureItem.from_parent(self, name=name, callobj=function)
        item.document, item.pickle = document, pickle
        for tag in pickle["tags"]:
            tag_name = tag["name"].removeprefix("@")
            item.extra_keyword_matches.add(tag["name"])
            if _SELECTABLE.fullmatch(tag_name):
                self.config.addinivalue_line("markers", f"{tag_name}: a tag of a feature")
                item.add_marker(tag_name)
        return item

    def repr_failure(  # type: ignore[override]  # pytest's collectors narrow it in the same way
        self, excinfo: pytest.ExceptionInfo[BaseException]
    ) -> str | TerminalRepr:
        """A FeatureError is told in its own words; anything else as pytest tells it."""
        return str(excinfo.value) if isinstance(excinfo.value, FeatureError) else super().repr_failure(excinfo)


def item_name(document: Document, pickle: Node) -> str:
    """The scenario's name; for a row of an outline, with the row's cells."""
    scenario = document.scenarios[pickle["astNodeIds"][0]]
    if len(pickle["astNodeIds"]) == 1:
        return str(scenario["name"])
    rows = {row["id"]: row for examples in scenario["examples"] for row in examples.get("tableBody", ())}
    cells = [cell["value"] for cell in rows[pickle["astNodeIds"][1]]["cells"]]
    return f"{pickle['name']} [{' | '.join(cells)}]"
