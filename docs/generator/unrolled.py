"""The unrolled network: x_t → h_t → p_t, step beside step, with the numbers on nodes and arrows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .figures import Array, figure, numbers, shortened, symbol, text, width_of
from .record import Node

MOST_STEPS, MOST_ENTRIES = 4, 3
_STATE = re.compile(r"h_(\d+)")
_LINE, _AIR = 17, 10


@dataclass(frozen=True)
class Step:
    """The symbols of one time step; what the network has not, an output or its product, is empty."""

    t: int
    word: str
    x: str
    from_x: str
    from_h: str
    h: str
    from_output: str
    output: str

    @property
    def symbols(self) -> list[str]:
        """All of them, in the order of the computation."""
        names = (self.x, self.from_x, self.from_h, self.h, self.from_output, self.output)
        return [name for name in names if name]


def unrolled(symbols: list[str], trace: dict[str, Node]) -> str:
    """The network of a step that reads as far as the last state among its symbols; empty where it is too large."""
    last = max((int(match[1]) for match in map(_STATE.fullmatch, symbols) if match), default=0)
    steps = [_step(t, trace) for t in range(1, last + 1)]
    if not steps or last > MOST_STEPS or None in steps or "h_0" not in trace:
        return ""
    found = [step for step in steps if step]
    if len({step.output[:1] for step in found}) > 1:
        return ""
    drawn = ["h_0", *(name for step in found for name in step.symbols)]
    arrays = {name: trace[name]["array"] for name in drawn}
    if found[-1].from_h not in symbols or not all(map(_is_small, arrays.values())):
        return ""
    return _Drawing(found, arrays).figure()


def _step(t: int, trace: dict[str, Node]) -> Step | None:
    """The symbols of time step t; None where input and memory are not multiplied apart."""
    from_x, from_h = _product("W", f"x_{t}", trace), _product("U", f"h_{t - 1}", trace)
    if not from_x or not from_h or f"x_{t}" not in trace:
        return None
    output = next((name for name in (f"p_{t}", f"y_{t}", f"o_{t}") if name in trace), "")
    given: list[Node] = trace.get(f"w_{t}", {}).get("operands", [])
    word = (given[0]["symbol"] or "") if given else ""
    return Step(t, word, f"x_{t}", from_x, from_h, f"h_{t}", _product("V", f"h_{t}", trace) if output else "", output)


def _product(matrix: str, vector: str, trace: dict[str, Node]) -> str:
    """The product of a matrix and a vector, as a column or as a row."""
    return next((name for name in (f"{matrix} {vector}", f"{vector} {matrix}") if name in trace), "")


def _is_small(array: Array) -> bool:
    entries = array if isinstance(array, list) else [array]
    return len(entries) <= MOST_ENTRIES and not any(isinstance(entry, list) for entry in entries)


class _Drawing:
    """The places of nodes and arrows: inputs at the bottom, the memory from left to right, outputs at the top."""

    def __init__(self, steps: list[Step], arrays: dict[str, Array]) -> None:
        self.steps, self.arrays = steps, arrays
        self.lines = {name: _lines(array) for name, array in arrays.items()}
        widest = max(width_of(line) for name, lines in self.lines.items() for line in [name, *lines])
        self.beside = 9 + widest
        self.node, self.gap = round(widest) + 16, round(widest) + 40
        self.box = {row: self._tallest(row) + _AIR for row in "xhpyo"}
        output = steps[-1].output[:1]
        room = (
            self._tallest(output) + 2 * _AIR if output else _AIR
        )  # for the arrows upwards, and what stands beside them
        # Below an arrow between two states stand its numbers, which may be taller than the lower half of a node.
        self.below = max(_AIR, self._tallest("h") - _LINE + _AIR - self.box["h"] / 2)
        self.middle = {output: self.box.get(output, 0) / 2 + 1}
        self.middle["h"] = (self.box[output] + room if output else 0) + self.box["h"] / 2 + 1
        self.middle["x"] = (
            self.middle["h"] + (self.box["h"] + self.box["x"]) / 2 + self._tallest("h") + self.below + _AIR
        )
        self.parts: list[str] = []

    def _tallest(self, row: str) -> float:
        """The height of a symbol and its numbers in a row of nodes."""
        return (1 + max((len(lines) for name, lines in self.lines.items() if name[0] == row), default=0)) * _LINE

    def figure(self) -> str:
        """The drawing as a figure."""
        self._node(self._column(0), "h_0")
        for step in self.steps:
            self._draw(step)
        words = _LINE + 4 if any(step.word for step in self.steps) else 0
        height = self.middle["x"] + self.box["x"] / 2 + words + 1
        width = round(self._column(len(self.steps)) + max(self.node / 2, self.beside)) + 1
        return figure("working unrolled", width, height, self._said(), self.parts)

    def _column(self, t: int) -> float:
        return self.node / 2 + 1 + t * (self.node + self.gap)

    def _draw(self, step: Step) -> None:
        x, middle = self._column(step.t), self.middle["h"]
        self._node(x, step.x)
        self._node(x, step.h)
        self._up(x, step.x, step.h, step.from_x, self.below)
        left = x - self.node / 2
        self.parts.append(f'<path d="M{left - self.gap:g} {middle:g}H{left:g}m-6-3l6 3-6 3"/>')
        self._stack(left - self.gap / 2, middle - 6, step.from_h, "", _LINE + 4)
        if step.output:
            self._node(x, step.output)
            self._up(x, step.h, step.output, step.from_output, _AIR)
        if step.word:
            self.parts.append(
                text(x, self.middle["x"] + self.box["x"] / 2 + _LINE, shortened(step.word, self.node + self.gap))
            )

    def _node(self, x: float, name: str) -> None:
        row = name[0]
        top = self.middle[row] - self.box[row] / 2
        box = f'width="{self.node}" height="{self.box[row]}" rx="4"'
        self.parts.append(f'<rect x="{x - self.node / 2:g}" y="{top:g}" {box}/>')
        self._stack(x, top + _LINE, name, "", _LINE)

    def _up(self, x: float, lower: str, upper: str, name: str, above: float) -> None:
        """An arrow between two nodes, and its product beside it, some way below its head."""
        bottom = self.middle[lower[0]] - self.box[lower[0]] / 2
        top = self.middle[upper[0]] + self.box[upper[0]] / 2
        self.parts.append(f'<path d="M{x:g} {bottom:g}V{top:g}m-3 6l3-6 3 6"/>')
        if name:
            self._stack(x + 9, top + above + _LINE - 4, name, "beside", _LINE)

    def _stack(self, x: float, y: float, name: str, kind: str, below: float) -> None:
        """A symbol, and its numbers below it, one a line."""
        self.parts.append(symbol(x, y, name, kind))
        self.parts += [text(x, y + below + i * _LINE, line, kind) for i, line in enumerate(self.lines[name])]

    def _said(self) -> str:
        steps = []
        for step in self.steps:
            word = [step.word] if step.word else []
            steps.append(", ".join([*word, *map(self._equation, step.symbols)]))
        return "; ".join([self._equation("h_0"), *steps])

    def _equation(self, name: str) -> str:
        return f"{name.replace('_', '')} = {numbers(self.arrays[name])}"


def _lines(array: Array) -> list[str]:
    return [numbers(entry) for entry in array] if isinstance(array, list) else [numbers(array)]
