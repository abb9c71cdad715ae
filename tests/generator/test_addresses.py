"""Addresses stay when other things move."""

from __future__ import annotations

import pytest

from steps.record.addresses import LONGEST, PageError, check_addresses, page_path, row_slug, slug


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("features/01-article.feature", "features/article.md"),
        ("features/published/12_yeh.feature", "features/published/yeh.md"),
        ("features/2024.feature", "features/2024.md"),
        ("docs/pages/run.md", "run.md"),
    ],
)
def test_a_source_has_a_page_and_its_number_only_orders_it(source: str, page: str) -> None:
    assert page_path(source) == page


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ('"cats", at 99.5 %', "cats-at-99-5"),
        ("e² is about 7.39", "e2-is-about-7-39"),
        ("第一步读入 I", "第一步读入-i"),
        ("<script>", "script"),
        ("!?", "scenario"),
    ],
)
def test_a_name_is_an_address_in_any_script(name: str, address: str) -> None:
    assert slug(name) == address


def test_a_long_name_has_a_short_address_of_its_own() -> None:
    one, other = slug("a" * 10_000), slug("a" * 10_001)
    assert one != other
    assert len(one) < LONGEST + 10


def test_the_address_of_a_row_depends_on_its_own_cells_alone() -> None:
    assert row_slug("outline", ["tanh", "1"]) == row_slug("outline", ["tanh", "1"])
    assert row_slug("outline", ["tanh", "1"]) != row_slug("outline", ["tanh", "2"])
    assert row_slug("outline", ["tanh", "1"]).startswith("outline--tanh-")


def test_two_parts_of_a_page_cannot_share_an_address() -> None:
    page = '## Same { #same-name }\n\n<tr id="row"></tr>\n\n## same! { #same-name }\n'
    with pytest.raises(PageError, match=r"f\.feature: two parts of its page would share the address #same-name"):
        check_addresses(page, "f.feature")
    assert check_addresses("## One { #one }\n\n## Two { #two }\n", "f.feature")
