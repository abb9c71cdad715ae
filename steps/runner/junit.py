"""JUnit XML: a scenario tells the file of its feature and its line, in the attributes that CI services read.

The family that pytest writes by default has no place for them, and drops what it is given before it writes.
"""

from __future__ import annotations

from collections.abc import Generator

import pytest
from _pytest.junitxml import LogXML, xml_key

SUFFIXES = (".feature", ".md")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Add to the report where one is asked for; a worker of pytest-xdist writes none."""
    report = config.stash.get(xml_key, None)
    if report is not None:
        config.pluginmanager.register(_Places(report), "tinyrnn-junit")


class _Places:
    """Puts file and line on the element of every scenario, once it is finished."""

    def __init__(self, xml: LogXML) -> None:
        self.xml = xml

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> Generator[None]:
        file = report.nodeid.partition("::")[0]
        is_end = report.when == "teardown" and file.endswith(SUFFIXES)
        element = self.xml.node_reporter(report) if is_end else None
        yield
        if element is not None:
            line = report.location[1]
            assert line is not None
            element.to_xml().attrib.update(file=file, line=str(line + 1))  # pytest counts from 0
