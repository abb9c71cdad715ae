"""How large the product is, and how its modules hang together.

    python benchmarks/lines.py

Prints the lines and files of Python of each room, the files under 25 lines, the names that several modules have, the
arrows between rooms, and the circles: modules that import one another, by imports inside functions and for types too.
What a package's `__init__` imports counts as its own; importing a module does not count as importing its packages.
"""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PRODUCT = ("tinyrnn", "steps", "docs")
FEW = 25
Arrows = dict[str, set[str]]


def main() -> None:
    """Print it all."""
    files = {_module(file): file for part in PRODUCT for file in sorted((ROOT / part).rglob("*.py"))}
    lines = {module: len(file.read_text("utf-8").splitlines()) for module, file in files.items()}
    print(f"{sum(lines.values())} lines in {len(lines)} files")
    rooms = {module: _room(file) for module, file in files.items()}
    for room in dict.fromkeys(rooms.values()):
        own = [lines[module] for module in lines if rooms[module] == room]
        print(f"  {room}: {sum(own)} in {len(own)}")
    few = [f"{module} {count}" for module, count in lines.items() if count < FEW]
    print(f"{len(few)} files under {FEW} lines: {', '.join(few)}")
    names = Counter(file.stem for file in files.values() if not file.stem.startswith("__"))
    twice = [name for name, count in names.items() if count > 1]
    print(f"{len(twice)} names of several modules: {', '.join(twice)}")
    arrows = {module: set(_imports(file, module, set(files))) for module, file in files.items()}
    between: Arrows = defaultdict(set)
    for module, targets in arrows.items():
        between[rooms[module]] |= {rooms[target] for target in targets} - {rooms[module]}
    for what, graph in (("modules", arrows), ("rooms", between)):
        circles = list(_circles(graph))
        print(f"{len(circles)} circles of {what}")
        print(*(f"  {' ⇄ '.join(circle)}\n" for circle in circles), sep="", end="")
    for room, targets in between.items():
        print(f"  {room} → {', '.join(sorted(targets)) or 'nothing'}")


def _module(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _room(file: Path) -> str:
    """The folder that a module stands in."""
    return file.parent.relative_to(ROOT).as_posix()


def _imports(file: Path, module: str, known: set[str]) -> Iterator[str]:
    """The modules of the product that a file imports, wherever in it."""
    package = file.parent.relative_to(ROOT).parts
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        found: list[tuple[str, str]] = []
        if isinstance(node, ast.Import):
            found = [("", alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            found = [(base, alias.name) for alias in node.names]
        for base, name in found:
            target = f"{base}.{name}" if f"{base}.{name}" in known else base or name
            if target in known and target != module:
                yield target


def _circles(arrows: Arrows) -> Iterator[list[str]]:
    """The groups whose members all lead to one another."""
    reached = {start: _reached(arrows, start) for start in arrows}
    seen: set[str] = set()
    for start in arrows:
        if start in reached[start] and start not in seen:
            circle = [other for other in arrows if other in reached[start] and start in reached[other]]
            seen.update(circle)
            yield circle


def _reached(arrows: Arrows, start: str) -> set[str]:
    found: set[str] = set()
    ahead = [start]
    while ahead:
        new = arrows.get(ahead.pop(), set()) - found
        found |= new
        ahead += new
    return found


if __name__ == "__main__":
    main()
