"""The source of a feature stands on its page: every line once, exactly, under the part that it belongs to."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from docs.generator.pages.feature_page import Source, source_link
from steps.record.model import RunInfo
from steps.record.schema import CommitData

from .invented import written
from .test_any_gherkin import CORPUS, rendered

_LINE = re.compile(r'<span id="L(\d+)"><a href="#L\1">\1</a>(.*?)\n</span>', re.DOTALL)
COMMENTED = """\
# language: en

@whole
Feature: Two
  It says more.

  # why the first
  @a @b
  # and still of the first
  Scenario: One
    Given a thing
      \"\"\"
      # no comment
      \"\"\"
    # of the step below
    Then it is there

  Rule: A rule
    Why it holds.

    Scenario: Two
      Given another

# the end
"""
CHINESE = "# language: zh-CN\n功能: 当\n  场景: 那么\n    当输入 1\n    那么得到 1\n"


def lines(page: str) -> dict[int, str]:
    """The lines of the source that stand on a page, by their numbers."""
    found = _LINE.findall(page)
    assert len({number for number, _ in found}) == len(found)
    return {int(number): html.unescape(re.sub(r"</?b>", "", text)) for number, text in found}


@pytest.mark.parametrize("name", CORPUS)
def test_every_line_of_any_gherkin_stands_on_its_page_once_and_exactly(name: str, tmp_path: Path) -> None:
    _, page = rendered(CORPUS[name], tmp_path)
    assert lines(page) == dict(enumerate(CORPUS[name].removesuffix("\n").split("\n"), start=1))


def test_tabs_blank_lines_and_what_looks_like_an_address_are_left_as_they_are(tmp_path: Path) -> None:
    hostile = '    And <i id="S"> { #s }\n'
    text = f'Feature: F\n\n\n  Scenario: S\n    Given\ta\t"tab"\n    \n{hostile}{hostile}\n'
    _, page = rendered(text, tmp_path)
    assert [lines(page)[number] for number in range(1, 10)] == text.split("\n")[:9]


def test_tags_and_comments_belong_to_the_part_below_them() -> None:
    feature = written(COMMENTED)
    source = Source(feature)
    parts = [sorted(lines(fold)) for fold in (source.fold(), *(source.fold(node) for _, node in feature.nodes))]
    assert parts == [list(range(1, 7)), list(range(7, 18)), list(range(18, 21)), list(range(21, 25))]


def test_a_fold_says_its_lines_and_how_to_run_them() -> None:
    feature = written(COMMENTED)
    _, one = next(feature.nodes)
    fold = Source(feature).fold(one)
    summary = '<summary>Gherkin<span class="heard">, lines 7–17</span></summary>'
    assert fold.startswith(f'<details class="source" data-search-exclude>{summary}')
    assert "<code>pytest features/f.feature:10</code>" in fold
    assert "<code>pytest features/f.feature</code>" in Source(feature).fold()
    assert "<code>pytest 'features/my own.feature'</code>" in Source(written(CHINESE, "features/my own.feature")).fold()


def test_keywords_are_set_apart_in_any_language_and_only_where_they_begin_a_line() -> None:
    feature = written(CHINESE)
    (_, scenario), source = next(feature.nodes), Source(written(CHINESE))
    assert re.findall(r"<b>(.*?)</b>", source.fold()) == ["功能:"]
    assert re.findall(r"<b>(.*?)</b>", Source(feature).fold(scenario)) == ["场景:", "当", "那么"]
    assert 'Gherkin<span class="heard">，第 3–5 行' in Source(feature).fold(scenario)


@pytest.mark.parametrize(
    ("remote", "link"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/blob/1f2e/features/f.feature#L10"),
        ("https://codeberg.org/a/b.git", "https://codeberg.org/a/b/blob/1f2e/features/f.feature#L10"),
        ("https://gitlab.com/a/b/", "https://gitlab.com/a/b/-/blob/1f2e/features/f.feature#L10"),
        ("https://gitlab.example.org/a/b", "https://gitlab.example.org/a/b/-/blob/1f2e/features/f.feature#L10"),
        ("", ""),
        ("javascript:alert(1)//", ""),
    ],
)
def test_a_line_has_an_address_in_the_repository_where_that_is_on_the_web(remote: str, link: str) -> None:
    assert source_link(remote, "1f2e", "features/f.feature", 10) == link


def test_without_a_commit_nothing_leads_to_the_repository() -> None:
    assert not source_link("https://github.com/a/b", "", "features/f.feature", 10)


def test_a_fold_leads_to_its_first_line_at_the_commit() -> None:
    feature = written(COMMENTED)
    _, one = next(feature.nodes)
    feature.run = RunInfo(commit=CommitData("1f2e3d4c5b6a", remote="https://github.com/a/b"))
    fold = Source(feature).fold(one)
    address = "https://github.com/a/b/blob/1f2e3d4c5b6a/features/f.feature#L7"
    assert f'<a href="{address}">Line 7 at commit 1f2e3d4</a>' in fold
    feature.run = RunInfo(commit=CommitData("1f2e3d4c5b6a", is_changed=True, remote="https://github.com/a/b"))
    assert "https:" not in Source(feature).fold(one)
