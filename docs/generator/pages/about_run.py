"""What a page says of its run: what it found, when, at which commit, and how to run it again."""

from __future__ import annotations

import html
import posixpath
import shlex
from collections.abc import Iterator

from steps.record.addresses import node_address, page_path
from steps.record.model import Feature, Record, Run, worst

from ..markup import prose
from ..markup.labels import ENGLISH, labels
from ..steps.steps import verdict
from .places import published
from .tally import Tally, tally

DOWNLOAD = "run-record.ndjson.gz"  # where the site offers the record


def panel(feature: Feature) -> str:
    """The head of a feature's page: the verdict, what was checked, when and where, and the line that runs it again."""
    words, found = labels(feature.tree["language"]), tally([feature])
    status = feature.status
    named = {**words, "UNKNOWN": words["not all run"]} if found.not_run < found.scenarios else words
    said = [
        f'<div class="run {status.lower()}">',
        f"<p>{verdict(status, named)} {words['gap'].join(_found(found, words))}</p>",
        _not_passed(feature, words) if found.not_run < found.scenarios else "",
        f"<p>{_when(feature.run, words, 'run')} {download(feature.run, page_path(feature.uri), words)}</p>",
        "</div>",
    ]
    return f"{''.join(said)}\n\n```sh\npytest {shlex.quote(feature.path)}\n```"


def _when(run: Run, words: dict[str, str], sentence: str) -> str:
    """When the run was, and at which commit, in one of two sentences."""
    commit = run.commit
    kind = "outside" if not commit.revision else "changed" if commit.is_changed else "commit"
    place = words[kind].format(commit=f"<code>{html.escape(commit.short)}</code>")
    return words[sentence].format(time=f"{run.started:%Y-%m-%d %H:%M}", place=place)


def quiet_line(run: Run, page: str) -> str:
    """The end of a page without a panel."""
    said = f"{_when(run, ENGLISH, 'built')} {download(run, page, ENGLISH)}"
    return f'<p class="built" data-search-exclude>{said.strip()}</p>'


def download(run: Run, page: str, words: dict[str, str]) -> str:
    """A link to the record as the site offers it, with its size; nothing where there is no file."""
    if not run.compressed:
        return ""
    target = posixpath.relpath(DOWNLOAD, posixpath.dirname(page) or ".")
    return f'<a href="{target}" download>{words["record"]}</a> ({len(run.compressed) / 1000:.0f} kB)'


def totals(record: Record) -> str:
    """What the whole site holds, in a line."""
    features = list(published(record))
    found = tally(features)
    counted = {"feature": len(features), "scenario": found.scenarios, "printed number": found.numbers}
    said = ", ".join(f"{number:,} {name}{'' if number == 1 else 's'}" for name, number in counted.items())
    missed = f" Not all passed: {' '.join(_found(found, ENGLISH))}" if found.passed < found.scenarios else ""
    return f'<p class="totals">{said} checked.{missed}</p>'


def _found(found: Tally, words: dict[str, str]) -> Iterator[str]:
    """What became of the scenarios, in sentences; what is none goes without saying, but for numbers."""
    yield words["passed of"].format(passed=f"{found.passed:,}", scenarios=f"{found.scenarios:,}")
    if found.failed:
        yield words["failed of"].format(failed=f"{found.failed:,}")
    if found.not_run:
        yield words["not run of"].format(not_run=f"{found.not_run:,}")
    yield words["numbers"].format(numbers=f"{found.numbers:,}")


def _not_passed(feature: Feature, words: dict[str, str]) -> str:
    """A list of links to the scenarios that did not pass, each with its verdict."""
    items = []
    for kind, node in feature.nodes:
        if kind == "scenario":
            status = worst(run.status for run in feature.runs_of(node["id"]))
            name = f'<a href="#{node_address(kind, node)}">{prose.literal(node["name"])}</a>'
            items += [f"<li>{verdict(status, words)} {name}</li>"] if status != "PASSED" else []
    return f"<ul>{''.join(items)}</ul>" if items else ""
