"""What knows MkDocs: hand it the generated pages, and take its pages through Markdown, search and template.

Nothing here touches a private name of MkDocs. Four attributes are public, though no documentation has them:
`Page.present_anchor_ids`, `Page.next_page` with `previous_page`, and `LiveReloadServer.builder`.
"""

import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemBytecodeCache
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # MkDocs loads this file by its path, so the project's folders are not importable yet

from docs.building.aside import Aside  # noqa: E402  # needs the line above
from docs.building.content import WATCHED, Content, RunError, when_changed  # noqa: E402
from docs.generator.pages.about_run import DOWNLOAD  # noqa: E402
from steps.record.addresses import PageError  # noqa: E402

_content = Content(ROOT)
_asked = {"is_serving": False}
_asides: dict[str, Aside] = {}


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001, FBT001  # MkDocs's signature
    """Remember what MkDocs was asked for; defining this hook also keeps the others loaded while serving."""
    _asked["is_serving"] = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Bring the pages up to date, and order them; what is wrong stops the build here, before the old site goes."""
    try:
        _content.refresh(is_serving=_asked["is_serving"])
    except (RunError, PageError) as error:
        raise Abort(str(error)) from None
    home, *rest = config.nav or []
    listed = {group.name: [{escape(name): path} for path, name in group.features.items()] for group in _content.groups}
    config.nav = [home, *({group.name: group.page or listed[group.name]} for group in _content.groups), *rest]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the generated pages in the place of their sources, and the run record beside them."""
    unlisted = {path for group in _content.groups if group.page for path in group.features}
    for path, text in _content.pages.items():
        if (file := files.get_file_from_path(path)) is not None:
            files.remove(file)
        inclusion = InclusionLevel.NOT_IN_NAV if path in unlisted else InclusionLevel.UNDEFINED
        files.append(File.generated(config, path, content=text, inclusion=inclusion))
    files.append(File.generated(config, DOWNLOAD, content=_content.download))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Give Markdown the page without its generated blocks."""
    aside = _asides[page.file.src_uri] = Aside(markdown)
    return aside.text


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Give the search the blocks, and MkDocs their addresses, to which links may lead."""
    aside = _asides[page.file.src_uri]
    page.present_anchor_ids = (page.present_anchor_ids or set()) | aside.addresses
    return aside.for_search(html)


def on_env(env: Environment, files: Files, **_: object) -> Environment:
    """Set up the templates; link the pages of a long group, which the navigation does not list, to each other."""
    env.lstrip_blocks = True  # the indentation of the templates would weigh 4 kB a page
    env.bytecode_cache = FileSystemBytecodeCache()  # a tenth of a second less, each time that a page is saved
    for group in _content.groups:
        paths = (group.page, *group.features) if group.page else ()
        for before, after in pairwise(page for path in paths if (page := files.src_uris[path].page)):
            before.next_page, after.previous_page = after, before
    return env


def on_page_context(context: TemplateContext, page: Page, **_: object) -> TemplateContext:
    """Give the template the whole page, once the search has read it."""
    page.content = _asides.pop(page.file.src_uri).whole(page.content or "")
    return context


def on_serve(server: LiveReloadServer, builder: Callable[[], None], **_: object) -> LiveReloadServer:
    """Build again when a feature, a step, the core or what makes the pages changes."""
    for path in WATCHED:
        server.watch(str(ROOT / path))
    server.builder = when_changed(ROOT, builder)
    return server
