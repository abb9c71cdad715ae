"""What the digits say: every number that a source prints wrong, and every one that holds in a weaker sense alone."""

from __future__ import annotations

import html
from collections.abc import Iterator

from steps.record.model import Feature, Node, PickleRun, Record, StepRun
from tinyrnn import TEXT

from ..markup.tables import Row, html_table, lang
from ..steps.weaker import senses, weaker
from ..steps.written import symbol_text
from .places import Place, place_of, published
from .tally import passed_steps

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


def _steps(record: Record) -> Iterator[tuple[Feature, PickleRun, StepRun]]:
    """Every step that passed in a published feature."""
    return ((feature, run, step) for feature in published(record) for run, step in passed_steps(feature))


def _slips(record: Record) -> Iterator[Row]:
    for feature, run, step in _steps(record):
        for found in (item["slip"] for item in step.evidence if "slip" in item):
            for entry in found["entries"]:
                verdict = [_how(entry), *found["causes"]]
                numbers = [entry["printed"], entry["computed"], entry["rounded"]]
                yield _row(feature, place_of(feature, run), found["symbol"] + entry["place"], numbers, verdict)


def _weaker(record: Record) -> Iterator[Row]:
    known = senses(record)
    for feature, run, step in _steps(record):
        for phrase in step.definitions:
            for claim in weaker(step, known[phrase]) if phrase in known else ():
                numbers = [claim.printed, TEXT.number(claim.computed), claim.rounded]
                yield _row(feature, place_of(feature, run), claim.symbol, numbers, [claim.sense])


def _row(feature: Feature, place: Place, symbol: str, numbers: list[str], verdict: list[str]) -> Row:
    language = feature.tree["language"]
    said = "<br>".join(html.escape(sentence) for sentence in verdict)
    where = f"{place.link}<br><small>{html.escape(feature.tree['name'])}</small>"
    value = f"<span{lang(language)}>{symbol_text(symbol)}</span>"
    return Row([where, value, *map(html.escape, numbers), said], language=language)


def _how(entry: Node) -> str:
    """The verdict on one printed number, in words."""
    how = "off by one" if entry["how"] == "off" and entry["units"] == 1 else entry["how"]
    return HOW[how].format(units=entry["units"])
