"""The steps of a scenario as HTML: each as it was run, with its working and its figure, or as an outline has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from steps.record.model import Node, PickleRun, StepRun

from ..figures.charts import chart, fading, fading_steps
from ..markup.labels import labels
from .step import outline_text, step_argument, step_item, step_line
from .working import PageWorkings, ScenarioWorkings


def step_list(steps: Sequence[Node], scenario: PickleRun, language: str, page: PageWorkings) -> str:
    """Some steps of a scenario, or of a row, as they were run, each with verdict and working."""
    words = labels(language)
    workings = ScenarioWorkings(page, scenario.trace, words)
    runs = [scenario.steps[step["id"]] for step in steps]
    norms = [run for run in scenario.steps.values() if any(fading_steps(one.value) for one in run.shown.values)]
    last_norm = norms[-1] if norms else None
    items = []
    for step, run, following in zip(steps, runs, [*runs, StepRun("")][1:], strict=True):
        link = workings.link(run)
        # What the next step shows too is left to it, and so is what is drawn of it.
        is_left = _is_shown_by(run, following)
        shown = "" if is_left else workings.below(run)
        drawn = fading(run, scenario.trace.values()) if run is last_norm else chart(run, scenario.words)
        # A page shows a figure once for each way of claiming what it shows.
        is_new = not (is_left and drawn == chart(following, scenario.words)) and page.once(f"{run.definitions}{drawn}")
        items.append(step_item(step["keyword"], run, link, shown + drawn if is_new else shown, words))
    return f'<ol class="steps">{"".join(items)}</ol>'


def _is_shown_by(run: StepRun, other: StepRun) -> bool:
    """Whether all that a step shows is shown by another, too."""
    own, others = run.shown, other.shown
    lines, other_lines = ([(one.value, one.wrong, one.caption) for one in shown.values] for shown in (own, others))
    pairs = ((lines, other_lines), (own.computed, others.computed), (own.slips, others.slips))
    return all(item in there for items, there in pairs for item in items) and own.zeros in ([], others.zeros)


def outline_list(steps: Iterable[Node], runs: dict[str, StepRun]) -> str:
    """The steps of an outline as written, with the runs of one of its rows; the verdicts stand with the rows."""
    items = []
    for step in steps:
        text = outline_text(step["text"], runs.get(step["id"], StepRun("")))
        items.append(f"<li>{step_line(step['keyword'], text)}{step_argument(StepRun('', step))}</li>")
    return f'<ol class="steps">{"".join(items)}</ol>'
