"""`pytest --new-example NAME`: write a commented feature to begin from, and run nothing."""

import re
import shlex
from pathlib import Path

import pytest

TEMPLATE = Path(__file__).with_name("new_example.feature.txt")
_TITLE = "My example"  # the template's own
_NUMBER = re.compile(r"^\d+[-_. ]+")  # it orders the file among others, and is not part of the title


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the person name the file."""
    what = "write a feature to begin from, and run nothing; NAME is my-example, my-example.feature or a path"
    parser.getgroup("tinyrnn").addoption("--new-example", metavar="NAME", action="append", default=[], help=what)


@pytest.hookimpl(tryfirst=True)  # before anything is run, with pytest-xdist or without
def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """Write the file instead of running anything; a UsageError says why it cannot be written."""
    names: list[str] = config.option.new_example
    if not names:
        return None
    others = [*names[1:], *config.option.file_or_dir]
    if others:
        raise pytest.UsageError(f"--new-example writes one file and runs nothing: leave out {' '.join(others)}")
    here = config.invocation_params.dir
    path = _path(names[0], here, config.rootpath)
    shown = str(path.relative_to(here) if path.is_relative_to(here) else path)
    _write(path, shown)
    # Nothing runs, so pytest has no reporter that would print this.
    print(f"wrote {shown}: a small example that passes; put yours in its place")  # noqa: T201  # the line above
    print(f"next: pytest {shlex.quote(shown)}")  # noqa: T201  # as above
    return pytest.ExitCode.OK


def _path(name: str, here: Path, root: Path) -> Path:
    """Where the file goes: a name without a folder into `features/`, where the project has one."""
    if name in ("", ".feature"):
        raise pytest.UsageError(f'--new-example "{name}": a file needs a name, such as my-example')
    if name.endswith(("/", "\\")) or (here / name).is_dir():
        meant = Path(name, "my-example")
        raise pytest.UsageError(f'--new-example "{name}": this is a folder; add a name, as in {meant}')
    has_folder = Path(name).name != name
    folder = root / "features" if not has_folder and (root / "features").is_dir() else here
    return folder / (name if name.endswith(".feature") else f"{name}.feature")


def _write(path: Path, shown: str) -> None:
    """Write the template, under the name of the file, where no file is yet; make the folders above it."""
    if path.exists():
        raise pytest.UsageError(f"{shown}: this file exists and is left as it is; choose another name")
    words = " ".join(re.split(r"[-_\s]+", _NUMBER.sub("", path.stem))).strip() or path.stem
    text = TEMPLATE.read_text("utf-8").replace(_TITLE, words[0].upper() + words[1:], 1)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise pytest.UsageError(f"{shown}: cannot be written, {error.strerror}; choose another place") from None
