"""What MkDocs, its plugins and its theme are spared: they still find all that a page of ours needs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import Files
from mkdocs_macros import context

from builder.compiled import Compiled
from builder.engines import mkdocs_shares, mkdocs_spared
from builder.engines.mkdocs_shares import SharedFiles
from builder.engines.mkdocs_spared import (
    NOT_FOUND_PAGE,
    compile_page_templates,
    hide_theme,
    name_late,
    show_theme,
    spare_macros,
    spare_markdown,
    spare_plugins,
)
from tests.conftest import ROOT

ICON = ".icons/material/magnify.svg"


@pytest.fixture(scope="module")
def settings() -> MkDocsConfig:
    return load_config(str(ROOT / "mkdocs.yml"))


@pytest.fixture
def config(settings: MkDocsConfig) -> Iterator[MkDocsConfig]:
    folders, templates = list(settings.theme.dirs), set(settings.theme.static_templates)
    extensions = list(settings.markdown_extensions)
    yield settings
    settings.theme.dirs, settings.theme.static_templates = folders, templates
    settings.markdown_extensions[:] = extensions


def test_the_theme_is_hidden_while_files_are_looked_for_and_there_for_templates(
    config: MkDocsConfig,
) -> None:
    hide_theme(config)
    env = config.theme.get_env()
    assert {name.partition("/")[0] for name in env.list_templates()} <= {file.name for file in ROOT.glob("overrides/*")}
    assert config.theme.static_templates == {NOT_FOUND_PAGE}
    show_theme(env)
    assert "<svg" in env.get_template(ICON).render()


def test_mkdocs_finds_compiled_what_was_compiled_before_it_was_there(
    config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = Compiled()
    monkeypatch.setattr(mkdocs_spared, "COMPILED", compiled)
    compile_page_templates(ROOT)
    hide_theme(config)
    env = config.theme.get_env()
    show_theme(env)
    monkeypatch.setattr(Environment, "compile", None)
    for name in ("main.html", "home.html", NOT_FOUND_PAGE, "components/menu/menu.html", ICON):
        env.get_template(name)


def test_a_template_that_has_changed_since_is_compiled_anew(tmp_path: Path) -> None:
    file, compiled = tmp_path / "a.html", Compiled()
    for words in ("Before", "After"):
        file.write_text(words)
        env = Environment(loader=FileSystemLoader(tmp_path), bytecode_cache=compiled, autoescape=True)
        assert env.get_template("a.html").render() == words


def test_git_is_not_asked_for_what_no_page_may_use(config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "get_git_info", context.get_git_info)  # and so it is put back
    spare_plugins(config)
    assert context.get_git_info is dict


def test_only_a_page_with_braces_is_looked_at_for_macros() -> None:
    plain, calling = (SimpleNamespace(meta={}) for _ in range(2))
    for page, text in ((plain, "Plain { words }."), (calling, "{{ guide() }}")):
        seen: Any = page
        spare_macros(seen, text)
    assert plain.meta == {"render_macros": False}
    assert calling.meta == {}


def test_a_footnote_of_one_page_is_not_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "markdown", None)  # and so it is put back
    spare_markdown()
    module: Any = pages.markdown  # type: ignore[attr-defined]
    page, following = (
        module.Markdown(extensions=["footnotes"]).convert(text) for text in ("So.[^1]\n\n[^1]: A note.", "Words.")
    )
    assert "A note." in page
    assert following == "<p>Words.</p>"


@pytest.mark.parametrize(("goes_on", "templates"), [(True, {NOT_FOUND_PAGE}), (False, set())])
def test_the_page_that_is_made_of_no_words_is_made_by_one_part_of_a_split_run(
    goes_on: bool, templates: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mkdocs_shares, "parts_worthwhile", lambda things: 2)
    monkeypatch.setattr(mkdocs_shares, "Split", lambda parts: SimpleNamespace(goes_on=goes_on))
    config: Any = SimpleNamespace(theme=SimpleNamespace(static_templates={NOT_FOUND_PAGE}))
    menu: Any = SimpleNamespace(pages=[])
    SharedFiles(Files([])).split(config, menu)
    assert config.theme.static_templates == templates


def test_a_module_that_is_named_is_loaded_when_something_of_it_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made_up_for_this.py").write_text("LOADED = 'late'\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    name_late("made_up_for_this")
    named = __import__("made_up_for_this")
    assert vars(named).get("LOADED") is None
    assert named.LOADED == "late"
    assert vars(sys.modules.pop("made_up_for_this"))["LOADED"] == "late"
