"""Collection: every pickle of a feature document is one item, run by pytest-bdd."""

from __future__ import annotations

import re
import types
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest
import pytest_bdd
from _pytest._code.code import TerminalRepr
from pytest_bdd import feature as pytest_bdd_features
from pytest_bdd.gherkin_parser import Cell, DataTable, Location, Row
from pytest_bdd.parser import Feature, Scenario, ScenarioTemplate, Step

from .documents import Document, Node, gherkin_blocks, read_documents
from .problems import FeatureError

DOCUMENTS = pytest.StashKey[dict[str, Document]]()
ERRORS = pytest.StashKey[list[FeatureError]]()
_SELECTABLE = re.compile(r"[A-Za-z0-9][\w:+.\-\\/]*")  # what `pytest -m` can name
_KEYWORD_TYPES = {"Context": "given", "Action": "when", "Outcome": "then"}


def pytest_configure(config: pytest.Config) -> None:
    """Make room for what is collected."""
    config.stash[DOCUMENTS] = {}
    config.stash[ERRORS] = []


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect `.feature` files, and Markdown files that hold a ```gherkin block."""
    if file_path.suffix == ".feature":
        return FeatureFile.from_parent(parent, path=file_path)
    if file_path.suffix == ".md" and any(True for _ in gherkin_blocks(file_path.read_text("utf-8", "replace"))):
        return FeatureFile.from_parent(parent, path=file_path)
    return None


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
            functions = _bind(document, self.path)
            assert list(functions) == [pickle["id"] for pickle in document.pickles], "a pickle was lost"
            for pickle in document.pickles:
                yield self._item(document, pickle, functions[pickle["id"]])

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
    rows = [row for examples in scenario["examples"] for row in examples.get("tableBody", ())]
    labels = {row["id"]: " | ".join(cell["value"] for cell in row["cells"]) for row in rows}
    label, line = labels[pickle["astNodeIds"][1]], pickle["location"]["line"]
    again = f" | line {line}" if list(labels.values()).count(label) > 1 else ""
    return f"{pickle['name']} [{label}{again}]"


class _PickledScenario(ScenarioTemplate):
    """A pickle as pytest-bdd's template: nothing is left in it to replace."""

    def render(self, context: Mapping[str, object]) -> Scenario:  # noqa: ARG002  # pytest-bdd's signature
        return Scenario(
            feature=self.feature,
            keyword=self.keyword,
            name=self.name,
            line_number=self.line_number,
            steps=self._steps,
            tags=self.tags,
            description=self.description,
            rule=self.rule,
        )


def _bind(document: Document, path: Path) -> dict[str, Callable[..., object]]:
    """A pytest-bdd scenario function for each pickle, by its id.

    pytest-bdd keys scenarios by name and reads files with a parser of its own; here every pickle that the official
    compiler makes becomes one of its scenarios, keyed by id, so that none can be lost or read otherwise.
    """
    filename = f"{path.name}#{document.uri.rpartition('#')[2]}" if "#" in document.uri else path.name
    node = document.tree["feature"]
    feature = Feature(
        scenarios=OrderedDict(),
        filename=str(path),
        rel_filename=document.path,
        language=node["language"],
        keyword=node["keyword"],
        name=node["name"],
        tags=set(),
        background=None,
        line_number=node["location"]["line"],
        description=node["description"],
    )
    pytest_bdd_features.features[str(path.parent / filename)] = feature
    functions: dict[str, Callable[..., object]] = {}
    for pickle in document.pickles:
        feature.scenarios[pickle["id"]] = _template(document, pickle, feature)
        bind = pytest_bdd.scenario(filename, pickle["id"], features_base_dir=str(path.parent))
        functions[pickle["id"]] = bind(lambda: None)
    return functions


def _template(document: Document, pickle: Node, feature: Feature) -> ScenarioTemplate:
    scenario = document.scenarios[pickle["astNodeIds"][0]]
    template = _PickledScenario(
        feature=feature,
        keyword=scenario["keyword"],
        name=pickle["name"],
        line_number=pickle["location"]["line"],
        templated=False,
        description=scenario["description"],
    )
    for step in _steps(document, pickle):
        template.add_step(step)
    return template


def _steps(document: Document, pickle: Node) -> Iterator[Step]:
    kind = "given"
    for pickle_step in pickle["steps"]:
        node = document.steps[pickle_step["astNodeIds"][0]]
        kind = _KEYWORD_TYPES.get(node["keywordType"], kind)  # And, But and * go on with what came before
        argument = pickle_step.get("argument", {})
        yield Step(
            name=pickle_step["text"],
            type=kind,
            indent=0,
            line_number=node["location"]["line"],
            keyword=node["keyword"].strip(),
            datatable=_table(argument["dataTable"]["rows"]) if "dataTable" in argument else None,
            docstring=argument["docString"]["content"] if "docString" in argument else None,
        )


def _table(rows: Iterable[Node]) -> DataTable:
    here = Location(column=0, line=0)
    return DataTable(here, [Row("", here, [Cell(here, cell["value"]) for cell in row["cells"]]) for row in rows])
