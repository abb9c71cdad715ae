"""Workings as HTML: the values that a step claims or computes, and what each of them is made of."""

from __future__ import annotations

from collections.abc import Iterator

from steps.record.model import Node, StepRun
from tinyrnn import MATHML

from ..figures.unrolled import unrolled
from ..markup.mathematics import formula
from ..markup.prose import literal
from ..pages.findings import slip, zeros
from .folds import Folds, key_of, line_of
from .written import symbol_text

MOST_UNFOLDED = 4  # a longer working of a step that reads is folded


def again(run: StepRun, trace: dict[str, Node], words: dict[str, str], folds: Folds) -> str:
    """A small link, for the line of a step whose whole working stands above."""
    values = _read(run, trace)
    if not values or not all(map(folds.has, values)):
        return ""
    address = folds.addresses[key_of(values[0])]
    return f'<a class="again" href="#{address}" title="{words["again"]}" data-search-exclude>{words["above"]}</a>'


def working(run: StepRun, trace: dict[str, Node], words: dict[str, str], folds: Folds) -> str:
    """Everything that a run showed for a step: slips, what is zero, the values it claims, those it computed."""
    parts = [slip(item["slip"], words) for item in run.evidence if "slip" in item]
    parts += [folds.once(zeros(item["zeros"], words)) for item in run.evidence if "zeros" in item]
    shown = _claimed([item for item in run.evidence if "value" in item], trace, words, folds)
    lines = "".join(shown)
    parts += [f'<div class="working" data-search-exclude>{lines}</div>'] if lines else []
    values = _read(run, trace)
    parts.append(folds.once(_network([value["symbol"] for value in values], trace, words)))
    parts.append(_computed(values, words, folds))
    return "".join(parts)


def _read(run: StepRun, trace: dict[str, Node]) -> list[Node]:
    """The values that a step which reads has computed."""
    return [trace[item["symbol"]] for item in run.evidence if item.get("symbol") in trace]


def _computed(values: list[Node], words: dict[str, str], folds: Folds) -> str:
    """The lines of some values, folded where they are many; of those that stand above, links."""
    known, new = [v for v in values if folds.has(v)], [v for v in values if not folds.has(v)]
    if not new:
        return ""
    head = f'<p class="from">{words["known"]} {folds.links(known, words)}</p>' if known else ""
    lines = f'<div class="working" data-search-exclude>{head}{"".join(map(folds.line, new))}</div>'
    # An address stands inside the fold: a browser that goes there opens it.
    return lines if len(values) <= MOST_UNFOLDED else _fold(words["working"], lines)


def _claimed(items: list[Node], trace: dict[str, Node], words: dict[str, str], folds: Folds) -> Iterator[str]:
    """The lines of the values that a step claims, each with a fold of the lines of what it is made of."""
    made_of = [_parts(item["value"], trace) for item in items]
    for item, parts, following in zip(items, made_of, [*made_of, []][1:], strict=True):
        yield _caption(item["caption"], words)
        yield line_of(item["value"], item["wrong"]) if item["wrong"] else folds.line(item["value"])
        folds.in_sight.add(key_of(item["value"]))
        if parts and parts != following:
            yield _made_of(parts, trace, words, folds)


def _made_of(parts: list[Node], trace: dict[str, Node], words: dict[str, str], folds: Folds) -> str:
    """A fold with the lines of some values, and with links to those in sight, and to what all are made of."""
    hidden = [part for part in parts if key_of(part) not in folds.in_sight]
    deeper = {part["symbol"]: part for one in hidden for part in _parts(one, trace)}
    above = [part for part in parts if folds.has(part) and part not in hidden]
    above += [part for part in deeper.values() if folds.has(part) and part not in parts]
    links = f'<p class="from">{words["known"]} {folds.links(above, words)}</p>' if above else ""
    if not hidden:
        return links
    names = words["comma"].join(formula(MATHML.symbol(part["symbol"])) for part in hidden)
    lines = "".join(map(folds.line, hidden))
    return f'<details class="parts"><summary>{words["where"]} {names}</summary>{lines}{links}</details>'


def _parts(value: Node, trace: dict[str, Node]) -> list[Node]:
    """What a value is made of, as far as it was computed: in its working these stand as symbols and as numbers."""
    goes_on = value["operation"] in ("same", "rounded")
    found: dict[str, Node] = {}
    for operand in value.get("operands", ()):
        own = trace.get(operand["symbol"] or "")
        if goes_on or not operand["symbol"]:
            found |= {part["symbol"]: part for part in _parts(operand, trace)}
        elif own and own["operation"] != "given" and own["array"] == operand["array"]:
            found[own["symbol"]] = own
    return list(found.values())


def _network(symbols: list[str], trace: dict[str, Node], words: dict[str, str]) -> str:
    """A fold with the unrolled network of a step that reads; nothing where it is too large to be drawn."""
    drawn = unrolled(symbols, trace)
    return _fold(words["network"], drawn) if drawn else ""


def _fold(summary: str, inside: str) -> str:
    return f"<details><summary>{summary}</summary>{inside}</details>"


def _caption(caption: str, words: dict[str, str]) -> str:
    if not caption:
        return ""
    said, of, symbol = words.get(caption, caption).rpartition(" of ")
    shown = f"{literal(said)}{of}{symbol_text(symbol) if of else literal(symbol)}"
    return f'<p class="caption">{shown}{words["colon"]}</p>'
