"""Where the phrases of the phrasebook are used, which are not, and which steps match more than one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from steps.record.addresses import node_address, page_path
from steps.record.model import Feature, Node, Record, StepRun


@dataclass(frozen=True)
class Use:
    """One step of a scenario that passed: the step as it was run, and the scenario or background it is written in."""

    feature: Feature
    kind: str
    node: Node
    step_id: str
    step: StepRun

    @property
    def is_in_prose(self) -> bool:
        """Whether it stands in a block of a prose page."""
        return not self.feature.uri.endswith(".feature")

    @property
    def link(self) -> str:
        """The page of the site, and the place in it, where the step stands; a prose page has no places."""
        page = page_path(self.feature.path)
        return page if self.is_in_prose else f"{page}#{node_address(self.kind, self.node)}"


def uses(record: Record) -> dict[str, list[Use]]:
    """The uses of each phrase by its id, in the order of the record; that of an outline is there once a row."""
    found: defaultdict[str, list[Use]] = defaultdict(list)
    for feature in filter(_is_published, record.features.values()):
        holders = {step["id"]: (kind, node) for kind, node in feature.nodes for step in node.get("steps", ())}
        for run in feature.runs.values():
            if run.status == "PASSED":
                for step_id, step in run.steps.items():
                    for phrase in step.definitions:
                        found[phrase].append(Use(feature, *holders[step_id], step_id, step))
    return dict(found)


def unused_phrases(record: Record) -> list[str]:
    """The ids of the phrases, in either language, that no step of a passing scenario uses."""
    used = uses(record)
    phrases = [phrase["id"] for definition in record.definitions for phrase in definition["phrases"]]
    return [phrase for phrase in phrases if phrase not in used]


def ambiguous_steps(record: Record) -> list[str]:
    """The steps that more than one definition matches, each with its place and the phrases."""
    return list(dict.fromkeys(_ambiguities(record)))


def _ambiguities(record: Record) -> Iterator[str]:
    for feature in record.features.values():
        lines = {s["id"]: s["location"]["line"] for _, node in feature.nodes for s in node.get("steps", ())}
        for run in feature.runs.values():
            for step_id, step in run.steps.items():
                if len(step.definitions) > 1 or step.status == "AMBIGUOUS":
                    yield f"{feature.path}:{lines[step_id]}: {step.text}: {', '.join(step.definitions)}"


def _is_published(feature: Feature) -> bool:
    return feature.uri.endswith(".feature") or feature.path.startswith("docs/pages/")
