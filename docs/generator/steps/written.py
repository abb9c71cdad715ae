"""What a step says, as it reads in a line: its symbols and formulas as mathematics, its numbers in the same letters."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from steps.record.model import Node, StepRun
from tinyrnn import MATHML, TEXT, Notation, Value, derivation
from tinyrnn.trace import value_from_data

from ..markup.mathematics import formula
from ..markup.prose import literal

_NUMERIC = frozenset({"array", "number", "numbers", "int", "shape"})
_SYMBOLIC = frozenset({"symbol", "parameter", "name", "joined"})
_INDEXED = r"d?[A-Za-z]\*?(?:_?\d+)?'?"
_JOINED = rf"\[{_INDEXED}[;,] ?{_INDEXED}\]"
# What can be set as mathematics: a letter, a gradient or a product of two, a joined vector, how one memory depends on
# another, a slope, a power of e; and of it one entry, by its place or by its word.
_SYMBOL = (
    rf"(?P<name>(?:[A-Z](?:\^T)? )?(?:{_INDEXED}|{_JOINED})|(?:{_INDEXED}|{_JOINED}) [A-Z](?:\^T)?"
    r"|d[a-z]_?\d+/d[a-z]_?\d+|f'\([a-z]_?\d+\)"
    r"|e\^\{?(?:-?\d+(?:\.\d+)?|o(?:_?\d+)?)\}?)"
    r"""(?P<entry>\[\d+(?:, ?\d+)?\]|\((?:"[^"]*"|“[^”]*”)\))?"""
)
# A symbol with words beside it: `the input weights W`, `the norm of dh2/dh1`, `p after "I like"`, `U 的谱`.
_IN_WORDS = re.compile(rf"(?P<before>.* )??(?P<symbol>{_SYMBOL})(?P<after>(?: ?的| after | before ).*)?")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_TIME_STEPS = re.compile(r"\.steps_are(?:_about)?:")  # what the phrases that claim a sequence are called
_PLACEHOLDER = re.compile(r"(<[^<>]+>)")
_NEXT_ROW = "\0"
_BY_ROW = replace(MATHML, table=lambda rows: _NEXT_ROW.join(map("".join, rows)), row_vector=_NEXT_ROW.join)


def step_text(run: StepRun) -> str:
    """The text of a step with what its phrase took from it set apart."""
    parts, end = [], 0
    for argument in run.arguments:
        group, kind = argument["group"], argument["parameterTypeName"]
        start = group.get("start")
        if start is None or start < end:
            continue
        parts.append(literal(run.text[end:start]))
        end = start + len(group.get("value") or "")
        parts.append(argument_text(run.text[start:end], kind, run.evidence))
    return "".join([*parts, literal(run.text[end:])])


def outline_text(text: str, run: StepRun) -> str:
    """The text of a step of an outline, its placeholders set apart; of the run of a row it has the symbols."""
    symbols = [a["group"].get("value") or "" for a in run.arguments if a["parameterTypeName"] in _SYMBOLIC]
    parts = []
    for part in _PLACEHOLDER.split(text):
        if _PLACEHOLDER.fullmatch(part):
            parts.append(f"<var>{literal(part)}</var>")
            continue
        while symbols and symbols[0] in part:
            before, symbol, part = part.partition(symbols.pop(0))  # noqa: PLW2901  # what is left of it
            parts += [literal(before), symbol_text(symbol)]
        parts.append(literal(part))
    return "".join(parts)


def argument_text(written: str, kind: str, evidence: Sequence[Node] = ()) -> str:
    """An argument: a symbol, or a stage of the working, as mathematics; the rest as it was written."""
    if kind in _SYMBOLIC:
        return symbol_text(written)
    if kind in _NUMERIC or (kind == "activation" and "(" in written):
        return f'<span class="numbers">{literal(written)}</span>'
    stage = _stage(written[1:-1], evidence, MATHML) if kind == "quoted" else ""
    return formula(stage, written) if stage else literal(written)


def symbol_text(written: str) -> str:
    """A symbol as mathematics, with the words that stand beside it: `W x2` as W x₂."""
    match = _IN_WORDS.fullmatch(written)
    if not match:
        return literal(written)
    shown = formula(_mathematics(match), match["symbol"])
    return f"{literal(match['before'] or '')}{shown}{literal(match['after'] or '')}"


def _heading(written: str) -> str:
    """A symbol that heads a column: seen as mathematics, heard as it was written, for a heading has to be text."""
    match = _IN_WORDS.fullmatch(written)
    if not match:
        return literal(written)
    drawn = f'<math aria-hidden="true" data-search-exclude>{_mathematics(match)}</math>'
    return f'<span class="heard">{literal(written)}</span>{drawn}'


def _mathematics(match: re.Match[str]) -> str:
    name = re.sub(r"([A-Za-z*])_?(\d+)", r"\1_\2", match["name"].translate(_SUBSCRIPTS).replace(",", ";"))
    name = re.sub(r";(?=\S)", "; ", re.sub(r"\^\{?([^\s{}]+)\}?", r"^{\1}", name))
    return MATHML.symbol(name) + _entry(match["entry"] or "")


def _entry(written: str) -> str:
    """One entry of what stands before it: `[1]` or `("cats")`."""
    if not written:
        return ""
    inner = written[1:-1]
    shown = f"<mtext>“{html.escape(inner[1:-1])}”</mtext>" if inner[0] in '"“' else f"<mn>{inner}</mn>"
    return f"<mrow><mo>{written[0]}</mo>{shown}<mo>{written[-1]}</mo></mrow>"


def rows_text(rows: list[list[str]], run: StepRun) -> list[list[str]]:
    """The cells of a table; the rows of a working, and the symbols that head time steps, as mathematics."""
    shown = [[literal(cell) for cell in row] for row in rows]
    if any(_TIME_STEPS.search(definition) for definition in run.definitions):
        return [[_heading(cell) for cell in rows[0]], *shown[1:]]
    if rows and all(len(row) == 1 for row in rows):
        stage = _stage(f"[{', '.join(row[0] for row in rows)}]", run.evidence, _BY_ROW)
        found = stage.split(_NEXT_ROW)
        if len(found) == len(rows) and stage:
            return [[formula(markup, row[0])] for markup, row in zip(found, rows, strict=True)]
    return shown


def _stage(written: str, evidence: Sequence[Node], notation: Notation) -> str:
    """The stage of a working that reads like what was written, in a notation; nothing where there is none."""
    for value in _values(evidence):
        texts, shown = (derivation(value, n).stages for n in (TEXT, notation))
        for text, stage in zip(texts, shown, strict=False):
            if len(texts) == len(shown) and _bare(text.markup) == _bare(written):
                return stage.markup
    return ""


def _values(evidence: Sequence[Node]) -> Iterator[Value]:
    return (value_from_data(item["value"]) for item in evidence if "value" in item)


def _bare(text: str) -> str:
    """A formula without what may be written otherwise: its spaces, and brackets around a negative number."""
    return re.sub(r"\((-[\d.]+)\)", r"\1", text.replace(" ", "").replace("−", "-"))
