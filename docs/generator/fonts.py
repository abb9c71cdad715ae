"""The web font for mathematics: STIX Two Math out of an installed package, cut down to what pages use."""

from __future__ import annotations

import string
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

_GREEK = "".join(chr(c) for c in range(0x391, 0x3CA))
_OPERATORS = "−·×÷±=≈≠≤≥<>∑∏∫√∞∂∇∈∉⊂∪∩→←↦⇒⋅∘∗′…⋯⋮⋱∣‖⟨⟩⌊⌋⌈⌉ℝ⁡⁢“”‘’ ⊤ᵀ"
# Mathematical italic letters, which browsers take for the single letters of a formula.
_LETTERS = "".join(map(chr, [*range(0x1D434, 0x1D468), *range(0x1D6E2, 0x1D71C), 0x210E]))


@cache
def math_font() -> bytes:
    """The font as WOFF2, with its MATH table, so that brackets stretch."""
    package = find_spec("ziamath")  # found, not imported: only its font is wanted
    assert package is not None
    assert package.origin is not None
    font = TTFont(Path(package.origin).parent / "fonts/STIXTwoMath-Regular.ttf")
    options = Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(text=string.printable + _GREEK + _OPERATORS + _LETTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()
