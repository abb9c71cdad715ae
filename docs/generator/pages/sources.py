"""Sources: a feature as it stands in its file, every line once, at the heading of the part that it belongs to."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlsplit

from steps.record.model import Feature, Node

from ..markup.labels import labels
from ..markup.prose import literal

HEAD = ""  # in the place of a node's id: what stands above the first part


@dataclass(frozen=True)
class Source:
    """The text of a feature, cut where its parts begin."""

    feature: Feature

    def head(self) -> str:
        """A fold with all that stands above the first part: comments, tags, name and description of the feature."""
        return self._fold(self._parts[HEAD], None)

    def part(self, node: Node) -> str:
        """A fold with the lines of a background, a rule or a scenario, and the line that runs it."""
        return self._fold(self._parts[node["id"]], node["location"]["line"])

    @cached_property
    def _lines(self) -> list[str]:
        return self.feature.text.removesuffix("\n").split("\n")  # only these end a line of Gherkin

    @cached_property
    def _parts(self) -> dict[str, range]:
        """The numbers of the lines of each part, by the id of its node."""
        starts = [(HEAD, 1), *((node["id"], self._start(node)) for _, node in self.feature.nodes)]
        ends = [*(start for _, start in starts[1:]), len(self._lines) + 1]
        return {name: range(start, end) for (name, start), end in zip(starts, ends, strict=True)}

    def _start(self, node: Node) -> int:
        """Where a part begins: with its tags, and the comments that stand on it."""
        line = min(int(one["location"]["line"]) for one in (node, *node.get("tags", ())))
        while self._lines[line - 2].lstrip().startswith("#"):
            line -= 1
        return line

    @cached_property
    def _keywords(self) -> dict[int, str]:
        """The keyword that a line begins with, by its number."""
        nodes = [self.feature.tree, *(node for _, node in self.feature.nodes)]
        headed = [*nodes, *(examples for node in nodes for examples in node.get("examples", ()))]
        keywords = {node["location"]["line"]: f"{node['keyword']}:" for node in headed}
        steps = [step for node in nodes for step in node.get("steps", ())]
        return keywords | {step["location"]["line"]: step["keyword"].strip() for step in steps}

    def _fold(self, numbers: range, start: int | None) -> str:
        words = labels(self.feature.tree["language"])
        first, last = numbers[0], numbers[-1]
        name = words["source" if last > first else "source line"].format(first=first, last=last)
        lines = "".join(map(self._line, numbers))
        run = shlex.quote(self.feature.path) + (f":{start}" if start else "")
        command = f"<p>{words['run it']}<code>pytest {literal(run)}</code>{self._link(first, words)}</p>"
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

    def _link(self, line: int, words: dict[str, str]) -> str:
        commit = self.feature.run.commit
        # Where anything differs from the commit, its lines may be others.
        address = "" if commit.is_changed else source_link(commit.remote, commit.revision, self.feature.path, line)
        said = words["at commit"].format(line=line, revision=commit.short)
        return f' · <a href="{literal(address)}">{said}</a>' if address else ""


def _written(text: str) -> str:
    """Text that Markdown leaves as it is: a tab stays one, and nothing in it is an address."""
    return literal(text).replace("\t", "&#9;").replace("{ #", "&#123; #")


def source_link(remote: str, revision: str, path: str, line: int) -> str:
    """The web address of a line at a commit: as GitHub and Gitea write it, or, on a host of that name, GitLab.

    It is empty where the repository has no address on the web, or the commit is not known.
    """
    if not (remote.startswith("https://") and revision):
        return ""
    blob = "-/blob" if "gitlab" in (urlsplit(remote).hostname or "") else "blob"
    return f"{remote.removesuffix('/').removesuffix('.git')}/{blob}/{quote(revision)}/{quote(path)}#L{line}"
