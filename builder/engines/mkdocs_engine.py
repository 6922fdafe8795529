"""Runs MkDocs, and says what to do at each step of it: above all when it has written its pages.

MkDocs loads this file by its path, as a hook; whoever builds or shows the site imports it to run MkDocs. An engine that
takes MkDocs' place needs a file like this one. What makes MkDocs quicker is in the two beside it, `mkdocs_spared.py`
and `mkdocs_shares.py`. No other file knows MkDocs.

Much of ours is imported where it is used: a preview keeps this file for good, and is to have all else at its newest.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import CombinedEvent, event_priority

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from builder.engines.mkdocs_shares import SharedFiles

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:  # as a hook this file is loaded by its path, so its neighbors aren't importable
    sys.path.insert(0, str(ROOT))

QUIET = {"NO_MKDOCS_2_WARNING": "true"}
"""Environment for a run: without the theme authors' notice about a coming version of MkDocs."""
LOADED = (
    *("mkdocs.__main__", "mkdocs.commands.build", "mkdocs_macros.plugin", "material.plugins.search.plugin"),
    *("builder.finishing.finish", "builder.finishing.site_check", "builder.engines.mkdocs_shares"),
)
"""What `load` loads, each by its name."""

_is_preview = False
_our_python: list[tuple[str, int]] = []
_files: SharedFiles | None = None


def load() -> None:
    """Load MkDocs, its plugins and what is done when it has written its pages, before `build` uses all of it."""
    from builder.engines.mkdocs_spared import name_late

    name_late("requests")  # with which the macros' plugin can ask the web, as no page of ours does
    for module in LOADED:
        import_module(module)


def build(output: Path, strict: bool) -> None:
    """Be MkDocs, and write the site of the current folder into `output`; or end with MkDocs' words and exit code.

    Neither with -q nor with -v: both would let broken links pass.
    """
    os.environ |= QUIET
    from mkdocs.__main__ import cli

    said = ["build", "--strict" if strict else "--no-strict", "--site-dir", str(output)]
    try:
        cli.main(said, prog_name="mkdocs")
    except SystemExit as end:
        if end.code:
            raise


def serve_command(port: int) -> list[str]:
    """The command that shows the site on this machine and rebuilds it when a watched file changes."""
    return [sys.executable, "-m", "mkdocs", "serve", "--strict", "--dev-addr", f"localhost:{port}"]


def what_matters(output: str) -> str:
    """What a failed run said, without progress notes, and without links that our own check tells with their line."""
    from builder.keeping.troubles import told_by_the_system

    lines = [line for line in output.splitlines() if line.strip() and not line.startswith("INFO")]
    if any(" Try: " in line for line in lines):
        lines = [line for line in lines if "contains a link" not in line]
    elif refused := told_by_the_system(lines):
        lines = [refused]
    if "Traceback (most recent call last):" in lines:
        what = f"The build stumbled, and all it says is: {lines[-1]}"
        lines = [what, "Try: undo the last change and make it in steps."]
    return "\n".join(lines)


def on_startup(command: str, dirty: bool) -> None:
    """MkDocs calls this first, and says whether it builds or serves."""
    from builder.faults import Stop

    global _is_preview, _our_python
    _our_python = _state_of_our_python()
    _is_preview = command == "serve"
    if not logging.getLogger("mkdocs").isEnabledFor(logging.WARNING):
        raise Stop("With -q, mistakes would pass in silence. Try: make build")


@event_priority(100)  # before the macros are loaded, which import what this forgets
def _load_our_python_anew(config: MkDocsConfig) -> None:
    """A preview that outlives a change of our Python loads it anew; else our modules keep what they know of the pages
    that haven't changed."""
    global _our_python
    before, _our_python = _our_python, _state_of_our_python()
    if before != _our_python:
        for name in [name for name in sys.modules if name.partition(".")[0] == "builder"]:
            del sys.modules[name]


@event_priority(50)  # before the plugins look at the settings
def _spare_plugins(config: MkDocsConfig) -> None:
    from builder.engines.mkdocs_spared import spare_plugins

    spare_plugins(config)


on_config = CombinedEvent(_load_our_python_anew, _spare_plugins)
"""MkDocs calls these at the beginning of every build."""


def on_pre_build(config: MkDocsConfig) -> None:
    """MkDocs calls this before it looks for files."""
    from builder.engines.mkdocs_spared import hide_theme, spare_markdown

    hide_theme(config)
    spare_markdown()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """MkDocs calls this when it has found all files."""
    global _files
    from builder.engines.mkdocs_shares import SharedFiles

    _files = None if _is_preview else SharedFiles(files)
    return files if _files is None else _files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """MkDocs calls this when the menu is made, before it reads the pages."""
    if _files is not None:
        _files.split(config, nav)


@event_priority(100)  # before the macros are
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """MkDocs calls this with the words of each page."""
    from builder.engines.mkdocs_spared import spare_macros

    spare_macros(page, markdown)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """MkDocs calls this when all pages are read, before it fills templates."""
    from builder.engines.mkdocs_spared import show_theme
    from builder.finishing import ahead

    if _files is None or _files.goes_on:  # whose helper it is
        ahead.take()
    show_theme(env)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """MkDocs calls this with each page as it will be written."""
    from builder.engines.mkdocs_spared import forget_words

    forget_words(page)


@event_priority(100)  # before the search is written
def _join(config: MkDocsConfig) -> None:
    """Wait for the parts of the run in which others of the pages were written."""
    if _files is not None:
        with _told():
            _files.join(config)


def _finish(config: MkDocsConfig) -> None:
    """Finish the pages and check them, in the preview as in a build."""
    from builder.addresses import Home
    from builder.engines.mkdocs_spared import forget_entries
    from builder.faults import Faults
    from builder.finishing.finish import finish
    from builder.finishing.site_check import check_site
    from builder.reading.project import read_project

    forget_entries(config)
    site, project = Path(config.site_dir), read_project(ROOT)
    address = config.site_url or "http://localhost/"
    with _told():
        finish(site, project, Home(address, config.site_name), preview=_is_preview)
        faults = [] if project.is_only_compared else check_site(site, project, address)
        if faults:
            raise Faults(faults)


@contextmanager
def _told() -> Iterator[None]:
    """What stops a build in here ends the engine with its own words."""
    from builder.faults import Faults, Stop
    from builder.keeping.troubles import KILLED
    from builder.side_by_side import HelperLost

    try:
        yield
    except Faults as found:
        raise Stop(f"\n{found}") from None
    except HelperLost:
        raise Stop(f"\n{KILLED}") from None


on_post_build = CombinedEvent(_join, _finish)
"""MkDocs calls these when its pages are written."""


def _state_of_our_python() -> list[tuple[str, int]]:
    """Our Python, and the fonts, which it reads once."""
    kept = (*(ROOT / "builder").rglob("*.py"), *(ROOT / "overrides" / "fonts").iterdir())
    files = (file for file in kept if not file.name.startswith("."))  # which editors leave, as links to nothing too
    return sorted((str(file), file.stat().st_mtime_ns) for file in files)
