"""Tables as HTML: headed by column and by row, scrolling inside themselves, with an address a row where it has one."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """Some cells as HTML, of which the first heads the row, and the address of the row."""

    cells: Sequence[str]
    address: str = ""
    language: str = "en"


def html_table(caption: str, head: Sequence[str], rows: Iterable[Row]) -> str:
    """A table whose lines break; where it is still wider than the page, it scrolls, and the page does not."""
    columns = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in head)
    body = "".join(map(_row, rows))
    table = f'<table class="data"><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table>'
    label = html.escape(caption)
    return f'<div class="table wraps" role="region" aria-label="{label}" tabindex="0">{table}</div>'


def _row(row: Row) -> str:
    first, *rest = row.cells
    address = f' id="{html.escape(row.address)}"' if row.address else ""
    cells = "".join(f"<td>{cell} </td>" for cell in rest)  # the search would join words that no space parts
    return f'<tr{address}><th scope="row"{lang(row.language)}>{first} </th>{cells}</tr>'


def lang(language: str) -> str:
    """The attribute that tells a language; the site itself is in English."""
    return "" if language == "en" else f' lang="{html.escape(language)}"'
