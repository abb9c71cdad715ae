"""The built site: what its pages hold, and how they open in a real browser, from file://."""

from __future__ import annotations

import html
import json
import re
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as Late

from docs.check.audit import audit
from steps.record.addresses import page_path, slug
from steps.record.reader import read_record

ROOT = Path(__file__).parents[2]
FEATURES = sorted((ROOT / "features").rglob("*.feature"))
_FOREIGN = re.compile(r"<(?:script|img|iframe|link)\b[^>]*?\b(?:src|href)=[\"']?(?:https?:)?//[^\"' >]+[^>]*>")
TABLES = ["digits.html", "statements.html"]  # pages of tables in HTML, whose links MkDocs does not check


def _page(site: Path, feature: Path) -> str:
    path = page_path(feature.relative_to(ROOT).as_posix()).removesuffix(".md") + ".html"
    return (site / path).read_text("utf-8")


def test_every_feature_has_a_page_that_names_every_scenario(site: Path) -> None:
    for feature in FEATURES:
        page = _page(site, feature)
        names = re.findall(r"^\s*(?:Scenario|Scenario Outline|场景): (.+)$", feature.read_text("utf-8"), re.MULTILINE)
        assert names
        for name in names:
            assert f'id="{slug(name)}"' in page, name


def test_every_page_says_what_the_run_says(site: Path, features_record: Path) -> None:
    findings = audit(read_record(features_record), site, ROOT)
    assert [str(problem) for problem in findings.problems] == []
    assert findings.counts["pages"] > len(FEATURES)
    assert findings.counts["scenarios"] > 10 * len(FEATURES)
    assert findings.counts["numbers"] > 10 * findings.counts["steps"]


def test_every_step_of_every_page_has_passed(site: Path) -> None:
    for feature in FEATURES:
        page = _page(site, feature)
        assert page.count('class="verdict passed"') > page.count("<ol") > 0
        assert not re.search(r'class="verdict (?!passed)', page)


def test_a_page_shows_the_working_as_mathematics(site: Path) -> None:
    page = (site / "features/article.html").read_text("utf-8")
    step = page[page.index('id="the-scores-row-by-row"') : page.index('id="softmax-written-out"')]
    assert re.sub(r"<[^>]+>", "", html.unescape(step)).count("1·2+0·2") >= 1


def test_of_claims_in_a_row_about_one_value_the_last_shows_its_working(site: Path) -> None:
    page = (site / "features/article.html").read_text("utf-8")
    step = page[page.index('id="the-memory-after-i-like"') : page.index('id="the-scores-row-by-row"')]
    assert step.count('<li class="passed">') == 3  # the word is read, h2 is worked out, and h2 is [2, 2]
    assert step.count('<div class="working"') == 1


def test_the_page_shows_the_exact_sum_beside_that_of_the_rounded_numbers(site: Path) -> None:
    page = (site / "features/article.html").read_text("utf-8")
    step = page[page.index('id="z-is-the-sum-of-the-rounded-numbers"') : page.index('id="the-probabilities-are-right')]
    assert "2994.78" in step
    assert "2995.74" in step
    assert "with the exact numbers" in step


def test_an_outline_has_a_verdict_and_an_address_on_every_row(site: Path) -> None:
    page = (site / "features/tanh.html").read_text("utf-8")
    rows = re.findall(r'<tr\b[^>]*\bid="([^"]+)"(?:(?!</tr>).)*?\bverdict passed\b', page, re.DOTALL)
    assert len(rows) == len(set(rows)) == 4


def test_every_page_says_at_which_commit_and_when_its_numbers_were_run(site: Path, pages: list[Path]) -> None:
    said = re.compile(
        r"(?:Run|run of|运行于) \d{4}-\d\d-\d\d \d\d:\d\d UTC(?:, outside| at commit <code>|，提交 <code>|，不在)"
    )
    for path in pages:
        page = path.read_text("utf-8")
        assert len(said.findall(page)) == 1, path.name
        link = re.search(r'<a\b(?=[^>]*\bdownload\b)[^>]*\bhref="([^"]+)"', page)
        assert link
        assert (path.parent / link[1]).resolve() == site / "run-record.ndjson.gz"


def test_the_site_counts_what_it_checked(site: Path) -> None:
    page = (site / "index.html").read_text("utf-8")
    scenarios = [
        re.search(r"Scenarios passed: (\d+) of \1\.|(\d+) 个场景中有 \2 个通过", _page(site, f)) for f in FEATURES
    ]
    numbers = [re.search(r"Printed numbers checked: (\d+)\.|核对了 (\d+) 个印出的数", _page(site, f)) for f in FEATURES]
    totals = [sum(int(found[1] or found[2]) for found in one if found) for one in (scenarios, numbers)]
    assert f"{len(FEATURES)} features, {totals[0]:,} scenarios, {totals[1]:,} printed numbers checked." in page


def test_every_line_of_every_feature_stands_on_its_page_once_as_it_is_in_the_file(site: Path) -> None:
    for feature in FEATURES:
        page = _page(site, feature)
        shown = re.findall(r'<span\b[^>]*\bid="L(\d+)"[^>]*><a\b[^>]*>\1</a>(.*?)\n</span>', page, re.DOTALL)
        text = [html.unescape(re.sub(r"</?b>", "", line)) for _, line in shown]
        assert text == feature.read_text("utf-8").splitlines(), feature.name
        assert [int(number) for number, _ in shown] == list(range(1, len(text) + 1))


def test_no_page_asks_another_host_for_anything(pages: list[Path]) -> None:
    for page in pages:
        assert not _FOREIGN.search(page.read_text("utf-8")), page.name
    styles = [style for folder in {page.parent for page in pages} for style in folder.rglob("*.css")]
    assert styles
    assert not [style for style in styles if re.search(r"url\(\s*[\"']?(?:https?:)?//", style.read_text("utf-8"))]


def test_a_block_of_gherkin_in_prose_shows_its_verdict(site: Path) -> None:
    for name in ("index.html", "add.html"):
        found = re.search(
            r'<details\b[^>]*\bclass="found"[^>]*>(.*?)</summary>', (site / name).read_text("utf-8"), re.DOTALL
        )
        assert found
        assert "passed" in found[1]


def test_the_tables_of_the_whole_site_lead_to_places_that_are_there(site: Path) -> None:
    for name in TABLES:
        links = re.findall(r'<a href="([^":#]+)#([^"]+)"', (site / name).read_text("utf-8"))
        assert links
        ids = {page: set(re.findall(r'\bid="([^"]+)"', (site / page).read_text("utf-8"))) for page, _ in links}
        assert [link for link in links if link[1] not in ids[link[0]]] == []


def test_every_statement_of_the_article_is_restated(site: Path) -> None:
    page = (site / "statements.html").read_text("utf-8")
    assert "Statements: 25. Restated by a scenario: 25. Of these passed: 25." in page
    assert page.count(' id="tag-article-') == 25


def test_the_page_on_digits_shows_what_the_article_prints(site: Path) -> None:
    weaker = (site / "digits.html").read_text("utf-8").partition('id="weaker"')[2]
    assert "<td>2980 </td><td>2980.96 </td><td>2981 </td><td>right to 3 significant figures </td>" in weaker
    assert "<td>2994.78 </td><td>2995.74 </td><td>2995.74 </td><td>follows from e^o2 taken as" in weaker
    assert "cut off after 2 decimals" in weaker


def test_the_search_index_holds_chinese_and_scenarios(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    titles = {html.unescape(entry["title"]) for entry in index["docs"]}
    assert {'预测 "cats"', "Softmax, written out"} <= titles


def test_the_search_index_leaves_out_the_sources(site: Path) -> None:
    index = (site / "search/search_index.json").read_text("utf-8")
    assert "pytest features/01-article.feature:211" not in index
    assert "@article-18 @article-19" not in index


def test_the_search_index_keeps_the_cells_of_a_table_apart(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    model = next(
        entry["text"] for entry in index["docs"] if entry["location"].endswith("article.html#background-the-model")
    )
    assert "I like cats 1 0 1 0 1 1" in " ".join(re.sub("<[^>]+>", "", model).split())


def test_the_search_index_holds_the_terms_of_the_glossary_in_both_languages(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    text = " ".join(entry["text"] for entry in index["docs"] if entry["location"].startswith("glossary.html"))
    assert "recurrent weights" in text
    assert "循环权重" in text


def test_the_page_says_the_same_without_javascript(browser: Browser, site: Path) -> None:
    texts = []
    for has_javascript in (True, False):
        page = _open(browser, site / "features/tanh.html", has_javascript=has_javascript)
        texts.append(" ".join(page.locator("article").inner_text().split()))
        page.context.close()
    assert texts[0] == texts[1]
    assert "0.894249" in texts[1]


def test_the_working_unfolds_without_javascript(browser: Browser, site: Path) -> None:
    page = _open(browser, site / "features/article.html", has_javascript=False)
    fold = page.locator("details:has(.working)").first
    assert not fold.locator(".working").is_visible()
    fold.locator("summary").click()
    assert fold.locator(".working").is_visible()
    page.context.close()


def test_the_line_that_runs_a_page_can_be_copied_and_is_not_wider_than_a_phone(browser: Browser, site: Path) -> None:
    page = _open(browser, site / "features/published/pixelbank.html")
    page.set_viewport_size({"width": 320, "height": 800})
    line = page.locator(".run + .highlight")
    assert line.locator("code").inner_text().strip() == "pytest features/published/02-pixelbank.feature"
    assert line.locator("button").first.is_visible()
    assert line.locator("code").evaluate("e => e.scrollWidth <= e.clientWidth && e.clientWidth < 320")
    page.context.close()


def test_every_product_opens_where_it_stands_without_javascript(browser: Browser, site: Path) -> None:
    page = _open(browser, site / "features/article.html", has_javascript=False)
    made_of = page.locator("#the-memory-after-i-like ~ ol details.parts").first
    lines = made_of.locator(".derivation")
    assert lines.count() == 2
    assert not lines.first.is_visible()
    made_of.locator("summary").click()
    assert lines.first.is_visible()
    page.context.close()


def test_a_working_that_stands_elsewhere_on_the_page_is_opened_by_its_link(browser: Browser, site: Path) -> None:
    page = _open(browser, site / "features/article.html")
    page.locator("a.again").last.click()
    line = page.locator(".derivation:target")
    assert line.is_visible()
    box = line.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 800
    page.context.close()


# What is copied of a step; a formula stands in lines of its own there.
_COPIED = """steps => steps.map(step => {
  getSelection().selectAllChildren(step)
  return getSelection().toString().replace(/\\s+/g, " ")
})"""


def test_what_is_copied_of_a_step_is_what_was_written(browser: Browser, site: Path) -> None:
    page = _open(browser, site / "features/article.html")
    for address, text in (
        ("softmax-written-out", 'And Z2 is worked out as "Σ e^{o_2}"'),
        ("w-is-applied-to-the-word-vector", "Then W x1 is [1, 1]"),
        ("the-probabilities-are-right-all-the-same", "And taking e^o2 as [7.39, 7.39, 2980], p2 is about"),
    ):
        steps = page.locator(f"#{address} ~ ol").first.locator("li > p:has(.keyword)")
        assert any(copied.startswith(text) for copied in steps.evaluate_all(_COPIED)), address
    page.context.close()


def test_a_tag_stands_beside_its_heading_and_leads_to_its_statement(browser: Browser, site: Path) -> None:
    page = _open(browser, site / "features/article.html")
    heading = page.locator("#the-memory-begins-at-zero").bounding_box()
    tag = page.locator("#the-memory-begins-at-zero + .tags a")
    box = tag.bounding_box()
    assert heading is not None
    assert box is not None
    assert heading["y"] < box["y"] + box["height"] / 2 < heading["y"] + heading["height"]
    tag.click()
    assert page.locator("tr:target").get_attribute("id") == "tag-article-8"
    page.context.close()


def test_the_address_of_a_row_scrolls_to_it(browser: Browser, site: Path) -> None:
    page = _open(browser, site / "features/tanh.html", has_javascript=False)
    address = page.locator("tr[id]").last.get_attribute("id")
    page.goto(f"{(site / 'features/tanh.html').as_uri()}#{address}")
    box = page.locator("tr:target").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 800
    page.context.close()


def test_an_address_scrolls_below_the_header_and_marks_its_place_without_javascript(
    browser: Browser, site: Path
) -> None:
    page = _open(browser, site / "features/article.html", has_javascript=False)
    row = page.locator("tr[id]").last.get_attribute("id")
    for address in ("the-bias-b-is-zero", "rule-step-2-reads-like", row, "L100", "L242"):
        page.goto("about:blank")
        page.goto(f"{(site / 'features/article.html').as_uri()}#{address}")
        _check_target(page)
    page.context.close()


# Of every source: where it stands below its heading, and whether its first line is seen before it is opened and after.
_SOURCES = """() => [...document.querySelectorAll("details.source")].map(source => {
  let heading = source.previousElementSibling
  while (!heading.matches("h1, h2, h3")) heading = heading.previousElementSibling
  const summary = source.querySelector("summary"), line = source.querySelector("pre > code > span")
  const [over, own] = [heading, summary].map(one => one.getBoundingClientRect())
  const isSeen = [line.checkVisibility()]
  summary.click()
  isSeen.push(line.checkVisibility())
  return [own.bottom - over.top, own.bottom - over.bottom, isSeen]
})"""


@pytest.mark.parametrize("width", [320, 1280])
def test_beside_the_heading_of_every_part_its_source_opens(browser: Browser, site: Path, width: int) -> None:
    page = _open(browser, site / "features/article.html", width=width, has_javascript=False)
    sources = page.evaluate(_SOURCES)
    assert len(sources) > 30
    for below_top, below_bottom, is_seen in sources:
        assert below_top > 0
        assert below_bottom < 45
        assert is_seen == [False, True]
    page.context.close()


def test_the_source_is_copied_without_its_numbers(browser: Browser, site: Path) -> None:
    page = _open(browser, site / "features/chinese.html")
    page.goto(f"{(site / 'features/chinese.html').as_uri()}#L21")
    code = page.locator(".gherkin code", has=page.locator("#L21"))
    selected = code.evaluate("code => (getSelection().selectAllChildren(code), getSelection().toString())")
    source = (ROOT / "features/05-chinese.feature").read_text("utf-8").splitlines()[20:25]
    assert selected.splitlines()[:5] == source
    # What Material's button copies: it marks the code, and takes its text.
    code.evaluate("code => code.setAttribute('data-md-copying', '')")
    assert code.inner_text().splitlines()[:5] == source
    page.context.close()


def _check_target(page: Page) -> None:
    """What the address leads to is visible, not under the header, and marked at its side."""
    box, header = page.locator(":target").bounding_box(), page.locator(".md-header").bounding_box()
    assert box is not None
    assert header is not None
    assert header["y"] + header["height"] <= box["y"] < 800 - 10
    places = page.locator("h2, h3, tr > :first-child, .gherkin span")
    assert places.evaluate_all("all => all.filter(one => getComputedStyle(one).boxShadow !== 'none').length") == 1


# What is typed, and the pages that say it, in a title or in a step.
WANTED = {
    "预测": "chinese.html",
    "激活前的值": "glossary.html",
    "零件": "chinese-parts.html",
    "状态": "chinese-conventions.html",
    "分布": "chinese-parts.html",
    "计算": "chinese-learning.html",
    "梯度下降": "chinese-learning.html",
    "预测 cats": "chinese.html",
    "softmax": "article.html",
    "h2": "phrasebook.html",
    "W x2": "learning.html",
}


def test_search_finds_words_of_both_languages_and_symbols_from_a_file(browser: Browser, site: Path) -> None:
    page = _open(browser, site / "index.html")
    for words, wanted in WANTED.items():
        result = page.locator(f'.md-search-result__link[href*="/{wanted}"]')
        page.locator("input.md-search__input").fill(words)
        for _ in range(20):  # the page does not say when its search is ready; then it listens to keys
            page.keyboard.press("End")
            with suppress(Late):
                result.first.wait_for(state="attached", timeout=500)
                break
        assert result.count(), words
    page.context.close()


def test_a_chinese_word_is_looked_for_whole(browser: Browser, site: Path) -> None:
    page = _open(browser, site / "index.html")
    page.locator("input.md-search__input").fill("计龘")  # of which no page has the second half
    none = page.get_by_text("没有找到").or_(page.get_by_text("No matching documents"))
    for _ in range(20):
        page.keyboard.press("End")
        with suppress(Late):
            none.wait_for(timeout=500)
            break
    assert none.is_visible()
    page.context.close()


def test_the_chrome_of_a_page_speaks_its_language(browser: Browser, site: Path) -> None:
    for name, language, words in (
        ("chinese.html", "zh", ("目录", "搜索", "上一页", "下一页")),
        ("article.html", "en", ("Table of contents", "Search", "Previous", "Next")),
    ):
        page = _open(browser, site / "features" / name)
        contents, search, before, after = words
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator(".md-sidebar--secondary nav").first.get_attribute("aria-label") == contents
        assert page.locator("input.md-search__input").get_attribute("placeholder") == search
        assert page.locator(".md-footer__direction").all_inner_texts() == [before, after]
        page.context.close()


def _open(browser: Browser, path: Path, *, width: int = 1280, has_javascript: bool = True) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=has_javascript)
    page = context.new_page()
    page.goto(path.as_uri())
    return page
