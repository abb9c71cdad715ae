"""How long a saved page takes to be shown: this project's own, under `mkdocs serve`, and plain Material for MkDocs.

    python benchmarks/saving.py [saves]

A feature of this project is changed and saved, again and again; its scenarios run, and the time ends when the server
gives the new page. The peer serves the Markdown that ours makes, as if written by hand, and the same page is saved.
Prints the median of each in seconds, and their ratio, because a time says more of the machine than of the code.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from benchmarks.plain import plain_site  # noqa: E402  # of this tree, once it can be found

SAVES = 7
PARTS = ("docs", "features", "steps", "tinyrnn", "mkdocs.yml", "pyproject.toml", "README.md")
FEATURE, PAGE = "features/01-article.feature", "features/article"
TITLE = "A tiny RNN, worked by hand"
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}  # Material's notice of its end of life


def main() -> None:
    """Save the same page of both, and compare."""
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else SAVES
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = Path(folder) / "ours", Path(folder) / "plain"
        for part in PARTS:
            source = ROOT / part
            (shutil.copytree if source.is_dir() else shutil.copy)(source, ours / part)
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=ours, check=True, env=ENVIRONMENT)
        plain_site(ours, plain)
        times = {
            "ours": _times(ours, ours / FEATURE, saves),
            "plain": _times(plain, plain / f"pages/{PAGE}.md", saves),
        }
    ours_s, plain_s = (statistics.median(times[name]) for name in ("ours", "plain"))
    print(f"from saving to the new page: {ours_s:.2f} s, plain Material {plain_s:.2f} s: {ours_s / plain_s:.2f} times")


def _times(site: Path, file: Path, saves: int) -> list[float]:
    """The seconds from each save to the page that shows it."""
    text = file.read_text("utf-8")
    assert "chain rule" not in text
    times = []
    with _served(site) as address:
        _wait(address, "<h1")
        for number in range(saves):
            time.sleep(1.5)  # between the looks of the server, and long enough for it to come to rest
            begun = time.perf_counter()
            file.write_text(
                text.replace("retells a Chinese article", f"retells, for time {number}, an article"), "utf-8"
            )
            _wait(address, f"for time {number},")
            times.append(time.perf_counter() - begun)
    return times


@contextmanager
def _served(site: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with subprocess.Popen(
        command, cwd=site, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            yield f"http://{address}/{PAGE}.html"
        finally:
            server.terminate()


def _wait(url: str, text: str, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310  # our own server on this machine
                if text in answer.read().decode():
                    return
        except OSError:  # not there yet, or busy building
            pass
        time.sleep(0.02)
    sys.exit(f"{url} never said {text!r}")


if __name__ == "__main__":
    main()
