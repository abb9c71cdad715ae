"""Findings: what a run found out beside its verdicts. Slips of a source, zeros nobody gave, what went unnoticed."""

from __future__ import annotations

import html
import re
from collections import defaultdict

from steps.record.addresses import node_address
from steps.record.model import Feature, Node
from tinyrnn import MATHML

from ..markup.mathematics import formula
from ..steps.written import symbol_text

MOST_LINKS = 3


def slip(found: Node, words: dict[str, str]) -> str:
    """A slip of the source: what it prints, what is right, and the verdict on each digit that is wrong."""
    symbol = symbol_text(found["symbol"])
    heading = words["slip"].format(symbol=symbol, printed=html.escape(found["printed"]))
    entries = "".join(f"<li>{_verdict(symbol, entry, words)}</li>" for entry in found["entries"])
    causes = "".join(f"<li>{html.escape(cause)}</li>" for cause in found["causes"])
    return f'<div class="slip"><p>{heading}</p><ul>{entries}{causes}</ul></div>'


def _verdict(symbol: str, entry: Node, words: dict[str, str]) -> str:
    numbers = {key: html.escape(str(entry[key])) for key in ("printed", "computed", "rounded", "units")}
    how = words["off by one"] if entry["how"] == "off" and entry["units"] == 1 else words[entry["how"]]
    return f"{symbol}{entry['place']}: {how.format(**numbers)}"


def zeros(symbols: list[str], words: dict[str, str]) -> str:
    """What is zero because the scenario does not give it."""
    listed = words["comma"].join(formula(MATHML.symbol(symbol)) for symbol in symbols)
    return f'<p class="note">{words["zeros"]}{listed}</p>'


def unnoticed(feature: Feature, words: dict[str, str]) -> tuple[str, str]:
    """What the scenarios of a feature would not notice: for the head of its page, and, where another would, its end."""
    runs = list(feature.runs.values())
    found: dict[tuple[str, str], list[str]] = defaultdict(list)  # by exchange, and by what would notice it
    for network, how in dict.fromkeys((run.network, how) for run in runs for how in run.blind):
        own = [run for run in runs if run.network == network]
        seen = _links(feature, [run.pickle["astNodeIds"][0] for run in own if how in run.noticed], words)
        found[how, seen] += [run.pickle["astNodeIds"][0] for run in own if how in run.blind]
    items: dict[bool, list[str]] = {True: [], False: []}
    for (how, seen), scenarios in found.items():
        said = words["unnoticed" if seen else "unnoticed by all"]
        blind = _links(feature, scenarios, words)
        items[bool(seen)].append(f"<li>{said.format(how=_how(how, words), blind=blind, seen=seen)}</li>")
    return _notice(items[False], " open", words), _notice(items[True], "", words)


def _notice(items: list[str], unfolded: str, words: dict[str, str]) -> str:
    if not items:
        return ""
    return f'<details class="notice"{unfolded}><summary>{words["notice"]}</summary><ul>{"".join(items)}</ul></details>'


def _how(how: str, words: dict[str, str]) -> str:
    """An exchange in the words of the page; a symbol in it stays as it is."""
    symbol = re.fullmatch(r"with ([WUV]) transposed", how)
    if symbol and "transposed" in words:
        return words["transposed"].format(symbol=symbol[1])
    return html.escape(words.get(how, how))


def _links(feature: Feature, scenarios: list[str], words: dict[str, str]) -> str:
    nodes = {node["id"]: node for kind, node in feature.nodes if kind == "scenario"}
    wanted = [nodes[scenario] for scenario in dict.fromkeys(scenarios)]
    shown = [(node_address("scenario", node), html.escape(node["name"])) for node in wanted[:MOST_LINKS]]
    links = [f'<a href="#{address}">{name}</a>' for address, name in shown]
    return words["comma"].join([*links, *([f"+{len(wanted) - MOST_LINKS}"] if len(wanted) > MOST_LINKS else [])])
