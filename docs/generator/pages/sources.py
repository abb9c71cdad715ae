"""Sources: a feature as it stands in its file, every line once, at the heading of the part that it belongs to."""

import shlex
from urllib.parse import quote, urlsplit

from steps.record.model import Feature, Node

from ..markup import labels
from ..markup.prose import literal


class Source:
    """The text of a feature, cut where its parts begin."""

    def __init__(self, feature: Feature) -> None:
        self.feature, self._words = feature, labels(feature.tree["language"])
        self._lines = feature.text.removesuffix("\n").split("\n")  # only these end a line of Gherkin
        nodes = [node for _, node in feature.nodes]
        starts = [("", 1), *((node["id"], self._start(node)) for node in nodes)]
        ends = [*(start for _, start in starts[1:]), len(self._lines) + 1]
        # The numbers of the lines of each part, by the id of its node; none is that of what stands above the first.
        self._parts = {name: range(start, end) for (name, start), end in zip(starts, ends, strict=True)}
        headed = [feature.tree, *nodes, *(examples for node in nodes for examples in node.get("examples", ()))]
        steps = [step for node in nodes for step in node.get("steps", ())]
        # The keyword that a line begins with, by its number.
        self._keywords = {node["location"]["line"]: f"{node['keyword']}:" for node in headed}
        self._keywords |= {step["location"]["line"]: step["keyword"].strip() for step in steps}

    def _start(self, node: Node) -> int:
        """Where a part begins: with its tags, and the comments that stand on it."""
        line = min(int(one["location"]["line"]) for one in (node, *node.get("tags", ())))
        while self._lines[line - 2].lstrip().startswith("#"):
            line -= 1
        return line

    def fold(self, node: Node | None = None) -> str:
        """A fold with the lines of a background, a rule or a scenario, or of what stands above the first of them."""
        numbers, start = self._parts[node["id"] if node else ""], f":{node['location']['line']}" if node else ""
        first, last = numbers[0], numbers[-1]
        name = self._words["source" if last > first else "source line"].format(first=first, last=last)
        lines = "".join(map(self._line, numbers))
        run = literal(shlex.quote(self.feature.path) + start)
        command = f"<p>{self._words['run it']}<code>pytest {run}</code>{self._link(first)}</p>"
        # In an element of its own that the search leaves out, as it leaves out a working.
        inside = f'<div class="gherkin" data-search-exclude><pre><code>{lines}</code></pre>{command}</div>'
        # It stands at its heading, where "Gherkin" is enough for the eye; which one it is, is heard.
        summary = f'Gherkin<span class="heard">{name}</span>'
        return f'<details class="source" data-search-exclude><summary>{summary}</summary>{inside}</details>'

    def _line(self, number: int) -> str:
        before, keyword, after = self._lines[number - 1].partition(self._keywords.get(number, "\n"))
        strong = f"<b>{_written(keyword)}</b>" if keyword else ""
        text = f"{_written(before)}{strong}{_written(after)}"
        return f'<span id="L{number}"><a href="#L{number}">{number}</a>{text}\n</span>'

    def _link(self, line: int) -> str:
        commit = self.feature.run.commit
        # Where anything differs from the commit, its lines may be others.
        address = "" if commit.is_changed else source_link(commit.remote, commit.revision, self.feature.path, line)
        said = self._words["at commit"].format(line=line, revision=commit.short)
        return f' · <a href="{literal(address)}">{said}</a>' if address else ""


def _written(text: str) -> str:
    """Text that Markdown leaves as it is: a tab stays one, and nothing in it is an address."""
    return literal(text).replace("\t", "&#9;").replace("{ #", "&#123; #")


def source_link(remote: str, revision: str, path: str, line: int) -> str:
    """The web address of a line at a commit, as GitHub, Gitea or GitLab writes it; empty where one is not known."""
    if not (remote.startswith("https://") and revision):
        return ""
    blob = "-/blob" if "gitlab" in (urlsplit(remote).hostname or "") else "blob"
    return f"{remote.removesuffix('/').removesuffix('.git')}/{blob}/{quote(revision)}/{quote(path)}#L{line}"
