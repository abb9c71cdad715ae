"""What is told of a step that cannot run: where it stands, and what is wrong with it, or what was meant."""

from __future__ import annotations

from ..language.phrasebook import BOOK, KEYWORDS
from ..language.unmatched import nearest, unreadable_number
from .documents import Pickle, Step

OF_ANOTHER_KIND = "(if this project runs its features with pytest-bdd itself, run pytest with -p no:tinyrnn)"


def place(pickle: Pickle, step: Step) -> str:
    """Where a step stands, and as which row of an outline it ran."""
    at_row = f"\n(the row of Examples in line {pickle.line})" if pickle.row else ""
    return f"{pickle.path}:{step.line}: {step.written}{step.text}{at_row}"


def misfit(step: Step) -> str:
    """What is wrong with what stands below a step."""
    if step.doc_string is not None:
        return "this step does not read the doc string below it: remove it"
    if step.table is not None:
        return "this step does not read the table below it: remove it"
    return "this step needs a table below it: add one"


def missing(step: Step, *, is_guest: bool) -> str:
    """What to tell of a step that no phrase reads: which phrases come near it."""
    message = _likely_meant(step)
    return f"{message}\n\n{OF_ANOTHER_KIND}" if is_guest else message


def _likely_meant(step: Step) -> str:
    elsewhere = [keyword for keyword in KEYWORDS if BOOK.matches(keyword, step.text)]
    if elsewhere:
        return f"this is a {elsewhere[0].title()} phrase, but the step is a {step.keyword.title()}: change the keyword"
    if " #" in step.text:
        return "no phrase reads like this step: a comment needs a line of its own"
    examples = "\n".join(f"  {example}" for example in nearest(step.keyword, step.text))
    unreadable = unreadable_number(step.keyword, step.text)
    if unreadable:
        return f"{unreadable}\n\nIf another phrase was meant, the nearest are, for example,\n{examples}"
    return f"no phrase reads like this step; the nearest are, for example,\n{examples}"
