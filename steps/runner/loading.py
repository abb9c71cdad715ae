"""Loading: a module that offers functions of the protocol, by its name or the path of its file."""

from __future__ import annotations

import difflib
import importlib
import importlib.util
import inspect
import sys
import traceback
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tinyrnn import PROTOCOL, Implementation

from ..record.schema import ImplementationData

# Frames of a traceback that are ours: the function that loads, and the one that imports.
OUR_FRAMES = 2
_UNDER_TEST = "tinyrnn_implementation_under_test"


@dataclass(frozen=True)
class Loaded:
    """A module that was named, with the functions of the protocol that it offers, and other names like theirs."""

    name: str
    functions: dict[str, Any]
    file: Path | None = None
    misspelt: dict[str, str] = field(default_factory=dict)

    def implementation(self) -> Implementation:
        """What one scenario calls."""
        return Implementation(self.name, self.functions)

    def to_data(self) -> ImplementationData:
        """What the record says of it."""
        digest = None if self.file is None else sha256(self.file.read_bytes()).hexdigest()
        return ImplementationData(self.name, [*self.functions], digest)


def load(named: str, here: Path) -> Loaded:
    """Import a module by its name or path.

    Raises:
        pytest.UsageError: there is none, it fails, or it does not offer the protocol.
    """
    is_file = named.endswith(".py") or "/" in named or "\\" in named
    try:
        module = _from_file(here / named, named) if is_file else _by_name(named, here)
    except (Exception, SystemExit) as error:  # whatever it is, it is told
        if isinstance(error, pytest.UsageError):
            raise
        frames = [f for f in traceback.extract_tb(error.__traceback__) if "importlib" not in f.filename]
        where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}: " if len(frames) > OUR_FRAMES else ""
        raise pytest.UsageError(f"--rnn {named}: {where}{type(error).__name__}: {error}") from None
    file = None if getattr(module, "__file__", None) is None else Path(str(module.__file__))
    functions = {name: getattr(module, name) for name in PROTOCOL if hasattr(module, name)}
    loaded = Loaded(named if is_file or file is None else file.name, functions, file, _misspelt(module))
    _check(loaded, named)
    return loaded


def _from_file(path: Path, named: str) -> ModuleType:
    if not path.is_file():
        raise pytest.UsageError(f"--rnn {named}: there is no such file")
    spec = importlib.util.spec_from_file_location(_UNDER_TEST, path)
    if spec is None or spec.loader is None:
        raise pytest.UsageError(f"--rnn {named}: this is no Python file: name one that ends in .py")
    sys.path.insert(0, str(path.parent))  # as Python does for a file that it runs
    module = importlib.util.module_from_spec(spec)
    sys.modules[_UNDER_TEST] = module
    spec.loader.exec_module(module)
    return module


def _by_name(named: str, here: Path) -> ModuleType:
    sys.path.insert(0, str(here))
    try:
        return importlib.import_module(named)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{named}.".startswith(f"{error.name}."):
            raise  # the module is there, and lacks another
        raise pytest.UsageError(f"--rnn {named}: there is no module of this name: name one, or a .py file") from None


def _misspelt(module: ModuleType) -> dict[str, str]:
    """The functions of a module that are nearly called like one of the protocol that it lacks."""
    lacking = [name for name in PROTOCOL if not hasattr(module, name)]
    own = [name for name, x in vars(module).items() if inspect.isfunction(x) and x.__module__ == module.__name__]
    near = {name: difflib.get_close_matches(name.lower().replace("_", ""), lacking, n=1, cutoff=0.7) for name in own}
    return {name: found[0] for name, found in near.items() if found}


def _check(loaded: Loaded, named: str) -> None:
    """Refuse what could not be called."""
    hints = "".join(f"; {name} is not called: did you mean {meant}?" for name, meant in loaded.misspelt.items())
    if not loaded.functions:
        raise pytest.UsageError(f"--rnn {named}: it has none of the functions {', '.join(PROTOCOL)}{hints}")
    for name, function in loaded.functions.items():
        wanted = f"{name}({', '.join(PROTOCOL[name])})"
        if not callable(function):
            raise pytest.UsageError(f"--rnn {named}: {name} is no function: it is called as {wanted}")
        try:
            signature = inspect.signature(function)
        except ValueError:
            continue  # of some functions written in C Python does not know what they take
        try:
            signature.bind(*PROTOCOL[name])
        except TypeError:
            raise pytest.UsageError(f"--rnn {named}: {name}{signature} is called as {wanted}: take these") from None
