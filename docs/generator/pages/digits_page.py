"""What the digits say: every number that a source prints wrong, and every one that holds in a weaker sense alone."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace

from steps.record.model import Feature, PickleRun, Record
from steps.record.schema import StepShown

from ..markup.tables import Row, html_table, lang
from ..steps.step import named_text
from .about_run import passed_steps
from .groups import published, run_link

HEAD = ("where", "value", "printed", "computed", "rounded", "verdict")
HOW = {
    "truncated": "cut off, not rounded",
    "off": "off by {units} units of its last digit",
    "off by one": "off by one unit of its last digit",
    "other": "another number",
}


def digits(record: Record) -> str:
    """Both tables, each with the count of its rows; where a table would be empty, a sentence says so."""
    wrong, weak = list(_slips(record)), list(_weaker(record))
    return "\n\n".join(
        [
            "## Printed wrong { #wrong }",
            _counted(wrong, "No scenario has found a number that its source prints wrong."),
            *([html_table("Numbers that a source prints wrong", HEAD, wrong)] if wrong else []),
            "## Right in a weaker sense { #weaker }",
            _counted(weak, "No number holds in a weaker sense alone."),
            *([html_table("Numbers that are right in a weaker sense", HEAD, weak)] if weak else []),
        ]
    )


def _counted(rows: list[Row], none: str) -> str:
    return f"Printed numbers in this table: {len(rows)}." if rows else none


def _steps(record: Record) -> Iterator[tuple[Feature, PickleRun, StepShown]]:
    """What every step has shown that passed in a published feature."""
    return ((feature, run, step.shown) for feature in published(record) for run, step in passed_steps(feature))


def _slips(record: Record) -> Iterator[Row]:
    for feature, run, shown in _steps(record):
        for slip in shown.slips:
            for entry in slip.entries:
                numbers = [entry.printed, entry.computed, entry.rounded]
                at, size = entry.place, len(entry.place)
                names = [replace(name, end=name.end + size, entry=name.entry + at) for name in slip.names]
                name = named_text(slip.name + at, names)
                yield _row(feature, run, name, numbers, [HOW[entry.verdict].format(units=entry.units), *slip.causes])


def _weaker(record: Record) -> Iterator[Row]:
    for feature, run, shown in _steps(record):
        for one in shown.weaker:
            numbers = [one.printed, one.computed, one.rounded]
            yield _row(feature, run, named_text(one.name, one.names), numbers, [one.sense])


def _row(feature: Feature, run: PickleRun, name: str, numbers: list[str], verdict: list[str]) -> Row:
    language = feature.tree["language"]
    said = "<br>".join(html.escape(sentence) for sentence in verdict)
    where = f"{run_link(feature, run)}<br><small>{html.escape(feature.tree['name'])}</small>"
    return Row([where, f"<span{lang(language)}>{name}</span>", *map(html.escape, numbers), said], language=language)
