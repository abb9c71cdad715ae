"""What knows MkDocs: hand it the generated pages, and take its pages through Markdown, search and template."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # MkDocs loads this file by its path, so the project's folders are not importable yet

from docs.building.aside import Aside  # noqa: E402  # needs the line above
from docs.building.content import Content  # noqa: E402
from docs.building.navigation import chain, entry  # noqa: E402
from docs.building.saving import INTERVAL, MAKERS, Frame, Saving, refresh  # noqa: E402
from docs.generator.pages.about_run import DOWNLOAD  # noqa: E402

_content = Content(ROOT)
_state: dict[str, Any] = {"is_serving": False}
_asides: dict[str, Aside] = {}


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001, FBT001  # MkDocs's signature
    """Remember what MkDocs was asked for; defining this hook also keeps the others loaded while serving."""
    _state["is_serving"] = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Bring the pages up to date, and order them; what is wrong is told before the old site goes."""
    refresh(_content, is_serving=_state["is_serving"])
    home, *rest = config.nav or []
    config.nav = [home, *map(entry, _content.groups), *rest]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the generated pages in the place of their sources, and the run record beside them."""
    for path, text in _content.pages.items():
        if (file := files.get_file_from_path(path)) is not None:
            files.remove(file)
        inclusion = InclusionLevel.NOT_IN_NAV if path in _content.unlisted else InclusionLevel.UNDEFINED
        files.append(File.generated(config, path, content=text, inclusion=inclusion))
    files.append(File.generated(config, DOWNLOAD, content=_content.download))
    return files


def on_nav(nav: Navigation, **_: object) -> Navigation:
    """Remember the navigation."""
    _state["nav"] = nav
    return nav


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Give Markdown the page without its generated blocks."""
    aside = _asides[page.file.src_uri] = Aside(markdown)
    return aside.text


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Give the search the blocks, and MkDocs their addresses, to which links may lead."""
    aside = _asides[page.file.src_uri]
    page.present_anchor_ids = (page.present_anchor_ids or set()) | aside.addresses
    return aside.for_search(html)


def on_page_context(context: TemplateContext, page: Page, **_: object) -> TemplateContext:
    """Give the template the whole page, once the search has read it."""
    page.content = _asides.pop(page.file.src_uri).whole(page.content or "")
    return context


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Put the pages that no navigation lists in their order, and remember what a page can be built again with."""
    env.lstrip_blocks = True  # the indentation of the templates would weigh 4 kB a page
    for group in _content.groups:
        if group.is_long:
            chain([files.src_uris[path].page for path in (group.page, *group.features)])
    _state["frame"] = Frame(config, files, _state["nav"], env)
    return env


def on_serve(server: LiveReloadServer, builder: Any, **_: object) -> LiveReloadServer:
    """Build again, as little as can be, when a feature, a step, the core or what makes the pages changes."""
    for path in ("features", *MAKERS):
        server.watch(str(ROOT / path))
    server.build_delay = INTERVAL
    for emitter in server.observer.emitters:
        emitter._timeout = INTERVAL  # noqa: SLF001  # MkDocs looks twice a second, and has no setting for it
    server.builder = Saving(_content, lambda: _state["frame"], builder)
    return server
