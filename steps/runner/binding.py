"""Binding: every pickle of a document becomes one pytest-bdd scenario."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pytest_bdd.gherkin_parser import Cell, DataTable, Location, Row
from pytest_bdd.parser import Feature, Scenario, Step

from .documents import Document, Node

_KEYWORD_TYPES = {"Context": "given", "Action": "when", "Outcome": "then"}


def bind(document: Document, path: Path) -> dict[str, Scenario]:
    """A pytest-bdd scenario for each pickle, by its id.

    pytest-bdd keys scenarios by name and reads files with a parser of its own; here every pickle that the official
    compiler makes becomes one of its scenarios, so that none can be lost or read otherwise.
    """
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
    return {pickle["id"]: _scenario(document, pickle, feature) for pickle in document.pickles}


def _scenario(document: Document, pickle: Node, feature: Feature) -> Scenario:
    scenario = document.scenarios[pickle["astNodeIds"][0]]
    return Scenario(
        feature=feature,
        keyword=scenario["keyword"],
        name=pickle["name"],
        line_number=pickle["location"]["line"],
        steps=list(_steps(document, pickle)),
        description=scenario["description"],
    )


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
