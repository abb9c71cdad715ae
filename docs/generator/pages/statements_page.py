"""Statements of a source, each with the scenarios that restate it and their verdict; and every other tag."""

from __future__ import annotations

import html
from collections import defaultdict

from steps.record.addresses import topics
from steps.record.model import Record, worst

from ..markup.labels import ENGLISH
from ..markup.tables import Row, html_table
from ..steps.steps import verdict
from .places import Place, published, scenario_place

Found = dict[Place, list[str]]  # the scenarios that bear a tag, each with the verdicts of its rows
HEAD = ("tag", "scenario", "verdict")


def statements(record: Record, source: str, count: int) -> str:
    """A table of the statements `@source-1` to `@source-count`, one that no scenario restates shown as a gap."""
    tags = _tags(record)
    numbered = [f"@{source}-{number}" for number in range(1, count + 1)]
    others = sorted(set(tags) - set(numbered))
    restated = [tag for tag in numbered if tag in tags]
    passed = [tag for tag in restated if all(_status(statuses) == "PASSED" for statuses in tags[tag].values())]
    said = f"Statements: {count}. Restated by a scenario: {len(restated)}. Of these passed: {len(passed)}."
    gaps = [f"[{tag}](#{_address(tag)})" for tag in numbered if tag not in tags]
    return "\n\n".join(
        [
            said + (f" Nothing restates {', '.join(gaps)}." if gaps else ""),
            html_table("The statements", HEAD, [_row(tag, tags.get(tag, {})) for tag in numbered]),
            "## Other tags { #tags }",
            html_table("Other tags", HEAD, [_row(tag, tags[tag]) for tag in others])
            if others
            else "No scenario bears a tag that is not in the table above.",
        ]
    )


def _tags(record: Record) -> dict[str, Found]:
    """The scenarios of each tag in reading order; a tag of a feature or a rule is one of its scenarios."""
    tags: dict[str, Found] = defaultdict(lambda: defaultdict(list))
    for feature in published(record):
        for run in feature.runs.values():
            for tag in topics(run.pickle):
                tags[tag][scenario_place(feature, run)].append(run.status)
    return dict(tags)


def _row(tag: str, found: Found) -> Row:
    links = "<br>".join(place.link for place in found) or "<em>a gap: no scenario restates it</em>"
    verdicts = "<br>".join(verdict(_status(statuses), ENGLISH) for statuses in found.values()) or "–"
    return Row([f"<code>{html.escape(tag)}</code>", links, verdicts], _address(tag))


def _status(statuses: list[str]) -> str:
    return worst(iter(statuses))


def _address(tag: str) -> str:
    """The address of a tag is the tag: it stays when scenarios are renamed."""
    return f"tag-{tag.removeprefix('@')}"
