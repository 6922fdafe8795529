"""A page, a heading and a question are renamed. The check tells the lines to paste; with them, old addresses work."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from builder.ledger.vanished import PASTE
from tests.conftest import EXAMPLE, build, change, copy_project, publish, run, serve

Open = Callable[..., Page]

LINES = {
    "/choosing/#hopes-known": "choosing/index.md#hopes-clear",
    "/choosing/guide/#hopes-known": "choosing/guide.md#hopes-clear",
    "/rapport/#why": "rapport.md#reasons",
    "/trust/": "confident.md",
}
"""What was renamed and the lines that are told. Short and old addresses that led there are mended with them."""


class Renamed(NamedTuple):
    """A project in which things were renamed, and what the check said before and after the lines were pasted."""

    project: Path
    before: subprocess.CompletedProcess[str]
    after: subprocess.CompletedProcess[str]


def rename_things(project: Path) -> None:
    (project / "docs/trust.md").rename(project / "docs/confident.md")
    change(project, "mkdocs.yml", "Trust: trust.md", "Confident: confident.md")
    change(project, "docs/index.md", "trust.md", "confident.md")
    change(project, "data/guide.yml", "trust.md", "confident.md")
    change(project, "docs/rapport.md", "#why", "#reasons")
    change(project, "data/checklist.yml", "id: hopes-known", "id: hopes-clear")


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Renamed:
    project = publish(copy_project(tmp_path_factory.mktemp("renamed") / "project", EXAMPLE))
    rename_things(project)
    before = run(project, "builder", "addresses")
    lines = before.stderr.partition("To paste at the end of data/moved.yml:\n\n")[2].splitlines()
    moved = project / "data/moved.yml"
    moved.write_text(moved.read_text() + "".join(f"{line}\n" for line in lines))
    return Renamed(project, before, run(project, "builder", "addresses"))


def test_each_old_address_is_told_with_the_line_to_paste_and_the_file(renamed: Renamed) -> None:
    assert renamed.before.returncode == 1
    assert renamed.before.stderr.splitlines() == [
        *(
            f"data/moved.yml:8: {old} was published, and now it leads nowhere. Try: {PASTE}  {old}: {new}"
            for old, new in LINES.items()
        ),
        "4 things to mend.",
        *("", "To paste at the end of data/moved.yml:", "", *(f"{old}: {new}" for old, new in LINES.items())),
    ]


def test_with_the_lines_pasted_all_is_well(renamed: Renamed) -> None:
    assert renamed.after.stderr == ""
    assert renamed.after.returncode == 0
    assert "still lead somewhere" in renamed.after.stdout
    assert not (renamed.project / "site").exists()


@pytest.fixture(scope="module", params=["", "repository/"], ids=["at the domain's root", "below it"])
def home(renamed: Renamed, request: pytest.FixtureRequest) -> Iterator[str]:
    host = renamed.project.parent / f"host{len(request.param)}"
    shutil.copytree(build(renamed.project), host / request.param, dirs_exist_ok=True)
    for address in serve(host):
        yield address + request.param


WAYS = {
    "go/why/": ("confident/#why", "confident/#why"),
    "confidence/#why": ("confident/#why", "confident/"),
    "confidence/#reasons": ("confident/#why", "confident/"),
    "confidence/#Warmth.": ("rapport/#reasons", "confident/"),
    "trust/#liking": ("rapport/", "confident/"),
    "trust/": ("confident/", "confident/"),
    "trust/#why": ("confident/#why", "confident/"),
    "trust/?from=mail#why": ("confident/?from=mail#why", "confident/"),
    "rapport/#why": ("rapport/#reasons", "rapport/#why"),
    "choosing/#hopes-known": ("choosing/#hopes-clear", "choosing/#hopes-known"),
    "choosing/guide/#hopes-known": ("choosing/guide/#hopes-clear", "choosing/guide/#hopes-known"),
}
"""Where an old address lands with scripts, and without. Without them, a place is lost on the way to another page."""
SHOWN = {
    **dict.fromkeys(("trust/#why", "go/why/", "confidence/#why"), "#why"),
    "rapport/#why": "#reasons",
    "choosing/#hopes-known": "#hopes-clear",
    "choosing/guide/#hopes-known": "#hopes-clear",
}


def is_at_the_top(page: Page, place: str) -> bool:
    """Whether the browser has scrolled to a place, or as near as the page's end lets it."""
    return bool(
        page.locator(place).evaluate(
            "place => { const box = place.getBoundingClientRect();"
            " const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;"
            " return box.height > 0 && box.top > -2 && box.top < (atEnd ? innerHeight : 120) && scrollY > 0; }"
        )
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("old", WAYS)
def test_every_old_address_works(home: str, open_page: Open, old: str, scripts: bool) -> None:
    page = open_page("about:blank", 360, 400, java_script_enabled=scripts)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(home + old)
    page.wait_for_url(home + WAYS[old][0 if scripts else 1])
    page.wait_for_load_state()
    assert refused == []
    if old in SHOWN and (scripts or WAYS[old][1] == old):
        assert is_at_the_top(page, SHOWN[old])


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("old", ["trust/", "rapport/#why"])
def test_back_leads_to_where_the_reader_came_from(home: str, open_page: Open, old: str, scripts: bool) -> None:
    page = open_page(f"{home}outcomes/", java_script_enabled=scripts)
    page.goto(home + old)
    page.wait_for_url(home + WAYS[old][0 if scripts else 1])
    page.go_back()
    page.wait_for_timeout(300)
    assert page.url == f"{home}outcomes/"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_redirect_is_one_hop(home: str, open_page: Open, scripts: bool) -> None:
    page = open_page("about:blank", java_script_enabled=scripts)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.is_navigation_request() else None)
    page.goto(f"{home}trust/")
    page.wait_for_url(f"{home}confident/")
    assert asked == [f"{home}trust/", f"{home}confident/"]
