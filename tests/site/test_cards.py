"""The preview card of each page: its own title, description and picture, light, and the same on every build."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from PIL import Image

from builder.reading.project import read_project
from builder.sharing.cards import NAME, write_cards
from tests.conftest import FULL_EXAMPLE, build, change, copy_project
from tests.unit.test_description import HOME

LIGHTEST, HEAVIEST = 5_000, 60_000  # bytes: less would be an empty picture, more than the issue of a slow messenger
FIELDS = ("og:title", "og:description", "og:url", "og:image", "og:image:alt", "og:site_name")
SITE_ADDRESS = "http://localhost:8000/"


def readers_pages(site: Path) -> dict[str, Any]:
    """Every page of words that readers come to, by its address."""
    found = {f"{file.parent.relative_to(site).as_posix()}/": file for file in site.rglob("index.html")}
    pages = {address.removeprefix("./"): html.parse(file).getroot() for address, file in found.items()}
    return {address: page for address, page in pages.items() if not page.xpath('//meta[@name="robots"]')}


def field(page: Any, name: str) -> str:
    (content,) = page.xpath("//head/meta[@property=$name]/@content", name=name)
    return str(content)


def test_each_page_says_what_its_card_shows(full_site: Path) -> None:
    pages = readers_pages(full_site)
    for address, page in pages.items():
        assert all(field(page, name) for name in FIELDS), address
        assert field(page, "og:url") == f"{SITE_ADDRESS}{address}" == page.xpath("//link[@rel='canonical']/@href")[0]
        assert field(page, "og:image") == f"{SITE_ADDRESS}{address}{NAME}"
    for name in ("og:title", "og:description", "og:image"):
        assert len({field(page, name) for page in pages.values()}) == len(pages), name


def test_what_a_card_says_is_what_its_page_says(full_site: Path, tmp_path: Path) -> None:
    pages = read_project(copy_project(tmp_path / "project", FULL_EXAMPLE)).pages.values()
    for page in [page for page in pages if not page.is_for_staff]:
        built = html.parse(full_site / page.address / "index.html").getroot()
        assert field(built, "og:title") == page.meta.title
        assert field(built, "og:description") == page.meta.description
        kind = built.xpath('//meta[@property="og:type"]/@content')
        assert kind == (["article"] if page.meta.published else []), page.path


def drawn(example: Path) -> bytes:
    """The picture of the example's page on trust, drawn anew."""
    picture = example / "site/trust" / NAME
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.unlink(missing_ok=True)
    write_cards(example / "site", read_project(example), HOME)
    return picture.read_bytes()


def test_a_card_shows_the_drawing_of_its_page_without_its_words(example: Path) -> None:
    without = drawn(example)
    change(example, "docs/trust.md", "checked:", "drawing: leaning\nchecked:")
    shown = drawn(example)
    assert shown != without
    change(example, "overrides/components/drawing/leaning.svg", ">your therapist<", ">something else<")
    assert drawn(example) == shown


def test_each_picture_is_as_large_as_messengers_want_and_light(full_site: Path) -> None:
    pictures = {address: (full_site / address / NAME).read_bytes() for address in readers_pages(full_site)}
    assert len(set(pictures.values())) == len(pictures) > 15
    for address, picture in pictures.items():
        assert Image.open(BytesIO(picture)).size == (1200, 630), address
        assert LIGHTEST < len(picture) < HEAVIEST, f"{address}: {len(picture)}"


@pytest.mark.parametrize(
    "title",
    [
        "What to do when the two of you see things differently, and nothing you have tried so far seems to help at all",
        "WWWWWW MMMMMMMMM WQQQQQQQQ @@@@@@@ GGGGGGGGGG SSSSSSSSSSS BBBBBBBBBBB RRRRRRR EEEEEEEEE HHHHHHHHHH",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "信任 😀 שלום #{1} *a* $x$ @b \\c",
    ],
)
def test_a_card_stays_light_whatever_the_title(example: Path, title: str) -> None:
    change(example, "docs/trust.md", "title: Example trust", f"title: '{title}'")
    (example / "site/trust").mkdir(parents=True)
    write_cards(example / "site", read_project(example), HOME)
    assert LIGHTEST < len((example / "site/trust" / NAME).read_bytes()) < HEAVIEST


def test_a_cards_picture_has_the_colors_of_the_site(full_site: Path) -> None:
    image = Image.open(full_site / "trust" / NAME).convert("RGB")
    most = Counter(image.get_flattened_data()).most_common(2)
    assert [color for color, _ in most] == [(0xFB, 0xF7, 0xF0), (0xF3, 0xEB, 0xDE)]


def test_the_same_pages_have_the_same_pictures(full_site: Path, tmp_path: Path) -> None:
    again = build(copy_project(tmp_path / "again", FULL_EXAMPLE), SOURCE_DATE_EPOCH="1")
    pictures = sorted(file.relative_to(full_site) for file in full_site.rglob(f"*{NAME}"))
    assert len(pictures) > 15
    assert [(again / path).read_bytes() for path in pictures] == [(full_site / path).read_bytes() for path in pictures]


def test_the_address_of_a_published_site_stands_in_its_cards(example: Path) -> None:
    site = build(example, PAGES_URL="https://owner.example/repository")
    page = html.parse(site / "trust/index.html").getroot()
    assert field(page, "og:image") == "https://owner.example/repository/trust/card.png"
    assert (site / "trust/card.png").is_file()


def test_an_address_that_leads_on_has_the_card_of_what_it_leads_to(example_site: Path) -> None:
    short = html.parse(example_site / "go/checklist/index.html").getroot()
    assert field(short, "og:title") == "Example choosing"
    assert field(short, "og:url") == f"{SITE_ADDRESS}choosing/#checklist"
    assert field(short, "og:image") == f"{SITE_ADDRESS}choosing/{NAME}"


def test_pages_that_nobody_passes_on_have_no_card(example_site: Path) -> None:
    for path in ("404.html", "staff/email-kit/index.html"):
        assert "og:" not in (example_site / path).read_text(), path
    assert not (example_site / "staff/email-kit" / NAME).exists()


def test_a_picture_that_staff_have_put_there_themselves_stays(example: Path) -> None:
    (example / "docs/trust").mkdir()
    (example / "docs/trust" / NAME).write_bytes(b"their own")
    assert (build(example) / "trust" / NAME).read_bytes() == b"their own"


def test_a_broken_template_of_cards_is_told_with_its_line(example: Path) -> None:
    change(example, "overrides/components/sharing/card.typ", "#let margin = 72pt", "#let margin = 72 stars")
    (example / "site/trust").mkdir(parents=True)
    with pytest.raises(Exception, match=r"card\.typ:\d+: this can't be set: .* Try: undo the last change"):
        write_cards(example / "site", read_project(example), HOME)
