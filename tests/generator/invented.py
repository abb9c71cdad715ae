"""Small invented records: features of a few steps, and the phrases that they matched."""

from __future__ import annotations

from typing import Any

from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

from steps.record.model import Feature, PickleRun, Record, StepRun
from steps.record.schema import DefinitionData, ParameterData, PhrasebookData, PhraseData, StepShown

Node = dict[str, Any]


def table(*rows: list[str]) -> Node:
    """The data table of a step, as a pickle holds it."""
    return {"dataTable": {"rows": [{"cells": [{"value": cell} for cell in row]} for row in rows]}}


def step(
    text: str,
    *phrases: str,
    argument: Node | None = None,
    status: str = "PASSED",
    shown: StepShown | None = None,
) -> StepRun:
    """A step as it ran, with the ids of the phrases it matched, and what it showed."""
    return StepRun(text, argument or {}, status, shown=shown or StepShown(), definitions=list(phrases))


def phrase(pattern: str, language: str = "en", keyword: str = "then") -> PhraseData:
    """A phrase, whose id is its pattern."""
    return PhraseData(pattern, keyword, language, pattern)


def definition(
    *phrases: PhraseData, meaning: str = "Claim it.", topic: str = "Then: claims.", reads: tuple[str, ...] = ()
) -> DefinitionData:
    """A step definition."""
    return DefinitionData(list(phrases), meaning, list(reads), topic)


def feature(
    uri: str,
    scenarios: dict[str, list[StepRun]],
    *,
    language: str = "en",
    kind: str = "scenario",
    tags: tuple[str, ...] = (),
) -> Feature:
    """A feature of some scenarios by name, or, for a check of links alone, of some backgrounds; all bear its tags."""
    children: list[Node] = []
    runs: dict[str, PickleRun] = {}
    for i, (name, steps) in enumerate(scenarios.items()):
        ids = [f"{uri}:{i}.{j}" for j in range(len(steps))]
        nodes = [{"id": step_id, "location": {"line": 10 * i + j + 1}} for j, step_id in enumerate(ids)]
        own = f"{uri}:{i}"
        place = {"line": 10 * i}
        node = {"id": own, "name": name, "keyword": "Background", "steps": nodes, "location": place, "examples": []}
        children.append({kind: node})
        pickle = {"id": f"{own}:pickle", "astNodeIds": [own], "name": name, "tags": [{"name": tag} for tag in tags]}
        runs[own] = PickleRun(pickle, dict(zip(ids, steps, strict=True)), has_run=True)
    return Feature(uri, "", {"name": uri, "language": language, "children": children}, runs)


def written(text: str, uri: str = "features/f.feature") -> Feature:
    """A feature as it is written, read by the official parser; nothing of it was run."""
    document: Any = {**Parser().parse(text), "uri": uri}
    its = Feature(uri, text, document["feature"])
    pickles: list[Any] = Compiler(IdGenerator()).compile(document)
    for pickle in pickles:
        steps = {step["astNodeIds"][0]: StepRun(step["text"], step.get("argument", {})) for step in pickle["steps"]}
        its.runs[pickle["id"]] = PickleRun(pickle, steps)
    return its


def record(definitions: list[DefinitionData], *features: Feature, parameters: tuple[ParameterData, ...] = ()) -> Record:
    """A record of some features and of a phrasebook."""
    by_uri = {one.uri: one for one in features}
    return Record(features=by_uri, phrasebook=PhrasebookData(definitions, list(parameters)))
