"""Every page of the built site is whole: its heading, title and parts, and nothing left over from the machinery."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lxml import html

from builder.addresses import FOR_STAFF
from builder.page_macros import cited_on
from builder.reading.project import read_project
from tests.conftest import ROOT

SITE_ADDRESS = "http://localhost:8000/"


def pages(site: Path) -> dict[str, Any]:
    """Every page of words as a parsed tree, by its path, and the not-found page; no addresses that lead elsewhere."""
    found = {file.relative_to(site).as_posix(): html.parse(file).getroot() for file in sorted(site.rglob("*.html"))}
    return {path: page for path, page in found.items() if not page.xpath('//main[@class="redirect"]')}


def pages_for_staff(paths: Iterable[str]) -> list[str]:
    return [path for path in paths if path.startswith(FOR_STAFF)]


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_every_page_of_words_is_published_at_its_address(site: Path) -> None:
    for page in read_project(ROOT).pages.values():
        assert (site / page.address / "index.html").exists(), page.path


def test_every_page_has_one_main_heading(full_site: Path) -> None:
    found = pages(full_site)
    assert {path: len(page.xpath("//h1")) for path, page in found.items()} == dict.fromkeys(found, 1)


def test_no_two_pages_share_a_title_or_a_description(full_site: Path) -> None:
    found = pages(full_site)
    found = {path: page for path, page in found.items() if path not in ("404.html", *pages_for_staff(found))}
    for what in ("//title/text()", '//meta[@name="description"]/@content'):
        texts = [page.xpath(what) for page in found.values()]
        assert all(len(text) == 1 and text[0].strip() for text in texts), what
        assert len({text[0] for text in texts}) == len(found), what


def test_no_page_shows_the_machinery(full_site: Path) -> None:
    for path, page in pages(full_site).items():
        for script in page.xpath("//script | //style"):
            script.drop_tree()
        shown = html.tostring(page, encoding="unicode")
        for sign in ("{{", "}}", "{%", "{:", "Traceback (most recent call last)", ">None<", "<slot"):
            assert sign not in shown, f"{path} shows {sign}"


def test_no_section_is_empty(full_site: Path) -> None:
    for path, page in pages(full_site).items():
        headings = page.xpath(
            "//article//*[self::h1 or self::h2 or self::h3][not(ancestor::*[@hidden] or ancestor::template)]"
        )
        for heading in headings:
            following = (heading.getparent() if heading.getparent().tag == "summary" else heading).getnext()
            nested = following is not None and following.tag in ("h2", "h3") and following.tag > heading.tag
            assert following is not None, f"{path}: nothing follows {words(heading)}"
            assert nested or words(following) or following.xpath(".//input | .//img | .//svg"), (
                f"{path}: {words(heading)} is empty"
            )


def test_every_link_and_anchor_inside_the_site_resolves(full_site: Path) -> None:
    found = pages(full_site)
    for path, page in found.items():
        for target in page.xpath("//*/@href | //*/@src"):
            address = target.removeprefix(SITE_ADDRESS)
            if re.match(r"[a-z]+:", address):
                continue
            file, _, anchor = address.partition("#")
            start = full_site if file.startswith("/") or target.startswith(SITE_ADDRESS) else (full_site / path).parent
            goal = (start / file.lstrip("/")).resolve() if file else full_site / path
            goal = goal / "index.html" if goal.is_dir() else goal
            assert goal.is_file(), f"{path}: {target}"
            if anchor:
                there = found[goal.relative_to(full_site.resolve()).as_posix()]
                assert there.xpath("//*[@id=$name]", name=anchor), f"{path}: {target}"


def test_a_reader_who_follows_the_next_steps_from_home_comes_by_every_page(example_site: Path) -> None:
    home = example_site / "index.html"
    way = html.parse(home).getroot().xpath('//*[@class="the-way"]//a/@href')
    seen, address = [home], example_site / way[0] / "index.html"
    while address not in seen:
        seen.append(address)
        for link in html.parse(address).getroot().xpath('//*[@class="page-end__next"]//a/@href'):
            address = (address.parent / link.partition("#")[0]).resolve() / "index.html"
    aside = {"404.html", "choosing/guide/index.html", *pages_for_staff(pages(example_site))}
    assert {file.relative_to(example_site).as_posix() for file in seen} == set(pages(example_site)) - aside
    assert [f"{link}index.html" for link in way] == [file.relative_to(example_site).as_posix() for file in seen[1:]]


def test_every_page_shows_its_dates_and_every_source_it_cites(site: Path) -> None:
    found, project = pages(site), read_project(ROOT)
    for page in project.pages.values():
        built = found[f"{page.address}index.html"]
        dates = built.xpath('//*[@class="page-end__dates"]//time/@datetime')
        assert dates == [str(page.meta.checked), str(page.meta.next_check)]
        listed = built.xpath('//*[@class="page-end__sources"]//li/@id')
        assert listed == [f"source-{name}" for name in cited_on(page, project.facts)]


def test_urgent_help_is_on_every_page(site: Path) -> None:
    for path, page in pages(site).items():
        assert page.xpath('//a[@href="#urgent-help"]'), path
        assert page.xpath('//*[@id="urgent-help"]//li'), path


def test_every_way_to_reach_urgent_help_can_be_tapped(example_site: Path) -> None:
    (section,) = pages(example_site)["trust/index.html"].xpath('//*[@id="urgent-help"]')
    assert [(link.text, link.get("href")) for link in section.iter("a")] == [
        ("call 911", "tel:911"),
        ("call 555-0101", "tel:5550101"),
        ("call 555-0102", "tel:5550102"),
        ("text HELLO to 55501", "sms:55501"),
        ("chat at example.org/line", "https://example.org/line"),
    ]


def test_quotes_and_signs_at_the_top_of_a_page_stay_text(example_site: Path) -> None:
    page = pages(example_site)["rapport/index.html"]
    assert page.xpath("//title/text()") == ['Example "rapport" & more - Beyond the Session']
    assert page.xpath('//meta[@name="description"]/@content') == ['A fixed page about "rapport" & more, for tests.']


def test_the_page_says_that_the_practice_may_be_one_to_choose_from(site: Path) -> None:
    for path, page in pages(site).items():
        (section,) = page.xpath('//*[@class="practice"]')
        assert "You may be thinking of coming to us, so these pages favor no one" in words(section), path
