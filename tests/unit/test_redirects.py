"""Where redirects end, and how an old id finds its place in the HTML of a page."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from builder.addresses import Home, Place, link_to, place_in_browser, place_written
from builder.finishing.finish import places_in
from builder.finishing.redirects import with_old_ids, write_redirects
from builder.reading.project import Project, read_project
from builder.redirects import Line, Redirects
from tests.conftest import without_redirects

HOME = Home("https://example.org/", "Example")


def redirects(moved: dict[str, str], **short: str) -> Redirects:
    old = [Line(place_in_browser(before), now, "data/moved.yml", 1) for before, now in moved.items()]
    links = [Line(Place(f"go/{name}/"), goal, "data/links.yml", 1, is_short=True) for name, goal in short.items()]
    return Redirects([*old, *links])


def ends(found: Redirects) -> dict[str, str]:
    return {str(redirect.origin): str(redirect.goal) for redirect in found}


def test_a_place_is_the_same_in_a_file_and_in_a_browser() -> None:
    assert (
        place_written("choosing/index.md#goals") == place_in_browser("/choosing/#goals") == Place("choosing/", "goals")
    )
    assert place_written("index.md") == place_in_browser("/") == Place("")
    assert str(Place("trust/", "why")) == "/trust/#why"


def test_a_link_to_a_place_on_the_same_page_is_the_place_alone() -> None:
    assert link_to("trust/", Place("trust/", "why")) == "#why"
    assert link_to("trust/", Place("trust/")) == "./"
    assert link_to("go/why/", Place("trust/", "why")) == "../../trust/#why"


def test_every_redirect_ends_in_one_hop_whatever_has_moved_since() -> None:
    found = redirects({"/a/": "b.md", "/b/": "c.md", "/b/#x": "d.md#y", "/c/#y": "c.md#z"}, first="a.md", part="b.md#x")
    assert ends(found) == {
        "/a/": "/c/", "/b/": "/c/", "/b/#x": "/d/#y", "/c/#y": "/c/#z", "/go/first/": "/c/", "/go/part/": "/d/#y",
    }  # fmt: skip


def test_a_place_moves_along_with_its_page() -> None:
    found = redirects({"/a/": "b.md", "/b/#x": "b.md#y", "/gone/": "b.md#part"})
    assert found.end_of(Place("a/", "other")) == Place("b/", "other")
    assert found.end_of(Place("a/", "x")) == Place("b/", "y")
    assert found.end_of(Place("gone/", "x")) == Place("b/", "part")


def test_an_address_that_moved_twice_passes_readers_to_each_place_that_moved_since() -> None:
    found = redirects({"/a/": "b.md", "/b/": "c.md", "/b/#x": "c.md#y", "/c/#q": "d.md#q", "/a/#own": "e.md"})
    places = {redirect.origin.anchor: str(redirect.goal) for redirect in found.of_places_on("a/")}
    assert places == {"own": "/e/", "x": "/c/#y", "q": "/d/#q"}
    part = redirects({"/a/": "b.md#part", "/b/#x": "b.md#y", "/a/#x": "e.md", "/b/#z": "d.md"})
    places = {redirect.origin.anchor: str(redirect.goal) for redirect in part.of_places_on("a/")}
    assert places == {"x": "/e/", "z": "/d/"}


def test_the_line_to_mend_is_the_one_that_moves_a_place_or_what_it_moved_along_with() -> None:
    found = redirects({"/other/": "x.md", "/a/": "b.md", "/b/#x": "c.md#y"})
    assert str(found.line_for(Place("a/", "x")).origin) == "/b/#x"
    assert str(found.line_for(Place("a/", "z")).origin) == "/a/"


@pytest.mark.parametrize(
    "moved", [{"/a/": "a.md"}, {"/a/": "b.md", "/b/": "a.md"}, {"/a/#x": "a.md#y", "/a/#y": "a.md#x"}]
)
def test_redirects_in_a_circle_come_to_an_end(moved: dict[str, str]) -> None:
    found = redirects(moved)
    for origin in map(place_in_browser, moved):
        way = found.way_from(origin)
        assert way.count(way[-1]) == 2
        assert isinstance(found.of_places_on(origin.address), list)


@pytest.fixture
def moved(example: Path) -> Project:
    (example / "data/moved.yml").write_text("/trust/#old: trust.md#new\n")
    return read_project(example)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<h2 id="new">Why</h2>', '<h2 id="new">+Why</h2>'),
        ('<h2 class="a > b" id="new" lang="en">Why</h2>', '<h2 class="a > b" id="new" lang="en">+Why</h2>'),
        ('<li id="newer"></li><li class="x" id="new"><p>', '<li id="newer"></li><li class="x" id="new">+<p>'),
        ('<details id="new">\n<summary data-x>Why</summary>', '<details id="new">\n<summary data-x>+Why</summary>'),
        ('<fieldset id="new"><legend>Why</legend>', '<fieldset id="new"><legend>+Why</legend>'),
        ('<tr id="new"><th scope="row">Why</th>', '<tr id="new"><th scope="row">+Why</th>'),
        ('<div id="new">\n<dt><dfn>Why</dfn></dt>', '<div id="new">\n<dt>+<dfn>Why</dfn></dt>'),
        ('<p data-id="new"></p><p id="new">', '<p data-id="new"></p><p id="new">+'),
    ],
)  # fmt: skip
def test_an_old_id_stands_where_words_may_begin(moved: Project, before: str, after: str) -> None:
    html, faults = with_old_ids(before, "trust/", moved)
    assert faults == []
    mark = '<span class="moved" id="old" data-goal="#new"></span>'
    assert html == after.replace("+", mark)


def test_an_old_id_of_a_whole_page_stands_at_its_beginning(example: Path) -> None:
    (example / "data/moved.yml").write_text("/trust/#old: trust.md\n")
    html, _ = with_old_ids('<main id="content">Words', "trust/", read_project(example))
    assert html == '<main id="content"><span class="moved" id="old" data-goal="#content"></span>Words'


def test_a_place_that_moved_to_another_page_and_is_still_on_its_own_is_told(example: Path) -> None:
    (example / "data/moved.yml").write_text("/trust/#old: rapport.md#why\n")
    project = read_project(example)
    note = '<p class="moved" id="old">Moved</p>'
    assert with_old_ids(note, "trust/", project) == (note, [])
    _, (fault,) = with_old_ids(f'{note}<h2 id="old">Why</h2>', "trust/", project)
    assert fault.what == "the page still has a place `#old`."


def test_an_address_that_can_not_be_written_is_told(example: Path, tmp_path: Path) -> None:
    (without_redirects(example) / "data/moved.yml").write_text("/file/old/: trust.md\n")
    (tmp_path / "file").write_text("a file of the site")
    (fault,) = write_redirects(tmp_path, read_project(example), HOME, {})
    assert str(fault).startswith("data/moved.yml:1: nothing can be written at /file/old/.")


def test_a_full_disk_is_no_fault_of_the_line(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    project = read_project(example)
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_redirects(tmp_path / "site", project, HOME, {})


def test_a_redirect_to_a_place_names_the_others_of_its_page(example: Path, tmp_path: Path) -> None:
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust/index.html").write_text(
        '<p id="no"><main id="content"><h1 id="a"><h2 id="why"></main><p id="no">'
    )
    project = read_project(example)
    assert write_redirects(tmp_path, project, HOME, places_in(tmp_path, project.redirects)) == []
    assert 'data-goal data-others="a why">' in (tmp_path / "go/why/index.html").read_text()
    assert "data-others" not in (tmp_path / "go/trust/index.html").read_text()


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<h2>Why</h2>", "/trust/#old leads to `#new`, and there is no such place on that page. Try: copy its id; or,"),
        ('<h2 id="new">x</h2><p id="old">', "the page still has a place `#old`. Try: take this line out, since the"),
    ],
)
def test_a_place_that_moved_to_nowhere_or_not_at_all_is_told_with_its_line(
    moved: Project, html: str, told: str
) -> None:
    _, (fault,) = with_old_ids(html, "trust/", moved)
    assert str(fault).startswith(f"data/moved.yml:1: {told}")
