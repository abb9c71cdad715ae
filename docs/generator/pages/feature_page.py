"""The page of one feature: prose, the model once, then every scenario with its verdicts, working and source."""

import html
import shlex
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from steps.record.addresses import node_address, row_address, topics
from steps.record.model import SEVERITY, Feature, Node, PickleRun, StepRun

from ..markup import labels, prose
from ..steps.step import failure, outline_list, step_list, verdict
from ..steps.working import PageWorkings
from .about_run import panel, unnoticed


def feature_page(feature: Feature) -> str:
    """A feature as Markdown."""
    tree, page = feature.tree, _FeaturePage(feature)
    everywhere, here = unnoticed(feature, page.words)
    parts = [f"# {prose.plain(feature.name)} {{ #feature }}", _tags(tree), page.source.fold()]
    parts += [panel(feature), prose.description(tree["description"]), everywhere, *page.children(tree, "##"), here]
    # In quotation marks: YAML would read Norwegian, no, as false.
    front = "" if page.language == "en" else f'---\nlang: "{page.language}"\n---\n\n'
    return front + "\n\n".join(filter(None, parts)) + "\n"


class _FeaturePage:
    """The page while it is written: the workings that it has so far, and the source that its parts are cut from."""

    def __init__(self, feature: Feature) -> None:
        self.feature, self.language = feature, str(feature.tree["language"])
        self.words, self.workings, self.source = labels(self.language), PageWorkings(), Source(feature)

    def children(self, parent: Node, level: str) -> Iterator[str]:
        """The backgrounds, scenarios and rules of the feature, or of a rule."""
        for kind, node in ((kind, node) for child in parent["children"] for kind, node in child.items()):
            usual = self.words["background"] if kind == "background" else node["keyword"]
            yield f"{level} {prose.plain(node['name'] or usual)} {{ #{node_address(kind, node)} }}"
            yield from (_tags(node), self.source.fold(node), prose.description(node["description"]))
            if kind == "background":
                yield self._steps(node, self._over_all(node))
            elif kind == "scenario":
                yield from self._scenario(node)
            else:
                yield from self.children(node, level + "#")

    def _steps(self, node: Node, run: PickleRun) -> str:
        return step_list(node["steps"], run, self.language, self.workings)

    def _over_all(self, background: Node) -> PickleRun:
        """A background as it ran: each step where it fared worst, and the values that all scenarios agree on."""
        steps = {step["id"]: StepRun(step["text"], step) for step in background["steps"]}
        ran = [run for run in self.feature.runs.values() if run.has_run and steps.keys() <= run.steps.keys()]
        if not ran:
            return PickleRun({}, steps)
        steps = {step: max((r.steps[step] for r in ran), key=lambda r: SEVERITY.index(r.status)) for step in steps}
        trace = {name: own for name, own in ran[0].trace.items() if all(r.trace.get(name) == own for r in ran)}
        return PickleRun({}, steps, trace)

    def _scenario(self, node: Node) -> Iterator[str]:
        runs = self.feature.runs_of(node["id"])
        if not any(run.has_run for run in runs):
            yield f'<p class="not-run">{verdict("UNKNOWN", self.words)}</p>'
        if not node["examples"]:
            yield self._steps(node, runs[0])
            return
        yield outline_list(node["steps"], runs[0].steps if runs else {})
        by_row = {run.pickle["astNodeIds"][1]: run for run in runs}
        for examples in node["examples"]:
            name = examples["name"] or examples["keyword"]
            yield from (f"**{prose.plain(name)}**", _tags(examples), prose.description(examples["description"]))
            if "tableHeader" in examples:
                yield self._examples(node, examples, f"{node['name']}: {name}", by_row)

    def _examples(self, scenario: Node, examples: Node, label: str, runs: dict[str, PickleRun]) -> str:
        """A table of rows with a verdict each, and below it the working of each row."""
        header = [self.words["verdict"], *(cell["value"] for cell in examples["tableHeader"]["cells"])]
        head = " ".join(f'<th scope="col">{prose.literal(name)}</th>' for name in header)
        rows, workings = [], ""
        for row in examples["tableBody"]:
            run, cells = runs[row["id"]], [cell["value"] for cell in row["cells"]]
            rows.append(self._row(row_address(scenario, row), cells, run))
            summary = f"{self.words['row']}: {prose.literal(cells[0] or '—')}"
            is_open = " open" if run.status not in ("PASSED", "UNKNOWN") else ""
            workings += f"<details{is_open}><summary>{summary}</summary>{self._steps(scenario, run)}</details>"
        named = f'class="data" aria-label="{html.escape(label)}"'
        table = f"<table {named}><thead><tr>{head}</tr></thead> <tbody>{' '.join(rows)}</tbody></table>"
        return f'<div class="table" tabindex="0">{table}</div><div class="rows">{workings}</div>'

    def _row(self, address: str, cells: list[str], run: PickleRun) -> str:
        """A row with its verdict; where it did not pass, below it a row that says why."""
        shown = f'<a href="#{address}" title="{self.words["address"]}">#</a></td>'
        for i, text in enumerate(cells):
            tag, scope = ("td", "") if i or not text else ("th", ' scope="row"')  # the first one heads its row
            kind = ' class="list"' if ", " in text else ""  # its line may break
            shown += f" <{tag}{scope}{kind}>{prose.literal(text)}</{tag}>"
        message = next((step.message for step in run.steps.values() if step.message), "")
        why = f'<tr><td class="why" colspan="{len(cells) + 1}">{failure(message)}</td></tr>' if message else ""
        return f'<tr id="{address}"><td>{verdict(run.status, self.words)} {shown}</tr> {why}'


def _tags(node: Node) -> str:
    tags = " ".join(f"<code>{html.escape(tag)}</code>" for tag in topics(node))
    return f'<p class="tags">{tags}</p>' if tags else ""


class Source:
    """The text of a feature, cut where its parts begin."""

    def __init__(self, feature: Feature) -> None:
        self.feature, self._words = feature, labels(feature.tree["language"])
        self._lines = feature.text.removesuffix("\n").split("\n")  # only these end a line of Gherkin
        self._parts: dict[str, range] = {}  # its lines, by the id of its node; none for what stands above the first
        self._keywords = {feature.tree["location"]["line"]: f"{feature.tree['keyword']}:"}  # by the number of its line
        end = len(self._lines) + 1
        for node in reversed([node for _, node in feature.nodes]):
            start = min(int(one["location"]["line"]) for one in (node, *node.get("tags", ())))
            while self._lines[start - 2].lstrip().startswith("#"):  # a part begins with the comments that stand on it
                start -= 1
            self._parts[node["id"]], end = range(start, end), start
            headed = (node, *node.get("examples", ()))
            self._keywords |= {one["location"]["line"]: f"{one['keyword']}:" for one in headed}
            self._keywords |= {step["location"]["line"]: step["keyword"].strip() for step in node.get("steps", ())}
        self._parts[""] = range(1, end)

    def fold(self, node: Node | None = None) -> str:
        """A fold with the lines of a background, a rule or a scenario, or of what stands above the first of them."""
        numbers, start = self._parts[node["id"] if node else ""], f":{node['location']['line']}" if node else ""
        first, last, commit = numbers[0], numbers[-1], self.feature.run.commit
        name = self._words["source" if last > first else "source line"].format(first=first, last=last)
        lines = "".join(map(self._line, numbers))
        run = prose.literal(shlex.quote(self.feature.path) + start)
        # Where anything differs from the commit, its lines may be others.
        address = "" if commit.is_changed else source_link(commit.remote, commit.revision, self.feature.path, first)
        said = self._words["at commit"].format(line=first, revision=commit.short)
        link = f' · <a href="{prose.literal(address)}">{said}</a>' if address else ""
        command = f"<p>{self._words['run it']}<code>pytest {run}</code>{link}</p>"
        # It stands at its heading, where "Gherkin" is enough for the eye; which one it is, is heard.
        summary = f'<summary>Gherkin<span class="heard">{name}</span></summary>'
        # In an element of its own that the search leaves out, as it leaves out a working.
        inside = f'<div class="gherkin" data-search-exclude><pre><code>{lines}</code></pre>{command}</div>'
        return f'<details class="source" data-search-exclude>{summary}{inside}</details>'

    def _line(self, number: int) -> str:
        before, keyword, after = self._lines[number - 1].partition(self._keywords.get(number, "\n"))
        strong = f"<b>{prose.literal(keyword)}</b>" if keyword else ""
        # Markdown leaves the text as it is: a tab stays one, and nothing in it is an address.
        text = f"{prose.literal(before)}{strong}{prose.literal(after)}".replace("\t", "&#9;").replace("{ #", "&#123; #")
        return f'<span id="L{number}"><a href="#L{number}">{number}</a>{text}\n</span>'


def source_link(remote: str, revision: str, path: str, line: int) -> str:
    """The web address of a line at a commit, as GitHub, Gitea or GitLab writes it; empty where one is not known."""
    if not (remote.startswith("https://") and revision):
        return ""
    blob = "-/blob" if "gitlab" in (urlsplit(remote).hostname or "") else "blob"
    return f"{remote.removesuffix('/').removesuffix('.git')}/{blob}/{quote(revision)}/{quote(path)}#L{line}"
