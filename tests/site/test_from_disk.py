"""The preview of a change: the site in a folder, with nothing in it that only a host could answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from tests.conftest import EXAMPLE, build, build_preview, change, copy_project, run
from tests.site.test_building import fingerprint
from tests.site.test_html import complaints

LINKS = "//a/@href | //area/@href | //img/@src | //script/@src | //link[not(@rel='canonical')]/@href"
REFRESH = "substring-after(//meta[@http-equiv='refresh']/@content, 'url=')"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("preview") / "project", EXAMPLE)
    build(project)
    build_preview(project)
    return project


@pytest.fixture(scope="module")
def preview(project: Path) -> Path:
    return project / "preview"


def pages_in(folder: Path) -> dict[str, Any]:
    """Every page in a folder, by its path."""
    return {file.relative_to(folder).as_posix(): html.parse(file).getroot() for file in sorted(folder.rglob("*.html"))}


def links_of(page: Any) -> Iterator[str]:
    """Everywhere a page leads and all it loads."""
    yield from page.xpath(LINKS)
    yield from filter(None, [page.xpath(REFRESH)])


def test_every_link_inside_leads_to_a_file_and_a_place_on_it(preview: Path) -> None:
    pages = pages_in(preview)
    for path, page in pages.items():
        for link in links_of(page):
            goal = urlsplit(link)
            if goal.scheme:
                assert not link.startswith("http://localhost"), (path, link)
                continue
            file = (preview / path).parent / unquote(goal.path) if goal.path else preview / path
            assert file.is_file(), (path, link)
            if goal.fragment and file.suffix == ".html":
                place = unquote(goal.fragment)
                there = pages[file.resolve().relative_to(preview).as_posix()]
                assert there.xpath("//*[@id=$place]", place=place), (path, link)


def test_links_keep_what_follows_the_page_and_those_that_lead_out_stay(project: Path) -> None:
    published = pages_in(project / "site")
    for path, page in pages_in(project / "preview").items():
        before = list(map(urlsplit, published[path].xpath("//a/@href")))
        after = list(map(urlsplit, page.xpath("//a/@href")))
        assert [goal[3:] for goal in after] == [goal[3:] for goal in before], path
        outside = [goal for goal in before if goal.scheme and goal.netloc != "localhost:8000"]
        assert [goal for goal in after if goal.scheme] == outside, path


def test_every_page_says_that_it_is_a_preview_and_stays_out_of_searches(preview: Path) -> None:
    for path, page in pages_in(preview).items():
        assert page.xpath("count(//header/p[@class='from-disk'])") == 1, path
        assert "noindex" in page.xpath("//meta[@name='robots']/@content"), path


def test_its_scripts_are_such_as_a_browser_runs_from_a_disk(preview: Path) -> None:
    for path, page in pages_in(preview).items():
        assert not page.xpath("//script[@type='module']"), path
        for source in page.xpath("//script/@src"):
            assert (preview / path).parent.joinpath(source).read_text().startswith(("(()=>{", "const ")), source


def test_its_pages_are_valid_html(preview: Path) -> None:
    assert complaints(preview) == []


def test_the_published_site_has_nothing_of_it(project: Path, example_site: Path) -> None:
    assert fingerprint(project / "site") == fingerprint(example_site)
    assert not [file for file in example_site.rglob("*.html") if "from-disk" in file.read_text()]
    assert not (example_site / "from-disk.js").exists()


def test_a_mistake_leaves_the_last_good_preview_as_it_was(project: Path) -> None:
    before = fingerprint(project / "preview")
    change(project, "docs/trust.md", "It has words.", '<a href="../rapprt/">It has words.</a>')
    done = run(project, "builder", "preview")
    assert done.returncode == 1
    assert "docs/trust.md:16: a link leads to `rapprt/`" in done.stderr
    assert fingerprint(project / "preview") == before
