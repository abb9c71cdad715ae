"""What knows MkDocs: run the features where the record is stale, and hand the generated pages over."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # MkDocs loads this file by its path, so the project's folders are not importable yet

from docs.generator.addresses import PageError  # noqa: E402
from docs.generator.fonts import math_style  # noqa: E402  # needs the line above
from docs.generator.freshness import SOURCES, is_fresh  # noqa: E402
from docs.generator.pages import all_pages, feature_groups  # noqa: E402
from docs.generator.record import Record, read_record  # noqa: E402
from docs.generator.styles import lighter  # noqa: E402

RECORD = ROOT / "run-record.ndjson"
_state: dict[str, Any] = {"command": "build", "pages": {}}


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001, FBT001  # MkDocs's signature
    """Remember what MkDocs was asked for; defining this hook also keeps the others loaded while serving."""
    _state["command"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Bring the record up to date, make the pages and order them; what is wrong is told before the old site goes."""
    record = _fresh_record()
    try:
        _state["pages"] = all_pages(record, ROOT)
    except PageError as error:
        raise Abort(str(error)) from None
    groups = feature_groups(record).items()
    features = [{group: [{name: path} for path, name in names.items()]} for group, names in groups]
    home, *rest = config.nav or []
    config.nav = [home, *features, *rest]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the generated pages and style sheets in the place of their sources."""
    pages = _state["pages"]
    styles = {"math.css": math_style(ROOT / ".cache", pages.values()), **_styles(files, config)}
    for path, text in {**pages, **styles}.items():
        old = files.get_file_from_path(path)
        if old is not None:
            files.remove(old)
        files.append(File.generated(config, path, content=text))
        if source_map := files.get_file_from_path(f"{path}.map"):
            files.remove(source_map)  # it tells of the sheet as it was
    return files


def _styles(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """Material's style sheets, without the rules for what mkdocs.yml does not turn on."""
    parts = [file for file in files if file.src_uri.endswith(".css") or "javascripts/bundle" in file.src_uri]
    texts = {file.src_uri: file.content_string for file in parts if not file.src_uri.endswith(".map")}
    keys = [key for key, value in {**config, **config.extra}.items() if value]
    enabled = {*keys, *config.theme["features"], *config.markdown_extensions, *config.plugins}
    return lighter(texts, enabled, config.theme["palette"], ROOT / ".cache")


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG001  # MkDocs's signature
    """Build again when a feature, a step, the core or the generator changes."""
    for folder in ("features", "steps", "tinyrnn", "docs/generator", "docs/theme"):
        server.watch(str(ROOT / folder))
    return server


def _fresh_record() -> Record:
    """The record of the files as they are; a failing run stops the build, but not the server."""
    record = read_record(RECORD)
    if is_fresh(record, ROOT) and record.has_passed:
        return record
    # In a process of its own: Python would go on with the modules it has already imported.
    command = [sys.executable, "-m", "pytest", *SOURCES, "-q", "--no-header", "--color=no"]
    if _state["command"] == "serve":
        command.append("--continue-on-collection-errors")  # one bad file must not blank the pages of the others
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  # our own command
    record = read_record(RECORD)
    if run.returncode and (_state["command"] != "serve" or not (record.features or record.errors)):
        raise Abort(f"The features do not pass, so there is no site.\n\n{run.stdout}{run.stderr}")
    if record.implementation:
        raise Abort(f"The numbers are those of {record.implementation}: leave --rnn out of the options of pytest")
    if run.returncode:
        sys.stderr.write(run.stdout)
    return record
