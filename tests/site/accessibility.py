"""axe-core, as .ci/run installs it, and what it is asked in a page."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

AXE = Path(__file__).parents[2] / ".cache/node_modules/axe-core/axe.min.js"
# Most elements are parts of formulas, or lines of a source, and alike. Those of nearly all formulas have nothing that
# axe-core could object to, no name, role, class, address, or place among the stops of the keyboard: one part that shows
# the same stands for them, and the first line of a source for the others.
SHORTEN = """() => {
  const plain = ["accent", "fence", "form", "largeop", "lspace", "stretchy", "width"]
  const isPlain = one => one.localName === "annotation" || one.getAttributeNames().every(name => plain.includes(name))
  for (const formula of document.querySelectorAll("math")) {
    if (![...formula.querySelectorAll("*")].every(isPlain)) continue
    const part = document.createElementNS(formula.namespaceURI, "mtext")
    part.textContent = formula.textContent
    formula.replaceChildren(part)
  }
  for (const line of document.querySelectorAll("details.source code > span ~ span")) line.remove()
}"""
# What the theme puts around every page.
CHROME = [[".md-header"], [".md-sidebar"], [".md-footer"]]
# The violations, each with the elements it is found in and what is wrong with them. What no rule in use needs, style
# sheets fetched again and selectors for elements, is left out: it takes a third of the time.
VIOLATIONS = """({rules, exclude}) => axe.run({ include: [["html"]], exclude: exclude ?? [] }, {
  resultTypes: ["violations"], preload: false, selectors: false, iframes: false, ...rules
}).then(({violations}) =>
  violations.flatMap(({id, nodes}) => nodes.map(node => [id, node.html.slice(0, 200), node.failureSummary])))"""
SET_SCHEME = "scheme => { document.body.dataset.mdColorScheme = scheme }"
STILL = "* { transition: none !important }"  # or colours would be met halfway


@cache
def axe_core() -> str:
    """The script; empty where it is not installed, which in CI is an error."""
    return AXE.read_text("utf-8") if AXE.is_file() or os.environ.get("CI") else ""
