"""The audit: every page of a built site, read as HTML and held against the run record.

It shares no code with what renders the pages: only the reader of the record, and the addresses.
"""

from __future__ import annotations

from pathlib import Path

from docs.generator.pages.groups import feature_groups
from steps.record.model import Record

from .addresses import html_path
from .features import hold_feature
from .problem import Findings
from .prose import Verdicts, hold_prose
from .reading import Page

PROSE = "docs/pages"
OF_NO_SOURCE = {"404.html"}  # a server's answer to an address that leads nowhere


def audit(record: Record, site: Path, root: Path) -> Findings:
    """Hold every page of a site against a run; a page too few or too many is a problem."""
    findings = Findings()
    verdicts = Verdicts.of(record).known
    sources = _sources(record, root)
    there = {file.relative_to(site).as_posix() for file in site.rglob("*.html")}
    for name, source in sorted(sources.items()):
        if name not in there:
            findings.found(name, "", "is missing", f"has it, from {source}")
        elif source in record.features:
            hold_feature(Page.read(site, name), record.features[source], findings)
        elif source not in record.errors:
            hold_prose(Page.read(site, name), source, record, verdicts, findings)
        findings.counts["pages"] += name in there
    for name in sorted(there - set(sources) - OF_NO_SOURCE):
        findings.found(name, "", "is published", "has no source of such a page")
    for source, messages in record.errors.items():
        findings.found(html_path(source), "", "is of a file that was not run", "; ".join(messages))
    return findings


def _sources(record: Record, root: Path) -> dict[str, str]:
    """The source of each page."""
    features = [uri for uri in (*record.features, *record.errors) if uri.endswith(".feature")]
    prose = [file.relative_to(root).as_posix() for file in (root / PROSE).rglob("*.md")]
    groups = {group.page.removesuffix(".md") + ".html": group.name for group in feature_groups(record) if group.is_long}
    return {html_path(source): source for source in (*features, *prose)} | groups
