"""Prose and other text of features and pages: Markdown with `$…$`, lines that name values; HTML in them is text."""

import html
import re
import textwrap
from collections.abc import Callable, Iterable

from steps.record.schema import NamedText

from .mathematics import formula, from_latex, quiet, symbol

_CODE = re.compile(
    r"(^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[`~]*[ \t]*$|(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)(?P=ticks)(?!`))",
    re.MULTILINE | re.DOTALL,
)
# What a description may write as code: a fence as the builder reads it, closed as it was opened, and a span.
_WRITTEN_CODE = re.compile(
    r"(?P<block>^(?P<indent> *)(?P<fence>`{3,}|~{3,})[ \t]*[\w+#.-]*[ \t]*\n"
    r"(?:(?P=indent)[^\n]*\n|[ \t]*\n)*?(?P=indent)(?P=fence)[ \t]*$)"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?P<span>(?:(?!\n\s*\n|\n[> \t]*(?:`{3}|~{3})).)+?)(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
_FENCE = re.compile(r"^[> \t]*~{3,}", re.MULTILINE)
_DISPLAY = re.compile(r"(?<!\\)\$\$(.+?)\$\$", re.DOTALL)
_INLINE = re.compile(r"(?<![\\$\w])\$(?![\s$])((?:[^$\n]|\n(?!\s*\n))+?)(?<![\s\\])\$(?![\w$])")
_LINK = re.compile(r"\]\(\s*(?P<target>[^)]*)")
_REFERENCE = re.compile(r"^[ \t]*\[(?P<rest>[^\]]*\]:\s*(?P<target>\S+))", re.MULTILINE)
# Addresses on the web, of mail, and without a scheme; browsers pass over white space before one.
_SAFE = re.compile(r"(?:https?://|mailto:|[\w./#?=%&;~-]*(?:\s|$))", re.IGNORECASE)
# A line break between two Chinese characters is none in print.
_CHINESE_BREAK = re.compile(r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\n[ \t]*(?=[\u4e00-\u9fff])")
_SPECIAL = re.compile(r"[\\`*_{}\[\]#|~^<>&\"$\r]")  # what some builder's Markdown reads as its own inside a line
Piece = tuple[int, int, str]  # where a part of a text begins and ends, and its markup


def description(text: str) -> str:
    """A description of a feature as Markdown: its HTML and attribute lists are shown as text."""
    text = textwrap.dedent(text.replace("\r", " "))
    pieces = [
        (*code.span(), code["block"] or f"<code>{quiet(' '.join(code['span'].split()))}</code>")
        for code in _WRITTEN_CODE.finditer(text)
    ]
    return _joined(text, pieces, _prose)


def page(text: str) -> str:
    """A prose page as Markdown: it is the project's own, so HTML in it stays."""
    return _joined(text, ((*code.span(), code[0]) for code in _CODE.finditer(text)), with_mathematics)


def _joined(text: str, pieces: Iterable[Piece], rest: Callable[[str], str]) -> str:
    """The markup of some pieces of a text, in their order, and the rest of it as a function shows it."""
    parts, end = [], 0
    for start, stop, markup in pieces:
        if start >= end:
            parts += [rest(text[end:start]), markup]
            end = stop
    return "".join([*parts, rest(text[end:])])


def plain(text: str) -> str:
    """A name, in which nothing is markup."""
    return _SPECIAL.sub(lambda sign: f"&#{ord(sign[0])};", text)


def literal(text: str) -> str:
    """Text inside an element of HTML: nothing in it is markup, or a link to another source."""
    text = html.escape(text, quote=False).replace("](", "]&#40;")
    return text.replace("\r", "&#13;").replace("\n", "&#10;")  # an empty line would end its block


def first_paragraph(text: str) -> str:
    """What a description begins with, as HTML: its formulas kept, its links and emphasis taken off."""
    paragraph = " ".join(_CHINESE_BREAK.sub("", re.split(r"\n\s*\n", text.strip())[0]).split())
    if paragraph.startswith("$$"):
        return ""
    bare = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", paragraph).replace("*", "")
    parts = _INLINE.split(bare)
    return "".join(from_latex(p, is_block=False) if i % 2 else plain(p) for i, p in enumerate(parts))


def with_mathematics(text: str) -> str:
    """Replace `$$…$$` and `$…$` by MathML."""
    block = '\n\n<div class="formula" tabindex="0">{}</div>\n\n'
    text = _DISPLAY.sub(lambda match: block.format(from_latex(html.unescape(match[1]), is_block=True)), text)
    return _INLINE.sub(lambda match: from_latex(html.unescape(match[1]), is_block=False), text)


def _prose(text: str) -> str:
    """Prose of a feature: its HTML, attribute lists, pictures, open fences and unsafe links are shown as text."""
    text = _CHINESE_BREAK.sub("", text).replace("&", "&amp;").replace("<", "&lt;")
    text = re.sub(r"\{(?=[: ])|!(?=\[)", lambda sign: f"&#{ord(sign[0])};", text)
    text = _FENCE.sub(lambda match: match[0].replace("~", "&#126;"), text).replace("\\`", "`").replace("`", "&#96;")
    text = _LINK.sub(lambda match: match[0] if _SAFE.match(match["target"]) else f"]&#40;{match['target']}", text)
    text = _REFERENCE.sub(lambda match: match[0] if _SAFE.match(match["target"]) else f"&#91;{match['rest']}", text)
    return with_mathematics(text)


def named_text(text: str, names: Iterable[NamedText], others: Iterable[Piece] = ()) -> str:
    """A text with the parts of it that name values as mathematics, and with the markup of other parts."""
    named = ((name.start, name.end, named_part(text, name)) for name in names)
    return _joined(text, sorted([*named, *others]), literal)


def named_part(text: str, name: NamedText) -> str:
    """A part of a text that names a value: its symbol as mathematics, the words beside it as they are."""
    written = text[name.start + len(name.before) : name.end - len(name.after)]
    return f"{literal(name.before)}{formula(symbol(name.symbol, name.entry), written)}{literal(name.after)}"
