"""Places: where on the site a scenario, or a row of one, stands, for tables that lead to many of them."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from steps.record.addresses import node_address, page_path, row_address
from steps.record.model import Feature, Node, PickleRun, Record


@dataclass(frozen=True)
class Place:
    """A scenario or a row of one: the page it stands on, its address there, and its name."""

    page: str
    address: str
    name: str

    @property
    def link(self) -> str:
        """A link in HTML, in which MkDocs does not look for sources: it leads to the page as it is built."""
        target = PurePosixPath(self.page).with_suffix(".html").as_posix()
        return f'<a href="{target}#{self.address}">{html.escape(self.name)}</a>'


def place_of(feature: Feature, run: PickleRun) -> Place:
    """Where a run stands: its scenario, or its row of one, under the name that the row fills in."""
    scenario, *row = run.pickle["astNodeIds"]
    node = _scenario(feature, scenario)
    address = row_address(node, _row(node, row[0])) if row else node_address("scenario", node)
    return Place(page_path(feature.path), address, run.pickle["name"])


def scenario_place(feature: Feature, run: PickleRun) -> Place:
    """Where the scenario of a run stands as it is written, its rows included."""
    node = _scenario(feature, run.pickle["astNodeIds"][0])
    return Place(page_path(feature.path), node_address("scenario", node), node["name"])


def published(record: Record) -> Iterator[Feature]:
    """The features that have pages, those in English first, each kind in reading order."""
    features = [feature for uri, feature in record.features.items() if uri.endswith(".feature")]
    yield from sorted(features, key=lambda feature: (feature.tree["language"] != "en", feature.uri))


def _scenario(feature: Feature, scenario: str) -> Node:
    return next(node for kind, node in feature.nodes if kind == "scenario" and node["id"] == scenario)


def _row(scenario: Node, row: str) -> Node:
    return next(own for examples in scenario["examples"] for own in examples["tableBody"] if own["id"] == row)
