"""The unrolled network of a step that reads: x_t → h_t → p_t, step beside step, its numbers on nodes and arrows."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from steps.record.schema import Data
from tinyrnn import TEXT, Symbol, letter
from tinyrnn.symbol import product

from .charts import Numbers, figure, numbers, shortened, symbol, text, width_of

MOST_STEPS, MOST_ENTRIES = 4, 3
_LINE, _AIR = 17, 10
H0, B, C = letter("h", 0), letter("b"), letter("c")


class TimeStep(NamedTuple):
    """The word of a time step, and its symbols in the order of computation; None for an output that it has not."""

    word: str
    x: Symbol
    from_x: Symbol
    from_h: Symbol
    h: Symbol
    from_output: Symbol | None
    output: Symbol | None


def unrolled(computed: Iterable[Data], trace: Iterable[Data]) -> str:
    """The network as far as the last state that a step has computed; empty where there is none, or it is too large."""
    new = {Symbol.from_data(value["symbol"]) for value in computed}
    last = max((s.t or 0 for s in new if s == letter("h", s.t)), default=0)
    if not 0 < last <= MOST_STEPS:
        return ""
    values = {Symbol.from_data(value["symbol"]): value for value in trace}
    steps = [step for t in range(1, last + 1) if (step := _step(t, values))]
    outputs = {step.output and step.output.letter for step in steps}
    if len(steps) < last or H0 not in values or len(outputs) > 1 or steps[-1].from_h not in new:
        return ""
    drawn = [H0, B, *([C] if steps[-1].output else []), *(s for step in steps for s in step[1:] if s)]
    arrays: dict[Symbol, Numbers] = {s: values[s]["array"] for s in drawn if s in values}
    # A bias that adds nothing is not drawn.
    arrays = {s: array for s, array in arrays.items() if s not in (B, C) or set(_lines(array)) != {"0"}}
    is_small = all(len(_lines(a)) <= MOST_ENTRIES and "[[" not in numbers(a) for a in arrays.values())
    return _Drawing(steps, arrays).figure() if is_small else ""


def _step(t: int, values: Mapping[Symbol, Data]) -> TimeStep | None:
    """The symbols of time step t; None where input and hidden state are not multiplied apart."""
    x, h = letter("x", t), letter("h", t)
    factors = (("W", x), ("U", letter("h", t - 1)), ("V", h))
    # A product of a matrix and a vector, as a column or as a row.
    either = [(product(letter(matrix), v), product(v, letter(matrix))) for matrix, v in factors]
    from_x, from_h, from_output = (next((s for s in pair if s in values), None) for pair in either)
    if not from_x or not from_h or x not in values:
        return None
    output = next((s for name in "pyo" if (s := letter(name, t)) in values), None)
    word = next((own.get("name", "") for own in values.get(letter("w", t), {}).get("operands", ())), "")
    return TimeStep(word, x, from_x, from_h, h, from_output if output else None, output)


def _lines(array: Numbers) -> list[str]:
    """The numbers of a vector, one a line."""
    return [numbers(entry) for entry in array] if isinstance(array, list) else [numbers(array)]


def _letters_of(of: Symbol, before: str = "") -> list[tuple[str, str]]:
    """The letters of a letter, or of a product of letters, each with its index: `U h` and 1, of U h_1."""
    found = []
    for part in of.of or (of,):
        before += part.letter
        if part.t is not None:
            found.append((before, str(part.t)))
        before = " " if part.t is not None else f"{before} "
    return [*found, *([(before.rstrip(), "")] if before.strip() else [])]


class _Drawing:
    """The places of nodes and arrows: inputs at the bottom, the memory from left to right, outputs at the top."""

    def __init__(self, steps: list[TimeStep], arrays: Mapping[Symbol, Numbers]) -> None:
        self.steps, self.arrays, self.parts = steps, arrays, list[str]()
        self.lines = {s: _lines(array) for s, array in arrays.items()}
        widest = max(width_of(line) for s, lines in self.lines.items() for line in [TEXT.symbol(s), *lines])
        self.beside, self.node, self.gap = 9 + widest, round(widest) + 16, round(widest) + 40
        self.box = {row: self._tallest(row) + _AIR for row in "xhpyo"}
        # Below an arrow between two states stand its numbers, which may be taller than the lower half of a node.
        self.below = max(_AIR, self._tallest("h") - _LINE + _AIR - self.box["h"] / 2)
        self.middle = {"h": self.box["h"] / 2 + 1}
        if output := steps[-1].output:
            self.middle[output.letter] = self.box[output.letter] / 2 + 1
            # Between the rows is room for the arrows upwards, and for what stands beside them.
            self.middle["h"] += self.box[output.letter] + self._tallest(output.letter) + 2 * _AIR
        to_x = (self.box["h"] + self.box["x"]) / 2 + self._tallest("h") + self.below + _AIR
        self.middle["x"] = self.middle["h"] + to_x

    def _tallest(self, row: str) -> float:
        """The height of a symbol and its numbers in a row of nodes, or of a product that begins with its letter."""
        heights = [len(lines) for s, lines in self.lines.items() if (s.of or (s,))[0].letter == row]
        return (1 + max(heights, default=0)) * _LINE

    def figure(self) -> str:
        """The drawing as a figure, and what it says."""
        x, middle, below_x = self.node / 2 + 1, self.middle["h"], self.middle["x"] + self.box["x"] / 2
        self._node(x, H0)
        equations = {s: f"{''.join(map(''.join, _letters_of(s)))} = {numbers(own)}" for s, own in self.arrays.items()}
        said = [", ".join(equations[s] for s in (H0, B, C) if s in equations)]
        for step in self.steps:
            left, x = x + self.node / 2 + self.gap, x + self.node + self.gap
            self._node(x, step.x)
            self._node(x, step.h)
            self._up(x, step.x, step.h, (step.from_x, B), self.below)
            self.parts.append(f'<path d="M{left - self.gap:g} {middle:g}H{left:g}m-6-3l6 3-6 3"/>')
            self._stack(left - self.gap / 2, middle - 6, step.from_h, "", _LINE + 4)
            if step.output:
                self._node(x, step.output)
                self._up(x, step.h, step.output, (step.from_output, C), _AIR)
            if step.word:
                self.parts.append(text(x, below_x + _LINE, shortened(step.word, self.node + self.gap)))
            said.append(", ".join(filter(None, [step.word, *(equations[s] for s in step[1:] if s)])))
        height = below_x + (_LINE + 4 if any(step.word for step in self.steps) else 0) + 1
        width = round(x + max(self.node / 2, self.beside)) + 1
        return figure("working unrolled", width, height, "; ".join(said), self.parts)

    def _node(self, x: float, s: Symbol) -> None:
        top = self.middle[s.letter] - self.box[s.letter] / 2
        box = f'width="{self.node}" height="{self.box[s.letter]}" rx="4"'
        self.parts.append(f'<rect x="{x - self.node / 2:g}" y="{top:g}" {box}/>')
        self._stack(x, top + _LINE, s, "", _LINE)

    def _up(self, x: float, lower: Symbol, upper: Symbol, added: tuple[Symbol | None, Symbol], above: float) -> None:
        """An arrow between two nodes; some way below its head its product on the right, and a bias on the left."""
        bottom = self.middle[lower.letter] - self.box[lower.letter] / 2
        top = self.middle[upper.letter] + self.box[upper.letter] / 2
        self.parts.append(f'<path d="M{x:g} {bottom:g}V{top:g}m-3 6l3-6 3 6"/>')
        from_lower, bias = added
        if from_lower:
            self._stack(x + 9, top + above + _LINE - 4, from_lower, "beside", _LINE)
        if bias in self.lines:
            self._stack(x - 9, top + above + _LINE - 4, bias, "before", _LINE, sign="+ ")

    def _stack(self, x: float, y: float, s: Symbol, kind: str, below: float, sign: str = "") -> None:
        """A symbol, and its numbers below it, one a line."""
        self.parts.append(symbol(x, y, _letters_of(s, sign), kind))
        self.parts += [text(x, y + below + i * _LINE, line, kind) for i, line in enumerate(self.lines[s])]
