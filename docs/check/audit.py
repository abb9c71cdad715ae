"""The audit: every page of a built site, read as HTML and held against the run record.

It shares no code with what renders the pages: it takes the reader of the record, the addresses, and the working
of a value as a terminal shows it.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path, PurePosixPath
from textwrap import shorten
from typing import Any, TypeAlias
from urllib.parse import unquote

from lxml import etree

from steps.record.addresses import node_address, page_path
from steps.record.model import Feature, Record, worst
from steps.record.schema import Table
from tinyrnn import TEXT, derivation
from tinyrnn.trace import value_from_data

from .expected import COUNTED, EDGE, NO_STEP, Expected, drawn, of_block, of_feature, verdict

Element: TypeAlias = Any  # an element of lxml, which ships no type information
Found: TypeAlias = Callable[[str, str, str], None]
# All that the check knows of the markup, as XPath; who changes the markup of a step changes it here.
STEP = "ol[@class='steps']/li"
VERDICT = "span[starts-with(@class, 'verdict')]"
HEAD = "div[starts-with(@class, 'run ')]/p[1]"
HEADING = "*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
WORKING = "p[@class='derivation']"  # one value: symbol = symbols = numbers = result, a formula each
PLACE = f"concat('#', (preceding::{HEADING})[last()]/@id)"
SOURCE = "details[@class='source']"
EDGED = f".//{HEADING} | .//td | .//th | .//{STEP}/p[1] | .//pre | .//p[@class='scenario']"
# What must stand for each kind that the record names: a part of the page by its class, or mathematics in the step.
DRAWN = {"losses": "figure curve", "fading": "figure curve", "distribution": "figure bars", "slip": "slip"}
MATHEMATICS = {"names": "./p[1]//math", "headings": ".//thead//math", "rows": ".//td/math"}
OF_NO_SOURCE = {"404.html"}  # a server's answer to an address that leads nowhere
_LONGEST, _AROUND = 300, 20  # characters that are shown: of a text, and how many more of what stands in its place


@dataclass
class Findings:
    """Every place where a page does not say what the run says, told to people, and how much was held."""

    problems: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def found(self, name: str, place: str, shown: str, said: str) -> None:
        """One more problem."""
        where, shown, said = (
            shorten(re.sub(f"[{COUNTED}{EDGE}]", " ", text), _LONGEST, placeholder=" …")
            for text in (f"{name}: {place}", shown, said)
        )
        self.problems.append(f"{where.removesuffix(':')}\n  the page  {shown}\n  the run   {said}")


def audit(record: Record, site: Path, root: Path) -> Findings:
    """Hold every page of a site against a run; a page too few or too many is a problem."""
    sources: dict[str, list[Feature]] = {f.relative_to(root).as_posix(): [] for f in root.glob("docs/pages/**/*.md")}
    for feature in sorted(record.features.values(), key=lambda one: int(one.uri.partition("#")[2] or 0)):
        if feature.path.endswith(".feature") or feature.path in sources:
            sources.setdefault(feature.path, []).append(feature)
    told = {PurePosixPath(page_path(source)).with_suffix(".html").as_posix(): of for source, of in sources.items()}
    pages = {file.relative_to(site).as_posix(): _read(file) for file in sorted(site.rglob("*.html"))}
    addresses = {*pages, *(f"{name}#{address}" for name in pages for address in pages[name].xpath(".//@id"))}
    statuses: dict[str, str] = {}
    for name, feature in ((name, one) for name, of in told.items() for one in of if one.uri.endswith(".feature")):
        scenarios = (node for kind, node in feature.nodes if kind == "scenario")
        runs = {f"{name}#{node_address('scenario', node)}": feature.runs_of(node["id"]) for node in scenarios}
        statuses |= {name: feature.status} | {link: worst(run.status for run in of) for link, of in runs.items()}
    for name in {*pages} - {*told}:  # such as the page that lists a long group of features
        if linked := [statuses[target] for target in _targets(name, pages[name]) if target in statuses]:
            statuses[name] = worst(linked)
    findings = Findings()
    for name in sorted({*told, *pages} - OF_NO_SOURCE):
        found = partial(findings.found, name)
        if name not in pages:
            found("", "is missing", "has it")
        elif name not in told and name not in statuses:
            found("", "is published", "has no source of such a page")
        else:
            _hold_links(name, pages[name], statuses, addresses, found)
            findings.counts += _hold_page(pages[name], told.get(name, []), found)
    return findings


def _read(file: Path) -> Element:
    """The content of a page, without what the theme puts around it; each verdict by its sign and class, with marks."""
    whole = etree.parse(str(file), etree.HTMLParser(encoding="utf-8", huge_tree=True)).getroot()
    content = next(whole.iter("article"), whole)
    for aside in content.xpath(f".//a[@class='headerlink'] | .//{SOURCE}"):
        aside.clear(keep_tail=True)
    for mark in content.xpath(f".//{VERDICT}"):
        mark.text, mark[:] = f"{COUNTED}{_text(mark).strip()[:1]} {mark.get('class').partition(' ')[2]}", []
    for element in content.xpath(EDGED):
        element.text = f"{EDGE}{element.text or ''}"
        etree.SubElement(element, "span").text = EDGE
    return content


def _text(element: Element) -> str:
    """What is read in an element: formulas as they were written, and where a figure is, the text in its place."""
    read = ".//text()[not(ancestor::mstyle/following-sibling::annotation or ancestor::math[@aria-hidden])]"
    return "".join(element.xpath(f"{read} | .//@aria-label[parent::svg]"))


def _targets(name: str, element: Element) -> Iterator[str]:
    """What the links in an element lead to, as paths of the site."""
    for link in element.xpath(".//a[@href and not(contains(@href, ':'))]"):
        path, mark, address = unquote(link.get("href")).partition("#")
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
        yield f"{whole}{mark}{address}"


def _hold_links(name: str, content: Element, statuses: Mapping[str, str], addresses: set[str], found: Found) -> None:
    """Links lead somewhere; each verdict beside one, one for each, is that of its target, and no verdict of its own."""
    for target in sorted({*_targets(name, content)} - addresses):
        if re.search(r"\.html(#|$)", target):
            found("", f"links to {target}", "has no such page or place")
    for around in content.xpath(f".//*[self::li or self::tr or self::p][.//{VERDICT}]"):
        marks = around.xpath(f".//{VERDICT}")
        said = [verdict(statuses[target]) for target in _targets(name, around) if target in statuses]
        for mark, status in zip(marks, said, strict=True) if len(marks) == len(said) else ():
            if mark.text != status:
                found(f"“{_text(around).strip(COUNTED + EDGE)}”", f"shows {mark.text}", f"says {status}")
            mark.clear(keep_tail=True)


def _hold_page(content: Element, features: list[Feature], found: Found) -> Counter[str]:
    """The page shows the runs of its feature, or of its blocks of Gherkin, and nothing more; how much was held."""
    expected = [text for one in features for text in (of_feature if one.uri == one.path else of_block)(one)]
    steps = [one for one in expected if one.step is not NO_STEP]
    runs = [run for feature in features for run in feature.runs.values()]
    if heads := content.xpath(f".//{HEAD}"):
        passed = sum(run.status == "PASSED" for run in runs)
        said = [len(runs), passed, sum(one.step.shown.checked for one in steps if one.step.status == "PASSED")]
        shown = sorted(map(int, re.findall(r"\d+", _text(heads[0]).replace(",", ""))))
        if not {*said} <= {*shown}:
            found("its head", f"counts {shown}", f"counts {sorted(said)}")
    ids = Counter(content.xpath(".//@id"))
    for address in dict.fromkeys(one.place for one in expected if re.fullmatch(r"#\S+", one.place)):
        if (count := ids[address[1:]]) != 1:
            found(address, f"has this address {count} times", "has it once")
    _hold_texts(_text(content), expected, found)
    _hold_kinds(content, steps, found)
    rows, numbers = sum(len(run.pickle["astNodeIds"]) > 1 for run in runs), _hold_workings(content, steps, found)
    return Counter(pages=1, scenarios=len(runs), rows=rows, steps=len(steps), numbers=numbers)


def _hold_texts(text: str, expected: Sequence[Expected], found: Found) -> None:
    """Each text follows the one before, with no verdict between; tell of the first that does not."""
    places = [at for at, sign in enumerate(text) if not sign.isspace()]
    squeezed, end = "".join(text.split()) + COUNTED, 0
    for one in (*expected, Expected("its end", COUNTED)):
        wanted = "".join(one.text.split())
        at, counted = squeezed.find(wanted, end), squeezed.find(COUNTED, end)
        if at < 0 or end <= counted < at:
            start = next(iter(places[counted if at >= 0 or wanted.startswith(COUNTED) else end :]), len(text))
            shown = text[start : start + len(one.text) + _AROUND]
            found(one.place, f"shows {shown}", f"says {one.text}" if one.text.strip(COUNTED) else "has no more there")
            return
        end = at + len(wanted)


def _hold_workings(content: Element, steps: Sequence[Expected], found: Found) -> int:
    """Each working is of a value of the runs, and each value that a step shows has its working; how many numbers."""
    values = {id(value): value for one in steps for value in (*one.values, *one.trace.values())}
    said = {key: str(derivation(value_from_data(value), TEXT)) for key, value in values.items()}
    known = {_tokens(text) for text in said.values()}
    workings = [(item, " ".join(" ".join(item.itertext()).split())) for item in content.iterfind(f".//{WORKING}")]
    for item, text in workings:
        if _tokens(text) not in known:
            found(item.xpath(PLACE), f"shows {text}", "computed no such value here")
    there = {_tokens(text) for _, text in workings}
    for one in steps:
        for missing in [said[id(value)] for value in one.values if _tokens(said[id(value)]) not in there][:1]:
            found(one.place, "shows no working of it", f"computed {missing}")
    return sum(len(list(item.iter("mn"))) for item, _ in workings)


@cache
def _tokens(text: str) -> tuple[str, ...]:
    """The letters, numbers and minus signs of a working; a gradient is d in a terminal, and ∂L over ∂ on a page."""
    powers = re.sub(r"(?<=\d)e(?=-?\d)", " 10 ", re.sub(r"∂ (L ∂ )?", "d ", text))  # 1.2e-20 is 1.2·10⁻²⁰ on a page
    plain = powers.replace("−", "-").replace("∑", "Σ")
    return tuple(re.findall(r"\d+(?:\.\d+)?|[^\W\d_]|-", plain))


def _hold_kinds(content: Element, steps: Sequence[Expected], found: Found) -> None:
    """What the record says that a step shows is there: a figure or a slip on the page, mathematics in the step."""
    marks = {kind: [*map(_text, content.xpath(f".//div[@class='{mark}']"))] for kind, mark in DRAWN.items()}
    for place, kind, texts in drawn(steps):
        if not any(all(text in mark for text in texts) for mark in marks[kind]):
            found(place, f"shows nothing of the kind {kind}", f"has one, with {', '.join(texts)}")
    items = content.xpath(f".//{STEP}[{VERDICT}]")
    for one, item in zip(steps, items, strict=True) if len(items) == len(steps) else ():  # else a text is missing, too
        shown, table = one.step.shown, one.step.shown.table or Table("")
        headings = 1 + len([*filter(None, table.headings)]) if table.kind == "time steps" else 0
        counts = {
            "names": len(shown.names),
            "headings": headings,
            "rows": len(one.step.rows) * (table.kind == "working"),
        }
        for kind, count in counts.items():
            if (there := len(item.xpath(MATHEMATICS[kind]))) < count:
                found(one.place, f"sets {there} of its {kind} as mathematics", f"has {count}")
