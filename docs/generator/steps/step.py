"""Steps as HTML: verdict, text with symbols and formulas as mathematics, table, why it failed, working and figure."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from steps.record.model import Node, PickleRun, StepRun
from tinyrnn import MATHML, TEXT, Notation, derivation
from tinyrnn.trace import value_from_data

from ..figures.charts import chart
from ..markup import labels
from ..markup.mathematics import formula, symbol
from ..markup.prose import Piece, literal, named_part, named_text
from .working import PageWorkings, ScenarioWorkings, is_shown_by

SIGNS = {"PASSED": "✓", "FAILED": "✗", "UNDEFINED": "?", "AMBIGUOUS": "?", "PENDING": "…"}
_NUMERIC = frozenset({"array", "number", "numbers", "int", "shape"})
_PLACEHOLDER = re.compile(r"(<[^<>]+>)")
_NEXT_ROW = "\0"
_BY_ROW = replace(MATHML, table=lambda rows: _NEXT_ROW.join(map("".join, rows)), row_vector=_NEXT_ROW.join)


def verdict(status: str, words: dict[str, str]) -> str:
    """A verdict that does not depend on colour: a sign to see, a word to hear."""
    word = words[status]
    said = f'<span class="heard">{word}</span>' if status == "PASSED" else f" {word}"
    return f'<span class="verdict {status.lower()}" title="{word}">{SIGNS.get(status, "–")}{said}</span>'


def step_list(steps: Sequence[Node], scenario: PickleRun, language: str, page: PageWorkings) -> str:
    """Some steps of a scenario, or of a row, as they were run, each with verdict, working and figure."""
    words, runs = labels(language), [scenario.steps[step["id"]] for step in steps]
    workings = ScenarioWorkings(page, scenario.trace, words)
    charts = [chart(run, scenario) if run.shown.figure else "" for run in runs]
    following = zip([*runs, StepRun("")][1:], [*charts, ""][1:], strict=True)
    items = []
    for step, run, drawn, (next_run, next_drawn) in zip(steps, runs, charts, following, strict=True):
        link, is_left = workings.link(run), is_shown_by(run, next_run)
        # What the next step shows too is left to it, and so is what is drawn of it.
        below = "" if is_left else workings.below(run)
        # A page shows a figure once for each way of claiming what it shows.
        if drawn and not (is_left and drawn == next_drawn) and page.once(f"{run.definitions}{drawn}"):
            below += drawn
        items.append(step_item(step["keyword"], run, link, below, words))
    return f'<ol class="steps">{"".join(items)}</ol>'


def outline_list(steps: Iterable[Node], runs: dict[str, StepRun]) -> str:
    """The steps of an outline as written, with the runs of one of its rows; the verdicts stand with the rows."""
    items = ""
    for step in steps:
        text = outline_text(step["text"], runs.get(step["id"], StepRun("")))
        items += f"<li>{_line(step['keyword'], text)}{step_argument(StepRun('', step))}</li>"
    return f'<ol class="steps">{items}</ol>'


def step_item(keyword: str, run: StepRun, link: str, below: str, words: dict[str, str]) -> str:
    """A step as it was run, with a link after its line, and its working below it."""
    line = _line(keyword, named_text(run.text, run.shown.names, _pieces(run))) + link + step_argument(run)
    failed = failure(run.message, has_working=bool(below)) if run.message else ""
    return f'<li class="{run.status.lower()}">{verdict(run.status, words)}{line}{failed}{below}</li>'


def failure(message: str, *, has_working: bool = True) -> str:
    """What a step that failed says, in one line of HTML; without its working where that stands beside it."""
    shown = message.partition("\n\nworking\n")[0] if has_working else message
    one_line = html.escape(shown).replace("\n", "&#10;")  # Markdown reads an empty line as the end of a block
    return f'<pre class="failure">{one_line}</pre>'


def _line(keyword: str, text: str) -> str:
    # Chinese keywords are followed by no space, but for a thin one before a letter of another script.
    gap = " " if keyword.endswith(" ") else "\u2009" if re.match(r"[A-Za-z<]", text) else ""
    return f'<p><b class="keyword">{html.escape(keyword.strip())}</b>{gap}{text}</p>'


def step_argument(run: StepRun) -> str:
    """The data table or doc string that a step holds, as written or as a row filled it in."""
    if "dataTable" in run.argument:
        return data_table(run.rows, _shown_rows(run))
    doc_string = run.argument.get("docString", {})
    kind = f'<span class="media-type">{literal(doc_string["mediaType"])}</span>' if "mediaType" in doc_string else ""
    return f"{kind}<pre>{literal(doc_string['content'])}</pre>" if doc_string else ""


def data_table(rows: Sequence[Sequence[str]], shown: Sequence[Sequence[str]]) -> str:
    """The data table of a step, each cell as it is shown; a first row, or first column, of words heads it."""
    head = int([any(map(_is_number, row)) for row in rows[:2]] == [False, True])
    # Words stand before numbers, or in a table without any number before other words.
    words_first = len(rows[head]) > 1 and not any(_is_number(row[0]) for row in rows[head:])
    lines = [_cells(row, "row", int(words_first)) for row in shown[head:]]
    top = f"<thead>{''.join(_cells(row, 'col', len(row)) for row in shown[:head])}</thead> " if head else ""
    table = f'<table class="data">{top}<tbody>{" ".join(lines)}</tbody></table>'
    return f'<div class="table" tabindex="0">{table}</div>'


def _cells(row: Sequence[str], scope: str, count: int) -> str:
    """A row of cells, of which the first ones head something."""
    # An empty cell heads nothing. Without a space between two cells, the search would join their words.
    heading = [f'<th scope="{scope}">{cell}</th>' if cell else "<td></td>" for cell in row[:count]]
    return f"<tr>{' '.join([*heading, *(f'<td>{cell}</td>' for cell in row[count:])])}</tr>"


def _is_number(cell: str) -> bool:
    """Whether it is a number, a vector, or what an outline leaves open."""
    return bool(re.match(r"[-+−]?[.\d]|[\[<]", cell))


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
            parts += [literal(part[end:start]), named_part(run.text, name)]
            end = start + name.end - name.start
        parts.append(literal(part[end:]))
    return "".join(parts)


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


def _shown_rows(run: StepRun) -> list[list[str]]:
    """The cells of a table; the rows of a working, and the symbols that head time steps, as mathematics."""
    shown, table = [[literal(cell) for cell in row] for row in run.rows], run.shown.table
    if table and table.kind == "time steps":
        headings = zip(run.rows[0], [{"letter": "t"}, *table.headings], strict=True)
        # Seen as mathematics, heard as it was written, for a heading has to be text.
        drawn = '<span class="heard">{}</span><math aria-hidden="true" data-search-exclude>{}</math>'
        shown[0] = [drawn.format(literal(cell), symbol(of)) if of else literal(cell) for cell, of in headings]
    if table and table.kind == "working":
        found = _stage(run, table.stage, _BY_ROW).split(_NEXT_ROW)
        if len(found) == len(run.rows):
            return [[formula(markup, row[0])] for markup, row in zip(found, run.rows, strict=True)]
    return shown


def _stage(run: StepRun, place: int, notation: Notation) -> str:
    """A stage of the working of the value that a step shows; nothing where a notation joins two stages into one."""
    value = value_from_data(run.shown.values[0].value)
    text, shown = (derivation(value, n).stages for n in (TEXT, notation))
    return shown[place].markup if len(text) == len(shown) else ""
