"""Gradient descent: one step of it, and clipping."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from .arrays import TinyRNNError
from .learning import Gradients, Lesson, gradients
from .network import RNN
from .symbol import letter, nabla, norm, scaled
from .trace import Trace
from .value import Value, symbol_of


@dataclass(frozen=True)
class DescentStep:
    """One step of gradient descent."""

    gradients: Gradients  # what was computed before it
    network: RNN  # the network after it
    trace: Trace  # everything of before, and the parameters after it, W', U' …


def descend(network: RNN, lesson: Lesson, rate: float, clip: float | None = None) -> DescentStep:
    """θ' = θ − η ∂L/∂θ, for every parameter but the initial state; where ‖∇L‖ > clip, with ∂L/∂θ · clip/‖∇L‖.

    Source: Goodfellow et al., algorithm 8.1 and eq. 10.48–10.49.
    """
    if rate <= 0:
        raise TinyRNNError(f"the rate is {rate:g}: it must be a positive number")
    if clip is not None and clip <= 0:
        raise TinyRNNError(f"gradients are clipped at {clip:g}: that must be a positive number")
    found = gradients(network, lesson)
    fixed = {"h_0", *network.assumed}  # a bias that a network does not have is not learned
    before = {name: value for name, value in network.parameters.items() if f"d{name}" in found.by_name}
    slopes = {name: found.by_name[f"d{name}"] for name in before if name not in fixed}
    length, scale = _clipped(list(slopes.values()), clip)
    eta = Value.given("η", rate)
    if scale is not None:
        eta = (eta @ scale).named(scaled(letter("η"), letter("k")))
    after = {
        name: (before[name] - eta @ slope).named(replace(symbol_of(before[name]), is_primed=True))
        for name, slope in slopes.items()
    }
    changed: dict[str, Any] = {name: value.array for name, value in after.items()}
    trace = Trace([*found.trace.values(), *length, *after.values()])
    return DescentStep(found, replace(network, **changed), trace)


def _clipped(slopes: Sequence[Value], clip: float | None) -> tuple[list[Value], Value | None]:
    """‖∇L‖ where there is a bound, and the factor k = clip/‖∇L‖ where it is longer than that."""
    if clip is None:
        return [], None
    length = Value.computed("norm", *slopes).named(norm(nabla(letter("L"))))
    return [length], None if length.array <= clip else (Value.constant(clip) / length).named("k")
