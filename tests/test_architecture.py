"""Imports run one way, and the README's list of folders is the house's."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import steps

ROOT = Path(__file__).parents[1]
FOLDERS = ["features", "steps", "tinyrnn", "docs", "tests", "benchmarks"]
CORE = {"tinyrnn", "numpy"}


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, in full: relative imports count from the root."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def ids(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def roots(path: Path) -> set[str]:
    """The top packages that a file imports, the standard library's left out."""
    return {name.partition(".")[0] for name in imported(path)} - set(sys.stdlib_module_names)


@pytest.mark.parametrize("path", modules("tinyrnn"), ids=ids)
def test_the_core_imports_numpy_alone(path: Path) -> None:
    assert roots(path) <= CORE


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def import_graph(folder: str) -> dict[str, set[str]]:
    """The modules of a folder that each of them imports, inside functions and for types alone as well."""
    paths = {module_name(path): path for path in modules(folder)}
    packages = {name for name, path in paths.items() if path.stem == "__init__"}
    # `from . import x` is seen as the package and as x, which is a module, or else a name of the package
    return {
        name: {
            found if found in paths else found.rpartition(".")[0] for found in imported(path) if found not in packages
        }
        & set(paths)
        for name, path in paths.items()
    }


def circles(graph: dict[str, set[str]]) -> list[str]:
    """The modules from which imports lead back to themselves."""

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        ahead = list(graph[start])
        while ahead:
            name = ahead.pop()
            if name not in seen:
                seen.add(name)
                ahead += graph[name]
        return seen

    return [name for name in graph if name in reached(name)]


def test_no_import_of_the_core_leads_back_to_where_it_began() -> None:
    assert circles(import_graph("tinyrnn")) == []


def test_a_circle_is_seen_where_it_hides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    (tmp_path / "room").mkdir()
    texts = {
        "__init__": "from .a import A\n",
        "a": "def f():\n    from .b import B\n",
        "b": "if TYPE_CHECKING:\n    from . import a\n",
        "c": "from . import d\n",
        "d": "import os\n",
    }
    for name, text in texts.items():
        (tmp_path / "room" / f"{name}.py").write_text(text)
    assert circles(import_graph("room")) == ["room.a", "room.b"]
    (tmp_path / "room" / "d.py").write_text("from . import A\n")
    assert circles(import_graph("room")) == ["room.a", "room.b"]
    (tmp_path / "room" / "__init__.py").write_text("from .d import A\n")
    assert circles(import_graph("room")) == ["room", "room.a", "room.b", "room.d"]


@pytest.mark.parametrize("path", modules("steps"), ids=ids)
def test_the_steps_import_the_core_and_not_the_site(path: Path) -> None:
    assert not roots(path) & {"docs", "tests", "features", "benchmarks", "mkdocs"}


@pytest.mark.parametrize("path", modules("steps"), ids=ids)
def test_the_steps_name_one_another_so_that_they_work_under_another_name(path: Path) -> None:
    absolute = [
        n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.ImportFrom) and not n.level
    ]
    assert "steps" not in {(node.module or "").partition(".")[0] for node in absolute}


def test_the_plugin_looks_for_every_package_that_it_needs() -> None:
    needed = {root for path in modules("steps") for root in roots(path)}
    assert needed - {"steps", "tinyrnn", "numpy", "pytest", "_pytest"} == set(steps.NEEDED)


def test_every_package_of_the_core_and_of_the_steps_is_in_the_wheel() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    there = [
        file.parent.relative_to(ROOT) for top in ("tinyrnn", "steps") for file in (ROOT / top).rglob("__init__.py")
    ]
    names = {".".join(["tinyrnn_steps" if part == "steps" else part for part in path.parts]) for path in there}
    assert set(settings["packages"]) == names


@pytest.mark.parametrize("path", modules("docs"), ids=ids)
def test_the_site_knows_of_the_steps_only_the_room_of_the_run_record(path: Path) -> None:
    of_steps = {name for name in imported(path) if name.partition(".")[0] == "steps"}
    assert all(name.startswith("steps.record") for name in of_steps)


@pytest.mark.parametrize("path", modules("docs/generator"), ids=ids)
def test_the_generator_imports_neither_pytest_nor_mkdocs(path: Path) -> None:
    assert not roots(path) & {"tests", "mkdocs", "material", "pytest", "pytest_bdd", "gherkin"}


@pytest.mark.parametrize("path", modules("docs/check"), ids=ids)
def test_the_check_shares_no_code_with_what_renders_the_pages(path: Path) -> None:
    assert {name.split(".")[1] for name in imported(path) if name.startswith("docs.")} <= {"check"}


@pytest.mark.parametrize("path", modules("steps/record"), ids=ids)
def test_the_room_of_the_run_record_knows_no_other_room_of_the_steps(path: Path) -> None:
    of_steps = {name for name in imported(path) if name.partition(".")[0] == "steps"}
    assert all(name.startswith("steps.record") for name in of_steps)


@pytest.mark.parametrize("path", [p for folder in ("tinyrnn", "steps") for p in modules(folder)], ids=ids)
def test_the_core_imports_none_of_its_users(path: Path) -> None:
    own = path.relative_to(ROOT).parts[0]
    assert not (roots(path) & set(FOLDERS)) - {own, "tinyrnn"}


def test_what_imports_is_seen_in_every_spelling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    file = tmp_path / "steps" / "runner" / "x.py"
    file.parent.mkdir(parents=True)
    file.write_text("import a.b as c\nfrom d import e\nfrom . import f\nfrom ..g import h\ndef i():\n    import j\n")
    assert set(imported(file)) == {"a.b", "d", "d.e", "steps.runner", "steps.runner.f", "steps.g", "steps.g.h", "j"}


def test_the_readme_lists_the_folders_of_the_house() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    listed = [name for name in re.findall(r"^[|`\-*\s]*`?(\w+)/", readme, re.MULTILINE) if name in FOLDERS]
    assert list(dict.fromkeys(listed)) == FOLDERS
