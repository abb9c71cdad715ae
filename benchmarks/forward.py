"""What the core costs: `tinyrnn.run` against loops in plain NumPy and against torch.nn.RNN, in one run.

    python benchmarks/forward.py [repeats]

All compute the same: a tanh network, its input as long as its memory, one sequence (batch 1); forward, and forward
with the gradients of W, U, b, h_0 and every input, from a gradient at every state. One thread each.
The plain loop is the textbook line by line; the tight loop does all at once what needs no memory, as ours and PyTorch
do. All are float64, and PyTorch once more float32, its default, which ours has not.
Repeats are interleaved, and their medians compared: a time would say more of the machine than of the code.
"""

from __future__ import annotations

import os

# Before NumPy is imported: it reads these once. One thread for all three, so that none waits for another's.
os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import torch

import tinyrnn as t
from tinyrnn import Array

SIZES = ((2, 2), (16, 32), (128, 100), (512, 100))  # (hidden, length)
PEERS = ("plain NumPy", "tight NumPy", "torch float64", "torch float32")
Numbers = Any  # an array, or a tensor of PyTorch
Work = Callable[[], dict[str, Numbers]]


def main() -> None:
    """Compare all sizes, and print a table of ratios."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    torch.set_num_threads(1)
    print(f"tinyrnn {t.__version__}, torch {torch.__version__}, NumPy {np.__version__}; tanh, batch 1, one thread")
    print(f"tinyrnn in float64, as a ratio of medians of {repeats} interleaved repeats; below 1 tinyrnn is faster\n")
    print(f"{'hidden':>6} {'length':>6}  {'':<20}" + "".join(f"{peer:>15}" for peer in PEERS))
    for hidden, length in SIZES:
        for what, with_gradients in (("forward", False), ("forward, backward", True)):
            competitors = _competitors(hidden, length, with_gradients=with_gradients)
            _check_agreement(competitors)
            ours, *theirs = _medians(competitors, repeats)
            ratios = "".join(f"{ours / seconds:>15.2f}" for seconds in theirs)
            print(f"{hidden:>6} {length:>6}  {what:<20}{ratios}")


def _competitors(hidden: int, length: int, *, with_gradients: bool) -> list[Work]:
    """Ours, then PEERS: over the same numbers, each ready to begin."""
    draw = np.random.default_rng(0)
    scale = 1 / np.sqrt(hidden)
    parameters = {symbol: scale * draw.normal(size=(hidden, hidden)) for symbol in "WU"}
    parameters |= {symbol: scale * draw.normal(size=hidden) for symbol in ("b", "h_0")}
    inputs = draw.normal(size=(length, hidden))
    dh = draw.normal(size=(length, hidden)) if with_gradients else None
    network = t.RNN(None, None, **parameters, activation="tanh", output="linear")
    copies = ({symbol: array.copy() for symbol, array in parameters.items()} for _ in range(2))  # to each its own
    plain, tight = (
        partial(loop, **own, inputs=inputs, dh=dh) for loop, own in zip((_plain, _tight), copies, strict=True)
    )
    singles, doubles = (_module(parameters, inputs, dh, dtype) for dtype in (torch.float32, torch.float64))
    return [
        partial(_ours, network, inputs, dh),
        plain,
        tight,
        partial(_torch, *doubles),
        partial(_torch, *singles),
    ]


def _ours(network: t.RNN, inputs: Array, dh: Array | None) -> dict[str, Numbers]:
    run = t.run(network, inputs)
    return {"states": run.states[1:]} | ({} if dh is None else run.gradients(dh))


def _plain(W: Array, U: Array, b: Array, h_0: Array, inputs: Array, dh: Array | None) -> dict[str, Numbers]:
    """The textbook, line by line."""
    hs = [h_0]
    for x in inputs:
        hs.append(np.tanh(b + U @ hs[-1] + W @ x))
    found: dict[str, Numbers] = {"states": np.array(hs[1:])}
    if dh is None:
        return found
    dW, dU, db, dx = np.zeros_like(W), np.zeros_like(U), np.zeros_like(b), np.empty_like(inputs)
    da = np.zeros_like(b)
    for step in reversed(range(len(inputs))):
        da = (1.0 - hs[step + 1] ** 2) * (U.T @ da + dh[step])
        dW += np.outer(da, inputs[step])
        dU += np.outer(da, hs[step])
        db += da
        dx[step] = W.T @ da
    return found | {"dW": dW, "dU": dU, "db": db, "dh_0": U.T @ da, "dx": dx}


def _tight(W: Array, U: Array, b: Array, h_0: Array, inputs: Array, dh: Array | None) -> dict[str, Numbers]:
    """As one writes it who needs speed: what needs no memory is one product of matrices."""
    hs = np.empty((len(inputs) + 1, len(b)))
    hs[0] = h_0
    for step, Wx in enumerate(inputs @ W.T):
        hs[step + 1] = np.tanh(b + U @ hs[step] + Wx)
    if dh is None:
        return {"states": hs[1:]}
    das, slopes = np.empty_like(dh), 1.0 - hs[1:] * hs[1:]
    da = np.zeros_like(h_0)
    for step in reversed(range(len(inputs))):
        das[step] = da = slopes[step] * (U.T @ da + dh[step])
    gradients = {"dW": das.T @ inputs, "dU": das.T @ hs[:-1], "db": das.sum(axis=0), "dh_0": U.T @ da}
    return {"states": hs[1:], "dx": das @ W} | gradients


def _module(
    parameters: dict[str, Array], inputs: Array, dh: Array | None, dtype: torch.dtype
) -> tuple[torch.nn.RNN, torch.Tensor, torch.Tensor, torch.Tensor | None]:
    """torch.nn.RNN with the same numbers, the inputs and h_0 asking for gradients, and the gradients of the states."""
    hidden = len(parameters["b"])
    module = torch.nn.RNN(hidden, hidden, dtype=dtype)
    zeros = np.zeros(hidden)
    numbers = {"weight_ih_l0": parameters["W"], "weight_hh_l0": parameters["U"], "bias_ih_l0": parameters["b"]}
    module.load_state_dict({name: torch.tensor(a) for name, a in (numbers | {"bias_hh_l0": zeros}).items()})
    x, h_0 = (torch.tensor(array, dtype=dtype, requires_grad=True) for array in (inputs, parameters["h_0"][None]))
    return module, x, h_0, None if dh is None else torch.tensor(dh, dtype=dtype)


def _torch(module: torch.nn.RNN, x: torch.Tensor, h_0: torch.Tensor, dh: torch.Tensor | None) -> dict[str, Numbers]:
    if dh is None:
        with torch.no_grad():
            return {"states": module(x, h_0)[0]}
    states = module(x, h_0)[0]
    wanted = (module.weight_ih_l0, module.weight_hh_l0, module.bias_ih_l0, h_0, x)
    found = torch.autograd.grad(states, wanted, dh)
    return {"states": states.detach(), **dict(zip(("dW", "dU", "db", "dh_0", "dx"), found, strict=True))}


def _check_agreement(competitors: list[Work]) -> None:
    """All compute the same, or their times say nothing; what is computed in 32 bits agrees less."""
    ours, *others = (work() for work in competitors)
    for other, tolerance in zip(others, (1e-9, 1e-9, 1e-9, 1e-2), strict=True):
        for symbol, array in ours.items():
            theirs = np.reshape(other[symbol], array.shape)  # h_0 has one more axis there
            np.testing.assert_allclose(theirs, array, rtol=tolerance, atol=tolerance, err_msg=symbol)


def _medians(competitors: list[Work], repeats: int) -> list[float]:
    """The median time of each; they take turns, in another order each time, so that all meet the same machine."""
    draw = np.random.default_rng(0)
    times: list[list[float]] = [[] for _ in competitors]
    for _ in range(repeats):
        for i in draw.permutation(len(competitors)):
            begun = time.perf_counter()
            competitors[i]()
            times[i].append(time.perf_counter() - begun)
    return [statistics.median(seconds) for seconds in times]


if __name__ == "__main__":
    main()
