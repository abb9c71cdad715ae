"""Style sheets without what nothing on the site can match."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.building.styles import compact, lighter

MAIN, OWN = "assets/stylesheets/main.css", "own.css"
PALETTES = [{"scheme": "default", "primary": "custom"}, {"scheme": "slate", "primary": "custom"}]


def light(sheet: str, cache: Path, *, own: str = "", enabled: tuple[str, ...] = ()) -> str:
    return lighter({MAIN: sheet, OWN: own}, enabled, PALETTES, cache)[MAIN]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (".md-typeset .tabbed-set>input{top:0}.md-typeset{top:1px}", ".md-typeset{top:1px}"),
        (".md-tabs,.md-nav{top:0}", ".md-nav{top:0}"),
        ("p:not(.md-tabs){top:0}", "p:not(.md-tabs){top:0}"),
        (".md-tabs__item,p{top:0}", "p{top:0}"),
        (".own-md-tabs{top:0}", ".own-md-tabs{top:0}"),
        ("[dir=rtl] p{left:0}[dir=ltr] p{left:1px}[dir] p{left:2px}", "[dir=ltr] p{left:1px}[dir] p{left:2px}"),
        (
            '[data-md-color-primary="red"] p{top:0}[data-md-color-scheme=slate] p{top:1px}',
            "[data-md-color-scheme=slate] p{top:1px}",
        ),
        ("@media print{.md-tabs{top:0}p{top:1px}}@media screen{.md-tabs{top:0}}", "@media print{p{top:1px}}"),
        ("@keyframes turn{0%{top:0}}", "@keyframes turn{0%{top:0}}"),
        ('p:after{content:"}.md-tabs{"}', 'p:after{content:"}.md-tabs{"}'),
    ],
)
def test_a_rule_goes_when_nothing_on_the_site_can_match_it(sheet: str, expected: str, tmp_path: Path) -> None:
    assert light(sheet, tmp_path) == expected


def test_what_the_configuration_turns_on_is_kept(tmp_path: Path) -> None:
    sheet = ".md-tabs{top:0}.md-post{top:0}"
    assert light(sheet, tmp_path, enabled=("navigation.tabs", "material/blog")) == sheet
    assert light(sheet, tmp_path, enabled=("navigation.tabs",)) == ".md-tabs{top:0}"


def test_a_variable_goes_when_nothing_uses_it_and_a_second_time_it_is_read_from_the_cache(tmp_path: Path) -> None:
    sheet = ":root{--one:1px;--two:2px;--three:3px;top:0}p{top:var(--one)}.md-tabs{top:var(--three)}"
    assert light(sheet, tmp_path, own="i{top:var(--two)}") == ":root{--one:1px;--two:2px;top:0}p{top:var(--one)}"
    (kept,) = tmp_path.iterdir()
    kept.write_text(f'{{"{MAIN}": "kept"}}', "utf-8")
    assert light(sheet, tmp_path, own="i{top:var(--two)}") == "kept"
    assert light(sheet, tmp_path) == ":root{--one:1px;top:0}p{top:var(--one)}"


def test_a_sheet_is_sent_without_its_comments_and_its_indentation() -> None:
    sheet = '/* why */\np,\np > a {\n  margin: calc(1px  +\n 2px); /* how */\n  content: "a  /* b */";\n}\n'
    assert compact(sheet) == 'p, p > a { margin: calc(1px + 2px);  content: "a  /* b */"; }'
