"""Write math.css, which holds the font of the formulas, a part of STIX Two Math. The file is kept in the repository.

    pip install brotli==1.2.1 fonttools==4.68.0 ziamath==0.13
    python docs/theme/cut_font.py

No build runs this: it is run again only to change the set of characters. The font stands in the style sheet itself, so
that mathematics is never drawn in another font first, and that a page opened from a file finds it, too.
"""

import base64
from importlib.metadata import distribution
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont

STYLE = """\
/* A part of STIX Two Math, Copyright 2001-2021 The STIX Fonts Project Authors, under the SIL Open Font License 1.1:
   see math-license.txt. cut_font.py wrote this file. */
@font-face {{ font-family: "tinyrnn math"; src: url(data:font/woff2;base64,{font}) format("woff2") }}
"""
# Latin and its accents, Greek, punctuation, raised and lowered digits, arrows over letters, letters that the alphabets
# leave out (ℝ, ℓ), arrows, operators, brackets and their parts, and the mathematical alphabets: bold, italic (in which
# browsers draw single letters), script, double-struck, Greek, bold digits. Chinese is drawn in the reader's own font.
CHARACTERS = """
20-7E A0-FF 300-338 391-3FF 2010-205F 2070-209C 20D0-20EF 2100-214F 2190-21FF 2200-22FF 2308-230B 239B-23B9 23DC-23E1
27E6-27EF 1D400-1D4CF 1D538-1D56B 1D6A8-1D71B 1D7CE-1D7D7
"""

font = TTFont(distribution("ziamath").locate_file("ziamath/fonts/STIXTwoMath-Regular.ttf"), recalcTimestamp=False)
for table in font["cmap"].tables:
    if ord("−") in table.cmap:  # in mathematics a hyphen before a number is a minus, drawn as one
        table.cmap[ord("-")] = table.cmap[ord("−")]
# Small letters for scripts (ssty) stay out: Chromium does not use them, and they weigh more than all the rest.
# So do hints, for screens of old. The licence asks for its notice (0, 13, 14). The MATH table lets brackets stretch.
subsetter = Subsetter(Options(layout_features=["kern"], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 13, 14]))
subsetter.populate(unicodes=parse_unicodes(CHARACTERS))
subsetter.subset(font)
font.flavor = "woff2"
woff2 = BytesIO()
font.save(woff2)
encoded = base64.b64encode(woff2.getvalue()).decode()
Path(__file__).with_name("math.css").write_text(STYLE.format(font=encoded), "utf-8")
