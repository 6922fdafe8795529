"""Every page of words leads to the file it was written in, once the practice has said where its files are changed."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from builder.reading.project import read_project
from tests.conftest import EDITOR, FULL_EXAMPLE, build, change

WORDS = "Suggest a change"


def links(page: Path) -> list[str]:
    """Where the links of this name on a built page lead."""
    return [link.get("href") for link in html.parse(page).getroot().iter("a") if link.text_content() == WORDS]


def test_each_page_leads_to_its_own_file(full_site: Path) -> None:
    project = read_project(full_site.parent)
    assert {page.path: links(full_site / page.address / "index.html") for page in project.pages.values()} == {
        file.relative_to(FULL_EXAMPLE / "docs").as_posix(): [EDITOR + file.relative_to(FULL_EXAMPLE).as_posix()]
        for file in (FULL_EXAMPLE / "docs").rglob("*.md")
    }


def test_pages_without_a_file_lead_to_none(example_site: Path) -> None:
    written = {f"{page.address}index.html" for page in read_project(example_site.parent).pages.values()}
    found = {file.relative_to(example_site).as_posix(): links(file) for file in example_site.rglob("*.html")}
    others = {path: goals for path, goals in found.items() if path not in written}
    assert {"404.html", "go/start/index.html"} <= set(others)
    assert others == {path: [] for path in others}


def test_a_practice_that_has_not_said_where_shows_no_link_and_no_style_for_it(example: Path) -> None:
    set_to = read_project(example).facts.practice.editor_address
    change(example, "data/practice.yml", f"editor_address: {set_to}", "editor_address:")
    for file in build(example).rglob("*.html"):
        assert "page-end__change a" not in file.read_text()
        assert links(file) == []
