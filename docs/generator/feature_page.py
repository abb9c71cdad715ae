"""The page of one feature: prose, the model once, then every scenario with its verdicts and working."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import datetime

from . import prose
from .addresses import node_address, row_slug, slug
from .findings import unnoticed
from .folds import Folds
from .labels import labels
from .record import SEVERITY, Feature, Node, PickleRun, StepRun
from .steps import failure, outline_list, step_list, verdict


def feature_page(feature: Feature, started: datetime) -> str:
    """A feature as Markdown."""
    tree = feature.tree
    blind_everywhere, blind_here = unnoticed(feature, labels(tree["language"]))
    parts = [
        _heading("#", tree["name"], "feature"),
        _tags(tree),
        _summary(feature, started),
        prose.description(tree["description"]),
        blind_everywhere,
    ]
    parts += _children(feature, tree, "##", Folds())
    parts.append(blind_here)
    front = "" if tree["language"] == "en" else f"---\nlang: {tree['language']}\n---\n\n"
    return front + "\n\n".join(part for part in parts if part) + "\n"


def counts(feature: Feature) -> dict[str, int]:
    """How many scenarios a feature holds, and how many of them did not pass."""
    runs = feature.runs.values()
    return {"scenarios": len(runs), "failed": sum(run.status != "PASSED" for run in runs)}


def _summary(feature: Feature, started: datetime) -> str:
    """The verdict on the whole page, with links to whatever did not pass."""
    words = labels(feature.tree["language"])
    status = feature.status
    said = words["all passed" if status == "PASSED" else "not all passed"].format(**counts(feature))
    time = words["run"].format(time=f"{started:%Y-%m-%d %H:%M}")
    failed = {run.pickle["astNodeIds"][0] for run in feature.runs.values() if run.status != "PASSED"}
    names = [node["name"] for kind, node in feature.nodes if kind == "scenario" and node["id"] in failed]
    links = "".join(f'<li><a href="#{slug(name)}">{prose.literal(name)}</a></li>' for name in names)
    found = f"<ul>{links}</ul>" if links else ""
    return f'<div class="run {status.lower()}">{verdict(status, words)} {said} {time}{found}</div>'


def _children(feature: Feature, parent: Node, level: str, folds: Folds) -> Iterator[str]:
    for child in parent["children"]:
        for kind, node in child.items():
            if kind == "background":
                yield from _background(feature, node, level, folds)
            elif kind == "rule":
                yield _heading(level, node["name"], node_address(kind, node))
                yield _tags(node)
                yield prose.description(node["description"])
                yield from _children(feature, node, level + "#", folds)
            else:
                yield from _scenario(feature, node, level, folds)


def _background(feature: Feature, node: Node, level: str, folds: Folds) -> Iterator[str]:
    words = labels(feature.tree["language"])
    yield _heading(level, node["name"] or words["background"], node_address("background", node))
    yield prose.description(node["description"])
    ran = [
        run for run in feature.runs.values() if run.has_run and all(step["id"] in run.steps for step in node["steps"])
    ]
    runs = {step["id"]: _over_all(step, ran) for step in node["steps"]}
    yield step_list(node["steps"], runs, {}, feature.tree["language"], folds)


def _over_all(step: Node, runs: list[PickleRun]) -> StepRun:
    """A background step's run: that of the scenario in which it fared worst."""
    own = [run.steps[step["id"]] for run in runs]
    return max(own, key=lambda run: SEVERITY.index(run.status), default=StepRun(step["text"], step))


def _scenario(feature: Feature, node: Node, level: str, folds: Folds) -> Iterator[str]:
    language = feature.tree["language"]
    yield _heading(level, node["name"], slug(node["name"]))
    yield _tags(node)
    yield prose.description(node["description"])
    runs = feature.runs_of(node["id"])
    if not node["examples"]:
        yield step_list(node["steps"], runs[0].steps, runs[0].trace, language, folds)
        return
    yield outline_list(node["steps"], runs[0].steps if runs else {})
    for examples in node["examples"]:
        yield f"**{prose.plain(_name(examples))}**"
        yield _tags(examples)
        yield prose.description(examples["description"])
        if "tableHeader" in examples:
            yield _examples(node, examples, {run.pickle["astNodeIds"][1]: run for run in runs}, language, folds)


def _examples(scenario: Node, examples: Node, runs: dict[str, PickleRun], language: str, folds: Folds) -> str:
    """A table of rows with a verdict each, and below it the working of each row."""
    words = labels(language)
    header = [cell["value"] for cell in examples["tableHeader"]["cells"]]
    head = "".join(f'<th scope="col">{prose.literal(name)}</th>' for name in (words["verdict"], *header))
    rows, details = [], []
    for row in examples["tableBody"]:
        run, cells = runs[row["id"]], [cell["value"] for cell in row["cells"]]
        address = row_slug(slug(scenario["name"]), cells)
        shown = _cell(cells[0], "th" if cells[0] else "td") + "".join(map(_cell, cells[1:]))
        link = f'<a href="#{address}" title="{words["address"]}">#</a>'
        rows.append(f'<tr id="{address}"><td>{verdict(run.status, words)} {link}</td>{shown}</tr>')
        rows.append(_why(run, len(cells) + 1))
        summary = f"{words['row']}: {prose.literal(cells[0] or '—')}"
        is_open = " open" if run.status not in ("PASSED", "UNKNOWN") else ""
        steps = step_list(scenario["steps"], run.steps, run.trace, language, folds)
        details.append(f"<details{is_open}><summary>{summary}</summary>{steps}</details>")
    label = html.escape(f"{scenario['name']}: {_name(examples)}")
    body = f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    table = f'<table class="data" aria-label="{label}">{body}</table>'
    return f'<div class="table" tabindex="0">{table}</div><div class="rows">{"".join(details)}</div>'


def _name(examples: Node) -> str:
    return str(examples["name"] or examples["keyword"])


def _cell(text: str, tag: str = "td") -> str:
    """A cell, whose line may break where it lists several things; the first one heads its row."""
    kind = (' scope="row"' if tag == "th" else "") + (' class="list"' if ", " in text else "")
    return f"<{tag}{kind}>{prose.literal(text)}</{tag}>"


def _why(run: PickleRun, width: int) -> str:
    """Why a row did not pass, in a row of its own below it."""
    step = next((step for step in run.steps.values() if step.message), None)
    return f'<tr><td class="why" colspan="{width}">{failure(step.message)}</td></tr>' if step else ""


def _heading(level: str, name: str, address: str) -> str:
    return f"{level} {prose.plain(name)} {{ #{address} }}"


def _tags(node: Node) -> str:
    tags = "".join(f"<code>{html.escape(tag['name'])}</code> " for tag in node.get("tags", ()))
    return f'<p class="tags">{tags.strip()}</p>' if tags else ""
