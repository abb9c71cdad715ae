"""All pages of the site, from a record and the prose: path below the site → text."""

import html
import posixpath
import re
from collections.abc import Callable, MutableMapping
from pathlib import Path, PurePosixPath

from steps.record.addresses import PageError, check_addresses, check_feature, page_path
from steps.record.model import Feature, Record

from ..markup import ENGLISH, prose
from ..steps.step import failure, step_list, verdict
from ..steps.working import PageWorkings
from .about_run import download, totals, when
from .feature_page import feature_page
from .groups import feature_list, group_pages
from .listings import digits, glossary, statements, with_tag_links
from .phrasebook_page import phrasebook

PROSE = "docs/pages"
_LINK = re.compile(r"(?<=\]\()(?P<target>[^()\s#:]+\.(?:feature|md))(?P<anchor>#[^()\s]*)?(?=\))")
_MADE = re.compile(
    r"<!-- (?P<what>features|phrasebook|digits|glossary|totals|record|statements (?P<source>[\w-]+) (?P<count>\d+)) -->"
)


def all_pages(record: Record, root: Path, made: MutableMapping[Feature, str] | None = None) -> dict[str, str]:
    """Every page as Markdown, by its path; a PageError where two sources make one page, or a link leads nowhere.

    The page of a feature that is among those `made` before is not made again: it depends on its feature alone.
    """
    sources: dict[str, str] = {}
    for uri in sorted(uri for uri in {*record.features, *record.errors} if uri.endswith(".feature")):
        path = page_path(uri)
        if path in sources:
            message = f"{uri} and {sources[path]} would both be the page {path}: rename one"
            raise PageError(message, uri, sources[path])
        sources[path] = uri
    pages = {path: _feature(uri, record, {} if made is None else made) for path, uri in sources.items()}
    for file in sorted((root / PROSE).rglob("*.md")):
        name = file.relative_to(root).as_posix()
        pages[page_path(name)], sources[page_path(name)] = _prose_page(file.read_text("utf-8"), name, record), name
    groups = group_pages(record)
    for path in groups.keys() & pages.keys():
        raise PageError(f"{sources[path]} would be the page {path}, which lists features: rename it")
    known = {uri: path for path, uri in sources.items()}
    for path, text in pages.items():
        pages[path] = _with_made(_with_links(text, sources[path], known), sources[path], record, root)
    return groups | with_tag_links(pages)


def _feature(uri: str, record: Record, made: MutableMapping[Feature, str]) -> str:
    if uri in record.errors:
        return f"# {prose.plain(PurePosixPath(uri).name)}\n\n{_end(record, uri)}"
    feature = record.features[uri]
    if feature not in made:
        check_feature(feature)
        made[feature] = check_addresses(feature_page(feature), uri)
    return made[feature]


def _end(record: Record, uri: str) -> str:
    """The end of a page: why its source cannot be read, if so, and which run it is built from."""
    failed = [failure("\n".join(record.errors[uri]), has_working=False)] if uri in record.errors else []
    built = when(record.run, page_path(uri), ENGLISH, "built").strip()
    return "\n\n".join([*failed, f'<p class="built" data-search-exclude>{built}</p>\n'])


def _prose_page(text: str, name: str, record: Record) -> str:
    """A prose page: its ```gherkin blocks followed by what the run found, unfolded where the fence says `open`."""
    lines, found = text.splitlines(), {}
    # A block is parsed below as many empty lines as stand above it on the page: the last of them is that of its fence.
    fences = {len(f.text) - len(f.text.lstrip("\n")) - 1: f for f in record.features.values() if f.path == name}
    for fence, feature in sorted(fences.items(), reverse=True):  # the last one first, so that the other lines stay
        end, mark = len(feature.text.splitlines()), f"<!-- found {feature.uri} -->"
        found[mark] = _found(feature, is_open=lines[fence].endswith(" open"))
        lines[end + 1 : end + 1] = ["", mark, ""]
        lines[fence] = lines[fence].removesuffix(" open")  # Markdown knows only the language
    page = prose.page("\n".join(lines))
    for mark, markup in found.items():
        page = page.replace(mark, markup)
    return f"{page}\n\n{_end(record, name)}"


def _found(feature: Feature, *, is_open: bool) -> str:
    """What the run found in a block, which stands above it: the claims, and whatever did not pass."""
    parts, workings = "", PageWorkings()
    for run in feature.runs.values():
        claims = {step["astNodeIds"][0] for step in run.pickle["steps"] if step["type"] == "Outcome"}
        wanted = claims | {step for step, its_run in run.steps.items() if its_run.status != "PASSED"}
        steps = [step for _, node in feature.nodes for step in node.get("steps", ()) if step["id"] in wanted]
        parts += f'<p class="scenario">{html.escape(run.pickle["name"])}</p>'
        parts += step_list(steps, run, feature.tree["language"], workings)
    summary = f"<summary>{ENGLISH['found']}: {verdict(feature.status, ENGLISH)}</summary>"
    unfolded = " open" if is_open or feature.status != "PASSED" else ""
    return f'<details class="found"{unfolded}>{summary}{parts}</details>'


def _with_made(text: str, source: str, record: Record, root: Path) -> str:
    """A prose page with what is made for it in its place, once the links are made: no markup is read in it."""
    if source.endswith(".feature") or not _MADE.search(text):
        return text
    makers: dict[str, Callable[[re.Match[str]], str]] = {
        "features": lambda _: feature_list(record),
        "phrasebook": lambda _: phrasebook(record),
        "digits": lambda _: digits(record),
        "glossary": lambda _: glossary(root),
        "totals": lambda _: totals(record),
        "record": lambda _: download(record.run, page_path(source), ENGLISH),
        "statements": lambda mark: statements(record, mark["source"], int(mark["count"])),
    }
    return check_addresses(_MADE.sub(lambda mark: makers[mark["what"].partition(" ")[0]](mark), text), source)


def _with_links(text: str, source: str, known: dict[str, str]) -> str:
    """Links between sources as links between pages."""

    def page_link(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(source), match["target"]))
        if target in known:
            here = posixpath.dirname(known[source]) or "."
            return posixpath.relpath(known[target], here) + (match["anchor"] or "")
        if match["target"].endswith(".feature"):
            raise PageError(f"{source} links to {match['target']}, which is not published: correct the link", source)
        return match[0]  # a broken link between prose pages, which MkDocs reports, or one that the generator wrote

    return _LINK.sub(page_link, text)
