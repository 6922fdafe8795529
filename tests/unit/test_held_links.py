"""Links in HTML pass through an engine untouched."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.__main__ import main
from builder.held_links import WORD, hold, let_go
from builder.page_macros import PageMacros
from builder.reading.project import read_project
from tests.conftest import change

RELATIVE = ['<a href="../trust/#why">', "<img alt='' src='a.png'>", '<a class="x" href="./">', '<a\nhref="a.pdf">']
OTHERS = [
    '<a href="#why">',
    '<a href="/">',
    '<a href="https://example.org/">',
    '<a href="mailto:a@b">',
    '<a href="">',
    "href=x",
]


@pytest.mark.parametrize("html", RELATIVE)
def test_a_link_that_counts_from_the_page_is_held_and_let_go(html: str) -> None:
    assert f"{WORD}" in hold(html)
    assert let_go(hold(html)) == html


@pytest.mark.parametrize("html", OTHERS)
def test_any_other_link_is_left(html: str) -> None:
    assert hold(html) == html


def test_every_link_of_the_guide_is_held(example: Path) -> None:
    project = read_project(example)
    guide = next(page for page in project.pages.values() if page.shows("guide"))
    links = PageMacros(example, project.facts, guide).guide()
    assert 'href="decision-guide.pdf"' in links
    assert f'href="{WORD}decision-guide.pdf"' in hold(links)


def test_nobody_else_may_write_a_held_link(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(published, "docs/trust.md", "It has words.", f"[a]({WORD}rapport.md)")
    assert main(["check"]) == 1
    assert f"docs/trust.md:16: a link of a kind that isn't published: `{WORD}rapport.md`" in capsys.readouterr().err
