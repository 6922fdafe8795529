"""One color of a practice makes a whole look: readable in the light and in the dark, and like the site's own."""

from __future__ import annotations

import re
import shutil
from itertools import product
from pathlib import Path

import pytest
from coloraide import Color

from builder.colors.contrast import PAIRS, weak_pairs
from builder.colors.palette import DARK, FOLLOWING, LIGHT, Palette, colors_in, palette_of
from builder.colors.turning import STEP, readable
from builder.facts.accent import right_accent
from builder.finishing.own_color import HEX, ICON, put_on_own_color
from builder.reading.project import read_project
from tests.conftest import ROOT

OWN = palette_of(ROOT, None)
ACCENT = OWN.light["accent"]


def oklch(lightness: float, lively: float, hue: float) -> str:
    return Color("oklch", [lightness, lively, hue]).convert("srgb").to_string(hex=True)


def distance(one: str, other: str) -> float:
    """How far two hues are from each other, in degrees."""
    hues = [Color(color).convert("oklch").get("hue", nans=False) for color in (one, other)]
    return abs((hues[0] - hues[1] + 180) % 360 - 180)


def test_the_sites_own_colors_can_be_read() -> None:
    assert {pair.color for pair in PAIRS} >= {"ink", "ink-soft", "edge", *FOLLOWING}
    for colors in OWN:
        assert list(weak_pairs(colors)) == []


def test_styles_and_icon_change_to_the_practices_color_and_an_icon_of_its_own_stays(example: Path) -> None:
    site, facts = example / "site", example / "data/practice.yml"
    icon = f'<path fill="{ACCENT}"/><path fill="#ff0000"/>'
    facts.write_text(re.sub("^accent:.*$", 'accent: "#6b2d5c"', facts.read_text(), flags=re.MULTILINE))
    shutil.copytree(example / "overrides/styles", site / "styles")
    (site / ICON).write_text(icon)
    put_on_own_color(site, read_project(example))
    assert (site / ICON).read_text() == icon.replace(ACCENT, "#6b2d5c")
    assert Palette(*(colors_in((site / file).read_text()) for file in (LIGHT, DARK))) == palette_of(ROOT, "#6b2d5c")
    (example / "docs" / ICON).write_text(icon)
    (site / ICON).write_text(icon)
    put_on_own_color(site, read_project(example))
    assert (site / ICON).read_text() == icon


def test_a_color_that_is_too_faint_is_found_with_its_ground() -> None:
    found = list(weak_pairs({**OWN.light, "edge": "#959595"}))
    assert [(pair.color, pair.ground) for pair, _ in found] == [("edge", "paper"), ("edge", "field")]
    assert [round(contrast, 1) for _, contrast in found] == [2.8, 3.0]


def test_the_sites_own_color_makes_the_sites_own_look() -> None:
    assert palette_of(ROOT, ACCENT) == OWN


@pytest.mark.parametrize("hue", range(0, 360, 24))
def test_whatever_the_color_all_that_follows_from_it_can_be_read(hue: int) -> None:
    for lightness, lively in product((0.15, 0.3, 0.44), (0.0, 0.05, 0.3)):
        accent = readable("accent", {**OWN.light, "accent": oklch(lightness, lively, hue)})
        light, dark = palette_of(ROOT, accent)
        assert light["accent"] == accent
        assert [*weak_pairs(light), *weak_pairs(dark)] == [], accent
        for colors in (light, dark):
            assert Color(colors["client"]).delta_e(colors["therapist"], method="2000") >= 12, accent
        if lively:
            assert distance(dark["accent"], accent) < 8, accent
            assert distance(light["therapist"], accent) < 8, accent
            assert distance(light["client"], light["therapist"]) > 100, accent


@pytest.mark.parametrize("accent", ["#ffffff", "#ffd700", "#e07a5f", "#58a6ff", "#00ff00"])
def test_the_color_proposed_is_the_lightest_that_can_be_read(accent: str) -> None:
    proposed = readable("accent", {**OWN.light, "accent": accent})
    assert not list(weak_pairs({**OWN.light, "accent": proposed}, "accent"))
    lighter = Color(proposed).convert("oklch").set("lightness", lambda lightness: lightness + 2 * STEP)
    assert list(weak_pairs({**OWN.light, "accent": lighter.to_string(hex=True)}, "accent"))


def test_what_isnt_the_practices_stays() -> None:
    for before, after in zip(OWN, palette_of(ROOT, "#6b2d5c"), strict=True):
        assert {name for name in before if before[name] != after[name]} <= set(FOLLOWING)


def test_the_icon_has_the_colors_of_the_two_shapes() -> None:
    """Whoever changes one in the styles changes it there too: a practice's own color takes its place by what it is."""
    icon = HEX.findall((ROOT / "overrides/icon.svg").read_text())
    assert icon == [colors[shape] for colors in OWN for shape in ("client", "therapist")]


def test_each_color_that_follows_is_named_in_a_form_that_is_found() -> None:
    for colors in OWN:
        assert set(FOLLOWING) <= set(colors)


@pytest.mark.parametrize("written", ["#16514d", "#16514D", "16514d", "16514D"])
def test_a_color_may_be_written_as_design_tools_copy_it(written: str) -> None:
    assert right_accent(written) == "#16514d"


def test_three_digits_stand_for_six() -> None:
    assert right_accent("#a1C") == "#aa11cc"


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        *((written, '"#16514d"') for written in ("rgb(22, 81, 77)", "22, 81, 77", "22 81 77", "#16514d80")),
        *((written, '"#16514d"') for written in ("color: #16514D;", "0x16514d", "# 16514d", "#16514d, our green")),
        *((written, '"#006400"') for written in ("dark green", "DarkGreen")),
        *((written, '"#008080"') for written in ("teal", "Teal", "hsl(180 100% 25.1%)")),
        *(
            (written, "six digits, as in")
            for written in ("our teal", "#16514", "#1651", "#16514d #fff000", "cmyk(73, 0, 5, 68)", "transparent")
        ),
    ],
)
def test_another_name_of_a_color_is_told_with_the_digits_to_write(written: str, remedy: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"Try: {remedy}")):
        right_accent(written)
