"""What it takes to build the site: this project's build, and plain Material for MkDocs over the same Markdown, in turn.

    python benchmarks/site.py [pages ...]

Prints a ratio, because a time says more of the machine than of the code: of the best of several builds. Both build the
same feature pages: ours from the run record, whose run is not counted, and the plain site from the Markdown that ours
makes of it, as if somebody had written that by hand, with Material's defaults and the same extensions of Markdown.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from benchmarks.examples import example  # noqa: E402  # of this tree, once it can be found
from benchmarks.plain import plain_site  # noqa: E402

REPEATS = 2
USUAL = (100, 1000)
A_PAGE = 4  # scenarios, one of each kind
PARTS = ("docs", "steps", "tinyrnn", "mkdocs.yml", "pyproject.toml")


def main() -> None:
    """Compare every number of pages that was asked for."""
    for count in [int(argument) for argument in sys.argv[1:]] or USUAL:
        with tempfile.TemporaryDirectory() as folder:
            _compare(Path(folder), count)


def _compare(folder: Path, count: int) -> None:
    """Build both sites in turn, and print the ratio of the best times."""
    ours, plain = folder / "ours", folder / "plain"
    _project(ours, count)
    _run(ours, "pytest", "features", "docs/pages", "-q", "-p", "no:cacheprovider")
    plain_site(ours, plain)
    times = [(_build(ours), _build(plain)) for _ in range(REPEATS)]
    for site in (ours, plain):
        built = len(list((site / "site/features").glob("*.html")))
        if built != count:
            sys.exit(f"{site.name} has {built} pages of features, not {count}")
    best = [min(run[i] for run in times) for i in (0, 1)]
    print(f"{count} pages of features: {best[0] / best[1]:.2f} times what plain Material takes", flush=True)


def _project(folder: Path, count: int) -> None:
    """This project with features of its own, and a home page that lists them."""
    for part in PARTS:
        source = ROOT / part
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / part)
    shutil.rmtree(folder / "docs/pages")
    (folder / "docs/pages").mkdir()
    (folder / "docs/pages/index.md").write_text("# Home\n\n<!-- features -->\n", "utf-8")
    settings = (folder / "mkdocs.yml").read_text("utf-8").partition("nav:")
    others = settings[2].partition("\nvalidation:")
    (folder / "mkdocs.yml").write_text(f"{settings[0]}nav:\n  - Home: index.md\n\nvalidation:{others[2]}", "utf-8")
    (folder / "features").mkdir()
    for page in range(count):
        scenarios = [example(page * A_PAGE + n) for n in range(A_PAGE)]
        text = f"Feature: Page {page}\n\n  What the network of page {page} does with $h_t$.\n{''.join(scenarios)}"
        (folder / f"features/page-{page}.feature").write_text(text, "utf-8")


def _build(site: Path) -> float:
    begun = time.perf_counter()
    _run(site, "mkdocs", "build", "-q")
    return time.perf_counter() - begun


def _run(folder: Path, module: str, *arguments: str) -> None:
    """Run a module there; what fails ends the benchmark with what it said."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}  # Material's notice of its end of life
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} in {folder} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
