"""The font that a site is published with holds what its pages use."""

from __future__ import annotations

import base64
import re
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from docs.generator.markup.fonts import math_style


def font(cache: Path, *pages: str) -> TTFont:
    found = re.search(r"url\(data:font/woff2;base64,([^)]+)\)", math_style(cache, pages))
    assert found
    return TTFont(BytesIO(base64.b64decode(found[1])))


def test_the_font_has_the_characters_of_the_formulas_and_the_italic_letters_drawn_for_them(tmp_path: Path) -> None:
    page = "Γ stands in prose. <math><mi>&#945;</mi><mo>&#8776;</mo></math> and <math><mi>h</mi></math>"
    characters = font(tmp_path, page).getBestCmap()
    assert {ord(letter) for letter in "α𝛼≈hℎ7√−"} <= characters.keys()
    assert ord("Γ") not in characters


def test_a_bracket_of_any_height_can_be_built(tmp_path: Path) -> None:
    variants = font(tmp_path, "<math><mo>&#91;</mo></math>")["MATH"].table.MathVariants
    place = variants.VertGlyphCoverage.glyphs.index("bracketleft")
    assert len(variants.VertGlyphConstruction[place].GlyphAssembly.PartRecords) >= 2
    assert "radical" in variants.VertGlyphCoverage.glyphs


def test_a_font_is_made_once_for_the_same_characters(tmp_path: Path) -> None:
    for page in ("<math><mi>x</mi></math>", "other <math><mi>y</mi><mi>x</mi></math>", "<math><mi>&#945;</mi></math>"):
        math_style(tmp_path, [page])
    assert len(list(tmp_path.iterdir())) == 2
