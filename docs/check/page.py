"""A published page as it is read with lxml: its text, its verdicts and its workings, found by the few marks below."""

from pathlib import Path
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any  # an element of lxml, which ships no type information

# All that the check knows of the markup, as XPath; who changes the markup of a step changes it here.
STEP = "ol[@class='steps']/li"
VERDICT = "span[starts-with(@class, 'verdict')]"
HEAD = "div[starts-with(@class, 'run ')]/p[1]"
HEADING = "*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
WORKING = "p[@class='derivation']"  # one value: symbol = symbols = numbers = result, a formula each
SOURCE = "details[@class='source']"
FOUND = "details[@class='found']"  # what the run found in a block of Gherkin in prose
# What must stand on a page for each kind that the record names: anywhere, with the numbers of the kind, or in its step.
MARK_ON_PAGE = {
    "losses": ".//div[@class='figure curve']/svg",
    "fading": ".//div[@class='figure curve']/svg",
    "distribution": ".//div[@class='figure bars']/svg",
    "slip": ".//div[@class='slip']",
}
MARK_IN_STEP = {"names": "./p[1]//math", "headings": ".//thead//math", "rows": ".//td/math"}
# The check does not take the generator's word for what a verdict is: a sign, and a word.
VERDICTS = {
    "PASSED": ("✓", "passed", "通过"),
    "FAILED": ("✗", "failed", "失败"),
    "SKIPPED": ("–", "not run, an earlier step failed", "未运行，前面的步骤失败"),
    "UNKNOWN": ("–", "not run", "未运行", "not all run", "未全部运行"),
    "UNDEFINED": ("?", "no phrase reads like this", "没有这样的句式"),
    "AMBIGUOUS": ("?", "several phrases match", "匹配多个句式"),
    "PENDING": ("…", "pending", "待定"),
}
# In the text of a page: what stands before each verdict, step and row of a step, and on both sides of a text.
COUNTED, EDGE = "\ue000", "\ue001"
_COUNTED = f".//{VERDICT} | .//{STEP}/p[1] | .//{STEP}//tr"
_EDGED = f".//{HEADING} | .//td | .//th | .//{STEP}/p[1] | .//pre | .//p[@class='scenario'] | .//{VERDICT}"
_TEXT = etree.XPath(  # formulas as they were written, where they were
    ".//text()[not(ancestor::mstyle/following-sibling::annotation or ancestor::math[@aria-hidden])]"
)


def verdict(status: str) -> str:
    """A verdict as `read_page` gives it: its sign, and its first word."""
    return " ".join(VERDICTS[status][:2])


def read_page(file: Path) -> Element:
    """The content of a page, without what the theme puts around it; each verdict by its first word."""
    whole = etree.parse(str(file), etree.HTMLParser(encoding="utf-8", huge_tree=True)).getroot()
    content = next(whole.iter("article"), whole)
    for link in content.xpath(".//a[@class='headerlink']"):
        link.clear(keep_tail=True)
    for mark in content.xpath(f".//{VERDICT}"):
        status, shown = mark.get("class").partition(" ")[2], "".join(mark.itertext()).strip()
        sign, *words = VERDICTS.get(status.upper(), (" ",))
        is_sound = shown[:1] == sign and shown[1:].strip() in words
        mark.text, mark[:] = verdict(status.upper()) if is_sound else f"{shown} (as {status or 'nothing'})", []
    return content


def text_of(element: Element) -> str:
    """What is read in an element; of a figure, the text that stands in its place."""
    return element.get("aria-label", "") if element.tag == "svg" else "".join(_TEXT(element))


def marked_text(content: Element) -> str:
    """All that is read in a part of a page, with its marks."""
    for element in content.xpath(_EDGED):
        element.text = f"{EDGE}{element.text or ''}"
        etree.SubElement(element, "span").text = EDGE
    for element in content.xpath(_COUNTED):
        element.text = f"{COUNTED}{element.text or ''}"
    return text_of(content)


def place_of(element: Element) -> str:
    """Where an element stands: the address of the heading above it, and the step."""
    places = [f"#{element.xpath(f'string((preceding::{HEADING})[last()]/@id)')}"]
    for step in element.xpath("ancestor::li[parent::ol[@class='steps']]"):
        number = 1 + len(list(step.itersiblings(preceding=True)))
        places.append(f"step {number}, “{text_of(step.find('p'))}”")
    return ", ".join(places)
