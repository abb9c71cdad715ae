"""Names of values as people type them: what a step may call a symbol, before it is known which value that is."""

from __future__ import annotations

import re

QUOTED = r"""(?:"[^"]*"|'[^']*'|“[^”]*”|「[^」]*」)"""
_INDEX = r"_?[\d₀-₉]+"
INDEXED_JOIN = rf"\[[xh]{_INDEX}[;,] ?[xh]{_INDEX}\]"
# After a prime stands what can follow a name; otherwise it is a quotation mark.
_ENDS = r"(?![^\s\[(\u4e00-\u9fff])"
SYMBOL = (
    rf"(?:p after {QUOTED}|p before any (?:word|input)|读完 ?{QUOTED} ?之?后的 ?p|读入任何(?:词|输入)之前的 ?p"
    r"|the cross-entropy in bits|the cross-entropy|the loss|the perplexity"
    r"|交叉熵的比特数|交叉熵|损失|困惑度|均匀猜测的代价"
    r"|the cost of guessing evenly|the spectrum of U|the spectral radius of U|the norm of (?:d\S+|the gradient)"
    r"|U 的谱半径|U 的谱|(?:d[^\s的]+|梯度) ?的范数|ln 2|ln K|L/ln 2|[λρ]\(U\)"
    rf"|(?:[WUV]'?[ ·][xh]{_INDEX}'?|[xh]{_INDEX}'?[ ·][WUV]'?|[A-Za-z](?:{_INDEX})?'(?:/τ)?){_ENDS}"
    rf"|f'\([ao]{_INDEX}\)|[WUV]\^T d[ao]{_INDEX}|d[ao]{_INDEX} [WUV]\^T"
    rf"|(?:W ?)?{INDEXED_JOIN}|{INDEXED_JOIN} ?W"
    rf"|[WUV][ ·]?[xh]{_INDEX}|[xh]{_INDEX}[ ·]?[WUV]|[A-Z] [a-z](?:{_INDEX})?|[a-z](?:{_INDEX})? [A-Z]"
    r"|e\^[^\s\u4e00-\u9fff]+?"
    r"""|[^\s"'“”,，()\[\]\u4e00-\u9fff?]+)"""
    rf"(?:\[\d+(?:, ?\d+)?\]|\({QUOTED}\))?"
)


def unquote(text: str) -> str:
    """The words inside a pair of quotes."""
    return text[1:-1]


def at_step(name: str, t: int) -> str:
    """A name as it stands at time step t: h as h3, dW as dW3, `p("cats")` as `p3("cats")`; numbered ones stay."""
    return re.sub(r"^((?:[WUV][ ·]?|d)?[a-zA-Z]|y\*|e\^\{?o)(?=\}?(?:$|[\[(]))", rf"\g<1>{t}", name)


def typed(symbol: str) -> str:
    """A symbol of the trace as people type it."""
    return re.sub(r"\{(.*?)\}", r"\1", symbol.replace("_", ""))
