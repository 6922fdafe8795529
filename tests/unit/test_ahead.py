"""What is made ahead is what finishing would have made, and spares it that."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder import side_by_side
from builder.compiled import COMPILED
from builder.engines.mkdocs_spared import compile_page_templates
from builder.finishing import ahead, face_making, taken_apart, title_face, used_styles
from builder.finishing.title_face import face_with, letters_in
from builder.finishing.used_styles import rules_of
from builder.side_by_side import Beside
from tests.conftest import ROOT

FONT = ROOT / "overrides/fonts/fraunces-titles.ttf"


@pytest.fixture(autouse=True)
def _nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(title_face, "_known", {})
    monkeypatch.setattr(used_styles, "_known", {})


def overrides(folder: Path) -> Path:
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    (folder / "overrides/own.css").write_text("h1 { color: red }")
    return folder


def write_page(project: Path, words: str) -> None:
    (project / "docs/part").mkdir(parents=True)
    (project / "docs/part/page.md").write_text(f"---\ntitle: Other\n---\n\n{words}\n\n## More\n\nWords.\n")


def test_faces_of_pages_and_templates_and_styles_are_made_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = ["Trust", "We can’t find that page"]
    wanted = [face_with(FONT, letters_in(title)) for title in titles], rules_of("h1{color:red}", "own.css")
    title_face._known.clear()
    used_styles._known.clear()
    write_page(overrides(tmp_path), "# Trust {: #trust }")
    ahead.begin(tmp_path, lambda root: None)
    ahead.take()
    monkeypatch.setattr(face_making, "face_of", None)
    monkeypatch.setattr(taken_apart, "taken_apart", None)
    assert wanted == ([face_with(FONT, letters_in(title)) for title in titles], rules_of("h1{color:red}", "own.css"))


def test_a_title_nobody_thought_of_has_its_face_all_the_same(tmp_path: Path) -> None:
    write_page(overrides(tmp_path), "No title")
    ahead.begin(tmp_path, lambda root: None)
    ahead.take()
    assert face_with(FONT, letters_in("Trust")).startswith("data:font/woff2;base64,")


def test_what_was_never_begun_is_not_taken() -> None:
    ahead.take()
    assert title_face._known == {}


def test_what_an_editor_leaves_is_passed_over(tmp_path: Path) -> None:
    write_page(overrides(tmp_path), "# Trust")
    for place in ("docs/.#page.md", "overrides/.#main.html", "overrides/styles/.#tokens.css"):
        (tmp_path / place).symlink_to("nowhere")
    ahead.begin(tmp_path, compile_page_templates)
    ahead.take()
    assert used_styles._known


def test_what_stumbles_is_left_to_those_who_need_it(tmp_path: Path) -> None:
    write_page(overrides(tmp_path), "# Trust")
    ahead.begin(tmp_path / "nowhere", compile_page_templates)
    ahead.take()
    assert used_styles._known == {}


def test_templates_that_a_helper_has_compiled_are_known_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "cores", lambda: 2)
    monkeypatch.setattr(COMPILED, "known", {})
    ahead.begin(overrides(tmp_path), lambda root: COMPILED.known.update(page=b"compiled"))
    assert COMPILED.known == {}
    ahead.take()
    assert COMPILED.known["page"] == b"compiled"


def test_what_nobody_needs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[object] = []
    monkeypatch.setattr(side_by_side, "cores", lambda: 1)
    monkeypatch.setattr(Beside, "end", lambda helper: ended.append(helper))
    ahead.begin(tmp_path, lambda root: None)
    ahead.leave()
    assert len(ended) == 1
    ahead.take()
    assert len(ended) == 1
