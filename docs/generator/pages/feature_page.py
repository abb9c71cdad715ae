"""The page of one feature: prose, the model once, then every scenario with its verdicts and working."""

import html
from collections.abc import Iterator

from steps.record.addresses import node_address, row_address, topics
from steps.record.model import SEVERITY, Feature, Node, PickleRun, StepRun

from ..markup import labels, prose
from ..steps.step import failure, verdict
from ..steps.steps import outline_list, step_list
from ..steps.working import PageWorkings
from .about_run import panel, unnoticed
from .sources import Source


def feature_page(feature: Feature) -> str:
    """A feature as Markdown."""
    return _FeaturePage(feature).text()


class _FeaturePage:
    """The page while it is written: the workings that it has so far, and the source that its parts are cut from."""

    def __init__(self, feature: Feature) -> None:
        self.feature, self.language = feature, str(feature.tree["language"])
        self.words, self.workings, self.source = labels(self.language), PageWorkings(), Source(feature)

    def text(self) -> str:
        tree = self.feature.tree
        everywhere, here = unnoticed(self.feature, self.words)
        parts = [f"# {prose.plain(self.feature.name)} {{ #feature }}", _tags(tree), self.source.fold()]
        parts += [panel(self.feature), prose.description(tree["description"]), everywhere]
        parts += [*self._children(tree, "##"), here]
        # In quotation marks: YAML would read Norwegian, no, as false.
        front = "" if self.language == "en" else f'---\nlang: "{self.language}"\n---\n\n'
        return front + "\n\n".join(part for part in parts if part) + "\n"

    def _children(self, parent: Node, level: str) -> Iterator[str]:
        for kind, node in ((kind, node) for child in parent["children"] for kind, node in child.items()):
            usual = self.words["background"] if kind == "background" else node["keyword"]
            yield f"{level} {prose.plain(node['name'] or usual)} {{ #{node_address(kind, node)} }}"
            yield from (_tags(node), self.source.fold(node), prose.description(node["description"]))
            if kind == "background":
                yield step_list(node["steps"], self._over_all(node), self.language, self.workings)
            elif kind == "scenario":
                yield from self._scenario(node)
            else:
                yield from self._children(node, level + "#")

    def _over_all(self, background: Node) -> PickleRun:
        """A background as it ran: each step where it fared worst, and the values that all scenarios agree on."""
        ids = [step["id"] for step in background["steps"]]
        ran = [run for run in self.feature.runs.values() if run.has_run and all(step in run.steps for step in ids)]
        steps = {step["id"]: StepRun(step["text"], step) for step in background["steps"]}
        if ran:
            steps = {step: max((r.steps[step] for r in ran), key=lambda r: SEVERITY.index(r.status)) for step in ids}
        first = ran[0].trace.items() if ran else ()
        return PickleRun({}, steps, {name: own for name, own in first if all(r.trace.get(name) == own for r in ran)})

    def _scenario(self, node: Node) -> Iterator[str]:
        runs = self.feature.runs_of(node["id"])
        if not any(run.has_run for run in runs):
            yield f'<p class="not-run">{verdict("UNKNOWN", self.words)}</p>'
        if not node["examples"]:
            yield step_list(node["steps"], runs[0], self.language, self.workings)
            return
        yield outline_list(node["steps"], runs[0].steps if runs else {})
        by_row = {run.pickle["astNodeIds"][1]: run for run in runs}
        for examples in node["examples"]:
            yield f"**{prose.plain(_name(examples))}**"
            yield from (_tags(examples), prose.description(examples["description"]))
            if "tableHeader" in examples:
                yield self._examples(node, examples, by_row)

    def _examples(self, scenario: Node, examples: Node, runs: dict[str, PickleRun]) -> str:
        """A table of rows with a verdict each, and below it the working of each row."""
        header = [self.words["verdict"], *(cell["value"] for cell in examples["tableHeader"]["cells"])]
        head = " ".join(f'<th scope="col">{prose.literal(name)}</th>' for name in header)
        body = " ".join(self._row(scenario, row, runs[row["id"]]) for row in examples["tableBody"])
        label = html.escape(f"{scenario['name']}: {_name(examples)}")
        table = f'<table class="data" aria-label="{label}"><thead><tr>{head}</tr></thead> <tbody>{body}</tbody></table>'
        workings = "".join(self._working(scenario, row, runs[row["id"]]) for row in examples["tableBody"])
        return f'<div class="table" tabindex="0">{table}</div><div class="rows">{workings}</div>'

    def _row(self, scenario: Node, row: Node, run: PickleRun) -> str:
        """A row with its verdict; where it did not pass, below it a row that says why."""
        address, (first, *rest) = row_address(scenario, row), [cell["value"] for cell in row["cells"]]
        link = f'<a href="#{address}" title="{self.words["address"]}">#</a>'
        shown = " ".join([_cell(first, "th" if first else "td"), *map(_cell, rest)])
        step = next((step for step in run.steps.values() if step.message), None)
        why = f'<tr><td class="why" colspan="{len(rest) + 2}">{failure(step.message)}</td></tr>' if step else ""
        return f'<tr id="{address}"><td>{verdict(run.status, self.words)} {link}</td> {shown}</tr> {why}'

    def _working(self, scenario: Node, row: Node, run: PickleRun) -> str:
        summary = f"{self.words['row']}: {prose.literal(row['cells'][0]['value'] or '—')}"
        is_open = " open" if run.status not in ("PASSED", "UNKNOWN") else ""
        steps = step_list(scenario["steps"], run, self.language, self.workings)
        return f"<details{is_open}><summary>{summary}</summary>{steps}</details>"


def _name(examples: Node) -> str:
    return str(examples["name"] or examples["keyword"])


def _cell(text: str, tag: str = "td") -> str:
    """A cell, whose line may break where it lists several things; the first one heads its row."""
    kind = (' scope="row"' if tag == "th" else "") + (' class="list"' if ", " in text else "")
    return f"<{tag}{kind}>{prose.literal(text)}</{tag}>"


def _tags(node: Node) -> str:
    tags = " ".join(f"<code>{html.escape(tag)}</code>" for tag in topics(node))
    return f'<p class="tags">{tags}</p>' if tags else ""
