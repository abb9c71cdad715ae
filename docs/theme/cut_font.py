"""Write math.css, which holds the font of the formulas, a part of STIX Two Math. The file is kept in the repository.

    pip install brotli==1.2.1 fonttools==4.68.0 ziamath==0.13
    python docs/theme/cut_font.py

No build runs this: it is run again only to change the set of characters, which no new page should need.
The font stands in the style sheet itself: a browser draws no page before its style sheets are there, so mathematics is
never drawn in another font first, and then jumps; and a page that is opened from a file finds it, too.
The licence of the font is math-license.txt.
"""

from __future__ import annotations

import base64
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

STYLE = """\
/* A part of STIX Two Math, Copyright 2001-2021 The STIX Fonts Project Authors, under the SIL Open Font License 1.1:
   see math-license.txt. cut_font.py wrote this file. */
@font-face {{ font-family: "tinyrnn math"; src: url(data:font/woff2;base64,{font}) format("woff2") }}
"""
# What formulas are written with, as ranges of Unicode. Chinese is drawn in the reader's own font.
CHARACTERS = [
    (0x0020, 0x007E),  # Latin letters, digits and signs
    (0x00A0, 0x00FF),  # ±, ·, ×, ¬, and Latin letters with accents
    (0x0300, 0x0338),  # accents over and under any letter
    (0x0391, 0x03FF),  # Greek
    (0x2010, 0x205F),  # dashes, dots, primes, spaces, ‖
    (0x2070, 0x209C),  # raised and lowered digits
    (0x20D0, 0x20EF),  # arrows over a letter
    (0x2100, 0x214F),  # ℝ, ℓ, ℎ: letters that the alphabets below leave out
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # operators
    (0x2308, 0x230B),  # ⌈ ⌉ ⌊ ⌋
    (0x239B, 0x23B9),  # the parts that tall brackets are built of
    (0x23DC, 0x23E1),  # brackets above and below
    (0x27E6, 0x27EF),  # ⟨ ⟩ and others
    (0x1D400, 0x1D4CF),  # letters in bold, italic (in which browsers draw single letters) and script
    (0x1D538, 0x1D56B),  # letters with double strokes
    (0x1D6A8, 0x1D71B),  # Greek in bold and italic
    (0x1D7CE, 0x1D7D7),  # digits in bold
]
# Small letters for scripts (ssty) stay out: Chromium does not use them, and they weigh more than all the rest.
# So do hints, for screens of old. The licence asks for its notice (0, 13, 14).
OPTIONS = {"layout_features": ["kern"], "hinting": False, "notdef_outline": True, "name_IDs": [0, 1, 2, 13, 14]}


def main() -> None:
    """Cut the font, with its MATH table, so that brackets stretch, and write the style sheet."""
    package = find_spec("ziamath")  # found, not imported: only its font is wanted
    assert package is not None
    assert package.origin is not None
    font = TTFont(Path(package.origin).parent / "fonts/STIXTwoMath-Regular.ttf", recalcTimestamp=False)
    # In mathematics a hyphen before a number is a minus; drawn as one, it can stay what was written.
    for table in font["cmap"].tables:
        if ord("−") in table.cmap:
            table.cmap[ord("-")] = table.cmap[ord("−")]
    subsetter = Subsetter(Options(**OPTIONS))
    subsetter.populate(unicodes=[code for first, last in CHARACTERS for code in range(first, last + 1)])
    subsetter.subset(font)
    font.flavor = "woff2"
    woff2 = BytesIO()
    font.save(woff2)
    style = STYLE.format(font=base64.b64encode(woff2.getvalue()).decode())
    (Path(__file__).parent / "math.css").write_text(style, "utf-8")


if __name__ == "__main__":
    main()
