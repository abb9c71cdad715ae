"""Imports run one way, and the README's list of folders is the house's."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import steps

ROOT = Path(__file__).parents[1]
OWN = ("tinyrnn", "steps", "docs")
FOLDERS = ["features", "steps", "tinyrnn", "docs", "tests", "benchmarks"]
# What each room may import: of this project what stands left of the bar, the core's public face for all; of others
# what stands right of it. A room stands below those that it imports, so that no arrow leads back up.
ROOMS = {
    "tinyrnn": "| numpy",
    "steps.record": "tinyrnn |",
    "steps.printed": "tinyrnn | numpy",
    "steps.language": "tinyrnn steps.printed steps.record.schema | cucumber_expressions",
    "steps.scenario": "tinyrnn steps.printed steps.language steps.record.schema | numpy",
    "steps.claims": "tinyrnn steps.printed steps.language steps.record.schema steps.scenario | numpy",
    "steps.phrases": "tinyrnn steps.printed steps.language steps.scenario steps.claims | numpy",
    "steps.diagnosis": "tinyrnn steps.printed steps.language steps.record.schema steps.scenario steps.claims | numpy",
    "steps.runner": "tinyrnn steps | pytest _pytest pytest_bdd gherkin cucumber_expressions cucumber_messages",
    "steps": "steps.runner steps.phrases | pytest",
    "docs.generator": "tinyrnn steps.record | cucumber_expressions latex2mathml",
    "docs.building": "steps.record docs.generator | pytest",
    "docs.check": "tinyrnn steps.record | lxml",
    "docs": "steps.record docs.generator docs.building docs.check | mkdocs jinja2 markupsafe fontTools",
}


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


def room_of(path: Path) -> str:
    """The room that a file stands in: the longest name of one that begins its own."""
    return max((room for room in ROOMS if is_within(module_name(path), [room])), key=len)


def is_within(name: str, rooms: Iterable[str]) -> bool:
    return any(f"{name}.".startswith(f"{room}.") for room in rooms)


@pytest.mark.parametrize("path", [path for folder in OWN for path in modules(folder)], ids=ids)
def test_a_room_imports_what_stands_in_its_row(path: Path) -> None:
    room = room_of(path)
    own, others = (part.split() for part in ROOMS[room].split("|"))
    not_own = set(sys.stdlib_module_names) | set(others)
    above = {name for name in imported(path) if name.partition(".")[0] not in not_own and name != "steps"}
    assert {name for name in above if not is_within(name, [room, *own])} == set()


def test_a_room_stands_below_those_that_it_imports() -> None:
    seen: list[str] = []
    for room, row in ROOMS.items():
        own = row.split("|")[0].split()
        assert all(is_within(name, seen) or room == "steps.runner" for name in own), room
        seen.append(room)


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


@pytest.mark.parametrize("folder", OWN)
def test_no_import_leads_back_to_where_it_began(folder: str) -> None:
    assert circles(import_graph(folder)) == []


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
def test_the_steps_name_one_another_so_that_they_work_under_another_name(path: Path) -> None:
    absolute = [
        n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.ImportFrom) and not n.level
    ]
    assert "steps" not in {(node.module or "").partition(".")[0] for node in absolute}


@pytest.mark.parametrize("path", modules("steps"), ids=ids)
def test_private_parts_of_pytest_and_all_of_pytest_bdd_are_touched_by_their_bridges_alone(path: Path) -> None:
    bridge = {"pytest_bridge.py": {"_pytest"}, "pytest_bdd_bridge.py": {"pytest_bdd"}}
    assert roots(path) & {"_pytest", "pytest_bdd"} <= bridge.get(path.name, set())


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
