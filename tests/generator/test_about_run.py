"""What a page says of its run: its verdicts, what was checked, at which commit, and what was not run."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from docs.generator.pages.about_run import DOWNLOAD
from docs.generator.pages.pages import all_pages
from steps.record.model import Record, RunInfo
from steps.record.schema import CommitData

from .running import record_of

ONE = "  Scenario: {name}\n    Given the bias b is {number}\n    Then b is {number}\n\n"
OUTLINE = """  Scenario Outline: row <number>
    Given the bias b is 3
    Then b is <number>

    Examples:
      | number |
      | 3      |
      | 3.0    |
"""
FEATURE = "Feature: f\n" + ONE.format(name="one", number=1) + ONE.format(name="two", number=2) + OUTLINE
CHINESE = """# language: zh-CN
功能: 中
  场景: 一
    假如偏置 b 是 1
    那么 b 是 1

  场景: 二
    假如偏置 b 是 1
    那么 b 是 2
"""
BLOCK = "```gherkin\nFeature: g\n" + ONE.format(name="in a page", number=7) + "```\n"
PAGE = f"# Page\n\n<!-- totals -->\n\nThe record: <!-- record -->.\n\n{BLOCK}"
FILES = {"features/sub/f.feature": FEATURE, "features/f f.feature": CHINESE, "docs/pages/p.md": PAGE}
AT = CommitData("0123456789abcdef0123456789abcdef01234567")
CHANGED = CommitData(AT.revision, is_changed=True)


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Record, Path]:
    """A run of everything, in which one scenario fails."""
    root = tmp_path_factory.mktemp("project")
    return record_of(root, FILES), root


def pages_of(ran: tuple[Record, Path], commit: CommitData = AT) -> dict[str, str]:
    record, root = ran
    run = replace(record.run, commit=commit, started=datetime(2026, 11, 24, 9, 5, tzinfo=UTC))
    features = {uri: replace(feature, run=run) for uri, feature in record.features.items()}
    return all_pages(replace(record, run=run, features=features), root)


def seen(markup: str) -> str:
    """The text of some HTML, its white space evened out."""
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


def panel(page: str) -> str:
    found = re.search(r'<div class="run.*?</div>', page, re.DOTALL)
    assert found
    return seen(found[0])


def after(page: str, heading: str) -> str:
    """A page from one heading to the next."""
    return page.partition(f"# {heading} {{")[2].partition("\n##")[0]


def test_the_head_of_a_page_tells_what_was_checked_when_and_at_which_commit(ran: tuple[Record, Path]) -> None:
    said = panel(pages_of(ran)["features/sub/f.md"])
    assert said.startswith("✓ passed Scenarios passed: 4 of 4. Printed numbers checked: 4. ")
    assert "Run 2026-11-24 09:05 UTC at commit 0123456 ." in said


def test_the_head_of_a_page_in_chinese_tells_it_in_chinese(ran: tuple[Record, Path]) -> None:
    said = panel(pages_of(ran, CHANGED)["features/f f.md"])
    assert said.startswith("✗ 失败 2 个场景中有 1 个通过。1 个失败。核对了 1 个印出的数。 ✗ 失败 二 ")
    assert "运行于 2026-11-24 09:05 UTC，提交 0123456 ，另有未提交的改动。" in said


@pytest.mark.parametrize(
    ("commit", "said"),
    [
        (AT, "UTC at commit 0123456 ."),
        (CHANGED, "UTC at commit 0123456 , with changes not committed."),
        (CommitData(), "UTC, outside version control."),
    ],
)
def test_every_page_says_its_commit_and_its_run(ran: tuple[Record, Path], commit: CommitData, said: str) -> None:
    pages = pages_of(ran, commit)
    broken = Record(errors={"features/broken.feature": ["what is wrong"]}, run=RunInfo(commit=commit))
    for page in (pages["features/sub/f.md"], pages["p.md"], all_pages(broken, ran[1])["features/broken.md"]):
        assert said in seen(page)


def test_one_line_runs_the_scenarios_of_a_page(ran: tuple[Record, Path]) -> None:
    pages = pages_of(ran)
    assert "\n\n```sh\npytest features/sub/f.feature\n```\n" in pages["features/sub/f.md"]
    assert "\n\n```sh\npytest 'features/f f.feature'\n```\n" in pages["features/f f.md"]


def test_every_page_offers_the_record_with_its_size(ran: tuple[Record, Path]) -> None:
    size = f"({len(ran[0].run.compressed) / 1000:.0f} kB)"
    for path, page in pages_of(ran).items():
        depth = path.count("/")
        assert f'<a href="{"../" * depth}{DOWNLOAD}" download>' in page
        assert size in page


def test_a_page_may_tell_what_the_whole_site_holds(ran: tuple[Record, Path]) -> None:
    page = seen(pages_of(ran)["p.md"])
    assert "2 features, 6 scenarios, 5 printed numbers checked. Not all passed: Scenarios passed: 5 of 6." in page


def test_what_was_not_run_is_shown_as_not_run_at_its_place_and_at_the_head(tmp_path: Path) -> None:
    lines = FEATURE.splitlines()
    at = [lines.index("  Scenario: two") + 1, lines.index("      | 3.0    |") + 1]
    record = record_of(tmp_path, FILES, *(f"features/sub/f.feature:{line}" for line in at))
    page = all_pages(record, tmp_path)["features/sub/f.md"]
    said = panel(page)
    assert said.startswith("– not all run Scenarios passed: 2 of 4. Not run: 2. Printed numbers checked: 2. ")
    assert "– not run one – not run row &lt;number&gt; Run" in said
    assert seen(after(page, "one")).partition("– not run")[2]
    assert "not run" not in after(page, "two")
    rows = [seen(row) for row in re.findall(r'<tr id="row-number.*?</tr>', page)]
    assert rows == ["– not run # 3", "✓ passed # 3.0"]


def test_a_feature_none_of_which_was_run_says_so_wherever_it_is_named(tmp_path: Path) -> None:
    record = record_of(tmp_path, FILES, "features", "docs/pages", "-k", "二")
    pages = all_pages(record, tmp_path)
    said = panel(pages["features/sub/f.md"])
    assert said.startswith("– not run Scenarios passed: 0 of 4. Not run: 4. Printed numbers checked: 0. Run ")
    for heading in ("one", "two", "row &#60;number&#62;"):
        assert '<p class="not-run"><span class="verdict unknown" title="not run">– not run</span></p>' in after(
            pages["features/sub/f.md"], heading
        )
    assert "verdict passed" not in pages["features/sub/f.md"] + pages["p.md"]
    assert "What the run found: – not run" in seen(pages["p.md"])
