"""Tables as HTML: headed by column and by row, scrolling inside themselves, with an address a row where it has one."""

import html
import re
from collections.abc import Sequence


def html_table(caption: str, head: Sequence[str], rows: Sequence[str]) -> str:
    """A table whose lines break; where it is still wider than the page, it scrolls, and the page does not."""
    columns = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in head)
    table = f'<table class="data"><thead><tr>{columns}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    return f'<div class="table wraps" role="region" aria-label="{html.escape(caption)}" tabindex="0">{table}</div>'


def html_row(first: str, *cells: str, address: str = "", language: str = "en") -> str:
    """A row of such a table, of cells in HTML, the first of which heads it; it may have an address."""
    own = f' id="{html.escape(address)}"' if address else ""
    rest = "".join(f"<td>{cell} </td>" for cell in cells)  # the search would join words that no space parts
    return f'<tr{own}><th scope="row"{lang(language)}>{first} </th>{rest}</tr>'


def lang(language: str) -> str:
    """The attribute that tells a language; the site itself is in English."""
    return "" if language == "en" else f' lang="{html.escape(language)}"'


def data_table(rows: Sequence[Sequence[str]], shown: Sequence[Sequence[str]]) -> str:
    """The data table of a step, each cell as it is shown; a first row, or first column, of words heads it."""
    has_numbers = [any(map(_is_number, row)) for row in rows]
    head = 1 if has_numbers[:2] == [False, True] else 0
    # Words stand before numbers, or in a table without any number before other words.
    words_first = len(rows[head]) > 1 and not any(_is_number(row[0]) for row in rows[head:])
    lines = [_cells(row, "row" if words_first else "") for row in shown[head:]]
    top = f"<thead>{''.join(_cells(row, 'col', len(row)) for row in shown[:head])}</thead> " if head else ""
    table = f'<table class="data">{top}<tbody>{" ".join(lines)}</tbody></table>'
    return f'<div class="table" tabindex="0">{table}</div>'


def _cells(row: Sequence[str], scope: str, heads: int = 1) -> str:
    """A row of cells, of which the first ones head something, unless the scope is empty."""
    count = heads if scope else 0
    # An empty cell heads nothing. Without a space between two cells, the search would join their words.
    heading = [f'<th scope="{scope}">{cell}</th>' if cell else "<td></td>" for cell in row[:count]]
    return f"<tr>{' '.join([*heading, *(f'<td>{cell}</td>' for cell in row[count:])])}</tr>"


def _is_number(cell: str) -> bool:
    """Whether it is a number, a vector, or what an outline leaves open."""
    return bool(re.match(r"[-+−]?[.\d]|[\[<]", cell))
