"""What may be written in the place of each parameter of a phrase, told to the person who writes a step."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ParameterHelp:
    """A parameter type as people read it: its name in both languages, what it stands for, and examples of it."""

    en: str
    zh: str
    text: str
    examples: tuple[str, ...]


PARAMETER_HELP = {
    "symbol": ParameterHelp(
        "symbol",
        "符号",
        "A value by its textbook name: x1, W x2, U h1, a2, h2, V h2, o2, e^o2, Z2, p2 or y2; what was predicted after "
        "some words; the cross-entropy, or the perplexity; a gradient, dW or da2. Or one entry of it: by its place, "
        "counted from 1, or by its word.",
        ("W x2", "h2[1]", 'p("cats")', 'p after "I like"', "dW"),
    ),
    "array": ParameterHelp(
        "numbers",
        "数值",
        "One number, a vector, or a matrix row by row. Fractions, powers of ten, per cent and, in a claim, "
        "digits cut short by an ellipsis are understood; a question mark asks for the number.",
        ("99.5%", "[1/3, −0.5]", "[[1, 0], [0, 1]]", "0.333…", "?"),
    ),
    "number": ParameterHelp("number", "数", "One number, positive.", ("2", "0.01", "1/2")),
    "numbers": ParameterHelp(
        "list of numbers", "一列数", "Numbers parted by commas, one a time step.", ("3, 4, 5", "[0.7, 0.5]")
    ),
    "joined": ParameterHelp(
        "order", "顺序", "In which order one matrix takes input and memory together.", ("[x; h]", "[h; x]", "[h, x]")
    ),
    "loss": ParameterHelp(
        "loss",
        "损失",
        "How losses are made and gathered: of words the cross-entropy, of plain outputs the squared error or half "
        "of it; over the steps their mean or their sum.",
        ("mean cross-entropy", "summed squared error", "half the mean squared error", "平均交叉熵"),
    ),
    "kind": ParameterHelp(
        "kind", "种类", "What is given: a matrix, a vector or a number.", ("matrix", "vector", "向量")
    ),
    "name": ParameterHelp(
        "name", "名称", "A letter, or two signs, that nothing else in the scenario has.", ("A", "x", "k2")
    ),
    "parameter": ParameterHelp(
        "parameter",
        "参数名",
        "A parameter of the network by its letter, with its name before it if you like.",
        ("the input weights W", "h0", "词嵌入 C"),
    ),
    "activation": ParameterHelp(
        "function",
        "函数",
        "What is applied to every number of the memory: identity, tanh, ReLU or sigmoid.",
        ("tanh", "ReLU", "tanh(x) ≈ x"),
    ),
    "output": ParameterHelp(
        "output",
        "输出",
        "What becomes of V h + c: softmax gives p, logits leaves o, linear and sigmoid give y.",
        ("softmax", "logits", "linear", "sigmoid"),
    ),
    "quoted": ParameterHelp(
        "quoted text",
        "引号中的文字",
        "Words, or a formula, between quotation marks.",
        ('"I like"', "“cats”", "'b + U h_1 + W x_2'"),
    ),
    "list": ParameterHelp(
        "quoted words",
        "引号中的词",
        "Several words, each between quotation marks.",
        ('"I", "like", "cats"', '"I" and "like"', "“I”、“like”和“cats”"),
    ),
    "shape": ParameterHelp(
        "rows × columns",
        "行数×列数",
        "How many rows and columns a matrix has, or how many entries a vector.",
        ("2×3", "2x3", "3"),
    ),
    "int": ParameterHelp("whole number", "整数", "A number without a decimal point.", ("0", "3")),
}
