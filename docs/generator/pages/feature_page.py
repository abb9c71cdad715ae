"""The page of one feature: prose, the model once, then every scenario with its verdicts and working."""

from __future__ import annotations

import html
from collections.abc import Iterator

from steps.record.addresses import node_address, row_address, topics
from steps.record.model import SEVERITY, Feature, Node, PickleRun, StepRun

from ..markup import prose
from ..markup.labels import labels
from ..steps.step import failure, verdict
from ..steps.steps import outline_list, step_list
from ..steps.working import PageWorkings
from .about_run import panel, unnoticed
from .sources import Source


def feature_page(feature: Feature) -> str:
    """A feature as Markdown."""
    tree = feature.tree
    source = Source(feature)
    blind_everywhere, blind_here = unnoticed(feature, labels(tree["language"]))
    parts = [
        f"# {prose.plain(feature.name)} {{ #feature }}",
        _tags(tree),
        source.head(),
        panel(feature),
        prose.description(tree["description"]),
        blind_everywhere,
    ]
    parts += _children(feature, tree, "##", PageWorkings(), source)
    parts.append(blind_here)
    # In quotation marks: YAML would read Norwegian, no, as false.
    front = "" if tree["language"] == "en" else f'---\nlang: "{tree["language"]}"\n---\n\n'
    return front + "\n\n".join(part for part in parts if part) + "\n"


def _children(feature: Feature, parent: Node, level: str, workings: PageWorkings, source: Source) -> Iterator[str]:
    for child in parent["children"]:
        for kind, node in child.items():
            yield _heading(level, kind, node, labels(feature.tree["language"]))
            yield _tags(node)
            yield source.part(node)
            yield prose.description(node["description"])
            if kind == "background":
                yield _background(feature, node, workings)
            elif kind == "scenario":
                yield from _scenario(feature, node, workings)
            if kind == "rule":
                yield from _children(feature, node, level + "#", workings, source)


def _background(feature: Feature, node: Node, workings: PageWorkings) -> str:
    wanted = [step["id"] for step in node["steps"]]
    ran = [run for run in feature.runs.values() if run.has_run and all(step in run.steps for step in wanted)]
    worst_runs = {step["id"]: _over_all(step, ran) for step in node["steps"]}
    values = ran[0].trace if ran else {}
    shared = {name: one for name, one in values.items() if all(run.trace.get(name) == one for run in ran)}
    return step_list(node["steps"], PickleRun({}, worst_runs, shared), feature.tree["language"], workings)


def _over_all(step: Node, runs: list[PickleRun]) -> StepRun:
    """A background step's run: that of the scenario in which it fared worst."""
    own = [run.steps[step["id"]] for run in runs]
    return max(own, key=lambda run: SEVERITY.index(run.status), default=StepRun(step["text"], step))


def _scenario(feature: Feature, node: Node, workings: PageWorkings) -> Iterator[str]:
    language = feature.tree["language"]
    runs = feature.runs_of(node["id"])
    if not any(run.has_run for run in runs):
        yield f'<p class="not-run">{verdict("UNKNOWN", labels(language))}</p>'
    if not node["examples"]:
        yield step_list(node["steps"], runs[0], language, workings)
        return
    yield outline_list(node["steps"], runs[0].steps if runs else {})
    for examples in node["examples"]:
        yield f"**{prose.plain(_name(examples))}**"
        yield _tags(examples)
        yield prose.description(examples["description"])
        if "tableHeader" in examples:
            yield _examples(node, examples, {run.pickle["astNodeIds"][1]: run for run in runs}, language, workings)


def _examples(scenario: Node, examples: Node, runs: dict[str, PickleRun], language: str, workings: PageWorkings) -> str:
    """A table of rows with a verdict each, and below it the working of each row."""
    words = labels(language)
    header = [cell["value"] for cell in examples["tableHeader"]["cells"]]
    head = " ".join(f'<th scope="col">{prose.literal(name)}</th>' for name in (words["verdict"], *header))
    rows, details = [], []
    for row in examples["tableBody"]:
        run, cells = runs[row["id"]], [cell["value"] for cell in row["cells"]]
        address = row_address(scenario, row)
        shown = _cell(cells[0], "th" if cells[0] else "td") + " ".join(["", *map(_cell, cells[1:])])
        link = f'<a href="#{address}" title="{words["address"]}">#</a>'
        rows.append(f'<tr id="{address}"><td>{verdict(run.status, words)} {link}</td> {shown}</tr>')
        rows.append(_why(run, len(cells) + 1))
        summary = f"{words['row']}: {prose.literal(cells[0] or '—')}"
        is_open = " open" if run.status not in ("PASSED", "UNKNOWN") else ""
        steps = step_list(scenario["steps"], run, language, workings)
        details.append(f"<details{is_open}><summary>{summary}</summary>{steps}</details>")
    label = html.escape(f"{scenario['name']}: {_name(examples)}")
    body = f"<thead><tr>{head}</tr></thead> <tbody>{' '.join(rows)}</tbody>"
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


def _heading(level: str, kind: str, node: Node, words: dict[str, str]) -> str:
    """The name of a part, with its address."""
    name = prose.plain(node["name"] or (words["background"] if kind == "background" else node["keyword"]))
    return f"{level} {name} {{ #{node_address(kind, node)} }}"


def _tags(node: Node) -> str:
    tags = "".join(f"<code>{html.escape(tag)}</code> " for tag in topics(node))
    return f'<p class="tags">{tags.strip()}</p>' if tags else ""
