"""Scenarios with a slip each, below networks that tell every slip apart, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# The article's network, in which W and U are each other's transpose.
ARTICLE = """
    Given the embedding C
      | I | like | cats |
      | 1 | 0    | 1    |
      | 0 | 1    | 1    |
    And the input weights W are [[1, 1], [0, 1]]
    And the recurrent weights U are [[1, 0], [1, 1]]
    And the bias b is [0, 0]
    And the output weights V are [[1, 0], [0, 1], [2, 2]]
    And the activation is tanh(x) ≈ x
"""
# A network without any symmetry. By hand, for "b a":
# W x1 = [4, 3], U h0 = [2, 4], h1 = [7, 6]; W x2 = [1, 0], U h1 = [6, 20], h2 = [8, 19]; V h1 = [25, 12].
UNEVEN = """
    Given the embedding C
      | a | b |
      | 1 | 2 |
      | 0 | 1 |
    And the input weights W are [[1, 2], [0, 3]]
    And the recurrent weights U are [[0, 1], [2, 1]]
    And the bias b is [1, -1]
    And the initial state h0 is [1, 2]
    And the output weights V are [[1, 3], [0, 2]]
    And the output bias c is [0, 1]
    And the activation is identity
"""
# a1 = 0.5 and a2 = 0.8 tanh(0.5) + 1.
NUMBERS = """
    Given W is 0.5
    And U is 0.8
    And the activation is tanh
"""
# W [x1; h0] = [5 + 2 + 3, 1 − 1] = [10, 0] for the input 5.
JOINED = """
    Given the weights W of [x; h] are [[1, 2, 3], [0, 1, -1]]
    And the initial state h0 is [1, 1]
    And the activation is identity
"""
# The article's network, in Chinese.
CHINESE = """
    假如参数 C
      | 我 | 喜欢 | 猫 |
      | 1  | 0    | 1  |
      | 0  | 1    | 1  |
    而且输入权重 W 是 [[1, 1], [0, 1]]
    而且循环权重 U 是 [[1, 0], [1, 1]]
    而且偏置 b 是 [0, 0]
    而且输出权重 V 是 [[1, 0], [0, 1], [2, 2]]
    而且激活函数是 tanh(x) ≈ x
"""
NOTHING = ""


@dataclass(frozen=True)
class Slip:
    """A scenario and what must be said of it, and must not, by the step that fails."""

    name: str
    steps: str
    told: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()

    def scenario(self) -> str:
        """The scenario in Gherkin."""
        lines = "\n".join(f"      {line}" for line in self.steps.strip().splitlines())
        return f"    Scenario: {self.name}\n{lines}\n"


def feature(models: Mapping[str, Sequence[Slip]]) -> str:
    """A feature with a Rule for each network, the scenarios below it."""
    rules = []
    for number, (model, slips) in enumerate(models.items(), start=1):
        background = f"    Background:{model}" if model else ""
        rules.append(f"  Rule: network {number}\n{background}\n" + "\n".join(slip.scenario() for slip in slips))
    return "Feature: slips\n\n" + "\n".join(rules)
