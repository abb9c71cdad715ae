"""Collection: every pickle of a feature document is one item of pytest."""

import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .documents import Pickle, gherkin_blocks, read_documents
from .execution import run_scenario
from .feature_errors import FeatureError
from .pytest_bridge import FixtureFile, FixtureItem, TerminalRepr, is_guest
from .run_record import GATHERED
from .selection import WANTED

# How many objects may be made before the garbage collector looks at them: some hundred scenarios' worth.
GARBAGE = 100_000
THRESHOLD = pytest.StashKey[tuple[int, int, int]]()
_SELECTABLE = re.compile(r"[A-Za-z0-9][\w:+.\-\\/]*")  # what `pytest -m` can name


def pytest_configure(config: pytest.Config) -> None:
    """Leave the garbage collector as it was, at the very end: pytest itself collects garbage shortly before."""

    def restore() -> None:
        if THRESHOLD in config.stash:
            gc.set_threshold(*config.stash[THRESHOLD])
            gc.unfreeze()

    config.add_cleanup(restore)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Keep what was collected out of the garbage collector's way: it stays, and is walked through again and again."""
    if THRESHOLD in session.config.stash:
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
        config.stash[GATHERED].files.add(file_path)
    if is_prose and not gherkin_blocks(text):
        return None
    if THRESHOLD not in config.stash:  # what a scenario leaves behind is little, and is collected once it is worth it
        config.stash[THRESHOLD] = gc.get_threshold()
        gc.set_threshold(GARBAGE, *gc.get_threshold()[1:])
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
        gathered = self.config.stash[GATHERED]
        try:
            documents = read_documents(self.path, self.config.rootpath)
        except FeatureError as error:
            gathered.keep_error(error)
            raise
        for document in documents:
            gathered.keep(document)
            self.config.stash[WANTED].look(self.path, document)
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
