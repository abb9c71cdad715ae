"""A feature whose file was renamed keeps its old page, which leads on from every old address."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.generator.pages.groups import feature_groups
from docs.generator.pages.pages import all_pages
from steps.record.addresses import PageError, row_slug

from .invented import record, written

RENAMED = """\
@formerly-old @formerly-older
Feature: New & better
  @formerly-before
  Scenario Outline: After <n>
    Given <n>
    Examples:
      | n |
      | 7 |
"""


def test_the_old_page_says_where_it_went_and_leads_on_from_each_address(tmp_path: Path) -> None:
    its = record([], written(RENAMED, "features/02-new.feature"))
    pages = all_pages(its, tmp_path)
    assert set(pages) == {"features/new.md", "features/old.md", "features/older.md"}
    page = pages["features/old.md"]
    assert "This page has moved: [New &#38; better](new.md)" in page
    assert '<a id="after-n" href="new.html#after-n"><span id="before"></span>After &lt;n&gt;</a>' in page
    row, old = row_slug("after-n", ["7"]), row_slug("before", ["7"])
    assert f'<a id="{row}" href="new.html#{row}"><span id="{old}"></span>7</a>' in page
    assert "search:\n  exclude: true" in page
    assert [group.features for group in feature_groups(its)] == [{"features/new.md": "New & better"}]


def test_the_old_page_of_a_chinese_feature_is_chinese(tmp_path: Path) -> None:
    text = "# language: zh-CN\n@formerly-旧\n功能: 新\n  场景: 一\n    假如 W 是 1\n"
    page = all_pages(record([], written(text)), tmp_path)["features/旧.md"]
    assert 'lang: "zh-CN"' in page
    assert "本页已移至：" in page


@pytest.mark.parametrize("name", ["f", "g"])
def test_an_old_page_cannot_be_one_that_is_there(name: str, tmp_path: Path) -> None:
    one = written(f"@formerly-{name}\nFeature: F\n  Scenario: S\n")
    other = written("Feature: G\n  Scenario: S\n", "features/g.feature")
    owner = f"features/{name}.feature"
    with pytest.raises(PageError) as error:
        all_pages(record([], one, other), tmp_path)
    told = f"features/f.feature:2: @formerly-{name} is the page features/{name}.md of {owner}: remove the tag"
    assert str(error.value) == told
