"""A network as a scenario has given it: parameters and conventions, from which it can be built, or built otherwise."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from tinyrnn import RNN, Array, Implementation, Vocabulary

PARAMETERS = {
    "C": "embedding",
    "W": "input weights",
    "U": "recurrent weights",
    "b": "bias",
    "h_0": "initial state",
    "V": "output weights",
    "c": "output bias",
}
PARAMETERS_ZH = {
    "C": "词嵌入",
    "W": "输入权重",
    "U": "循环权重",
    "b": "偏置",
    "h_0": "初始状态",
    "V": "输出权重",
    "c": "输出偏置",
}


@dataclass(frozen=True)
class Setup:
    """What a network is built from.

    Attributes:
        vocabulary: the words, where there are any.
        arrays: the parameters by symbol.
        activation: the name of f, None until it is chosen.
        output: what V h + c becomes; None until it is chosen, which means softmax.
        temperature: τ of the softmax, where there is one.
        is_rows: vectors are rows, multiplied as x W and h U.
        joined: the order, "x h" or "h x", in which one matrix W takes input and memory together.
        implementation: what computes in the place of the reference, where something does.
    """

    vocabulary: Vocabulary | None = None
    arrays: Mapping[str, Array] = field(default_factory=dict)
    activation: str | None = None
    output: str | None = None
    temperature: float | None = None
    is_rows: bool = False
    joined: str | None = None
    implementation: Implementation | None = None

    def missing(self) -> list[str]:
        """What the scenario must still give before anything can be computed, in words."""
        needed = ("W",) if self.joined else ("W", "U")
        names = {**PARAMETERS, "W": "weights" if self.joined else PARAMETERS["W"]}
        missing = [f"the {names[symbol]} {symbol}" for symbol in needed if symbol not in self.arrays]
        if self.vocabulary is not None and "C" not in self.arrays and "V" not in self.arrays:
            missing.insert(0, "the embedding C")
        return [*missing, *(["the activation"] if self.activation is None else [])]

    def zeros(self) -> list[str]:
        """The parameters that are zero because they are not given."""
        possible = ("b", "h_0", "c") if "V" in self.arrays else ("b", "h_0")
        return [symbol for symbol in possible if symbol not in self.arrays]

    @property
    def fingerprint(self) -> str:
        """What tells the matrices of this network from those of another, the same in every run."""
        arrays = [(symbol, array.tolist()) for symbol, array in sorted(self.arrays.items())]
        return hashlib.sha256(repr((arrays, self.is_rows, self.joined)).encode()).hexdigest()[:12]

    def network(self) -> RNN:
        """The network; TinyRNNError where it cannot be one."""
        arrays: dict[str, Array | None] = {"C": None, "W": None, **self.arrays}
        return RNN(
            self.vocabulary,
            activation=str(self.activation),
            output=self.output or "softmax",
            temperature=self.temperature,
            is_rows=self.is_rows,
            joined=self.joined,
            implementation=self.implementation,
            **arrays,  # type: ignore[arg-type]  # W is there once nothing is missing
        )
