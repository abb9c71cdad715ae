"""Binding: every pickle of a document becomes one pytest-bdd scenario."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest_bdd
from pytest_bdd import feature as pytest_bdd_features
from pytest_bdd.gherkin_parser import Cell, DataTable, Location, Row
from pytest_bdd.parser import Feature, Scenario, ScenarioTemplate, Step

from .documents import Document, Node

_KEYWORD_TYPES = {"Context": "given", "Action": "when", "Outcome": "then"}


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


def bind(document: Document, path: Path) -> dict[str, Callable[..., object]]:
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
        wrap = pytest_bdd.scenario(filename, pickle["id"], features_base_dir=str(path.parent))
        functions[pickle["id"]] = wrap(lambda: None)
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
            keyword=node["keyword"],  # with its space, which Chinese has not
            datatable=_table(argument["dataTable"]["rows"]) if "dataTable" in argument else None,
            docstring=argument["docString"]["content"] if "docString" in argument else None,
        )


def _table(rows: Iterable[Node]) -> DataTable:
    here = Location(column=0, line=0)
    return DataTable(here, [Row("", here, [Cell(here, cell["value"]) for cell in row["cells"]]) for row in rows])
