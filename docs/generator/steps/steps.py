"""Steps as HTML: the text as it was written, its verdict, and under it the working that the run recorded."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from steps.record.model import Node, StepRun

from ..figures.bars import bars, claimed_distribution
from ..figures.curves import fading, last_norm, losses
from ..markup.labels import labels
from ..markup.prose import literal
from ..markup.tables import data_table
from .folds import Folds
from .words import cells, words_of
from .working import again, working
from .written import outline_text, rows_text, step_text

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


def step_list(
    steps: Sequence[Node], runs: dict[str, StepRun], trace: dict[str, Node], language: str, folds: Folds
) -> str:
    """The steps of a scenario, or of a row, as they were run, each with verdict and working."""
    words = labels(language)
    folds.in_sight.clear()
    vocabulary, faded = words_of(runs.values(), trace), last_norm(runs.values())
    ran = [runs[step["id"]] for step in steps]
    items = []
    for step, run, following in zip(steps, ran, [*ran, StepRun("")][1:], strict=True):
        link = again(run, trace, words, folds)
        # What the next step shows too is left to it, and so is what is drawn of it.
        is_shared = all(item in following.showed for item in run.showed)
        shown = "" if is_shared else working(run, trace, words, folds)
        drawn = fading(run, trace) if run is faded else _drawn(run, vocabulary)
        # A page shows a figure once for each way of claiming what it shows.
        is_new = not (is_shared and drawn == _drawn(following, vocabulary)) and folds.once(f"{run.definitions}{drawn}")
        items.append(_step(step, run, link, shown + drawn if is_new else shown, words))
    return f'<ol class="steps">{"".join(items)}</ol>'


def _drawn(run: StepRun, vocabulary: list[str]) -> str:
    """The figure of what a step claims; nothing where there is none."""
    distribution = claimed_distribution(run, vocabulary)
    return bars(distribution, vocabulary) if distribution else losses(run)


def outline_list(steps: Iterable[Node], runs: dict[str, StepRun]) -> str:
    """The steps of an outline as written, with the runs of one of its rows; the verdicts stand with the rows."""
    items, unknown = [], StepRun("")
    for step in steps:
        text = outline_text(step["text"], runs.get(step["id"], unknown))
        items.append(f"<li>{_line(step['keyword'], text)}{_argument(step, unknown)}</li>")
    return f'<ol class="steps">{"".join(items)}</ol>'


def _step(step: Node, run: StepRun, link: str, below: str, words: dict[str, str]) -> str:
    parts = [verdict(run.status, words), _line(step["keyword"], step_text(run)), link]
    parts.append(_argument(run.argument, run))
    if run.message:
        parts.append(failure(run.message, has_working=bool(below)))
    parts.append(below)
    return f'<li class="{run.status.lower()}">{"".join(parts)}</li>'


def failure(message: str, *, has_working: bool = True) -> str:
    """What a step that failed says, in one line of HTML; without its working where that stands beside it."""
    shown = message.partition("\n\nworking\n")[0] if has_working else message
    return f'<pre class="failure">{_one_line(html.escape(shown))}</pre>'


def _one_line(markup: str) -> str:
    """Lines that are to be kept, in one line of HTML: Markdown reads an empty line as the end of a block."""
    return markup.replace("\n", "&#10;")


def _line(keyword: str, text: str) -> str:
    # Chinese keywords are followed by no space, but for a thin one before a letter of another script.
    gap = " " if keyword.endswith(" ") else "\u2009" if re.match(r"[A-Za-z<]", text) else ""
    return f'<p><b class="keyword">{html.escape(keyword.strip())}</b>{gap}{text}</p>'


def _argument(holder: Node, run: StepRun) -> str:
    """The data table or doc string that a step holds, as written or as a row filled it in."""
    if "dataTable" in holder:
        rows = cells(holder)
        return data_table(rows, rows_text(rows, run))
    if "docString" in holder:
        media_type = literal(holder["docString"].get("mediaType", ""))
        kind = f'<span class="media-type">{media_type}</span>' if media_type else ""
        return f"{kind}<pre>{_one_line(literal(holder['docString']['content']))}</pre>"
    return ""
