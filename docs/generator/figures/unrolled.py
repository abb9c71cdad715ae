"""The unrolled network of a step that reads: what there is to draw of it, and whether it is small enough."""

from __future__ import annotations

import re

from steps.record.model import Node

from .drawing import Drawing, Step, lines_of
from .figures import Array

MOST_STEPS, MOST_ENTRIES = 4, 3
_STATE = re.compile(r"h_(\d+)")


def unrolled(symbols: list[str], trace: dict[str, Node]) -> str:
    """The network of a step that reads as far as the last state among its symbols; empty where it is too large."""
    last = max((int(match[1]) for match in map(_STATE.fullmatch, symbols) if match), default=0)
    steps = [_step(t, trace) for t in range(1, last + 1)]
    if not steps or last > MOST_STEPS or None in steps or "h_0" not in trace:
        return ""
    found = [step for step in steps if step]
    if len({step.output[:1] for step in found}) > 1:
        return ""
    biases = [name for name in ("b", "c" if found[-1].output else "b") if _adds(trace.get(name))]
    drawn = ["h_0", *dict.fromkeys(biases), *(name for step in found for name in step.symbols)]
    arrays = {name: trace[name]["array"] for name in drawn}
    if found[-1].from_h not in symbols or not all(map(_is_small, arrays.values())):
        return ""
    return Drawing(found, arrays).figure()


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


def _adds(bias: Node | None) -> bool:
    """Whether a bias is there and adds something."""
    return bias is not None and any(line != "0" for line in lines_of(bias["array"]))


def _is_small(array: Array) -> bool:
    entries = array if isinstance(array, list) else [array]
    return len(entries) <= MOST_ENTRIES and not any(isinstance(entry, list) for entry in entries)
