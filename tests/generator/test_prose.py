"""Prose: Markdown and mathematics, in which HTML is text."""

from __future__ import annotations

import html
import re

import markdown
import pytest

from docs.generator.markup import prose

EXTENSIONS = ["attr_list", "tables"]


def shown(text: str) -> str:
    """What a reader sees of a description, its tags left out."""
    page = markdown.markdown(prose.description(text), extensions=EXTENSIONS)
    return re.sub(r"<[^>]+>", "", page)


def test_a_formula_becomes_mathml_in_its_line() -> None:
    page = markdown.markdown(prose.description("The memory $h_t$ is *new*."), extensions=EXTENSIONS)
    assert page.count("<p>") == 1
    assert "<msub><mi>h</mi><mi>t</mi></msub>" in page
    assert "<em>new</em>" in page


def test_a_formula_may_begin_a_line_without_breaking_its_paragraph() -> None:
    page = markdown.markdown(prose.description("$x_1$ is the first, and\n$x_2$ the second."), extensions=EXTENSIONS)
    assert page.count("<p>") == 1
    assert page.count("<math") == 2


def test_a_display_formula_stands_alone() -> None:
    page = markdown.markdown(prose.description("Before\n\n$$h_t = f(a_t)$$\n\nafter."), extensions=EXTENSIONS)
    assert '<div class="formula"' in page
    assert 'display="block"' in page
    assert page.count("<p>") == 2


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a < b & b > c",
        "<b>not bold</b>",
        "it costs 5 $ or 6 $",
        "an unbalanced $ sign",
        "&amp; stays as it was written",
    ],
)
def test_html_and_lone_dollars_are_text(text: str) -> None:
    assert html.unescape(shown(text)) == text


def test_attributes_cannot_be_written_into_prose() -> None:
    page = markdown.markdown(prose.description("Text.\n{: onclick=alert(1) }"), extensions=EXTENSIONS)
    assert "onclick" not in re.sub(r">[^<]*<", "><", page)


HOSTILE = [
    "An unclosed ` backtick.\n\n<img src=x onerror=alert(1)>\n\nanother ` backtick",
    r"$\text{<svg/onload=alert(8)>}$",
    r"$\text{<svg onload='alert(8)'></svg>}$",
    r"$\href{javascript:alert(1)}{x}$",
    "[c](javascript:alert(1))",
    "[c]( \tJavaScript:alert(1))",
    "[c](<javascript:alert(1)>)",
    "[c](java\tscript:alert(1))",
    "[c](\x01javascript:alert(1))",
    "[c](data:text/html,x)",
    "[c][ref]\n\n[ref]: javascript:alert(1)",
    "![p](https://example.com/x.png)",
    "![p][ref]\n\n[ref]: https://example.com/x.png",
    "`a\n<div onclick=alert(1)>x</div>\nb`",
    "`a\n# <img src=x onerror=alert(1)>\nb`",
    "\\`<img src=x onerror=alert(1)>`",
    "```\n<img src=x onerror=alert(1)>\n````",
    "[c](java`script:alert(1)`)",
    "[c][a`]\n\n[a`]: javascript:alert(1)//`",
]
# Elements and attributes that fetch or run something.
_ACTIVE = re.compile(r"<(?:img|svg|script|iframe)\b|\bon\w+=|(?:href|src)=[\"']?\s*(?:javascript|data):", re.IGNORECASE)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_description_can_neither_run_nor_fetch_anything(text: str) -> None:
    page = markdown.markdown(prose.description(text), extensions=EXTENSIONS)
    tags = "".join(re.findall(r"<[^>]*>", page))
    assert not _ACTIVE.search(tags), page


def test_plain_links_stay_links() -> None:
    page = markdown.markdown(prose.description("[a](https://example.com/x?y=1) [b](other.feature#top)\n"))
    assert 'href="https://example.com/x?y=1"' in page
    assert 'href="other.feature#top"' in page


def test_a_line_break_between_chinese_characters_is_none() -> None:
    assert "写成。每一步" in prose.description("用中文写成。\n  每一步都运行过。")


def test_what_stands_in_code_stays_as_it_is() -> None:
    assert shown("`$x$ < 1`") == "&#36;x&#36; &#60; 1"
    assert prose.description("```\n$x$ <b>\n```") == "```\n$x$ <b>\n```"


def test_text_in_an_element_leaves_its_block_one_line() -> None:
    assert prose.literal("a\n\n# b\r") == "a&#10;&#10;# b&#13;"


FENCES = ["```", "~~~", "```python", "``` {.py onclick=alert(1)}", "``` a b", "> ```", "```\nx\n````"]


@pytest.mark.parametrize("fence", FENCES)
def test_a_fence_left_open_ends_with_its_description(fence: str) -> None:
    page = markdown.markdown(
        f"{prose.description(fence)}\n\n## Next\n\n{prose.description(fence)}\n",
        extensions=["attr_list", "tables", "pymdownx.superfences"],
    )
    assert "<h2>Next</h2>" in page
    said = html.unescape(re.sub(r"<[^>]+>", "", page))
    assert said.count(fence.removeprefix("> ").split("\n")[0]) >= 2


def test_nothing_in_a_name_is_markup() -> None:
    name = "*a* _b_ `c` [d](e) <f> $g$ | h # i {: .j } 猫"
    page = markdown.markdown(f"## {prose.plain(name)}", extensions=EXTENSIONS)
    assert html.unescape(re.sub(r"</?h2>", "", page)) == name


def test_what_is_not_latex_is_shown_as_it_was_written() -> None:
    assert "<code" in prose.description(r"$\begin{matrix}$") or "<math" in prose.description(r"$\begin{matrix}$")


def test_the_first_paragraph_keeps_its_formulas_and_loses_its_links() -> None:
    first = prose.first_paragraph("The [article](a.feature) takes\n$x$ for *granted*.\n\nMore.")
    assert re.sub(r"<[^>]+>", "", first) == "The article takes x for granted."
    assert "<math" in first
    assert prose.first_paragraph("$$x$$\n\nThen.") == ""
