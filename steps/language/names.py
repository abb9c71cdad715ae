"""Names of values as people type them: the one place where text becomes a symbol, and a symbol the text to type."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from tinyrnn import TEXT, Notation, Symbol
from tinyrnn import symbol as make

QUOTED = r"""(?:"[^"]*"|'[^']*'|“[^”]*”|「[^」]*」)"""
_INDEX = r"_?[\d₀-₉]+"
INDEXED_JOIN = rf"\[[xh]{_INDEX}[;,] ?[xh]{_INDEX}\]"
# After a prime stands what can follow a name; otherwise it is a quotation mark.
_ENDS = r"(?![^\s\[(\u4e00-\u9fff])"
# What stands for a value without being its symbol, in either language, and the symbol.
C, L, U = make.letter("C"), make.letter("L"), make.letter("U")
_LN2, _NABLA = make.logarithm(make.letter("2")), make.norm(make.nabla(L))
NOUNS = {
    **dict.fromkeys(("the cross-entropy in bits", "交叉熵的比特数"), make.quotient(L, _LN2)),
    **dict.fromkeys(("the cross-entropy", "the loss", "交叉熵", "损失"), L),
    **dict.fromkeys(("the perplexity", "困惑度"), make.letter("PP")),
    **dict.fromkeys(("the cost of guessing evenly", "均匀猜测的代价"), make.logarithm(make.letter("K"))),
    **dict.fromkeys(("the spectrum of U", "U 的谱"), make.call(make.letter("λ"), U)),
    **dict.fromkeys(("the spectral radius of U", "U 的谱半径"), make.call(make.letter("ρ"), U)),
    **dict.fromkeys(("the norm of the gradient", "梯度的范数", "梯度 的范数"), _NABLA),
}
SYMBOL = (
    rf"(?:p after {QUOTED}|p before any (?:word|input)|读完 ?{QUOTED} ?之?后的 ?p|读入任何(?:词|输入)之前的 ?p"
    rf"|{'|'.join(sorted(map(re.escape, NOUNS), key=len, reverse=True))}"
    r"|the norm of d\S+|d[^\s的]+ ?的范数|ln 2|ln K|L/ln 2|[λρ]\(U\)"
    rf"|(?:[WUV]'?[ ·][xh]{_INDEX}'?|[xh]{_INDEX}'?[ ·][WUV]'?|[A-Za-z](?:{_INDEX})?'(?:/τ)?){_ENDS}"
    rf"|f'\([ao]{_INDEX}\)|[WUV]\^T d[ao]{_INDEX}|d[ao]{_INDEX} [WUV]\^T"
    rf"|(?:W ?)?{INDEXED_JOIN}|{INDEXED_JOIN} ?W"
    rf"|[WUV][ ·]?[xh]{_INDEX}|[xh]{_INDEX}[ ·]?[WUV]|[A-Z] [a-z](?:{_INDEX})?|[a-z](?:{_INDEX})? [A-Z]"
    r"|e\^[^\s\u4e00-\u9fff]+?"
    r"""|[^\s"'“”,，()\[\]\u4e00-\u9fff?]+)"""
    rf"(?:\[\d+(?:, ?\d+)?\]|\({QUOTED}\))?"
)
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉·", "0123456789 ")
_LETTER = re.compile(r"(?P<d>d(?=[A-Za-z]))?(?P<letter>[A-Za-z\u0370-\u03ff]+\*?|\d+)_?(?P<t>\d+)?(?P<prime>'?)")
_PRODUCT = re.compile(r"(\[.*?\]|[^\s\[]+?) ?(\[.*\])|(\[.*\]|\S+) (\S+|\[.*\])")
_UNSPACED = re.compile(r"([WUV]'?)([xh]_?\d+'?)|([xh]_?\d+'?)([WUV]'?)")
_ENTRY = re.compile(rf"(?P<name>{INDEXED_JOIN}|.+?)(?P<entry>\[[\d, ]+\]|\({QUOTED}\))?", re.DOTALL)
# Letters of a time step. The gradient of any other is that of a parameter, to which the steps contribute.
_OF_A_STEP = ("o", "a", "h", "x", "y")


@dataclass(frozen=True)
class Name:
    """A name as typed, with the entry of a value that it may end in."""

    text: str
    symbol: Symbol | None  # None where only the scenario knows it, as of `p after "I like"`
    place: tuple[int, ...] | None = None  # of the entry that is meant, counted from 1
    word: str | None = None  # the word whose entry is meant
    entry: str = ""  # the entry as typed

    @property
    def is_of_one_number(self) -> bool:
        """Whether it names an entry, by its place, its word, or its exponent as in e^8."""
        if self.symbol is not None and self.symbol.form == "power of e" and self.symbol.of[0].letter[-1:].isdigit():
            return True
        return self.place is not None or (self.word is not None and self.symbol != C)


def unquote(text: str) -> str:
    """The words inside a pair of quotes."""
    return text[1:-1]


@lru_cache(maxsize=1024)
def read_name(text: str) -> Name:
    """A name with the entry that it may end in: `h2[1]`, `p("cats")`."""
    symbol = read_symbol(text)
    if symbol is not None and symbol.form == "call" and symbol.of[0].is_primed:
        return Name(text, symbol)  # f'(a2)
    match = _ENTRY.fullmatch(text)
    if not match or not match["entry"]:
        return Name(text, symbol)
    symbol, entry = read_symbol(match["name"]), match["entry"]
    if entry[0] == "(":
        return Name(text, symbol, word=unquote(entry[1:-1]), entry=entry)
    return Name(text, symbol, place=tuple(int(n) for n in entry[1:-1].split(",")), entry=entry)


def read_symbol(text: str) -> Symbol | None:
    """The symbol that a text stands for; None where it is none: `W x2`, `e^o2`, `dh3/dh1`, `the norm of dh3/dh1`."""
    if text in NOUNS:
        return NOUNS[text]
    norm = re.fullmatch(r"the norm of (?P<en>.+)|(?P<zh>.+?) ?的范数|‖(?P<sign>.+)‖", text)
    if norm:
        inner = read_symbol(norm["en"] or norm["zh"] or norm["sign"])
        return inner and make.norm(inner)
    return _plain(text.translate(_SUBSCRIPTS).strip())


def _plain(text: str) -> Symbol | None:
    """A symbol without words."""
    return next((read(match) for pattern, read in _FORMS if (match := pattern.fullmatch(text))), None)


def _letter(match: re.Match[str]) -> Symbol:
    t = None if match["t"] is None else int(match["t"])
    name, is_primed = match["letter"], bool(match["prime"])
    if not match["d"]:
        return Symbol(name, t, is_primed)
    if name in _OF_A_STEP:
        return make.gradient(Symbol(name, t, is_primed))
    return make.gradient(Symbol(name, None, is_primed), t)


def _of_parts(build: Callable[..., Symbol]) -> Callable[[re.Match[str]], Symbol | None]:
    """What makes a symbol of the symbols in the groups of a match; None where one of them is none."""

    def read(match: re.Match[str]) -> Symbol | None:
        parts = [_plain(group.strip()) for group in match.groups() if group]
        return build(*parts) if all(parts) else None

    return read


# The forms of a symbol, the first that fits being meant, and what reads each.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Symbol | None]], ...] = (
    (_UNSPACED, _of_parts(make.product)),
    (_LETTER, _letter),
    (re.compile(r"\[([^\[\];,]+)(?:[;,]([^\[\];,]+))?\]"), _of_parts(make.joined)),
    (re.compile(r"(\w)\^T"), _of_parts(make.transposed)),
    (re.compile(r"e\^\{?(-?\d+(?:\.\d+)?)\}?"), lambda match: make.power_of_e(Symbol(match[1]))),
    (re.compile(r"e\^\{?(\w+'?(?:/τ)?)\}?"), _of_parts(make.power_of_e)),
    (re.compile(r"∇(\w+)"), _of_parts(make.nabla)),
    (re.compile(r"(η) (k)"), _of_parts(make.scaled)),
    (re.compile(r"ln (\w+)"), _of_parts(make.logarithm)),
    (re.compile(r"d(h_?\d+)/d(h_?\d+)"), _of_parts(make.jacobian)),
    (re.compile(r"(.+)/(τ|ln 2)"), _of_parts(make.quotient)),
    (re.compile(r"(f'|[λρ])\((\w+)\)"), _of_parts(make.call)),
    (_PRODUCT, _of_parts(make.product)),
)


def at_step(name: str, t: int) -> str:
    """A name as it stands at time step t: h as h3, dW as dW3, `p("cats")` as `p3("cats")`; numbered ones stay."""
    return re.sub(r"^((?:[WUV][ ·]?|d)?[a-zA-Z]|y\*|e\^\{?o)(?=\}?(?:$|[\[(]))", rf"\g<1>{t}", name)


# Symbols as people type them: h2, e^o2, W x2.
TYPED: Notation = replace(
    TEXT,
    letter=lambda symbol: f"{symbol.letter}{'' if symbol.t is None else symbol.t}{symbol.is_primed * chr(39)}",
    gradient=lambda of, t: f"d{of}{'' if t is None else t}",
    jacobian=lambda of, by: f"d{of}/d{by}",
    power=lambda base, exponent: f"{base}^{exponent}",
)
