"""The kit of those who send links: whole, found by its address alone, and with codes that a camera reads."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from lxml import html
from PIL import Image

from builder.addresses import Place
from builder.checking.check import check
from builder.facts.links import ShortAddress
from builder.reading.project import Project, read_project
from tests.conftest import FULL_EXAMPLE, ROOT, build, change, copy_project, run, without_redirects
from tests.site.test_cards import readers_pages

KIT, SHEET = "staff/email-kit/", "staff/qr-codes/"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return read_project(copy_project(tmp_path_factory.mktemp("kit") / "project", FULL_EXAMPLE))


def page_at(site: Path, address: str) -> Any:
    return html.parse(site / address / "index.html").getroot()


def code_in(file: Path) -> str:
    """What a camera reads in a picture, by a library that didn't draw it."""
    (code,) = zxingcpp.read_barcodes(Image.open(file).convert("L"))
    return str(code.text)


@pytest.mark.parametrize("address", [KIT, SHEET])
def test_it_is_in_no_menu_sitemap_search_or_page_of_a_reader(full_site: Path, address: str) -> None:
    assert page_at(full_site, address).xpath('//meta[@name="robots"]/@content') == ["noindex"]
    assert "staff" not in (full_site / "sitemap.xml").read_text()
    places = json.loads((full_site / "search/search_index.json").read_text())["docs"]
    assert places
    assert not [place for place in places if "staff" in place["location"]]
    readers = [*full_site.rglob("index.html"), full_site / "404.html"]
    readers = [file for file in readers if "staff" not in file.parts]
    assert len(readers) > 70
    for file in readers:
        for link in html.parse(file).getroot().xpath("//@href | //@src | //@data-others"):
            assert "staff" not in link, f"{file}: {link}"


def test_the_sitemap_lists_every_page_for_readers_with_the_day_of_its_check(full_site: Path, full: Project) -> None:
    entries = re.findall(r"<loc>(.*?)</loc><lastmod>(.*?)</lastmod>", (full_site / "sitemap.xml").read_text())
    pages = {page.address: page for page in full.pages.values()}
    assert sorted(entries) == sorted(
        (f"http://localhost:8000/{address}", str(pages[address].meta.checked)) for address in readers_pages(full_site)
    )


def test_it_has_every_link_that_staff_send_and_every_e_mail_in_their_order(full_site: Path, full: Project) -> None:
    titles = [heading.text for heading in page_at(full_site, KIT).xpath('//*[@class="email-kit"]//h3')]
    assert titles == [
        *(email.title for email in full.facts.emails.emails),
        *(link.link for link in full.facts.links.sent),
    ]


def test_what_stands_first_in_the_files_stands_first_in_the_kit(example_site: Path) -> None:
    titles = [heading.text for heading in page_at(example_site, KIT).xpath('//*[@class="email-kit"]//h3')]
    assert titles == [
        *("First example", "Second example"),
        *("Where to begin", "Why it matters to you & others", "The example checklist"),
    ]


def test_each_code_can_be_saved_as_both_kinds(example_site: Path) -> None:
    links = page_at(example_site, KIT).xpath('//*[@class="email-kit__code"]//a')
    saved = [(link.text, link.get("href"), link.get("download") is not None) for link in links[:2]]
    assert saved == [("Save as SVG", "../codes/start.svg", True), ("Save as PNG", "../codes/start.png", True)]


def test_a_code_has_white_ground_with_a_wide_edge_and_dots_enough_to_print(example_site: Path) -> None:
    picture = Image.open(example_site / "staff/codes/start.png").convert("L")
    edge = 4 * 12  # four squares, as the standard asks, of twelve dots
    inside = picture.crop((edge, edge, picture.width - edge, picture.height - edge))
    assert picture.width >= 348  # 2.5 cm at 354 dots to the inch
    assert set(picture.crop((0, 0, picture.width, edge)).tobytes()) == {255}
    assert set(picture.crop((0, 0, edge, picture.height)).tobytes()) == {255}
    assert inside.getpixel((0, 0)) == 0
    svg = (example_site / "staff/codes/start.svg").read_text()
    assert re.search(r'width="(\d+)mm" height="\1mm" viewBox="0 0 \1 \1"><path fill="#fff" d="M0 0h\1v\1h-\1z"', svg)


def test_every_page_for_readers_can_be_sent(full_site: Path, full: Project) -> None:
    sent = {full.redirects.end_of(link_place).address for link_place in map(place_of, full.facts.links.sent)}
    assert sent == set(readers_pages(full_site))


def place_of(link: ShortAddress) -> Place:
    return Place(link.address)


def test_without_scripts_each_text_stands_there_to_be_selected(example_site: Path) -> None:
    page = page_at(example_site, KIT)
    (why,) = page.xpath('//*[h3 or div/h3][.//h3[starts-with(., "Why it matters")]][@data-one]')
    plain, source = (block.text for block in why.xpath(".//pre"))
    assert plain.splitlines()[0] == "Why it matters to you & others"
    assert plain.splitlines()[-1] == "<http://localhost:8000/go/why/>"
    (look,) = why.xpath(".//*[@data-html]")
    assert look.xpath(".//a/@href") == ["http://localhost:8000/go/why/"]
    shown = "".join(html.tostring(part, encoding="unicode") for part in look).strip()
    assert shown == source


def test_an_e_mails_empty_lines_are_kept(example_site: Path) -> None:
    text = page_at(example_site, KIT).xpath("//pre[@data-plain]")[0].text
    assert text.startswith("Hello,\n\nThank you for writing.")
    assert text.count("\n\n") == 5


def test_a_preview_says_that_its_addresses_are_no_good_to_send(example: Path) -> None:
    note = "Its addresses work on this computer only."
    assert note in (build(example) / KIT / "index.html").read_text()
    published = (build(example, PAGES_URL="https://owner.example/pages") / KIT / "index.html").read_text()
    assert note not in published
    assert "localhost" not in published


def test_no_address_in_it_carries_anything_but_the_way(full_site: Path) -> None:
    addresses = re.findall(r"https?://[^\s<>\"&]+", (full_site / KIT / "index.html").read_text())
    assert len(addresses) > 200
    assert not [address for address in addresses if re.search(r"[?=]|utm", address)]


@pytest.mark.parametrize("where", ["root", "below"])
def test_a_camera_reads_the_canonical_address_of_its_page_in_every_code(
    where: str, full_site: Path, full: Project, example: Path
) -> None:
    site, project, home = full_site, full, "http://localhost:8000/"
    if where == "below":
        site, project = build(example, PAGES_URL="https://owner.example/repository"), read_project(example)
        home = "https://owner.example/repository/"
    for link in project.facts.links.sent:
        goal = project.redirects.end_of(place_of(link))
        (canonical,) = page_at(site, goal.address).xpath('//link[@rel="canonical"]/@href')
        assert canonical.startswith(home)
        wanted = canonical + (f"#{goal.anchor}" if goal.anchor else "")
        assert code_in(site / f"staff/codes/{link.id}.png") == wanted
        assert page_at(site, link.address).xpath('//link[@rel="canonical"]/@href') == [wanted]


def test_each_code_stands_on_the_sheet_with_its_words_and_its_address(full_site: Path, full: Project) -> None:
    rows = page_at(full_site, SHEET).xpath('//*[@class="qr-codes"]/li')
    shown = [
        (row.find("img").get("src"), row.xpath("string(.//*[@class='qr-codes__address'])"), row.find("p").text)
        for row in rows
    ]
    assert shown == [
        (f"../codes/{link.id}.svg", f"localhost:8000/go/{link.id}", link.link) for link in full.facts.links.sent
    ]


def test_an_address_on_paper_keeps_its_www_and_breaks_behind_a_slash_alone(example: Path) -> None:
    site = build(example, PAGES_URL="https://www.owner.example/pages")
    parts = "/<wbr>".join(f"<span>{part}</span>" for part in ("www.owner.example", "pages", "go", "start"))
    assert f"{parts}</span>" in (site / SHEET / "index.html").read_text()
    assert "<br>https://www.owner.example/pages/go/start/</p>" in (site / KIT / "index.html").read_text()


def test_a_picture_of_a_code_is_as_wide_as_any_other_in_a_document(full_site: Path) -> None:
    pictures = [Image.open(file) for file in (full_site / "staff/codes").glob("*.png")]
    assert len({picture.width for picture in pictures}) > 1
    assert all(1.15 < picture.width / picture.info["dpi"][0] < 1.25 for picture in pictures)


def test_a_site_without_pages_for_staff_draws_no_codes(example: Path) -> None:
    for file in (example / "docs/staff").iterdir():
        file.unlink()
    assert not (build(example) / "staff").exists()


@pytest.mark.parametrize("macro", ["email_kit", "qr_codes"])
def test_what_is_for_staff_stands_on_no_page_for_readers(example: Path, macro: str) -> None:
    page = example / "docs/trust.md"
    page.write_text(page.read_text() + f"\n{{{{ {macro}() }}}}\n")
    with pytest.raises(Exception, match=r"docs/trust\.md:22: this is for staff, and readers would come by it here\."):
        check(example)


def test_what_a_reader_should_not_come_by_is_told(example: Path) -> None:
    change(example, "docs/trust.md", "title: Example trust", "title: Example depression")
    change(example, "data/practice.yml", "site_address:", f"site_address: https://{'long-' * 8}name.example.org")
    told = " ".join(str(reminder) for reminder in read_project(example).reminders)
    assert "docs/trust.md:2: `title` stands on a preview card, and `depress…` would tell others" in told
    assert "data/practice.yml:7: in an e-mail, an address that begins with these 65 signs may not fit" in told
    assert "a shorter domain, if you can get one; 38 signs always fit." in told
    assert "docs/staff" not in told


def test_a_booking_link_too_long_for_a_line_of_mail_is_told(example: Path) -> None:
    change(example, "data/practice.yml", "https://example.org/book", f"https://example.org/{'a' * 57}")
    told = " ".join(str(reminder) for reminder in read_project(example).reminders)
    assert "data/practice.yml:5: in an e-mail, an address of more than 76 signs doesn't fit on one line." in told


def test_with_nothing_to_send_there_are_no_bare_headings(example: Path) -> None:
    site = build(without_redirects(example))
    assert not page_at(site, KIT).xpath('//h2[@id="ready-emails" or @id="links"]')
    assert not page_at(site, SHEET).xpath('//*[@class="qr-codes"]')
    assert not (site / "staff/codes").exists()


def test_a_link_that_leads_readers_to_it_is_never_published(example: Path) -> None:
    page = example / "docs/rapport.md"
    page.write_text(page.read_text() + "\n[The kit](staff/email-kit.md)\n")
    line = len(page.read_text().splitlines())
    said = run(example, "builder", "build").stderr
    what = "a link leads readers to a page for staff: `staff/email-kit.md`."
    assert said.startswith(f"docs/rapport.md:{line}: {what} Try: take it out.")


def test_a_menu_that_leads_readers_to_it_is_never_published(example: Path) -> None:
    change(example, "mkdocs.yml", "  - Trust: trust.md\n", "  - Trust: trust.md\n  - Kit: staff/email-kit.md\n")
    what = "the menu would lead readers to a page for staff: staff/email-kit.md."
    assert what in run(example, "builder", "build").stderr
    assert not (example / "site").exists()


def test_a_page_for_staff_can_be_renamed_and_no_reader_hears_of_it(example: Path) -> None:
    moved = example / "data/moved.yml"
    moved.write_text(moved.read_text() + "/staff/kit/: staff/email-kit.md\n/kit/: staff/email-kit.md\n")
    site = build(example)
    for old in ("staff/kit/", "kit/"):
        page = page_at(site, old)
        assert page.xpath("//a[@data-goal]/@href")[0].endswith("email-kit/")
        assert page.xpath('//meta[@name="robots"]/@content') == ["noindex"]
        assert not page.xpath("//meta[@property]")
    assert "staff" not in (site / "404.html").read_text()


def test_a_short_address_leads_to_no_page_for_staff(example: Path) -> None:
    change(example, "data/links.yml", "to: index.md", "to: staff/email-kit.md")
    with pytest.raises(Exception, match=r"data/links\.yml:5: /go/start/ would lead readers to a page for staff\."):
        read_project(example)


def test_the_titles_of_our_own_pages_tell_nobody_anything() -> None:
    told = [str(reminder) for reminder in read_project(ROOT).reminders]
    assert not [line for line in told if "preview card" in line]
