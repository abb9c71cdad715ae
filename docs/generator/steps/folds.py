"""The lines of a page: a value each, symbol = symbols = numbers = result, written once and linked to from elsewhere."""

from __future__ import annotations

import hashlib
import html
import json
from dataclasses import dataclass, field

from steps.record.model import Node
from tinyrnn import MATHML, derivation
from tinyrnn.trace import value_from_data

from ..markup.mathematics import formula


@dataclass
class Folds:
    """The lines of a page: a value that has one there already is linked to, not written again."""

    addresses: dict[str, str] = field(default_factory=dict)
    notes: set[str] = field(default_factory=set)
    in_sight: set[str] = field(default_factory=set)  # the values whose lines stand unfolded in this scenario

    def once(self, note: str) -> str:
        """A note where a page says it for the first time; nothing afterwards."""
        is_new = note not in self.notes
        self.notes.add(note)
        return note if is_new else ""

    def has(self, value: Node) -> bool:
        """Whether a value has its line already."""
        return key_of(value) in self.addresses

    def line(self, value: Node) -> str:
        """The line of a value, with an address where the page has none of it yet."""
        known, key = self.has(value), key_of(value)
        address = self.addresses.setdefault(key, f"working--{hashlib.sha256(key.encode()).hexdigest()[:8]}")
        return line_of(value, address="" if known else address)

    def links(self, values: list[Node], words: dict[str, str]) -> str:
        """Links to the lines of some values, a symbol each."""
        return words["comma"].join(map(self._link, values))

    def _link(self, value: Node) -> str:
        name = html.escape(value["symbol"].replace("_", ""))  # not every reader of a screen finds one in mathematics
        address = self.addresses[key_of(value)]
        return f'<a href="#{address}" title="{name}">{formula(MATHML.symbol(value["symbol"]))}</a>'


def key_of(value: Node) -> str:
    """What two values have in common whose lines are the same."""
    return json.dumps(value, sort_keys=True)


def line_of(value: Node, wrong: list[list[int]] | None = None, address: str = "") -> str:
    """One value: symbol = symbols = numbers = result, a formula a stage, so that lines may break between them."""
    shown = derivation(value_from_data(value), MATHML, {tuple(place) for place in wrong or ()})
    # A relation begins a formula of its own: the space before it is that between the formulas.
    stages = [formula(f'<mo lspace="0">{stage.relation}</mo>{stage.markup}') for stage in shown.stages]
    own = f' id="{address}"' if address else ""
    return f'<p class="derivation"{own}>{formula(shown.symbol)} {" ".join(stages)}</p>'
