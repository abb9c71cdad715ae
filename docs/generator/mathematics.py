"""Mathematics without JavaScript: LaTeX and values become MathML when the page is built."""

from __future__ import annotations

import html
import re

from latex2mathml.converter import convert

# What Markdown would read as its own inside a formula.
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+.!|~^<>&$:-]")
_TEXT = re.compile(r">([^<>]+)<")


def from_latex(latex: str, *, is_block: bool) -> str:
    """A formula as one line of MathML that Markdown leaves alone; what is not LaTeX is shown as it was written."""
    try:
        markup = convert(latex.strip(), display="block" if is_block else "inline")
    except Exception:  # noqa: BLE001  # the converter raises whatever it stumbles over
        return f'<code class="not-latex">{_quiet(latex)}</code>'
    markup = markup.replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "").replace("\n", " ")
    markup = _TEXT.sub(lambda match: f">{_quiet(html.unescape(match[1]))}<", markup)
    return markup if is_block else f"<span>{markup}</span>"  # Markdown takes a line that begins with <math> for a block


def formula(markup: str) -> str:
    """A piece of MathML as a formula that stands in a line, with fractions at their full size."""
    return f'<math displaystyle="true">{markup}</math>'


def _quiet(text: str) -> str:
    return _MARKDOWN.sub(lambda sign: f"&#{ord(sign[0])};", text)
