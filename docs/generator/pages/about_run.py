"""What a page says of its run: what it found and could not notice, when, at which commit, and how to run it again."""

import html
import posixpath
import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from steps.record.addresses import node_address, page_path
from steps.record.model import Feature, PickleRun, Record, RunInfo, StepRun, worst

from ..markup import ENGLISH, labels, prose
from ..steps.step import verdict
from .groups import published

DOWNLOAD = "run-record.ndjson.gz"  # where the site offers the record
MOST_LINKS = 3


@dataclass(frozen=True)
class Tally:
    """What became of some scenarios, each row of an outline one; `numbers` are the printed numbers found right."""

    scenarios: int = 0
    passed: int = 0
    not_run: int = 0
    numbers: int = 0

    def sentences(self, words: dict[str, str]) -> Iterator[str]:
        """The same in sentences; what is none goes without saying, but for numbers."""
        failed = self.scenarios - self.passed - self.not_run
        yield words["passed of"].format(passed=f"{self.passed:,}", scenarios=f"{self.scenarios:,}")
        if failed:
            yield words["failed of"].format(failed=f"{failed:,}")
        if self.not_run:
            yield words["not run of"].format(not_run=f"{self.not_run:,}")
        yield words["numbers"].format(numbers=f"{self.numbers:,}")


def tally(features: Iterable[Feature]) -> Tally:
    """What became of all scenarios of some features."""
    some = list(features)
    statuses = [run.status for feature in some for run in feature.runs.values()]
    numbers = sum(step.shown.checked for feature in some for _, step in passed_steps(feature))
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
    words, found = labels(feature.tree["language"]), tally([feature])
    status, has_run = feature.status, found.not_run < found.scenarios
    named = {**words, "UNKNOWN": words["not all run"]} if has_run else words
    said = f"<p>{verdict(status, named)} {words['gap'].join(found.sentences(words))}</p>"
    said += _not_passed(feature, words) if has_run else ""
    said += f"<p>{_when(feature.run, words, words['run'])} {download(feature.run, page_path(feature.uri), words)}</p>"
    return f'<div class="run {status.lower()}">{said}</div>\n\n```sh\npytest {shlex.quote(feature.path)}\n```'


def _not_passed(feature: Feature, words: dict[str, str]) -> str:
    """A list of links to the scenarios that did not pass, each with its verdict."""
    items = ""
    for kind, node in feature.nodes:
        status = worst(run.status for run in feature.runs_of(node["id"])) if kind == "scenario" else "PASSED"
        if status != "PASSED":
            name = f'<a href="#{node_address(kind, node)}">{prose.literal(node["name"])}</a>'
            items += f"<li>{verdict(status, words)} {name}</li>"
    return f"<ul>{items}</ul>" if items else ""


def _when(run: RunInfo, words: dict[str, str], sentence: str) -> str:
    """When the run was, and at which commit, in a sentence."""
    kind = "outside" if not run.commit.revision else "changed" if run.commit.is_changed else "commit"
    place = words[kind].format(commit=f"<code>{html.escape(run.commit.short)}</code>")
    return sentence.format(time=f"{run.started:%Y-%m-%d %H:%M}", place=place)


def quiet_line(run: RunInfo, page: str) -> str:
    """The end of a page without a panel."""
    said = f"{_when(run, ENGLISH, ENGLISH['built'])} {download(run, page, ENGLISH)}"
    return f'<p class="built" data-search-exclude>{said.strip()}</p>'


def download(run: RunInfo, page: str, words: dict[str, str]) -> str:
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
    missed = f" Not all passed: {' '.join(found.sentences(ENGLISH))}" if found.passed < found.scenarios else ""
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
    head = f"<summary>{words['notice']}</summary>"
    everywhere, here = (
        f'<details class="notice"{is_open}>{head}<ul>{items}</ul></details>' if items else ""
        for items, is_open in zip(notices, (" open", ""), strict=True)
    )
    return everywhere, here


def _links(feature: Feature, scenarios: list[str], words: dict[str, str]) -> str:
    nodes = {node["id"]: node for kind, node in feature.nodes if kind == "scenario"}
    wanted = [nodes[scenario] for scenario in dict.fromkeys(scenarios)]
    shown = [(node_address("scenario", node), html.escape(node["name"])) for node in wanted[:MOST_LINKS]]
    links = [f'<a href="#{address}">{name}</a>' for address, name in shown]
    return words["comma"].join([*links, *([f"+{len(wanted) - MOST_LINKS}"] if len(wanted) > MOST_LINKS else [])])
