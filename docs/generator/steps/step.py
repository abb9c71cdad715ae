"""One step as HTML: its verdict, its text with symbols and formulas as mathematics, its table, why it failed."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from steps.record.model import StepRun
from steps.record.schema import Data, NamedText
from tinyrnn import MATHML, TEXT, Notation, derivation
from tinyrnn.trace import value_from_data

from ..markup.mathematics import formula, symbol
from ..markup.prose import literal
from ..markup.tables import data_table

SIGNS = {"PASSED": "✓", "FAILED": "✗", "UNDEFINED": "?", "AMBIGUOUS": "?", "PENDING": "…"}
_NUMERIC = frozenset({"array", "number", "numbers", "int", "shape"})
_PLACEHOLDER = re.compile(r"(<[^<>]+>)")
_NEXT_ROW = "\0"
_BY_ROW = replace(MATHML, table=lambda rows: _NEXT_ROW.join(map("".join, rows)), row_vector=_NEXT_ROW.join)
Piece = tuple[int, int, str]  # where a part of a text begins and ends, and its markup


def verdict(status: str, words: dict[str, str]) -> str:
    """A verdict that does not depend on colour: a sign to see, a word to hear."""
    word = words[status]
    shown = "" if status == "PASSED" else f" {word}"
    heard = f'<span class="heard">{word}</span>' if status == "PASSED" else ""
    return f'<span class="verdict {status.lower()}" title="{word}">{SIGNS.get(status, "–")}{shown}{heard}</span>'


def step_item(keyword: str, run: StepRun, link: str, below: str, words: dict[str, str]) -> str:
    """A step as it was run, with a link after its line, and its working below it."""
    line = step_line(keyword, named_text(run.text, run.shown.names, _pieces(run)))
    argument = step_argument(run) if run.argument else ""
    failed = failure(run.message, has_working=bool(below)) if run.message else ""
    return f'<li class="{run.status.lower()}">{verdict(run.status, words)}{line}{link}{argument}{failed}{below}</li>'


def failure(message: str, *, has_working: bool = True) -> str:
    """What a step that failed says, in one line of HTML; without its working where that stands beside it."""
    shown = message.partition("\n\nworking\n")[0] if has_working else message
    one_line = html.escape(shown).replace("\n", "&#10;")  # Markdown reads an empty line as the end of a block
    return f'<pre class="failure">{one_line}</pre>'


def step_line(keyword: str, text: str) -> str:
    """The line of a step."""
    # Chinese keywords are followed by no space, but for a thin one before a letter of another script.
    gap = " " if keyword.endswith(" ") else "\u2009" if re.match(r"[A-Za-z<]", text) else ""
    return f'<p><b class="keyword">{html.escape(keyword.strip())}</b>{gap}{text}</p>'


def step_argument(run: StepRun) -> str:
    """The data table or doc string that a step holds, as written or as a row filled it in."""
    if "dataTable" in run.argument:
        return data_table(run.rows, _cells(run))
    if "docString" in run.argument:
        media_type = literal(run.argument["docString"].get("mediaType", ""))
        kind = f'<span class="media-type">{media_type}</span>' if media_type else ""
        return f"{kind}<pre>{literal(run.argument['docString']['content'])}</pre>"
    return ""


def outline_text(text: str, run: StepRun) -> str:
    """The text of a step of an outline, its placeholders set apart; the run of a row tells what names values in it."""
    names, parts = list(run.shown.names), []
    for part in _PLACEHOLDER.split(text):
        if _PLACEHOLDER.fullmatch(part):
            parts.append(f"<var>{literal(part)}</var>")
            continue
        end = 0
        while names and (start := part.find(run.text[names[0].start : names[0].end], end)) >= 0:
            name = names.pop(0)
            parts += [literal(part[end:start]), _mathematics(run.text, name)]
            end = start + name.end - name.start
        parts.append(literal(part[end:]))
    return "".join(parts)


def named_text(text: str, names: Sequence[NamedText], others: Iterable[Piece] = ()) -> str:
    """A text with the parts of it that name values as mathematics, and with the markup of other parts."""
    pieces = [*((name.start, name.end, _mathematics(text, name)) for name in names), *others]
    parts, end = [], 0
    for start, stop, markup in sorted(pieces):
        if start >= end:
            parts += [literal(text[end:start]), markup]
            end = stop
    return "".join([*parts, literal(text[end:])])


def _mathematics(text: str, name: NamedText) -> str:
    """A part of a text that names a value: its symbol as mathematics, the words beside it as they are."""
    written = text[name.start + len(name.before) : name.end - len(name.after)]
    return f"{literal(name.before)}{formula(symbol(name.symbol, name.entry), written)}{literal(name.after)}"


def _pieces(run: StepRun) -> Iterator[Piece]:
    """The numbers that a phrase took from a step, and the stage of a working that it quotes."""
    for argument in run.arguments:
        kind, group = argument["parameterTypeName"], argument["group"]
        written, start = group.get("value") or "", group.get("start") or 0
        if kind in _NUMERIC or (kind == "activation" and "(" in written):
            yield start, start + len(written), f'<span class="numbers">{literal(written)}</span>'
        elif kind == "quoted" and run.shown.stage is not None:
            stage = _stage(run, run.shown.stage, MATHML)
            yield start, start + len(written), formula(stage, written) if stage else literal(written)


def _cells(run: StepRun) -> list[list[str]]:
    """The cells of a table; the rows of a working, and the symbols that head time steps, as mathematics."""
    shown, table = [[literal(cell) for cell in row] for row in run.rows], run.shown.table
    if table and table.kind == "time steps":
        headings = zip(run.rows[0], [{"letter": "t"}, *table.headings], strict=True)
        return [[_heading(cell, heading) for cell, heading in headings], *shown[1:]]
    if table and table.kind == "working":
        found = _stage(run, table.stage, _BY_ROW).split(_NEXT_ROW)
        if len(found) == len(run.rows):
            return [[formula(markup, row[0])] for markup, row in zip(found, run.rows, strict=True)]
    return shown


def _heading(written: str, of: Data) -> str:
    """A symbol that heads a column: seen as mathematics, heard as it was written, for a heading has to be text."""
    if not of:
        return literal(written)
    drawn = f'<math aria-hidden="true" data-search-exclude>{symbol(of)}</math>'
    return f'<span class="heard">{literal(written)}</span>{drawn}'


def _stage(run: StepRun, place: int, notation: Notation) -> str:
    """A stage of the working of the value that a step shows; nothing where a notation joins two stages into one."""
    value = value_from_data(run.shown.values[0].value)
    text, shown = (derivation(value, n).stages for n in (TEXT, notation))
    return shown[place].markup if len(text) == len(shown) else ""
