"""What the digits say: every number that a source prints wrong, and every one that holds in a weaker sense alone."""

import html
from collections.abc import Iterator
from dataclasses import replace

from steps.record.model import Feature, PickleRun, Record
from steps.record.schema import Slip

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
    wrong, weak = [], []
    for feature in published(record):
        for run, step in passed_steps(feature):
            wrong += [row for slip in step.shown.slips for row in _slip(feature, run, slip)]
            for one in step.shown.weaker:
                numbers = [one.printed, one.computed, one.rounded]
                weak.append(_row(feature, run, named_text(one.name, one.names), numbers, [one.sense]))
    parts = [
        "## Printed wrong { #wrong }",
        _counted("Numbers that a source prints wrong", wrong)
        or "No scenario has found a number that its source prints wrong.",
        "## Right in a weaker sense { #weaker }",
        _counted("Numbers that are right in a weaker sense", weak) or "No number holds in a weaker sense alone.",
    ]
    return "\n\n".join(parts)


def _counted(caption: str, rows: list[Row]) -> str:
    return f"Printed numbers in this table: {len(rows)}.\n\n{html_table(caption, HEAD, rows)}" if rows else ""


def _slip(feature: Feature, run: PickleRun, slip: Slip) -> Iterator[Row]:
    for entry in slip.entries:
        at, size = entry.place, len(entry.place)
        names = [replace(name, end=name.end + size, entry=name.entry + at) for name in slip.names]
        numbers, said = [entry.printed, entry.computed, entry.rounded], HOW[entry.verdict].format(units=entry.units)
        yield _row(feature, run, named_text(slip.name + at, names), numbers, [said, *slip.causes])


def _row(feature: Feature, run: PickleRun, name: str, numbers: list[str], verdict: list[str]) -> Row:
    language = feature.tree["language"]
    where = f"{run_link(feature, run)}<br><small>{html.escape(feature.tree['name'])}</small>"
    cells = [where, f"<span{lang(language)}>{name}</span>", *map(html.escape, numbers)]
    return Row([*cells, "<br>".join(map(html.escape, verdict))], language=language)
