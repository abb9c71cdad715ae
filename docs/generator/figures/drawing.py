"""The drawing of an unrolled network: x_t → h_t → p_t, step beside step, its numbers on nodes and arrows."""

from __future__ import annotations

from dataclasses import dataclass

from .figures import Array, figure, numbers, shortened, symbol, text, width_of

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


class Drawing:
    """The places of nodes and arrows: inputs at the bottom, the memory from left to right, outputs at the top."""

    def __init__(self, steps: list[Step], arrays: dict[str, Array]) -> None:
        self.steps, self.arrays = steps, arrays
        self.lines = {name: lines_of(array) for name, array in arrays.items()}
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
        self._up(x, step.x, step.h, (step.from_x, "b"), self.below)
        left = x - self.node / 2
        self.parts.append(f'<path d="M{left - self.gap:g} {middle:g}H{left:g}m-6-3l6 3-6 3"/>')
        self._stack(left - self.gap / 2, middle - 6, step.from_h, "", _LINE + 4)
        if step.output:
            self._node(x, step.output)
            self._up(x, step.h, step.output, (step.from_output, "c"), _AIR)
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

    def _up(self, x: float, lower: str, upper: str, added: tuple[str, str], above: float) -> None:
        """An arrow between two nodes; some way below its head its product on the right, and a bias on the left."""
        bottom = self.middle[lower[0]] - self.box[lower[0]] / 2
        top = self.middle[upper[0]] + self.box[upper[0]] / 2
        self.parts.append(f'<path d="M{x:g} {bottom:g}V{top:g}m-3 6l3-6 3 6"/>')
        product, bias = added
        if product:
            self._stack(x + 9, top + above + _LINE - 4, product, "beside", _LINE)
        if bias in self.lines:
            self._stack(x - 9, top + above + _LINE - 4, bias, "before", _LINE, sign="+ ")

    def _stack(self, x: float, y: float, name: str, kind: str, below: float, sign: str = "") -> None:
        """A symbol, and its numbers below it, one a line."""
        self.parts.append(symbol(x, y, sign + name, kind))
        self.parts += [text(x, y + below + i * _LINE, line, kind) for i, line in enumerate(self.lines[name])]

    def _said(self) -> str:
        steps = []
        for step in self.steps:
            word = [step.word] if step.word else []
            steps.append(", ".join([*word, *map(self._equation, step.symbols)]))
        given = ", ".join(self._equation(name) for name in ("h_0", "b", "c") if name in self.arrays)
        return "; ".join([given, *steps])

    def _equation(self, name: str) -> str:
        return f"{name.replace('_', '')} = {numbers(self.arrays[name])}"


def lines_of(array: Array) -> list[str]:
    """The numbers of a vector, one a line."""
    return [numbers(entry) for entry in array] if isinstance(array, list) else [numbers(array)]
