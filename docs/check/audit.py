"""The audit: every page of a built site, read as HTML and held against the run record.

It shares no code with what renders the pages: it takes the reader of the record, the addresses, and the working
of a value as a terminal shows it.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from steps.record.addresses import node_address, page_path
from steps.record.model import Feature, Record, worst

from .expected import NO_STEP, Expected, counts_of, of_block, of_feature
from .page import COUNTED, EDGE, FOUND, HEAD, SOURCE, VERDICT, Element, marked_text, read_page, text_of, verdict
from .values import Found, hold_kinds, hold_workings

PROSE = "docs/pages"
OF_NO_SOURCE = {"404.html"}  # a server's answer to an address that leads nowhere
_READABLE = str.maketrans({COUNTED: " ", EDGE: " "})
_LONGEST, _AROUND = 300, 20  # characters that are shown: of a text, and how many more of what stands in its place


@dataclass
class Findings:
    """Every place where a page does not say what the run says, told to people, and how much was held."""

    problems: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def found(self, name: str, place: str, shown: str, said: str) -> None:
        """One more problem."""
        texts = [" ".join(text.translate(_READABLE).split()) for text in (shown, said)]
        shown, said = (text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …" for text in texts)
        where = f"{name}: {place}" if place else name
        self.problems.append(f"{where}\n  the page  {shown}\n  the run   {said}")


def audit(record: Record, site: Path, root: Path) -> Findings:
    """Hold every page of a site against a run; a page too few or too many is a problem."""
    features = {_page(uri): feature for uri, feature in record.features.items() if uri.endswith(".feature")}
    prose = {_page(path): path for path in (file.relative_to(root).as_posix() for file in (root / PROSE).rglob("*.md"))}
    pages = {file.relative_to(site).as_posix(): read_page(file) for file in sorted(site.rglob("*.html"))}
    findings, statuses = Findings(), dict(_statuses(features))
    for name in set(pages) - {*features, *prose}:  # such as the page that lists a long group of features
        if linked := [features[target].status for target in _targets(name, pages[name]) if target in features]:
            statuses[name] = worst(linked)
    for name in sorted({*features, *prose, *pages} - OF_NO_SOURCE):
        found = partial(findings.found, name)
        blocks = [one for uri, one in record.features.items() if uri != one.path == prose.get(name)]
        if name not in pages:
            found("", "is missing", "has it")
        elif name not in prose and name not in statuses:
            found("", "is published", "has no source of such a page")
        else:
            _hold_links(name, pages[name], statuses, found)
            if name in features:
                _hold_head(pages[name], features[name], found)
            findings.counts["pages"] += 1
            findings.counts += _hold_runs(pages[name], features.get(name), blocks, found)
    return findings


def _page(source: str) -> str:
    return PurePosixPath(page_path(source)).with_suffix(".html").as_posix()


def _statuses(features: Mapping[str, Feature]) -> Iterator[tuple[str, str]]:
    """What the record says of each page, and of each scenario in it, that a verdict may stand beside a link to."""
    for name, feature in features.items():
        yield name, feature.status
        for node in (node for kind, node in feature.nodes if kind == "scenario"):
            yield f"{name}#{node_address('scenario', node)}", worst(run.status for run in feature.runs_of(node["id"]))


def _targets(name: str, element: Element) -> Iterator[str]:
    """What the links in an element lead to, as paths of the site."""
    for link in element.iter("a"):
        path, mark, address = unquote(link.get("href", "")).partition("#")
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
        yield f"{whole}{mark}{address}"


def _hold_links(name: str, content: Element, statuses: Mapping[str, str], found: Found) -> None:
    """Each verdict beside a link, one for each, is that of what its link leads to; it is then no verdict of its own."""
    for around in content.xpath(f".//*[self::li or self::tr or self::p][.//{VERDICT}]"):
        marks = around.xpath(f".//{VERDICT}")
        said = [verdict(statuses[target]) for target in _targets(name, around) if target in statuses]
        for mark, status in zip(marks, said, strict=True) if len(marks) == len(said) else ():
            if text_of(mark) != status:
                found(f"“{text_of(around)}”", f"shows {text_of(mark)}", f"says {status}")
            del mark.attrib["class"]


def _hold_head(content: Element, feature: Feature, found: Found) -> None:
    """The page of a feature has every line of the source, which is then taken out, and the counts of the record."""
    lines = enumerate(feature.text.removesuffix("\n").split("\n"), start=1)
    source = {f"L{number}": f"{number}{line}".strip() for number, line in lines}
    shown = {one.get("id"): "".join(one.itertext()).strip() for one in content.xpath(f".//{SOURCE}//span[@id]")}
    for address in [one for one in {**source, **shown} if source.get(one) != shown.get(one)]:
        found(f"#{address}", f"has the line {shown.get(address)}", f"has the line {source.get(address)}")
    for fold in content.xpath(f".//{SOURCE}"):
        fold.clear(keep_tail=True)
    heads = [text_of(head).replace(",", "") for head in content.xpath(f".//{HEAD}")]
    counts = [sorted(map(int, re.findall(r"\d+", head))) for head in heads]
    if counts != [counts_of(feature)]:
        found("its head", f"counts {counts}", f"counts {[counts_of(feature)]}")


def _hold_runs(content: Element, own: Feature | None, blocks: list[Feature], found: Found) -> Counter[str]:
    """The page shows the runs of its feature, or of its blocks of Gherkin, and nothing more; how much was held."""
    counts: Counter[str] = Counter()
    folds, blocks = content.xpath(f".//{FOUND}"), sorted(blocks, key=lambda one: int(one.uri.partition("#")[2]))
    if len(folds) != len(blocks):
        found("", f"shows the run of {len(folds)} blocks of Gherkin", f"ran {len(blocks)}")
    parts = [(fold, feature, [*of_block(feature)]) for fold, feature in zip(folds, blocks, strict=False)]
    ids = Counter(content.xpath(".//@id"))
    for part, feature, expected in [*parts, (content, own, [*of_feature(own)] if own else [])]:
        runs, steps = [*feature.runs.values()] if feature else [], [one for one in expected if one.step is not NO_STEP]
        rows = sum(len(run.pickle["astNodeIds"]) > 1 for run in runs)
        counts.update(scenarios=len(runs), rows=rows, steps=len(steps), numbers=hold_workings(part, steps, runs, found))
        hold_kinds(part, steps, found)
        for address in dict.fromkeys(one.place for one in expected if re.fullmatch(r"#\S+", one.place)):
            if (count := ids[address[1:]]) != 1:
                found(address, f"has this address {count} times", "has it once")
        _hold_texts(marked_text(part), expected, found)
        part.clear(keep_tail=True)  # what stands outside of a fold is held by itself
    return counts


def _hold_texts(text: str, expected: Iterable[Expected], found: Found) -> None:
    """Each text follows the one before, with no verdict, step or row between; tell of the first that does not."""
    places = [at for at, sign in enumerate(text) if not sign.isspace()]
    squeezed, end = "".join(text.split()) + COUNTED, 0
    for one in (*expected, Expected("its end", COUNTED)):
        wanted = "".join(one.text.split())
        at = squeezed.find(wanted, end)
        if at < 0 or COUNTED in squeezed[end:at]:
            is_counted = at >= 0 or wanted.startswith(COUNTED)
            instead = max(end, squeezed.find(COUNTED, end, at)) if is_counted else end
            start = next(iter(places[instead:]), len(text))
            shown, said = text[start : start + len(one.text) + _AROUND], one.text.strip(COUNTED)
            found(one.place, f"shows {shown}", f"says {one.text}" if said else "has no more there")
            return
        end = at + len(wanted)
