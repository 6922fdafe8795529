"""Every address that leads elsewhere is a small page of its own, which says where, and stays out of searches."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from builder.reading.project import read_project
from tests.conftest import FULL_EXAMPLE, build, change, copy_project, run

LIGHT = 5_400  # bytes: a reader on a slow line is on the way to a page that weighs three times as much

PAGES = {"confidence/", "go/", "go/checklist/", "go/start/", "go/trust/", "go/why/", "leaflet.pdf/"}


def page_at(site: Path, address: str) -> Any:
    return html.parse(site / address / "index.html").getroot()


def test_every_short_and_old_address_is_there(example_site: Path) -> None:
    found = {file.parent.relative_to(example_site).as_posix() + "/" for file in example_site.rglob("index.html")}
    redirects = {address for address in found if page_at(example_site, address).xpath('//main[@class="redirect"]')}
    assert redirects == PAGES


@pytest.mark.parametrize("address", sorted(PAGES))
def test_it_says_where_it_leads_and_keeps_out_of_searches(example_site: Path, address: str) -> None:
    page = page_at(example_site, address)
    (link,) = page.xpath("//a[@data-goal]")
    goal = page.xpath('string(//link[@rel="canonical"]/@href)')
    assert link.get("href") == "../" * address.count("/") + goal.removeprefix("http://localhost:8000/")
    assert page.xpath('string(//noscript/meta[@http-equiv="refresh"]/@content)') == f"0; url={link.get('href')}"
    assert page.xpath('//meta[@name="robots"]/@content') == ["noindex"]
    assert page.xpath("string(//title)") == link.text != ""


@pytest.mark.parametrize("address", sorted(PAGES))
def test_it_carries_urgent_help_and_is_light(example_site: Path, address: str) -> None:
    page = page_at(example_site, address)
    assert page.xpath('//a[@href="#urgent-help"]')
    assert page.xpath('//*[@id="urgent-help"]//li')
    assert len(gzip.compress((example_site / address / "index.html").read_bytes(), 6)) < LIGHT


def test_none_of_them_is_in_the_sitemap_the_search_or_a_page_of_words(example_site: Path) -> None:
    for file in ("sitemap.xml", "search/search_index.json", "index.html", "trust/index.html"):
        assert not [address for address in PAGES if address in (example_site / file).read_text()], file


def test_there_is_a_short_address_for_every_page(tmp_path: Path) -> None:
    project = read_project(copy_project(tmp_path / "project", FULL_EXAMPLE))
    goals = {redirect.goal.address for redirect in project.redirects.of_pages() if not redirect.goal.anchor}
    assert {page.address for page in project.pages.values() if not page.is_for_staff} == goals


def test_an_address_that_leads_to_a_place_that_is_not_there_is_not_published(example: Path) -> None:
    change(example, "data/links.yml", "trust.md#why", "trust.md#whyy")
    change(example, "data/moved.yml", "/trust/#liking: rapport.md", "/trust/#liking: rapport.md#likes")
    assert run(example, "builder", "build").stderr.splitlines()[:-2] == [
        "data/links.yml:11: /go/why/ leads to `#whyy`, and there is no such place on that page."
        " Try: copy its id; or, if that was changed, paste the one line that the check “make addresses” tells.",
        "data/moved.yml:5: /trust/#liking leads to `#likes`, and there is no such place on that page."
        " Try: copy its id; or, if that was changed, paste the one line that the check “make addresses” tells.",
    ]


def test_a_chain_of_old_addresses_is_one_step(example: Path) -> None:
    moved = example / "data/moved.yml"
    moved.write_text(moved.read_text() + "/older/: confidence.md\n/oldest/: older.md\n")
    page = page_at(build(example), "oldest/")
    assert page.xpath("//main//a/@href") == ["../trust/", "../rapport/#why", "../trust/#why", "../rapport/"]


def test_the_worksheet_stays_where_people_have_links_to_it(example: Path) -> None:
    moved = example / "data/moved.yml"
    moved.write_text(moved.read_text() + "/decide/: choosing/guide.md\n")
    site = build(example)
    sheet = (site / "choosing/guide/decision-guide.pdf").read_bytes()
    assert (site / "decide/decision-guide.pdf").read_bytes() == sheet
    assert len(list(site.rglob("decision-guide.pdf"))) == 2
