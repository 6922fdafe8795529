"""Spares MkDocs, its plugins and its theme what they would do in every build and no page of ours needs.

None of it changes a page. All of it together takes as long as a small site's pages. It leans on how MkDocs 1.6.1,
mkdocs-macros 1.5.0 and mkdocs-material 9.8.1 do things: another version may want to be looked at.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context

from builder.compiled import COMPILED, compile_with_parts

if TYPE_CHECKING:
    import markdown
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

NOT_FOUND_PAGE = "404.html"
"""The one page that is made of no words in docs/."""
SEARCH = "material/search"
BRACES = ("{{", "{%", "{#")

_template_folders: list[str] = []


class Late(ModuleType):
    """A module that is loaded when something of it is wanted, and not when it is only named."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def name_late(module: str) -> None:
    """Let a module be loaded late, unless it is loaded already."""
    sys.modules.setdefault(module, Late(module))


def spare_plugins(config: MkDocsConfig) -> None:
    """Before plugins look at the settings: ask git nothing, in twelve runs, for variables that a page may not use; look
    up in no template of the theme's how to search, since our search does that by itself; let Markdown pass over texts
    that hold none of its signs."""
    from mkdocs_macros import context

    context.get_git_info = dict
    search = config.plugins[SEARCH].config
    search.lang, search.separator, search.pipeline = ["en"], " ", []
    config.markdown_extensions.append("builder.reading.plain_texts:PlainTexts")


def entries_of(config: MkDocsConfig) -> list[Any]:
    """What is known for the search of the pages that are written so far."""
    search: Any = config.plugins[SEARCH]
    entries: list[Any] = search.search_index.entries
    return entries


def hide_theme(config: MkDocsConfig) -> None:
    """Before MkDocs looks for files: it is to find ours alone. Else it looks at the theme's thousands of icons, and
    copies scripts and styles that are only taken away again."""
    global _template_folders
    _template_folders, config.theme.dirs = config.theme.dirs, config.theme.dirs[:1]
    config.theme.static_templates = {NOT_FOUND_PAGE}


def show_theme(env: Environment) -> None:
    """Before templates are filled: they may show an icon of the theme's, and may be compiled already."""
    env.loader, env.bytecode_cache = FileSystemLoader(_template_folders), COMPILED


def compile_page_templates(root: Path) -> None:
    """Compile, before MkDocs is there, the templates of pages as it will. What it doesn't find so, it compiles."""
    theme = find_spec("material")
    assert theme
    assert theme.origin
    overrides = root / "overrides"
    folders = (overrides, Path(theme.origin).parent / "templates")
    environment = Environment(loader=FileSystemLoader(folders), extensions=["jinja2.ext.i18n"], bytecode_cache=COMPILED)
    environment.filters["url"] = _address
    compile_with_parts(environment, [file.name for file in overrides.glob("[!.]*.html")])


class _OneMarkdown:
    """MkDocs' module `markdown`, with one Markdown for all pages of a build. Else each page has another made, of a
    dozen extensions and a hundred patterns, which takes a quarter of the time that its words do."""

    def __init__(self) -> None:
        self._kept: markdown.Markdown | None = None

    def __getattr__(self, name: str) -> Any:
        import markdown

        return getattr(markdown, name)

    def Markdown(self, **settings: Any) -> markdown.Markdown:
        """The one, fit for another page. What MkDocs adds for that takes the place of what it added for the last."""
        from markdown import Markdown

        if self._kept is None:
            self._kept = Markdown(**settings)
        return self._kept.reset()


def spare_markdown() -> None:
    """At the beginning of a build."""
    from mkdocs.structure import pages

    pages.markdown = _OneMarkdown()  # type: ignore[attr-defined]


@pass_context
def _address(context: Context, address: str) -> str:
    """In the place of MkDocs' filter: templates that ask one like this are compiled alike."""
    return address


def spare_macros(page: Page, text: str) -> None:
    """Before a page's macros are looked for: a text without braces holds none."""
    if not any(brace in text for brace in BRACES):
        page.meta["render_macros"] = False


def forget_words(page: Page) -> None:
    """When a page is about to be written: MkDocs would keep its words, and what they became, until all pages are."""
    page.markdown = page.content = ""


def forget_entries(config: MkDocsConfig) -> None:
    """When the search is written: its plugin would keep all it wrote."""
    entries_of(config).clear()
