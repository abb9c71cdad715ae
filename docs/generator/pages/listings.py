"""What is listed in tables: wrong digits of all features, the statements of a source, other tags, and the glossary."""

import html
import posixpath
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from steps.record.addresses import PageError, node_address, page_path, row_address, slug, topics
from steps.record.model import Feature, Node, PickleRun, Record, StepRun, worst
from steps.record.schema import WeakerDigits, WrongDigits

from ..markup import ENGLISH, lang, prose
from ..steps.step import verdict
from .about_run import passed_steps
from .groups import published

Found = dict[str, list[str]]  # links to the scenarios that bear a tag, each with the verdicts of its rows
DIGITS, TAGS = ("where", "value", "printed", "computed", "rounded", "verdict"), ("tag", "scenario", "verdict")
GLOSSARY = "docs/glossary.toml"
# The columns of the glossary in their order; one that no term of a group fills is left out of its table.
COLUMNS = {"symbol": "here", "chinese": "中文", "pytorch": "PyTorch", "onnx": "ONNX"}
COLUMNS |= {"goodfellow": "Goodfellow", "d2l": "d2l"}
TERM = ("id", "english", "chinese", "meaning")  # what each has
_LIST_OF_TAGS = re.compile(r'(?<=<p class="tags">)<code>.*?</code>(?=</p>)')
_TAG = re.compile(r"<code>@(?P<name>[^<]+)</code>")


def digits(record: Record) -> str:
    """Every number that a source prints wrong, and every one that holds in a weaker sense alone, in a table each."""
    tables: dict[str, list[str]] = {"wrong": [], "weaker": []}
    for feature in published(record):
        language = feature.tree["language"]
        for run, step in passed_steps(feature):
            for table, name, found, said in _digits(step):
                where = f"{run_link(feature, run)}<br><small>{html.escape(feature.tree['name'])}</small>"
                numbers = map(html.escape, (found.printed, found.computed, found.rounded))
                cells = [f"<span{lang(language)}>{name}</span>", *numbers, "<br>".join(map(html.escape, said))]
                tables[table].append(_table_row(where, *cells, language=language))
    parts = []
    for address, rows in tables.items():
        table = _table(ENGLISH[f"{address} caption"], DIGITS, rows)
        shown = f"Printed numbers in this table: {len(rows)}.\n\n{table}" if rows else ENGLISH[f"{address} none"]
        parts += [f"## {ENGLISH[f'{address} digits']} {{ #{address} }}", shown]
    return "\n\n".join(parts)


def _digits(step: StepRun) -> Iterator[tuple[str, str, WrongDigits | WeakerDigits, list[str]]]:
    """What a step found of digits: the table it belongs to, what it is of, the digits, and what is said of them."""
    for slip in step.shown.slips:
        for entry in slip.entries:
            at, size = entry.place, len(entry.place)
            names = [replace(name, end=name.end + size, entry=name.entry + at) for name in slip.names]
            said = ENGLISH[f"is {entry.verdict}"].format(units=entry.units)
            yield "wrong", prose.named_text(slip.name + at, names), entry, [said, *slip.causes]
    for one in step.shown.weaker:
        yield "weaker", prose.named_text(one.name, one.names), one, [one.sense]


def _table(caption: str, head: Sequence[str], rows: Sequence[str]) -> str:
    """A table whose lines break; where it is still wider than the page, it scrolls, and the page does not."""
    columns = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in head)
    table = f'<table class="data"><thead><tr>{columns}</tr></thead><tbody>{"".join(rows)}</tbody></table>'
    return f'<div class="table wraps" role="region" aria-label="{html.escape(caption)}" tabindex="0">{table}</div>'


def _table_row(first: str, *cells: str, address: str = "", language: str = "en") -> str:
    """A row of such a table, of cells in HTML, the first of which heads it; it may have an address."""
    own = f' id="{html.escape(address)}"' if address else ""
    rest = "".join(f"<td>{cell} </td>" for cell in cells)  # the search would join words that no space parts
    return f'<tr{own}><th scope="row"{lang(language)}>{first} </th>{rest}</tr>'


def run_link(feature: Feature, run: PickleRun, *, is_whole: bool = False) -> str:
    """A link in HTML, to the page as it is built: to the row of a scenario that was run, or to the whole scenario."""
    node = next(node for _, node in feature.nodes if node["id"] == run.pickle["astNodeIds"][0])
    rows = [row for examples in node["examples"] for row in examples["tableBody"]] if not is_whole else []
    own = [row_address(node, row) for row in rows if row["id"] in run.pickle["astNodeIds"]]
    page = PurePosixPath(page_path(feature.path)).with_suffix(".html").as_posix()
    name = html.escape(node["name"] if is_whole else run.pickle["name"])
    return f'<a href="{page}#{own[0] if own else node_address("scenario", node)}">{name}</a>'


def statements(record: Record, source: str, count: int) -> str:
    """A table of the statements `@source-1` to `@source-count`, one that no scenario restates shown as a gap."""
    tags: dict[str, Found] = defaultdict(lambda: defaultdict(list))
    for feature in published(record):
        for run in feature.runs.values():
            for tag in topics(run.pickle):  # that of a feature or a rule is one of its scenarios
                tags[tag][run_link(feature, run, is_whole=True)].append(run.status)
    numbered = [f"@{source}-{number}" for number in range(1, count + 1)]
    verdicts = [worst(status for own in tags[tag].values() for status in own) for tag in numbered if tag in tags]
    counts = f"Statements: {count}. Restated by a scenario: {len(verdicts)}."
    said = f"{counts} Of these passed: {verdicts.count('PASSED')}."
    gaps = ", ".join(f"[{tag}](#{_address(tag)})" for tag in numbered if tag not in tags)
    said += f" Nothing restates {gaps}." if gaps else ""
    table = _table("The statements", TAGS, [_row(tag, tags.get(tag, {})) for tag in numbered])
    others = [_row(tag, tags[tag]) for tag in sorted(set(tags) - set(numbered))]
    rest = _table("Other tags", TAGS, others) if others else "No scenario bears a tag that is not in the table above."
    return f"{said}\n\n{table}\n\n## Other tags {{ #tags }}\n\n{rest}"


def _row(tag: str, found: Found) -> str:
    links = "<br>".join(found) or "<em>a gap: no scenario restates it</em>"
    verdicts = "<br>".join(verdict(worst(statuses), ENGLISH) for statuses in found.values()) or "–"
    return _table_row(f"<code>{html.escape(tag)}</code>", links, verdicts, address=_address(tag))


def _address(tag: str) -> str:
    """The address of a tag is made of the tag alone, so that it stays when scenarios are renamed."""
    return f"tag-{tag.removeprefix('@')}"


def with_tag_links(pages: dict[str, str]) -> dict[str, str]:
    """The pages, with every tag that has a row on one of them leading there."""
    rows = {address: path for path, text in pages.items() for address in re.findall(r'<tr id="(tag-[^"]+)"', text)}

    def linked(page: str, tag: re.Match[str]) -> str:
        if (address := _address(tag["name"])) not in rows:
            return tag[0]
        target = posixpath.relpath(rows[address].removesuffix(".md") + ".html", posixpath.dirname(page) or ".")
        return f'<a href="{target}#{address}">{tag[0]}</a>'

    def with_links(path: str, text: str) -> str:
        return _LIST_OF_TAGS.sub(lambda tags: _TAG.sub(partial(linked, path), tags[0]), text)

    return {path: with_links(path, text) for path, text in pages.items()}


def glossary(root: Path) -> str:
    """A table of terms for each group; every term has an address."""
    parts = []
    for group in read_groups(root):
        name, terms = group["name"], group["term"]
        columns = [key for key in COLUMNS if any(key in term for term in terms)]
        rows = []
        for term in terms:
            shown = {key: inline(text) for key, text in term.items()}
            first = f'<a href="#{term["id"]}">{shown["english"]}</a> <small>{shown["meaning"]}</small>'
            shown["chinese"] = f'<span lang="zh-CN">{shown["chinese"]}</span>'
            rows.append(_table_row(first, *(shown.get(key, "") for key in columns), address=term["id"]))
        parts.append(f"## {prose.plain(name)} {{ #{slug(f'group {name}')} }}")
        parts.append(_table(name, ["term", *(COLUMNS[key] for key in columns)], rows))
    return "\n\n".join(parts)


def read_groups(root: Path) -> list[Node]:
    """The groups of terms; a PageError if a term lacks something, or says something that no column shows."""
    groups: list[Node] = tomllib.loads((root / GLOSSARY).read_text("utf-8"))["group"]
    for term in (term for group in groups for term in group["term"]):
        name = term.get("english", term)
        for lacking in (key for key in TERM if key not in term):
            raise PageError(f"{GLOSSARY}: {name} has no {lacking}: write it")
        for unknown in sorted(set(term) - {*TERM, *COLUMNS}):
            raise PageError(f"{GLOSSARY}: {name} has a {unknown}, which is not a column: use {', '.join(COLUMNS)}")
    return groups


def inline(text: str) -> str:
    """A line of prose as HTML: its code, emphasis and mathematics; everything else is text."""
    parts = re.split(r"`([^`]*)`", html.escape(text, quote=False))
    parts[1::2] = [f"<code>{code}</code>" for code in parts[1::2]]
    parts[::2] = [prose.with_mathematics(re.sub(r"\*([^*]+)\*", r"<em>\1</em>", words)) for words in parts[::2]]
    return "".join(parts)
