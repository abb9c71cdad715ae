"""What a page says of its run: what it found and could not notice, when, at which commit, and how to run it again."""

import html
import posixpath
import shlex
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from steps.record.addresses import node_address, page_path
from steps.record.model import Feature, PickleRun, Record, RunInfo, StepRun, worst

from ..markup import ENGLISH, labels, prose
from ..steps.step import verdict
from .groups import published

DOWNLOAD = "run-record.ndjson.gz"  # where the site offers the record
MOST_LINKS = 3


class Tally(NamedTuple):
    """What became of some scenarios, each row of an outline one; `numbers` are the printed numbers found right."""

    scenarios: int = 0
    passed: int = 0
    not_run: int = 0
    numbers: int = 0

    def sentences(self, words: dict[str, str]) -> str:
        """The same in sentences, without one for none that failed, or for none that was not run."""
        counts = {**self._asdict(), "failed": self.scenarios - self.passed - self.not_run}
        said = ["passed of", *(f"{name} of" for name in ("failed", "not_run") if counts[name]), "numbers"]
        return words["gap"].join(words[key].format(**counts) for key in said)


def tally(features: Sequence[Feature]) -> Tally:
    """What became of all scenarios of some features."""
    statuses = [run.status for feature in features for run in feature.runs.values()]
    numbers = sum(step.shown.checked for feature in features for _, step in passed_steps(feature))
    return Tally(len(statuses), statuses.count("PASSED"), statuses.count("UNKNOWN"), numbers)


def passed_steps(feature: Feature) -> list[tuple[PickleRun, StepRun]]:
    """Every step that passed; one of a background, which a page shows once, where it stands first."""
    backgrounds = {step["id"] for kind, node in feature.nodes if kind == "background" for step in node["steps"]}
    found: dict[str, tuple[PickleRun, StepRun]] = {}
    for run in feature.runs.values():
        for step_id, step in run.steps.items():
            if step.status == "PASSED":
                found.setdefault(step_id if step_id in backgrounds else f"{step_id} {run.pickle['id']}", (run, step))
    return [*found.values()]


def panel(feature: Feature) -> str:
    """The head of a feature's page: the verdict, what was checked, when and where, and the line that runs it again."""
    words, found, status = labels(feature.tree["language"]), tally([feature]), feature.status
    has_run, items = found.not_run < found.scenarios, ""
    for kind, node in feature.nodes:
        own = worst(run.status for run in feature.runs_of(node["id"])) if kind == "scenario" else "PASSED"
        if has_run and own != "PASSED":
            name = f'<a href="#{node_address(kind, node)}">{prose.literal(node["name"])}</a>'
            items += f"<li>{verdict(own, words)} {name}</li>"
    named = {**words, "UNKNOWN": words["not all run"]} if has_run else words
    said = f"<p>{verdict(status, named)} {found.sentences(words)}</p>{f'<ul>{items}</ul>' if items else ''}"
    said += f"<p>{when(feature.run, page_path(feature.uri), words, 'run')}</p>"
    return f'<div class="run {status.lower()}">{said}</div>\n\n```sh\npytest {shlex.quote(feature.path)}\n```'


def when(run: RunInfo, page: str, words: dict[str, str], sentence: str) -> str:
    """When the run was, and at which commit, in a sentence, and its record."""
    kind = "outside" if not run.commit.revision else "changed" if run.commit.is_changed else "commit"
    place = words[kind].format(commit=f"<code>{html.escape(run.commit.short)}</code>")
    said = words[sentence].format(time=f"{run.started:%Y-%m-%d %H:%M}", place=place)
    return f"{said} {download(run, page, words)}"


def download(run: RunInfo, page: str, words: dict[str, str]) -> str:
    """A link to the record as the site offers it, with its size; nothing where there is no file."""
    target, size = posixpath.relpath(DOWNLOAD, posixpath.dirname(page) or "."), len(run.compressed) / 1000
    return f'<a href="{target}" download>{words["record"]}</a> ({size:.0f} kB)' if size else ""


def totals(record: Record) -> str:
    """What the whole site holds, in a line."""
    features = published(record)
    found = tally(features)
    counted = {"feature": len(features), "scenario": found.scenarios, "printed number": found.numbers}
    said = ", ".join(f"{number:,} {name}{'' if number == 1 else 's'}" for name, number in counted.items())
    missed = f" Not all passed: {found.sentences(ENGLISH)}" if found.passed < found.scenarios else ""
    return f'<p class="totals">{said} checked.{missed}</p>'


def unnoticed(feature: Feature, words: dict[str, str]) -> tuple[str, str]:
    """What the scenarios of a feature would not notice: for the head of its page, and, where another would, its end."""
    tried = [(run.pickle["astNodeIds"][0], run.insensitive) for run in feature.runs.values() if run.insensitive]
    found: dict[tuple[str, str], list[str]] = defaultdict(list)  # by exchange, and by what would notice it
    for network, how in dict.fromkeys((one.network, how) for _, one in tried for how in one.unnoticed):
        own = [(scenario, one) for scenario, one in tried if one.network == network]
        seen = _links(feature, [scenario for scenario, one in own if how in one.noticed], words)
        found[how, seen] += [scenario for scenario, one in own if how in one.unnoticed]
    notices = ["", ""]
    for (how, seen), scenarios in found.items():
        said = {"how": html.escape(words.get(how, how)), "blind": _links(feature, scenarios, words), "seen": seen}
        notices[bool(seen)] += f"<li>{words['unnoticed' if seen else 'unnoticed by all'].format(**said)}</li>"
    fold = f'<details class="notice"{{}}><summary>{words["notice"]}</summary><ul>{{}}</ul></details>'
    everywhere, here = notices
    return everywhere and fold.format(" open", everywhere), here and fold.format("", here)


def _links(feature: Feature, scenarios: list[str], words: dict[str, str]) -> str:
    """Links to the first of some scenarios, and the count of the others."""
    nodes = {node["id"]: node for _, node in feature.nodes}
    wanted = [nodes[scenario] for scenario in dict.fromkeys(scenarios)]
    links = [f'<a href="#{node_address("scenario", node)}">{html.escape(node["name"])}</a>' for node in wanted]
    more = [f"+{len(wanted) - MOST_LINKS}"] if len(wanted) > MOST_LINKS else []
    return words["comma"].join([*links[:MOST_LINKS], *more])
