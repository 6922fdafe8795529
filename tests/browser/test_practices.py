"""Another practice's site is a fork with data/practice.yml filled in: nothing is left of the one it was forked from.

Three made-up practices, in three countries, each with a color of its own; blue is about as light as a color can be.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from lxml import html
from PIL import Image
from playwright.sync_api import Page
from pypdf import PdfReader

from builder.colors.palette import FOLLOWING, Colors, Palette, palette_of
from builder.facts.accent import right_accent
from tests.conftest import EXAMPLE, FULL_EXAMPLE, ROOT, build, change, copy_project, made_once, serve

Open = Callable[..., Page]

PRACTICES = {file.stem: file for file in sorted((EXAMPLE.parent / "practices").glob("*.yml"))}
FORKED_FROM = EXAMPLE / "data/practice.yml"
HELP = "data/urgent-help.yml"
NO_TEXTS = (".png", ".pdf", ".gz", ".br")
PAGES = ("", "choosing/guide/")
COLOR_OF_PDF = re.compile(r"([\d.]+) ([\d.]+) ([\d.]+) (?:scn|SCN)\b")
RUN_AXE = """() => axe.run({ resultTypes: ["violations"], runOnly: ["color-contrast"] })"""
UNFOLD = "for (const fold of document.querySelectorAll('details')) fold.open = true"
OWN = palette_of(ROOT, None)
OWN_COLORS = {colors[name] for colors in OWN for name in FOLLOWING} - {"#ffffff"}
"""The colors that would be a trace. White is the paper of every field as well."""


class Built(NamedTuple):
    """The site of a practice, with its facts as they are written and the colors it should have."""

    name: str
    site: Path
    facts: dict[str, str]
    colors: Palette


@pytest.fixture(scope="module", params=PRACTICES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of one practice: the example's words, and a page that shows all there is to say of a practice."""
    file = PRACTICES[request.param]

    def make(folder: Path) -> Path:
        project, words = copy_project(folder, EXAMPLE), "It has words"
        shutil.copy(file, project / "data/practice.yml")
        shutil.copy(FULL_EXAMPLE / HELP, project / HELP)
        change(project, "docs/outcomes.md", words, f"{{{{ quick_exit() }}}}\n\n{{{{ who_made_this() }}}}\n\n{words}")
        return build(project)

    facts = facts_in(file)
    palette = palette_of(ROOT, right_accent(facts["accent"]))
    return Built(file.stem, made_once(tmp_path_factory, file.stem, make), facts, palette)


def facts_in(file: Path) -> dict[str, str]:
    facts = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    return {name: value for name, value in facts.items() if value}


def texts(site: Path) -> dict[str, str]:
    """Every file of a site that isn't a picture, a PDF or a packed copy of another; it must be a text."""
    files = [file for file in site.rglob("*") if file.is_file() and file.suffix not in NO_TEXTS]
    return {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in files}


@cache
def pictures(site: Path) -> dict[Path, dict[Any, int]]:
    """How many points each picture has of each of its colors."""
    shown = {file: Image.open(file).convert("RGB") for file in site.rglob("*.png")}
    return {file: {color: count for count, color in image.getcolors(1 << 24) or []} for file, image in shown.items()}


def are_near(one: tuple[int, int, int], other: str) -> bool:
    """Whether eyes, and a picture's palette, can't tell two colors apart."""
    return all(abs(mine - its) <= 2 for mine, its in zip(one, bytes.fromhex(other[1:]), strict=True))


def in_sheet(file: Path) -> set[str]:
    """The colors in a PDF, as "#16514d"."""
    contents = (page.get_contents() for page in PdfReader(file).pages)
    drawn = "".join(content.get_data().decode("latin-1") for content in contents if content is not None)
    found = COLOR_OF_PDF.findall(drawn)
    return {"#" + bytes(round(float(part) * 255) for part in color).hex() for color in found}


def named_in(style: str) -> Colors:
    return dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})\b", style))


def help_in(country: str) -> set[str]:
    """The names of a country's urgent help."""
    listed = yaml.load((FULL_EXAMPLE / HELP).read_text(encoding="utf-8"), yaml.BaseLoader)["countries"]
    return {service["name"] for service in listed[country]}


def test_no_color_of_the_sites_own_is_left(built: Built) -> None:
    for path, text in texts(built.site).items():
        assert {color for color in OWN_COLORS if color in text.lower()} == set(), path
    for file, colors in pictures(built.site).items():
        assert [color for color in colors if any(are_near(color, own) for own in OWN_COLORS)] == [], file
    assert not in_sheet(built.site / "choosing/guide/decision-guide.pdf") & OWN_COLORS


def test_the_practices_color_is_in_pages_pictures_icon_and_sheet(built: Built) -> None:
    light, dark = built.colors
    for path, text in texts(built.site).items():
        if path.endswith(".html"):
            first, *others = (named_in(style) for style in re.findall(r"<style[^>]*>(.*?)</style>", text))
            assert first == light, path
            assert dark in others, path
    icon = (built.site / "icon.svg").read_text()
    shapes = [colors[shape] for colors in built.colors for shape in ("client", "therapist")]
    assert re.findall(r"#[0-9a-f]{6}", icon) == shapes
    for card in (file for file in pictures(built.site) if file.name == "card.png"):
        many = [color for color, count in pictures(built.site)[card].items() if count > 500]
        assert all(any(are_near(color, shape) for color in many) for shape in shapes[:2]), card
    assert light["accent"] in in_sheet(built.site / "choosing/guide/decision-guide.pdf")


def test_no_fact_of_another_practice_is_left(built: Built) -> None:
    others = [facts_in(file) for name, file in PRACTICES.items() if name != built.name] + [facts_in(FORKED_FROM)]
    named = {fact for facts in others for name, fact in facts.items() if name != "country"} | {"www.wikipedia.org"}
    own = help_in(built.facts["country"])
    theirs = {service for country in ("US", "GB", "NZ") for service in help_in(country)}
    named |= {service for service in theirs if not any(service in mine for mine in own)}
    for path, text in texts(built.site).items():
        assert {fact for fact in named if fact in text} == set(), path
    sheet = "\n".join(page.extract_text() for page in PdfReader(built.site / "choosing/guide/decision-guide.pdf").pages)
    assert not {fact for fact in named if fact in sheet}


def test_the_practices_own_facts_stand_where_readers_look(built: Built) -> None:
    found, facts = texts(built.site), built.facts
    page: Any = html.fromstring(found["outcomes/index.html"].encode())
    foot = page.xpath("string(//*[@aria-labelledby='practice'])")
    assert all(facts[name] in foot for name in ("name", "phone", "email", "address")), foot
    links = page.xpath("//a/@href")
    assert {facts["booking_link"], f"mailto:{facts['email']}"} <= set(links)
    assert f"{facts['editor_address']}docs/outcomes.md" in links
    assert facts["quick_exit_to"] in links
    assert all(facts[name] in found["outcomes/index.html"] for name in ("written_by", "reviewed_by", "paid_by"))
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{facts['site_address']}outcomes/"]
    assert any(service in page.xpath("string(//*[@id='urgent-help'])") for service in help_in(facts["country"]))
    assert f"{facts['site_address']}outcomes/" in found["sitemap.xml"]
    article: Any = html.fromstring(found["collaboration/index.html"].encode())
    (said,) = article.xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(said)["mainEntity"]["publisher"]["name"] == facts["name"]
    assert all(
        facts[name] in found["staff/email-kit/index.html"] for name in ("name", "phone", "email", "site_address")
    )


def test_everything_can_be_read(built: Built, look_at: Open, axe: str) -> None:
    for address in serve(built.site):
        for path in PAGES:
            for scheme, colors in zip(("light", "dark"), built.colors, strict=True):
                page = look_at(address + path, 1280, scheme=scheme)
                page.evaluate(UNFOLD)
                page.evaluate(axe)
                shown = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent')")
                assert shown == colors["accent"]
                found = page.evaluate(RUN_AXE)["violations"]
                assert [node["failureSummary"] for fault in found for node in fault["nodes"]] == [], (path, scheme)
