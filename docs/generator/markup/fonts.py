"""The web font for mathematics: STIX Two Math out of an installed package, cut down to what the pages use."""

from __future__ import annotations

import base64
import hashlib
import html
import os
import re
import string
import unicodedata
from collections.abc import Iterable
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

# Formulas, and the numbers of a step, which stand in the same letters.
_FORMULA = re.compile(r"<math.*?</math>|<span class=\"numbers\">.*?</span>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# Mathematical italic letters, which browsers take for the single letters of a formula, by those letters.
_ITALICS = {
    chr(int(unicodedata.decomposition(letter).removeprefix("<font> "), 16)): letter
    for letter in map(chr, [*range(0x1D434, 0x1D455), *range(0x1D456, 0x1D468), 0x210E, *range(0x1D6E2, 0x1D71C)])
}
# What no page need hold to be drawn: the root, the minus that stands for a hyphen. Latin letters and digits come along,
# so that a new one costs an author under `mkdocs serve` no new font.
_ALWAYS = string.ascii_letters + string.digits + "√−"
# Small letters for scripts (ssty) stay out: Chromium does not use them, and they weigh more than all the rest.
# So do hints, for screens of old. The licence asks for its notice (0, 13, 14).
_OPTIONS = {"layout_features": ["kern"], "hinting": False, "notdef_outline": True, "name_IDs": [0, 1, 2, 13, 14]}


def math_style(cache: Path, pages: Iterable[str]) -> str:
    """A style sheet that holds the font, so that mathematics is never drawn in another one first, and then jumps.

    The font is a WOFF2 with its MATH table, so that brackets stretch; made once, and kept in the folder `cache`.
    """
    font = base64.b64encode(_kept_font(cache, _characters(pages))).decode()
    return f'@font-face{{font-family:"tinyrnn math";src:url(data:font/woff2;base64,{font}) format("woff2")}}\n'


def _characters(pages: Iterable[str]) -> str:
    """Every character that a formula of the pages may be drawn with."""
    formulas = {formula for page in pages for formula in _FORMULA.findall(page)}
    used = {*_ALWAYS, *html.unescape(_TAG.sub("", "".join(formulas)))}
    return "".join(sorted(used | {_ITALICS[letter] for letter in used & _ITALICS.keys()}))


def _kept_font(cache: Path, characters: str) -> bytes:
    package = find_spec("ziamath")  # found, not imported: only its font is wanted
    assert package is not None
    assert package.origin is not None
    whole = Path(package.origin).parent / "fonts/STIXTwoMath-Regular.ttf"
    key = hashlib.sha256(whole.read_bytes() + f"{_OPTIONS}{characters}-".encode()).hexdigest()[:16]
    kept = cache / f"math-{key}.woff2"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(_subset(whole, characters))
        part.replace(kept)
    return kept.read_bytes()


def _subset(whole: Path, characters: str) -> bytes:
    font = TTFont(whole)
    # In mathematics a hyphen before a number is a minus; drawn as one, it can stay what was written.
    for table in font["cmap"].tables:
        if ord("−") in table.cmap:
            table.cmap[ord("-")] = table.cmap[ord("−")]
    subsetter = Subsetter(Options(**_OPTIONS))
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()
