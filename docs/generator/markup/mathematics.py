"""Mathematics without JavaScript: LaTeX and values become MathML when the page is built."""

import html
import re
from functools import cache
from xml.etree import ElementTree as ET

from latex2mathml.converter import convert

from steps.record.schema import Data
from tinyrnn import MATHML, Symbol

_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+.!|~^<>&$:-]")  # what Markdown would read as its own inside a formula
LONGEST_FOR_A_PHONE = 30  # a formula of more LaTeX may be wider than a phone, and scrolls there by itself
_TEXT = re.compile(r">([^<>]+)<")
_NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
# What presentation needs; links, styles and foreign elements inside \\text are refused.
_ELEMENTS = frozenset(
    """
    math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle
    msub msubsup msup mtable mtd mtext mtr munder munderover none
    """.split()  # noqa: SIM905  # a list of words is read more easily as words
)
_FORBIDDEN = re.compile(r"href|style|on.*|src|id|class", re.IGNORECASE)


@cache
def from_latex(latex: str, *, is_block: bool) -> str:
    """A formula as one line of MathML that Markdown leaves alone; what is not LaTeX is shown as it was written."""
    display, as_written = "block" if is_block else "inline", f'<code class="not-latex">{quiet(latex)}</code>'
    try:
        tree = ET.fromstring(convert(latex.strip(), display=display))  # noqa: S314  # Expat expands nothing from outside
    except Exception:  # noqa: BLE001  # the converter raises whatever it stumbles over
        return as_written
    for element in tree.iter():
        element.tag = element.tag.removeprefix(_NAMESPACE)
        if element.tag not in _ELEMENTS or any(map(_FORBIDDEN.fullmatch, element.attrib)):
            return as_written
    markup = ET.tostring(tree, encoding="unicode").replace("\n", " ")
    markup = _TEXT.sub(lambda match: f">{quiet(html.unescape(match[1]))}<", markup)
    if is_block:
        return markup
    kind = ' class="long"' if len(latex) > LONGEST_FOR_A_PHONE else ""
    return f"<span{kind}>{markup}</span>"  # Markdown takes a line that begins with <math> for a block


def formula(markup: str, written: str = "") -> str:
    """A piece of MathML as a formula that stands in a line; a reader copies, and searches, what was written."""
    if not written:
        return f"<math>{markup}</math>"
    annotation = f'<annotation aria-hidden="true">{html.escape(written, quote=False)}</annotation>'
    return f"<math><semantics><mstyle data-search-exclude>{markup}</mstyle>{annotation}</semantics></math>"


def symbol(of: Data, entry: str = "") -> str:
    """A symbol as a piece of MathML, with the entry of it that is meant, by its place or by its word: `("cats")`."""
    drawn = MATHML.symbol(Symbol.from_data(of))
    if not entry:
        return drawn
    inner = f"<mn>{entry[1:-1]}</mn>" if entry[0] == "[" else f"<mtext>“{html.escape(entry[2:-2])}”</mtext>"
    return f"{drawn}<mrow><mo>{entry[0]}</mo>{inner}<mo>{entry[-1]}</mo></mrow>"


def quiet(text: str) -> str:
    """Text in which every sign of Markdown is a character reference."""
    return _MARKDOWN.sub(lambda sign: f"&#{ord(sign[0])};", text)
