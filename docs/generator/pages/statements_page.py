"""Statements of a source, each with the scenarios that restate it and their verdict; other tags; links to both."""

import html
import posixpath
import re
from collections import defaultdict

from steps.record.addresses import topics
from steps.record.model import Record, worst

from ..markup import ENGLISH
from ..markup.tables import Row, html_table
from ..steps.step import verdict
from .groups import published, run_link

Found = dict[str, list[str]]  # links to the scenarios that bear a tag, each with the verdicts of its rows
HEAD = ("tag", "scenario", "verdict")
_LIST_OF_TAGS = re.compile(r'(?<=<p class="tags">)<code>.*?</code>(?=</p>)')
_TAG = re.compile(r"<code>@(?P<name>[^<]+)</code>")


def statements(record: Record, source: str, count: int) -> str:
    """A table of the statements `@source-1` to `@source-count`, one that no scenario restates shown as a gap."""
    tags = _tags(record)
    numbered = [f"@{source}-{number}" for number in range(1, count + 1)]
    others = sorted(set(tags) - set(numbered))
    restated = [tag for tag in numbered if tag in tags]
    passed = [tag for tag in restated if worst(status for own in tags[tag].values() for status in own) == "PASSED"]
    said = f"Statements: {count}. Restated by a scenario: {len(restated)}. Of these passed: {len(passed)}."
    gaps = ", ".join(f"[{tag}](#{_address(tag)})" for tag in numbered if tag not in tags)
    table = html_table("Other tags", HEAD, [_row(tag, tags[tag]) for tag in others])
    parts = [
        f"{said} Nothing restates {gaps}." if gaps else said,
        html_table("The statements", HEAD, [_row(tag, tags.get(tag, {})) for tag in numbered]),
        "## Other tags { #tags }",
        table if others else "No scenario bears a tag that is not in the table above.",
    ]
    return "\n\n".join(parts)


def _tags(record: Record) -> dict[str, Found]:
    """The scenarios of each tag in reading order; a tag of a feature or a rule is one of its scenarios."""
    tags: dict[str, Found] = defaultdict(lambda: defaultdict(list))
    for feature in published(record):
        for run in feature.runs.values():
            for tag in topics(run.pickle):
                tags[tag][run_link(feature, run, is_whole=True)].append(run.status)
    return dict(tags)


def _row(tag: str, found: Found) -> Row:
    links = "<br>".join(found) or "<em>a gap: no scenario restates it</em>"
    verdicts = "<br>".join(verdict(worst(statuses), ENGLISH) for statuses in found.values()) or "–"
    return Row([f"<code>{html.escape(tag)}</code>", links, verdicts], _address(tag))


def _address(tag: str) -> str:
    """The address of a tag is the tag: it stays when scenarios are renamed."""
    return f"tag-{tag.removeprefix('@')}"


def with_tag_links(pages: dict[str, str]) -> dict[str, str]:
    """The pages, with every tag that has a row on one of them leading there."""
    rows = {address: path for path, text in pages.items() for address in re.findall(r'<tr id="(tag-[^"]+)"', text)}
    return {path: _LIST_OF_TAGS.sub(lambda tags: _linked(tags[0], path, rows), text) for path, text in pages.items()}  # noqa: B023  # it is called at once


def _linked(tags: str, page: str, rows: dict[str, str]) -> str:
    def link(tag: re.Match[str]) -> str:
        if (address := f"tag-{tag['name']}") not in rows:
            return tag[0]
        target = posixpath.relpath(rows[address].removesuffix(".md") + ".html", posixpath.dirname(page) or ".")
        return f'<a href="{target}#{address}">{tag[0]}</a>'

    return _TAG.sub(link, tags)
