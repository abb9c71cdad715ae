"""The font of the formulas holds what the pages are written with."""

from __future__ import annotations

import base64
import html
import re
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

FORMULA = re.compile(r"<math.*?</math>|<span class=\"numbers\">.*?</span>", re.DOTALL)


@pytest.fixture(scope="module")
def font(site: Path) -> TTFont:
    """The font in the style sheet of the site."""
    found = re.search(r"url\(data:font/woff2;base64,([^)]+)\)", (site / "math.css").read_text("utf-8"))
    assert found
    return TTFont(BytesIO(base64.b64decode(found[1])))


def test_the_font_has_every_character_of_every_formula_but_chinese_ones(pages: list[Path], font: TTFont) -> None:
    formulas = "".join("".join(FORMULA.findall(page.read_text("utf-8"))) for page in pages)
    used = {*html.unescape(re.sub(r"<annotation.*?</annotation>|<[^>]*>", "", formulas))}
    assert {*"h≈·"} <= used
    drawn = {letter for letter in used if unicodedata.east_asian_width(letter) not in "WF" and letter.isprintable()}
    assert drawn - set(map(chr, font.getBestCmap())) == set()


def test_single_letters_are_drawn_in_italics_and_a_hyphen_as_a_minus(font: TTFont) -> None:
    characters = font.getBestCmap()
    assert {*map(ord, "𝛼ℎ𝑊√−ℝ𝔼")} <= characters.keys()
    assert characters[ord("-")] == characters[ord("−")]


def test_a_bracket_of_any_height_can_be_built(font: TTFont) -> None:
    variants = font["MATH"].table.MathVariants
    place = variants.VertGlyphCoverage.glyphs.index("bracketleft")
    assert len(variants.VertGlyphConstruction[place].GlyphAssembly.PartRecords) >= 2
    assert "radical" in variants.VertGlyphCoverage.glyphs
