"""Workings as HTML: a line, once a page, for each value that a step claims or computes, and for what it is made of."""

import hashlib
import html
import json
from collections.abc import Iterator

from steps.record.model import StepRun
from steps.record.schema import Data, ShownValue
from tinyrnn import MATHML, OPERATIONS, derivation
from tinyrnn.trace import value_from_data

from ..figures.unrolled import unrolled
from ..markup.mathematics import formula, symbol
from ..markup.prose import named_text

MOST_UNFOLDED = 4  # a longer working of a step that reads is folded
_WORKING = '<div class="working" data-search-exclude>{}</div>'
_FOLD = "<details><summary>{}</summary>{}</details>"


class PageWorkings:
    """The lines and the notes that a page has so far."""

    def __init__(self) -> None:
        self.lines: dict[str, str] = {}  # what stands in the line of a value, by the value
        self._notes: set[str] = set()

    def once(self, note: str) -> str:
        """A note where a page says it for the first time; nothing afterwards."""
        is_new = note not in self._notes
        self._notes.add(note)
        return note if is_new else ""

    def line(self, value: Data) -> str:
        """The line of a value, with an address where the page has none of it yet."""
        key, address = key_of(value), ""
        if key not in self.lines:
            self.lines[key], address = _stages(value), f' id="{_address(key)}"'
        return f'<p class="derivation"{address}>{self.lines[key]}</p>'


class ScenarioWorkings:
    """The workings of a scenario's steps, written into a page one after the other."""

    def __init__(self, page: PageWorkings, trace: dict[str, Data], words: dict[str, str]) -> None:
        self.page, self.trace, self.words = page, trace, words
        self._in_sight: set[str] = set()  # the values whose lines stand unfolded in this scenario

    def link(self, run: StepRun) -> str:
        """A small link, for the line of a step whose whole working stands above."""
        keys = [key_of(value) for value in self._computed(run)]
        if not keys or any(key not in self.page.lines for key in keys):
            return ""
        why, above = self.words["again"], self.words["above"]
        return f'<a class="again" href="#{_address(keys[0])}" title="{why}" data-search-exclude>{above}</a>'

    def below(self, run: StepRun) -> str:
        """Everything that a run showed for a step: slips, what is zero, the values it claims, those it computed."""
        parts = list(self._slips(run))
        if run.shown.zeros:
            listed = self.words["comma"].join(formula(symbol(one)) for one in run.shown.zeros)
            parts.append(self.page.once(f'<p class="note">{self.words["zeros"]}{listed}</p>'))
        if run.shown.values:
            parts.append(_WORKING.format("".join(self._claimed(run.shown.values))))
        if values := self._computed(run):
            drawn = unrolled(values, self.trace.values())
            parts.append(self.page.once(_FOLD.format(self.words["network"], drawn)) if drawn else "")
        if new := [value for value in values if key_of(value) not in self.page.lines]:
            above = self._links([value for value in values if value not in new])
            lines = _WORKING.format(above + "".join(map(self.page.line, new)))
            # An address stands inside the fold: a browser that goes there opens it.
            parts.append(lines if len(values) <= MOST_UNFOLDED else _FOLD.format(self.words["working"], lines))
        return "".join(parts)

    def _slips(self, run: StepRun) -> Iterator[str]:
        """Slips of the source: what it prints, what is right, and the verdict on each digit that is wrong."""
        for slip in run.shown.slips:
            name, items = named_text(slip.name, slip.names), []
            for entry in slip.entries:
                numbers = {key: html.escape(getattr(entry, key)) for key in ("printed", "computed", "rounded")}
                items.append(f"{name}{entry.place}: {self.words[entry.verdict].format(**numbers, units=entry.units)}")
            heading = self.words["slip"].format(symbol=name, printed=html.escape(slip.printed))
            listed = "".join(f"<li>{item}</li>" for item in [*items, *map(html.escape, slip.causes)])
            yield f'<div class="slip"><p>{heading}</p><ul>{listed}</ul></div>'

    def _computed(self, run: StepRun) -> list[Data]:
        return [self.trace[name] for name in run.shown.computed if name in self.trace]

    def _links(self, above: list[Data]) -> str:
        """Links to the lines of some values, each its symbol."""
        links = []
        for value in above:
            name = html.escape(value["name"].replace("_", ""))  # not every reader of a screen finds one in mathematics
            drawn = formula(symbol(value["symbol"]))
            links.append(f'<a href="#{_address(key_of(value))}" title="{name}">{drawn}</a>')
        return f'<p class="from">{self.words["known"]} {self.words["comma"].join(links)}</p>' if above else ""

    def _claimed(self, values: list[ShownValue]) -> Iterator[str]:
        """The lines of the values that a step claims, each with a fold of the lines of what it is made of."""
        made_of = [self._parts(shown.value) for shown in values]
        for shown, parts, following in zip(values, made_of, [*made_of, []][1:], strict=True):
            if shown.caption:
                said = named_text(self.words.get(shown.caption, shown.caption), shown.names)
                yield f'<p class="caption">{said}{self.words["colon"]}</p>'
            wrong = f'<p class="derivation">{_stages(shown.value, shown.wrong)}</p>' if shown.wrong else ""
            yield wrong or self.page.line(shown.value)
            self._in_sight.add(key_of(shown.value))
            if parts and parts != following:
                yield self._made_of(parts)

    def _made_of(self, parts: list[Data]) -> str:
        """A fold with the lines of some values, and with links to those in sight, and to what all are made of."""
        hidden = [part for part in parts if key_of(part) not in self._in_sight]
        deeper = {part["name"]: part for one in hidden for part in self._parts(one) if part not in parts}
        others = [*(part for part in parts if part not in hidden), *deeper.values()]
        links = self._links([part for part in others if key_of(part) in self.page.lines])
        names = self.words["comma"].join(formula(symbol(part["symbol"])) for part in hidden)
        lines = "".join(map(self.page.line, hidden))
        fold = f'<details class="parts"><summary>{self.words["where"]} {names}</summary>{lines}{links}</details>'
        return fold if hidden else links

    def _parts(self, value: Data) -> list[Data]:
        """What a value is made of, as far as it was computed: in its working these stand as symbols and as numbers."""
        found: dict[str, Data] = {}
        for operand in value.get("operands", ()):
            own = self.trace.get(operand.get("name", ""))
            if OPERATIONS[value["operation"]].renames or "name" not in operand:
                found |= {part["name"]: part for part in self._parts(operand)}
            elif own and own["operands"] and own["array"] == operand["array"]:
                found[own["name"]] = own
        return list(found.values())


def is_shown_by(run: StepRun, other: StepRun) -> bool:
    """Whether all that a step shows is shown by another, too."""
    own, others = (
        [*((one.value, one.wrong, one.caption) for one in s.values), *s.computed, *s.slips, *s.zeros]
        for s in (run.shown, other.shown)
    )
    return all(item in others for item in own)


def key_of(value: Data) -> str:
    """What two values have in common whose lines are the same."""
    return json.dumps(value, sort_keys=True)


def _address(key: str) -> str:
    return f"working--{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def _stages(value: Data, wrong: list[list[int]] | None = None) -> str:
    """One value: symbol = symbols = numbers = result, a formula a stage, so that lines may break between them."""
    shown = derivation(value_from_data(value), MATHML, {tuple(place) for place in wrong or ()})
    # A relation begins a formula of its own: the space before it is that between the formulas.
    stages = [formula(f'<mo lspace="0">{stage.relation}</mo>{stage.markup}') for stage in shown.stages]
    return f"{formula(shown.symbol)} {' '.join(stages)}"
