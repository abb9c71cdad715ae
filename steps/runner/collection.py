"""Collection: every pickle is one item of pytest; `pytest features/x.feature:12` keeps what stands at that line."""

import gc
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from ..record.model import line_of, walk
from .documents import Document, Pickle, gherkin_blocks, read_documents
from .execution import run_scenario
from .feature_errors import FeatureError
from .pytest_bridge import FixtureFile, FixtureItem, TerminalRepr, is_guest
from .run_record import RECORD

GARBAGE = 100_000  # so many objects, some hundred scenarios' worth, are made before the collector looks at them
WANTED = pytest.StashKey[dict[Path, list[int]]]()  # the lines that are wanted of each file
DOCUMENTS = pytest.StashKey[dict[Path, list[Document]]]()  # what was read of these files
_SELECTABLE = re.compile(r"[A-Za-z0-9][\w:+.\-\\/]*")  # what `pytest -m` can name
_ARGUMENT = re.compile(r"(?P<path>.+\.(?:feature|md)):(?P<line>\d+)")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Take the line numbers off the arguments, here as in the workers of pytest-xdist."""
    # Leave the collector as it was, at the very end: pytest itself collects garbage shortly before.
    config.add_cleanup(partial(gc.set_threshold, *gc.get_threshold()))
    config.add_cleanup(gc.unfreeze)
    lines, args, whole = defaultdict[Path, list[int]](list), list[str](), set[Path]()
    for argument in config.args:
        match = _ARGUMENT.fullmatch(argument)
        path = match["path"] if match else argument
        absolute = (config.invocation_params.dir / path).resolve()
        if match:
            lines[absolute].append(int(match["line"]))
        else:
            whole.add(absolute)
        if not match or path not in args:
            args.append(path)
    config.args[:] = args
    config.stash[WANTED] = {path: numbers for path, numbers in lines.items() if path not in whole}
    config.stash[DOCUMENTS] = defaultdict[Path, list[Document]](list)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep, of the files that were named with a line, what stands at that line."""
    wanted, ids = config.stash[WANTED], set[str]()
    if not wanted:
        return
    for path, line in ((path, line) for path, lines in wanted.items() for line in lines):
        documents = config.stash[DOCUMENTS][path]
        found = set[str]().union(*(_pickles_at(document, line) for document in documents))
        if not found:
            lines = sorted({line_of(node) for document in documents for node in document.scenarios.values()})
            begins = ", ".join(map(str, lines)) or "no line"
            raise pytest.UsageError(f"{path}:{line}: no scenario stands at this line; scenarios begin at {begins}")
        ids |= found
    here = {item for item in items if isinstance(item, FeatureItem) and item.pickle.id in ids}
    kept = here | {item for item in items if item.path.resolve() not in wanted}
    if left := [item for item in items if item not in kept]:
        items[:] = [item for item in items if item in kept]
        config.hook.pytest_deselected(items=left)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Keep what was collected out of the garbage collector's way: it stays, and is walked through again and again."""
    if session.config.stash[RECORD].files:
        gc.freeze()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect `.feature` files, and Markdown files that hold a ```gherkin block.

    A guest reads only the Markdown that is named: the README of another project may speak of features of its own.
    """
    config, is_prose = parent.config, file_path.suffix == ".md"
    if file_path.suffix not in (".feature", ".md"):
        return None
    if is_prose and is_guest(config) and not parent.session.isinitpath(file_path):
        return None
    text = file_path.read_text("utf-8", "replace") if is_prose else "gherkin"
    if "gherkin" in text:
        if not (files := config.stash[RECORD].files):  # what a scenario leaves behind is little, and is collected later
            gc.set_threshold(GARBAGE, *gc.get_threshold()[1:])
        files.add(file_path)
    if is_prose and not gherkin_blocks(text):
        return None
    # Of a file outside the rootdir, pytest would leave the path out of the address.
    nodeid = None if file_path.is_relative_to(config.rootpath) else file_path.as_posix()
    return FeatureFile.from_parent(parent, path=file_path, nodeid=nodeid)


class FeatureItem(FixtureItem):
    """One pickle: a scenario, or one row of an outline."""

    pickle: Pickle

    def runtest(self) -> None:
        """Run its steps."""
        __tracebackhide__ = True
        run_scenario(self, self.pickle)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the scenario, or the row, stands: pytest counts lines from 0."""
        return self.path, self.pickle.line - 1, self.name


class FeatureFile(FixtureFile):
    """A file with one feature document, or several."""

    def collect(self) -> Iterator[FeatureItem]:
        """One item a pickle, in the order of the file; a FeatureError where something would be lost."""
        record = self.config.stash[RECORD]
        try:
            documents = read_documents(self.path, self.config.rootpath)
        except FeatureError as error:
            record.keep_error(error)
            raise
        if (wanted := self.config.stash[WANTED]) and (path := self.path.resolve()) in wanted:
            self.config.stash[DOCUMENTS][path] += documents
        for document in documents:
            record.keep(document)
            yield from map(self._item, document.pickles())

    def _item(self, pickle: Pickle) -> FeatureItem:
        item: FeatureItem = FeatureItem.from_parent(self, name=pickle.name + pickle.row)
        item.pickle = pickle
        for tag in pickle.tags:
            name = tag.removeprefix("@")
            item.extra_keyword_matches.add(tag)
            if _SELECTABLE.fullmatch(name):
                self.config.addinivalue_line("markers", f"{name}: a tag of a feature")
                item.add_marker(name)
        return item

    def repr_failure(  # type: ignore[override]  # pytest's collectors narrow it in the same way
        self, excinfo: pytest.ExceptionInfo[BaseException]
    ) -> str | TerminalRepr:
        """A FeatureError is told in its own words; anything else as pytest tells it."""
        return str(excinfo.value) if isinstance(excinfo.value, FeatureError) else super().repr_failure(excinfo)


def _pickles_at(document: Document, line: int) -> set[str]:
    """The pickles of the smallest thing that stands at a line: a row, a scenario, a rule, the feature."""
    if line > len(document.text.splitlines()):
        return set()
    for pickle in document.compiled:
        if len(pickle["astNodeIds"]) > 1 and pickle["location"]["line"] == line:
            return {pickle["id"]}
    feature, scenarios = document.tree["feature"], set[str]()
    for kind, node in (("feature", feature), *walk(feature)):
        begins = min(map(line_of, (node, *node.get("tags", ()))))
        if kind != "background" and begins <= line:  # the last that begins before it
            inner = [(kind, node)] if kind == "scenario" else walk(node)
            scenarios = {part["id"] for of_kind, part in inner if of_kind == "scenario"}
    return {pickle["id"] for pickle in document.compiled if pickle["astNodeIds"][0] in scenarios}
