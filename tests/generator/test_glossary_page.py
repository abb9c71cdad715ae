"""The glossary: one file of terms, with which the names on the article's page agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.generator.pages.listings import GLOSSARY, glossary, inline, read_groups
from docs.generator.pages.pages import all_pages
from steps.record.addresses import PageError

from .invented import record

ROOT = Path(__file__).parents[2]
TERM = '[[group.term]]\nid = "rain"\nenglish = "rain <b>"\nchinese = "雨"\nmeaning = "it *falls*"\n'


def written(tmp_path: Path, terms: str) -> Path:
    """A project whose glossary holds one group of these terms, and a page that shows it."""
    (tmp_path / "docs/pages").mkdir(parents=True)
    (tmp_path / GLOSSARY).write_text(f'[[group]]\nname = "Weather"\n{terms}', "utf-8")
    (tmp_path / "docs/pages/g.md").write_text("# G\n\n<!-- glossary -->\n", "utf-8")
    return tmp_path


def test_a_term_has_an_address_and_its_names_and_a_column_that_is_empty_is_left_out(tmp_path: Path) -> None:
    page = glossary(written(tmp_path, f'{TERM}onnx = "`R`"\n'))
    assert re.findall(r'<th scope="col">(.*?)</th>', page) == ["term", "中文", "ONNX"]
    assert '<tr id="rain"><th scope="row"><a href="#rain">rain &lt;b&gt;</a>' in page
    assert (
        '<small>it <em>falls</em></small> </th><td><span lang="zh-CN">雨</span> </td><td><code>R</code> </td>' in page
    )


@pytest.mark.parametrize(
    ("terms", "complaint"),
    [
        (TERM.replace('chinese = "雨"\n', ""), "rain <b> has no chinese: write it"),
        (f'{TERM}keras = "k"\n', "rain <b> has a keras, which is not a column: use symbol, chinese"),
    ],
)
def test_a_term_that_is_not_whole_is_refused_by_name(tmp_path: Path, terms: str, complaint: str) -> None:
    with pytest.raises(PageError, match=complaint):
        glossary(written(tmp_path, terms))


def test_two_terms_cannot_share_an_address(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="share the address #rain: rename one"):
        all_pages(record([]), written(tmp_path, TERM + TERM))


def test_a_name_may_hold_code_and_mathematics() -> None:
    assert inline("`a_<b>` $W$").startswith("<code>a_&lt;b&gt;</code> <span><math")
    assert inline("a < b") == "a &lt; b"


def test_the_names_on_the_article_s_page_are_those_of_the_glossary() -> None:
    article = (ROOT / "features/01-article.feature").read_text("utf-8")
    lines = [line.strip().strip("|").split("|") for line in article.splitlines() if re.match(r" *\| \$\w\$ \|", line)]
    rows = [[cell.strip() for cell in line] for line in lines]
    terms = {term["symbol"]: term for group in read_groups(ROOT) for term in group["term"] if "symbol" in term}
    assert len(rows) == 4
    for symbol, name, *others in rows:
        assert name.startswith(terms[symbol]["english"])
        assert others == [terms[symbol].get(key, "") for key in ("pytorch", "onnx", "goodfellow", "d2l")]
