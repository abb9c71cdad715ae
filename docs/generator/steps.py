"""Steps as HTML: the text as it was written, its verdict, and under it the working that the run recorded."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tinyrnn import MATHML, derivation
from tinyrnn.trace import value_from_data

from .bars import bars, claimed_distribution
from .curves import fading, last_norm, losses
from .findings import slip, zeros
from .labels import labels
from .mathematics import formula
from .prose import literal
from .record import Node, StepRun
from .unrolled import unrolled
from .words import words_of

# A symbol that can be set as mathematics: letters with indices, a product of two, a power of e.
_INDEXED = r"d?[A-Za-z]\*?(?:_?\d+)?'?"
# What can be set as mathematics: a letter, a gradient or a product of two, a joined vector, how one memory depends on
# another, a power of e; and of it one entry.
_SYMBOL = re.compile(
    rf"(?P<name>(?:[A-Z](?:\^T)? )?(?:{_INDEXED}|\[{_INDEXED}[;,] {_INDEXED}\])|{_INDEXED} [A-Z](?:\^T)?"
    r"|d[a-z]_?\d+/d[a-z]_?\d+"
    r"|e\^\{?(?:-?\d+(?:\.\d+)?|o(?:_?\d+)?)\}?)"
    r"""(?P<entry>\[\d+(?:, ?\d+)?\]|\((?:"[^"]*"|“[^”]*”)\))?"""
)
SIGNS = {
    "PASSED": "✓",
    "FAILED": "✗",
    "SKIPPED": "–",
    "UNKNOWN": "–",
    "UNDEFINED": "?",
    "AMBIGUOUS": "?",
    "PENDING": "…",
}


def verdict(status: str, words: dict[str, str]) -> str:
    """A verdict that does not depend on colour: a sign to see, a word to hear."""
    word = words[status]
    shown = "" if status == "PASSED" else f" {word}"
    heard = f'<span class="heard">{word}</span>' if status == "PASSED" else ""
    return f'<span class="verdict {status.lower()}" title="{word}">{SIGNS[status]}{shown}{heard}</span>'


@dataclass
class Folds:
    """The folded workings of a page: one that stands there already is linked to, not written again."""

    addresses: dict[str, str] = field(default_factory=dict)
    notes: set[str] = field(default_factory=set)

    def once(self, note: str) -> str:
        """A note where a page says it for the first time; nothing afterwards."""
        is_new = note not in self.notes
        self.notes.add(note)
        return note if is_new else ""

    def fold(self, values: list[Node], words: dict[str, str]) -> str:
        """A fold with the working of some values, or a link to the one that has it."""
        key = json.dumps(values, sort_keys=True)
        if key in self.addresses:
            return f'<p class="again"><a href="#{self.addresses[key]}">{words["again"]}</a></p>'
        address = self.addresses[key] = f"working--{hashlib.sha256(key.encode()).hexdigest()[:8]}"
        shown = "".join(_value(value, [], "", words) for value in values)
        # The address stands inside the fold: a browser that goes there opens it.
        inside = f'<div class="working" id="{address}" data-search-exclude>{shown}</div>'
        return f"<details><summary>{words['working']}</summary>{inside}</details>"


def step_list(
    steps: Sequence[Node], runs: dict[str, StepRun], trace: dict[str, Node], language: str, folds: Folds
) -> str:
    """The steps of a scenario, or of a row, as they were run, each with verdict and working."""
    words = labels(language)
    workings = [_working(runs[step["id"]].evidence, trace, words, folds) for step in steps]
    vocabulary, faded = words_of(runs.values(), trace), last_norm(runs.values())
    items = []
    for step, working, following in zip(steps, workings, [*workings, ""][1:], strict=True):
        run = runs[step["id"]]
        # Of steps in a row that share a working, the last shows it.
        shown = "" if working == following else working
        drawn = fading(run, trace) if run is faded else _drawn(run, vocabulary)
        # A page shows a figure once for each way of claiming what it shows.
        is_new = folds.once(f"{run.definitions}{drawn}")
        items.append(_step(step, run, shown + drawn if is_new else shown, words))
    return f'<ol class="steps">{"".join(items)}</ol>'


def _drawn(run: StepRun, vocabulary: list[str]) -> str:
    """The figure of what a step claims; nothing where there is none."""
    distribution = claimed_distribution(run, vocabulary)
    return bars(distribution, vocabulary) if distribution else losses(run)


def outline_list(steps: Iterable[Node]) -> str:
    """The steps of an outline as written; the verdicts stand with its rows."""
    items = []
    for step in steps:
        text = re.sub(r"&lt;([^&]+)&gt;", r"<var>&lt;\1&gt;</var>", literal(step["text"]))
        items.append(f"<li>{_line(step['keyword'], text)}{_argument(step)}</li>")
    return f'<ol class="steps">{"".join(items)}</ol>'


def _step(step: Node, run: StepRun, working: str, words: dict[str, str]) -> str:
    text = _with_arguments(run.text, run.arguments)
    parts = [verdict(run.status, words), _line(step["keyword"], text), _argument(run.argument)]
    if run.message:
        message = run.message.partition("\n\nworking\n")[0] if working else run.message
        parts.append(f'<pre class="failure">{html.escape(message)}</pre>')
    parts.append(working)
    return f'<li class="{run.status.lower()}">{"".join(parts)}</li>'


def _line(keyword: str, text: str) -> str:
    # Chinese keywords are followed by no space, but for a thin one before a letter of another script.
    gap = " " if keyword.endswith(" ") else "\u2009" if re.match(r"[A-Za-z<]", text) else ""
    return f'<p><b class="keyword">{html.escape(keyword.strip())}</b>{gap}{text}</p>'


def _with_arguments(text: str, arguments: list[Node]) -> str:
    """The text of a step with what its phrase took from it set apart."""
    parts, end = [], 0
    for argument in arguments:
        group, kind = argument["group"], argument["parameterTypeName"]
        start, value = group.get("start"), group.get("value") or ""
        if start is None or start < end:
            continue
        stop = start + len(value)
        # A value is as the phrase reads it, with a comma for 、; what is not set as mathematics is shown as written.
        shown = value if kind in ("symbol", "parameter") else text[start:stop]
        parts += [literal(text[end:start]), argument_text(shown, kind)]
        end = stop
    return "".join([*parts, literal(text[end:])])


def argument_text(value: str, kind: str) -> str:
    """An argument as it was written, but for a symbol, which is set as mathematics: `W x2` as W x₂."""
    words, _, letter = value.rpartition(" ") if kind == "parameter" else ("", "", value)
    symbol = _SYMBOL.fullmatch(letter)
    if kind not in ("symbol", "parameter") or not symbol:
        return f'<span class="argument">{literal(value)}</span>'
    name = re.sub(r"([A-Za-z*])_?(\d+)", r"\1_\2", symbol["name"].replace(",", ";"))
    name = re.sub(r"\^\{?([^\s{}]+)\}?", r"^{\1}", name)
    return f"{html.escape(words)} {formula(MATHML.symbol(name))}{html.escape(symbol['entry'] or '')}".strip()


def _argument(holder: Node) -> str:
    """The data table or doc string that a step holds, as written or as a row filled it in."""
    if "dataTable" in holder:
        return table([[cell["value"] for cell in row["cells"]] for row in holder["dataTable"]["rows"]])
    if "docString" in holder:
        media_type = literal(holder["docString"].get("mediaType", ""))
        kind = f'<span class="media-type">{media_type}</span>' if media_type else ""
        return f"{kind}<pre>{literal(holder['docString']['content'])}</pre>"
    return ""


def table(rows: list[list[str]]) -> str:
    """A data table; a first row, or first column, of words heads it."""
    heads_columns = (
        not any(_is_number(cell) for cell in rows[0]) and len(rows) > 1 and any(_is_number(c) for c in rows[1])
    )
    heads_rows = not heads_columns and not any(_is_number(row[0]) for row in rows) and len(rows[0]) > 1
    body = []
    for i, row in enumerate(rows):
        cells = []
        for j, cell in enumerate(row):
            scope = "col" if heads_columns and i == 0 else "row" if heads_rows and j == 0 else ""
            text = literal(cell)
            cells.append(f'<th scope="{scope}">{text}</th>' if scope else f"<td>{text}</td>")
        body.append(f"<tr>{''.join(cells)}</tr>")
    return f'<div class="table" tabindex="0"><table class="data">{"".join(body)}</table></div>'


def _is_number(cell: str) -> bool:
    return bool(re.match(r"[-+−]?[.\d]", cell))


def _working(evidence: list[Node], trace: dict[str, Node], words: dict[str, str], folds: Folds) -> str:
    shown = [_value(item["value"], item["wrong"], item["caption"], words) for item in evidence if "value" in item]
    folded = [trace[item["symbol"]] for item in evidence if item.get("symbol") in trace]
    parts = [slip(item["slip"], words) for item in evidence if "slip" in item]
    parts += [folds.once(zeros(item["zeros"], words)) for item in evidence if "zeros" in item]
    parts += [f'<div class="working" data-search-exclude>{"".join(shown)}</div>'] if shown else []
    parts.append(folds.once(_network([value["symbol"] for value in folded], trace, words)))
    return "".join([*parts, folds.fold(folded, words)] if folded else parts)


def _network(symbols: list[str], trace: dict[str, Node], words: dict[str, str]) -> str:
    """A fold with the unrolled network of a step that reads; nothing where it is too large to be drawn."""
    drawn = unrolled(symbols, trace)
    return f"<details><summary>{words['network']}</summary>{drawn}</details>" if drawn else ""


def _value(data: Node, wrong: list[list[int]], caption: str, words: dict[str, str]) -> str:
    """One value: symbol = symbols = numbers = result, a formula a stage, so that lines may break between them."""
    working = derivation(value_from_data(data), MATHML, {tuple(place) for place in wrong})
    stages = [formula(f"<mrow>{_relation(stage.relation)}{stage.markup}</mrow>") for stage in working.stages]
    note = f'<span class="caption">{html.escape(words.get(caption, caption))}{words["colon"]}</span>' if caption else ""
    return f'<p class="derivation">{note}{formula(working.symbol)} {" ".join(stages)}</p>'


def _relation(sign: str) -> str:
    """A relation that begins a formula of its own: the space before it is that between the formulas."""
    return f'<mo lspace="0" rspace="0.2778em">{sign}</mo>'
