"""What is published besides pages: little, and nothing of the theme's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from lxml import html

from builder.facts.page_meta import Drawing
from builder.reading.cross_checks import OUR_ANCHORS
from builder.sharing.cards import NAME as CARD
from tests.conftest import ROOT, build, change


def test_only_files_a_page_asks_for_are_published(example_site: Path) -> None:
    files = [file for file in example_site.rglob("*") if file.is_file() and file.suffix != ".html"]
    files = [file for file in files if file.name != CARD and file.parent.name != "codes"]
    others = [file.relative_to(example_site).as_posix() for file in files]
    assert sorted(re.sub(r"\.[0-9a-f]{8}\.", ".", path) for path in others) == [
        "_headers",
        "build.json",
        "choosing/guide/decision-guide.pdf",
        "components/email-kit/define-email-kit.js",
        "components/guide/define-guide.js",
        "components/moved/define-moved.js",
        "components/not-found/define-not-found.js",
        "components/site-search/search-box.js",
        "elements.js",
        "fonts/OFL.txt",
        "icon.svg",
        "search/search_index.json",
        "sitemap.xml",
    ]


def test_no_page_has_anything_its_policy_would_refuse(example_site: Path) -> None:
    for file in example_site.rglob("*.html"):
        page = html.parse(file).getroot()
        assert not page.xpath("//*[@style] | //*[@*[starts-with(name(), 'on')]]"), file


def test_an_aligned_table_keeps_its_alignment_without_a_style_attribute(example: Path) -> None:
    change(example, "docs/index.md", "|---|---|", "|:--|--:|")
    page = html.parse(build(example) / "index.html").getroot()
    assert [cell.get("data-align") for cell in page.xpath("//td")] == ["left", "right"]


def test_each_page_shows_the_drawing_it_names_and_leads_on_with_the_next_ones(example_site: Path) -> None:
    page = html.parse(example_site / "rapport/index.html").getroot()
    drawings = page.xpath("//article//*[local-name()='svg']")
    assert [drawing.getparent().get("class") for drawing in drawings] == ["page", "page-end__drawing"]
    without = html.parse(example_site / "trust/index.html").getroot()
    assert not without.xpath("//article[@class='page']/*[local-name()='svg']")


def test_there_is_a_drawing_for_every_name_a_page_may_give() -> None:
    folder = ROOT / "overrides/components/drawing"
    assert {file.stem for file in folder.glob("*.svg")} == {*get_args(Drawing), "alone", "mark"}


def test_drawings_are_small_and_take_their_colors_from_the_tokens() -> None:
    for file in (ROOT / "overrides/components/drawing").glob("*.svg"):
        text = file.read_text()
        assert len(text) < 1200, file
        assert not re.search(r'(fill|stroke)="|style=|#[0-9a-f]{3}', text), file


COLOR = (
    r"#[0-9a-fA-F]{3,8}\b(?![^{}]*\{)|\b(rgb|hsl|hwb|lab|lch|oklab|oklch|color|color-mix)a?\("
    r"|: [^;{]*\b(white|black|gr[ae]y|red|green|blue|teal|orange|brown|beige)\b"
)


def test_colors_stand_in_the_tokens_alone() -> None:
    for file in (ROOT / "overrides").rglob("*.css"):
        if file.name not in ("tokens.css", "dark.css"):
            assert not re.search(COLOR, file.read_text()), file


def test_the_two_color_schemes_name_the_same_colors() -> None:
    names = {
        name: set(re.findall(r"(--[\w-]+): (?:#|rgb)", (ROOT / f"overrides/styles/{name}.css").read_text()))
        for name in ("tokens", "dark")
    }
    assert names["tokens"] == names["dark"]


def test_an_id_of_our_templates_is_reserved(example_site: Path) -> None:
    ids = set(html.parse(example_site / "404.html").getroot().xpath("//@id"))
    ids |= set(html.parse(example_site / "index.html").getroot().xpath("//*[not(ancestor::article)]/@id"))
    assert ids - {"page-not-found"} <= set(OUR_ANCHORS)


def test_a_home_page_that_leads_nowhere_shows_no_empty_way(example: Path) -> None:
    change(example, "docs/index.md", "next_page: trust.md\nnext_step: Go on to trust\n", "")
    assert "Where to go from here" not in (build(example) / "index.html").read_text()
