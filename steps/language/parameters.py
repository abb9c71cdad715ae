"""Parameter types: what may be written in the place of each parameter of a phrase, read by the parser and by people."""

from __future__ import annotations

from dataclasses import dataclass

from .names import QUOTED, SYMBOL

# The parameters of a network by their names in the core, as they are called in each language.
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
_NUMBER = r"[-+−]?\.?\d[^\s,\[\]]*(?: ?[×·] ?10\^?[^\s,]+)?(?: ?%)?"
_BRACKETS = r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]"  # pairs, so that a step may hold two arrays
_PARAMETER = r"(?:[CWUVbc]|h_?[0₀])"


@dataclass(frozen=True)
class ParameterType:
    """A parameter type.

    Attributes:
        regexp: what a step may hold in its place.
        en, zh: what people call it in each language.
        text: what it stands for.
        examples: some of what may be written.
        hint: what stands in its place in a phrase that is offered as a hint.
    """

    regexp: str
    en: str
    zh: str
    text: str
    examples: tuple[str, ...]
    hint: str = ""


PARAMETER_TYPES = {
    "symbol": ParameterType(
        SYMBOL,
        "symbol",
        "符号",
        "A value by its textbook name: x1, W x2, U h1, a2, h2, V h2, o2, e^o2, Z2, p2 or y2; what was predicted after some words; the cross-entropy, or the perplexity; a gradient, dW or da2. Or one entry of it: by its place, counted from 1, or by its word.",
        (
            "W x2",
            "h2[1]",
            'p("cats")',
            'p after "I like"',
            "dW",
        ),
        hint="h1",
    ),
    "array": ParameterType(
        rf"{_BRACKETS}|{_NUMBER}|\?",
        "numbers",
        "数值",
        "One number, a vector, or a matrix row by row. Fractions, powers of ten, per cent and, in a claim, digits cut short by an ellipsis are understood; a question mark asks for the number.",
        (
            "99.5%",
            "[1/3, −0.5]",
            "[[1, 0], [0, 1]]",
            "0.333…",
            "?",
        ),
        hint="[1, 0]",
    ),
    "number": ParameterType(
        _NUMBER,
        "number",
        "数",
        "One number, positive.",
        (
            "2",
            "0.01",
            "1/2",
        ),
        hint="0.5",
    ),
    "numbers": ParameterType(
        rf"{_BRACKETS}|{_NUMBER}(?:, ?{_NUMBER})*",
        "list of numbers",
        "一列数",
        "Numbers parted by commas, one a time step.",
        (
            "3, 4, 5",
            "[0.7, 0.5]",
        ),
        hint="3, 4, 5",
    ),
    "joined": ParameterType(
        r"\[x[;,] ?h\]|\[h[;,] ?x\]",
        "order",
        "顺序",
        "In which order one matrix takes input and memory together.",
        (
            "[x; h]",
            "[h; x]",
            "[h, x]",
        ),
        hint="[x; h]",
    ),
    "loss": ParameterType(
        "(?:half )?(?:the )?(?:mean|summed) (?:cross-entropy|squared error)|(?:平均|累加)(?:交叉熵|平方误差(?:的一半)?)",
        "loss",
        "损失",
        "How losses are made and gathered: of words the cross-entropy, of plain outputs the squared error or half of it; over the steps their mean or their sum.",
        (
            "mean cross-entropy",
            "summed squared error",
            "half the mean squared error",
            "平均交叉熵",
        ),
        hint="mean cross-entropy",
    ),
    "kind": ParameterType(
        "matrix|vector|number|矩阵|向量|数",
        "kind",
        "种类",
        "What is given: a matrix, a vector or a number.",
        (
            "matrix",
            "vector",
            "向量",
        ),
        hint="matrix",
    ),
    "name": ParameterType(
        r"[A-Za-z]\w?",
        "name",
        "名称",
        "A letter, or two signs, that nothing else in the scenario has.",
        (
            "A",
            "x",
            "k2",
        ),
        hint="A",
    ),
    "parameter": ParameterType(
        rf"(?:(?:the )?(?:{'|'.join(PARAMETERS.values())}) )?{_PARAMETER}|(?:{'|'.join(PARAMETERS_ZH.values())}) ?{_PARAMETER}",
        "parameter",
        "参数名",
        "A parameter of the network by its letter, with its name before it if you like.",
        (
            "the input weights W",
            "h0",
            "词嵌入 C",
        ),
    ),
    "activation": ParameterType(
        r"tanh\(x\) ?≈ ?x|[A-Za-z]+",
        "function",
        "函数",
        "What is applied to every number of the memory: identity, tanh, ReLU or sigmoid.",
        (
            "tanh",
            "ReLU",
            "tanh(x) ≈ x",
        ),
        hint="tanh",
    ),
    "output": ParameterType(
        "[A-Za-z]+",
        "output",
        "输出",
        "What becomes of V h + c: softmax gives p, logits leaves o, linear and sigmoid give y.",
        (
            "softmax",
            "logits",
            "linear",
            "sigmoid",
        ),
        hint="softmax",
    ),
    "quoted": ParameterType(
        QUOTED,
        "quoted text",
        "引号中的文字",
        "Words, or a formula, between quotation marks.",
        (
            '"I like"',
            "“cats”",
            "'b + U h_1 + W x_2'",
        ),
        hint='"I like"',
    ),
    "list": ParameterType(
        rf"{QUOTED}(?: ?(?:,|，|、|and|, and|和)? ?{QUOTED})*",
        "quoted words",
        "引号中的词",
        "Several words, each between quotation marks.",
        (
            '"I", "like", "cats"',
            '"I" and "like"',
            "“I”、“like”和“cats”",
        ),
        hint='"I", "like", "cats"',
    ),
    "shape": ParameterType(
        r"\d+(?: ?[×x] ?\d+)?",
        "rows × columns",
        "行数×列数",
        "How many rows and columns a matrix has, or how many entries a vector.",
        (
            "2×3",
            "2x3",
            "3",
        ),
        hint="2×3",
    ),
    "int": ParameterType(
        r"-?\d+",
        "whole number",
        "整数",
        "A number without a decimal point.",
        (
            "0",
            "3",
        ),
        hint="3",
    ),
}
