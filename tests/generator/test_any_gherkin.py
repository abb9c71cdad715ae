"""Any valid Gherkin has a page, on which every text of it stands as text."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import gherkin
import markdown
import pytest
from mkdocs.utils.meta import get_data

from docs.generator.pages.groups import feature_groups
from docs.generator.pages.pages import all_pages
from steps.record.addresses import node_address
from steps.record.model import Record

from .invented import record, written

Node = dict[str, Any]
EXTENSIONS = ["attr_list", "tables", "pymdownx.superfences"]  # those of mkdocs.yml that change what is read
RULES = '''\
@whole @whole
Feature: Rules
  Background:
    Given a start
  @rule
  Rule: First
    Background: of the first
      Given one more
        """application/json
        {"a": "<b>"}
        """
    Scenario: A
      * a star
      * another
  Rule: Second
    Background:
      Given another start
    Scenario: B
      Then it holds
  Rule: Without anything
'''
TABLES = """\
Feature: Tables
  Scenario Outline: of <n>
    Given <n> and <m>
      | <n> | a\\|b |
      |     | c\\\\d |
    @small
    Examples: Small ones
      Those that are *small*.
      | n | m |
      | 1 | 2 |
      | 1 | 3 |
    @large @slow
    Examples:
      | n   | m |
      | 100 |   |
    Examples: No rows
      | n | m |
  Scenario Outline: empty
    Given <n>
    Examples:
  Scenario: no steps
  Scenario:
    Given a scenario without a name
"""
HOSTILE = '''\
Feature: <script>alert(1)</script> & $x
  <script>alert(2)</script> costs 5 $, `ticks, | pipes | and *stars

  Scenario: `$x_1$` | <img src=x onerror=alert(3)> {: onclick=alert(4) } # no
    Given <script>alert(5)</script> $ ` | "**bold**" {#address}
      """`<i>"
      </pre><script>alert(6)</script> [a](b.feature)
      """
    And a row
      | <b>bold</b> | $x$ | `a` |
    And <!-- features --> and <!-- phrasebook -->
'''
LONG = f"Feature: {'long ' * 2000}\n  Scenario: {'名' * 10_000}\n    Given {'word ' * 2000}\n    And {'x' * 10_000}\n"
MARKS = "Feature: \u200fימין\u202e\n  Scenario: \u2067a\u2069 and \u200eb\n    Given \u202bleft and right\u202c\n"
UNDERSCORES = """\
Feature: __init__
  Scenario: __proto__ and _private_ names
    Given _a_
  Rule: ___
    Scenario: the __call__ of __it__
      Given __b__
"""
LINES = """\
Feature: Cells of several lines
  Scenario Outline: of <n>
    Given a <n>
      | a\\n\\n<script>b</script> | c |
    Examples:
      | n                     | m |
      | 1\\n\\n# two \\n\\n- three | 2 |
      | \\n                   |   |
"""
RETURNS = "Feature: a\rb\n  c\rd\n\n  Scenario: e\rf\n    Given g\rh\n      | i\rj |\n    And k\n"
FENCES = """\
Feature: Fences
  ~~~

  Background: one
    ~~~

    Given a start
  Rule: two
    ``` {.py onclick=alert(7)}

    Scenario: three
      > ~~~

      Given more
"""
ARABIC = "# language: ar\nخاصية: الجمع\n  سيناريو: رقمان\n    بفرض أن لدي 1\n    متى أضفت 2\n    اذاً أحصل على 3\n"
JAPANESE = "# language: ja\n機能: 加算\n  シナリオ: 二つの数\n    前提1を持つ\n    もし2を足す\n    ならば3になる\n"
FRENCH = (
    "# language: fr\nFonctionnalité: L'addition\n  Scénario: Deux nombres\n    Étant donné qu'il y a 1\n    Alors 1\n"
)
PIRATE = "# language: en-pirate\nAhoy matey!: Loot\n  Heave to: Two\n    Gangway! one\n    Let go and haul two\n"
EMPTY = "Feature:\n"
CORPUS = {
    "rules": RULES,
    "tables": TABLES,
    "hostile": HOSTILE,
    "long": LONG,
    "marks": MARKS,
    "underscores": UNDERSCORES,
    "returns": RETURNS,
    "lines": LINES,
    "fences": FENCES,
    "ar": ARABIC,
    "ja": JAPANESE,
    "fr": FRENCH,
    "en-pirate": PIRATE,
    "empty": EMPTY,
}
DIALECTS: dict[str, Any] = json.loads((Path(gherkin.__file__).parent / "gherkin-languages.json").read_text("utf-8"))
STEPS = ("given", "when", "then", "and", "but")
_ACTIVE = re.compile(r"<(?:img|script|iframe|svg)\b|<[^>]*\son\w+=")


def not_run(text: str) -> Record:
    """The record of a feature that was not run."""
    return record([], written(text))


def rendered(text: str, tmp_path: Path) -> tuple[Node, str]:
    """The syntax tree of a feature that was not run, and its page as HTML."""
    its = not_run(text)
    pages = all_pages(its, tmp_path)
    front = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
    return its.features["features/f.feature"].tree, markdown.markdown(
        front.sub("", pages["features/f.md"]), extensions=EXTENSIONS
    )


class _Text(HTMLParser):
    """What a reader sees."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_data(self, data: str) -> None:
        self.seen.append(data)


def seen(page: str) -> str:
    """The text of a page, its white space evened out."""
    reader = _Text()
    reader.feed(page)
    reader.close()
    return " ".join("".join(reader.seen).split())


def texts(node: Any, *, key: str = "") -> Iterator[str]:
    """Every text that a writer wrote: names, steps, cells, doc strings and their media types, tags."""
    if isinstance(node, dict):
        for inner, value in node.items():
            yield from texts(value, key=f"tag {inner}" if key == "tags" else inner)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value, key=key)
    elif key in ("name", "tag name", "text", "value", "content", "mediaType"):
        yield " ".join(str(node).split())


def in_dialect(language: str) -> str:
    """A feature with every keyword of a language."""
    its = DIALECTS[language]
    lines = [
        f"# language: {language}",
        f"{its['feature'][0]}: {its['native']}",
        f"  {its['background'][0]}:",
        "    * a",
    ]
    for i, keyword in enumerate(its["scenario"]):
        lines.append(f"  {keyword}: {i}")
        lines += [f"    {key}{n}" for kind in STEPS for n, key in enumerate(its[kind])]
    for i, keyword in enumerate(its["scenarioOutline"]):
        lines += [f"  {keyword}: outline {i}", f"    {its['given'][-1]}<n>"]
        for name in its["examples"]:
            lines += [f"    {name}:", "      | n |", f"      | {name}{i} |"]
    for i, keyword in enumerate(its["rule"]):
        lines += [f"  {keyword}: rule {i}", f"    {its['background'][-1]}: of {i}", "      * b"]
        lines += [f"    {its['scenario'][-1]}: in {i}", f"      {its['then'][-1]}c"]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("language", DIALECTS)
def test_every_keyword_of_every_language_stands_on_the_page(language: str, tmp_path: Path) -> None:
    tree, page = rendered(in_dialect(language), tmp_path)
    shown = seen(page)
    for text in (*texts(tree), *keywords(tree)):
        assert text in shown


def keywords(node: Any) -> Iterator[str]:
    """The keyword of every step, and of all examples without a name."""
    if isinstance(node, dict):
        if "keywordType" in node or ("tableHeader" in node and not node["name"]):
            yield node["keyword"].strip()
        for value in node.values():
            yield from keywords(value)
    elif isinstance(node, list):
        for value in node:
            yield from keywords(value)


@pytest.mark.parametrize("name", CORPUS)
def test_every_text_of_a_feature_stands_on_its_page_as_text(name: str, tmp_path: Path) -> None:
    tree, page = rendered(CORPUS[name], tmp_path)
    shown = seen(page)
    for text in texts(tree):
        assert text in shown
    assert not _ACTIVE.search(page)


@pytest.mark.parametrize("name", CORPUS)
def test_every_part_of_a_feature_has_its_heading_and_address(name: str, tmp_path: Path) -> None:
    _, page = rendered(CORPUS[name], tmp_path)
    nodes = not_run(CORPUS[name]).features["features/f.feature"].nodes
    assert re.findall(r'<h[2-6] id="([^"]+)"', page) == [node_address(kind, node) for kind, node in nodes]


def test_norwegian_is_no_false_of_yaml(tmp_path: Path) -> None:
    _, meta = get_data(all_pages(not_run("# language: no\nEgenskap: Addisjon\n"), tmp_path)["features/f.md"])
    assert meta == {"lang": "no"}


def test_a_feature_without_a_name_is_listed_under_its_keyword() -> None:
    (group,) = feature_groups(not_run(EMPTY))
    assert group.features == {"features/f.md": "Feature"}


@pytest.mark.parametrize("name", CORPUS)
def test_what_was_not_run_is_not_said_to_have_passed(name: str, tmp_path: Path) -> None:
    _, page = rendered(CORPUS[name], tmp_path)
    assert "verdict passed" not in page


def test_a_doc_string_shows_its_media_type(tmp_path: Path) -> None:
    _, page = rendered(RULES, tmp_path)
    assert '<span class="media-type">application/json</span>' in page


def test_hostile_prose_is_shown_as_it_was_written(tmp_path: Path) -> None:
    tree, page = rendered(HOSTILE, tmp_path)
    assert html.unescape(tree["description"].strip()) in seen(page)
