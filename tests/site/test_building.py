"""What stops a build, and what a server shows."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .conftest import mkdocs, write_feature

FAILURE = """\
features/short.feature:11: Then h1 is [1, 5]

expected  [1, 5]
actual    [1, »0«]

h1[2]: computed 0, printed 5

working
  h_1 = a_1 = b + U h_0 + W x_1 = [0, 0] + [0, 0] + [1, 0] = [1, »0«]
  U h_0 = [[1, 0], [1, 1]] [0, 0] = [1·0 + 0·0, 1·0 + 1·0] = [0, 0]
  W x_1 = [[1, 1], [0, 1]] [1, 0] = [1·1 + 1·0, 0·1 + 1·0] = [1, 0]
"""


def test_a_fresh_record_is_reused_a_broken_link_or_a_failure_stops_the_build(project: Path) -> None:
    record, home = project / "run-record.ndjson", project / "docs/pages/index.md"
    build = mkdocs(project, "build", "--strict")
    assert build.returncode == 0, build.stdout + build.stderr
    first = record.read_bytes()
    home.write_text("# Home\n\n[one](nowhere.md) [two](#no-anchor)\n", encoding="utf-8")
    build = mkdocs(project, "build", "--strict")
    assert build.returncode != 0
    assert "nowhere.md" in build.stdout + build.stderr
    assert "#no-anchor" in build.stdout + build.stderr
    assert record.read_bytes() == first
    write_feature(project, "h1 is [1, 5]")
    build = mkdocs(project, "build", "--site-dir", "failed")
    assert build.returncode != 0
    assert FAILURE in build.stdout + build.stderr
    assert not (project / "failed").exists()
    assert record.read_bytes() != first


def test_serving_shows_a_failure_its_mending_another_name_a_new_file_and_one_that_goes(
    project: Path,
) -> None:
    write_feature(project, "h1 is [1, 5]")
    with _served(project) as address:
        page = _wait_for(f"{address}/features/short.html", "verdict failed")
        assert "expected  [1, 5]" in page
        write_feature(project, "h1 is [1, 0]")
        _wait_for(f"{address}/features/short.html", "Scenarios passed: 1 of 1.", without="expected")
        _wait_for(f"{address}/index.html", "verdict passed", without="verdict failed")
        write_feature(project, "h1 is [1, 0]", scenario="One more step")
        _wait_for(f"{address}/search/search_index.json", "One more step", without="One step")
        (project / "features/new.feature").write_text("Feature: New\n", "utf-8")
        _wait_for(f"{address}/index.html", "new.feature")
        assert "has no scenario" in _wait_for(f"{address}/features/new.html", "new.feature")
        (project / "features/new.feature").unlink()
        _wait_for(f"{address}/index.html", "Short", without="new.feature")


@contextmanager
def _served(project: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            yield f"http://{address}"
        finally:
            server.terminate()


def _wait_for(url: str, text: str, *, without: str = "nothing like this", seconds: float = 60) -> str:
    end = time.monotonic() + seconds
    page = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310  # our own server on this machine
                page = answer.read().decode()
        except (urllib.error.URLError, ConnectionError):
            page = ""
        if text in page and without not in page:
            return page
        time.sleep(0.2)
    raise AssertionError(f"{url} never said {text!r}; last it said\n{page}")
