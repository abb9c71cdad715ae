"""The web font for mathematics: STIX Two Math out of an installed package, cut down to what pages use."""

from __future__ import annotations

import hashlib
import os
import string
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

_GREEK = "".join(chr(c) for c in range(0x391, 0x3CA))
_OPERATORS = "−·×÷±=≈≠≤≥<>∑∏∫√∞∂∇∈∉⊂∪∩→←↦⇒⋅∘∗′…⋯⋮⋱∣‖⟨⟩⌊⌋⌈⌉ℝ⁡⁢“”‘’ ⊤ᵀ"
# Mathematical italic letters, which browsers take for the single letters of a formula.
_LETTERS = "".join(map(chr, [*range(0x1D434, 0x1D468), *range(0x1D6E2, 0x1D71C), 0x210E]))
_TEXT = string.printable + _GREEK + _OPERATORS + _LETTERS


def math_font(cache: Path) -> bytes:
    """The font as WOFF2, with its MATH table, so that brackets stretch; made once, and kept in the folder `cache`."""
    package = find_spec("ziamath")  # found, not imported: only its font is wanted
    assert package is not None
    assert package.origin is not None
    whole = Path(package.origin).parent / "fonts/STIXTwoMath-Regular.ttf"
    key = hashlib.sha256(whole.read_bytes() + _TEXT.encode() + b"-").hexdigest()[:16]
    kept = cache / f"math-{key}.woff2"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(_subset(whole))
        part.replace(kept)
    return kept.read_bytes()


def _subset(whole: Path) -> bytes:
    font = TTFont(whole)
    # In mathematics a hyphen before a number is a minus; drawn as one, it can stay what was written.
    for table in font["cmap"].tables:
        if ord("−") in table.cmap:
            table.cmap[ord("-")] = table.cmap[ord("−")]
    subsetter = Subsetter(Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True))
    subsetter.populate(text=_TEXT)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()
