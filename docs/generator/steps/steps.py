"""The steps of a scenario as HTML: each as it was run, with its working and its figure, or as an outline has it."""

from collections.abc import Iterable, Sequence

from steps.record.model import Node, PickleRun, StepRun

from ..figures.charts import chart
from ..markup import labels
from .step import outline_text, step_argument, step_item, step_line
from .working import PageWorkings, ScenarioWorkings, is_shown_by


def step_list(steps: Sequence[Node], scenario: PickleRun, language: str, page: PageWorkings) -> str:
    """Some steps of a scenario, or of a row, as they were run, each with verdict and working."""
    words, runs = labels(language), [scenario.steps[step["id"]] for step in steps]
    workings = ScenarioWorkings(page, scenario.trace, words)
    norms = [run for run in scenario.steps.values() if run.shown.figure == "fading"]
    earlier = {id(run) for run in norms[:-1]}  # the curve stands at the last of them
    charts = [chart(run, scenario) if run.shown.figure and id(run) not in earlier else "" for run in runs]
    following = zip([*runs, StepRun("")][1:], [*charts, ""][1:], strict=True)
    items = []
    for step, run, drawn, (next_run, next_drawn) in zip(steps, runs, charts, following, strict=True):
        link = workings.link(run)
        # What the next step shows too is left to it, and so is what is drawn of it.
        is_left = is_shown_by(run, next_run)
        below = "" if is_left else workings.below(run)
        # A page shows a figure once for each way of claiming what it shows.
        if drawn and not (is_left and drawn == next_drawn) and page.once(f"{run.definitions}{drawn}"):
            below += drawn
        items.append(step_item(step["keyword"], run, link, below, words))
    return f'<ol class="steps">{"".join(items)}</ol>'


def outline_list(steps: Iterable[Node], runs: dict[str, StepRun]) -> str:
    """The steps of an outline as written, with the runs of one of its rows; the verdicts stand with the rows."""
    items = []
    for step in steps:
        text = outline_text(step["text"], runs.get(step["id"], StepRun("")))
        items.append(f"<li>{step_line(step['keyword'], text)}{step_argument(StepRun('', step))}</li>")
    return f'<ol class="steps">{"".join(items)}</ol>'
