"""Whether a page says in words what the run says: verdicts, and texts in which symbols are set as mathematics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from .reading import KEYWORD, drawn, has_class, text_of, written

# Told here a second time, on purpose: the check does not take the generator's word for what a verdict is.
VERDICTS = {
    "PASSED": ("✓", "passed", "通过"),
    "FAILED": ("✗", "failed", "失败"),
    "SKIPPED": ("–", "not run, an earlier step failed", "未运行，前面的步骤失败"),
    "UNKNOWN": ("–", "not run", "未运行"),
    "UNDEFINED": ("?", "no phrase reads like this", "没有这样的句式"),
    "AMBIGUOUS": ("?", "several phrases match", "匹配多个句式"),
    "PENDING": ("…", "pending", "待定"),
}
_COUNTS = ("Scenarios passed: {passed} of {count}.", "{count} 个场景中有 {passed} 个通过。")
_NUMBERS = ("Printed numbers checked: {numbers}.", "核对了 {numbers} 个印出的数。")
_MATH = "\0"
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def shows_verdict(element: Element | None, status: str) -> bool:
    """Whether it is the verdict of a status: its sign, its word, and the class that colours it."""
    if element is None:
        return False
    sign, *words = VERDICTS[status]
    shown = text_of(element)
    return shown[:1] == sign and shown[1:].strip() in words and has_class(element, status.lower())


def verdict_in_words(status: str) -> str:
    """A verdict as a page would show it."""
    sign, word, _ = VERDICTS[status]
    return f"{sign} {word}"


def counted(count: int, passed: int, numbers: int) -> list[tuple[str, str]]:
    """The sentences at the head of a page, in each language."""
    forms = zip(_COUNTS, _NUMBERS, strict=True)
    return [(one.format(count=count, passed=passed), two.format(numbers=f"{numbers:,}")) for one, two in forms]


def reads(element: Element, text: str) -> bool:
    """Whether an element reads as a text of the record; a formula in it stands for some symbol of the text."""
    formulas = [formula for formula in element.iter("math") if formula.get("aria-hidden") != "true"]
    pieces = "".join(_pieces(element))
    pattern = re.escape(_even(pieces)).replace(re.escape(_MATH), "(.+?)")
    match = re.fullmatch(pattern, _even(text), re.DOTALL)
    if match is None:
        return False
    of_text = iter(match.groups())
    return all(is_symbol(written(one) or next(of_text), drawn(one)) for one in formulas)


def is_symbol(text: str, shown: str) -> bool:
    """Whether a formula can be what was written: the same digits, and every letter but the d of a gradient."""
    letters = iter(_letters(shown))
    return _digits(text) == _digits(shown) and all(letter in letters for letter in _letters(text).replace("d", ""))


def _digits(text: str) -> str:
    return "".join(re.findall(r"\d", text.translate(_SUBSCRIPTS)))


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W\d_Σ]", text))  # a sum is no letter


def _even(text: str) -> str:
    return " ".join(text.split())


def _pieces(element: Element) -> Iterator[str]:
    """The text of a line without its keyword, with a mark for every formula."""
    yield element.text or ""
    for child in element:
        if child.tag == "math":
            text = written(child)
            yield _MATH if text is None else text
        elif not has_class(child, KEYWORD):
            yield from _pieces(child)
        yield child.tail or ""
