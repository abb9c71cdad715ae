"""Parameter types: what a step may hold in the place of each parameter of a phrase, and what people are told of it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .names import QUOTED, SYMBOL

# The parameters of a network by their names in the core, as they are called in English and in Chinese.
_LETTERS = ("C", "W", "U", "b", "h_0", "V", "c")
_EN = ("embedding", "input weights", "recurrent weights", "bias", "initial state", "output weights", "output bias")
_ZH = ("词嵌入", "输入权重", "循环权重", "偏置", "初始状态", "输出权重", "输出偏置")
PARAMETERS, PARAMETERS_ZH = (dict(zip(_LETTERS, names, strict=True)) for names in (_EN, _ZH))
_NUMBER = r"[-+−]?\.?\d[^\s,\[\]]*(?: ?[×·] ?10\^?[^\s,]+)?(?: ?%)?"
_BRACKETS = r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]"  # pairs, so that a step may hold two arrays
_LETTER = r"(?:[CWUVbc]|h_?[0₀])"
CALLED, CALLED_ZH = ("|".join(names) for names in (_EN, _ZH))
# What a step may hold, by the name of the parameter type; {int} is Cucumber's own.
REGEXPS = {
    "symbol": SYMBOL,
    "array": rf"{_BRACKETS}|{_NUMBER}|\?",
    "number": _NUMBER,
    "numbers": rf"{_BRACKETS}|{_NUMBER}(?:, ?{_NUMBER})*",
    "joined": r"\[x[;,] ?h\]|\[h[;,] ?x\]",
    "loss": (
        "(?:half )?(?:the )?(?:mean|summed) (?:cross-entropy|squared error)|(?:平均|累加)(?:交叉熵|平方误差(?:的一半)?)"
    ),
    "kind": "matrix|vector|number|矩阵|向量|数",
    "name": r"[A-Za-z]\w?",
    "parameter": rf"(?:(?:the )?(?:{CALLED}) )?{_LETTER}|(?:{CALLED_ZH}) ?{_LETTER}",
    "activation": r"tanh\(x\) ?≈ ?x|[A-Za-z]+",
    "output": "[A-Za-z]+",
    "quoted": QUOTED,
    "list": rf"{QUOTED}(?: ?(?:,|，|、|and|, and|和)? ?{QUOTED})*",
    "shape": r"\d+(?: ?[×x] ?\d+)?",
}


@dataclass(frozen=True)
class ParameterHelp:
    """A parameter type as people read it."""

    en: str  # what it is called in each language
    zh: str
    text: str  # what it stands for
    examples: list[str]  # some of what may be written
    hint: str  # what stands in its place in a phrase that is offered as a hint


@cache
def parameter_help() -> dict[str, ParameterHelp]:
    """What people are told of each parameter type, by its name."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {name: ParameterHelp(**help_) for name, help_ in told.items()}
