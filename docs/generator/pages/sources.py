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
        # The numbers of the lines of each part, by the id of its node; none is that of what stands above the first.
        self._parts: dict[str, range] = {}
        # The keyword that a line begins with, by its number.
        self._keywords = {feature.tree["location"]["line"]: f"{feature.tree['keyword']}:"}
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
        run = literal(shlex.quote(self.feature.path) + start)
        # Where anything differs from the commit, its lines may be others.
        address = "" if commit.is_changed else source_link(commit.remote, commit.revision, self.feature.path, first)
        said = self._words["at commit"].format(line=first, revision=commit.short)
        link = f' · <a href="{literal(address)}">{said}</a>' if address else ""
        command = f"<p>{self._words['run it']}<code>pytest {run}</code>{link}</p>"
        # In an element of its own that the search leaves out, as it leaves out a working.
        inside = f'<div class="gherkin" data-search-exclude><pre><code>{lines}</code></pre>{command}</div>'
        # It stands at its heading, where "Gherkin" is enough for the eye; which one it is, is heard.
        summary = f'Gherkin<span class="heard">{name}</span>'
        return f'<details class="source" data-search-exclude><summary>{summary}</summary>{inside}</details>'

    def _line(self, number: int) -> str:
        before, keyword, after = self._lines[number - 1].partition(self._keywords.get(number, "\n"))
        strong = f"<b>{literal(keyword)}</b>" if keyword else ""
        # Markdown leaves the text as it is: a tab stays one, and nothing in it is an address.
        text = f"{literal(before)}{strong}{literal(after)}".replace("\t", "&#9;").replace("{ #", "&#123; #")
        return f'<span id="L{number}"><a href="#L{number}">{number}</a>{text}\n</span>'


def source_link(remote: str, revision: str, path: str, line: int) -> str:
    """The web address of a line at a commit, as GitHub, Gitea or GitLab writes it; empty where one is not known."""
    if not (remote.startswith("https://") and revision):
        return ""
    blob = "-/blob" if "gitlab" in (urlsplit(remote).hostname or "") else "blob"
    return f"{remote.removesuffix('/').removesuffix('.git')}/{blob}/{quote(revision)}/{quote(path)}#L{line}"
