"""What a picture shows is true to its source."""

from __future__ import annotations

from math import asin, pi
from typing import get_args

from lxml import etree

from builder.page_macros import Picture
from tests.conftest import ROOT

ALLIANCE = 0.278
"""The link between the relationship and how therapy turns out: r, from the source `alliance`."""
SVG = {"svg": "http://www.w3.org/2000/svg"}


def test_the_people_in_the_modest_link_are_as_many_as_the_figure_says() -> None:
    """Both spread as a bell curve: how many above the middle in one are above it in the other (Sheppard, 1899)."""
    better = 10 * (0.5 + asin(ALLIANCE) / pi)
    picture = etree.parse(ROOT / "overrides/components/picture/modest-link.svg")
    people = [person.get("class") for person in picture.iter() if person.get("class", "").startswith("picture__per")]
    filled = ["--full" in kind for kind in people]
    assert [sum(filled[:10]), sum(filled[10:])] == [round(better), round(10 - better)]


def test_every_picture_says_in_words_what_it_shows() -> None:
    pictures = sorted((ROOT / "overrides/components/picture").glob("*.svg"))
    assert {file.stem for file in pictures} == set(get_args(Picture))
    for file in pictures:
        picture = etree.parse(file).getroot()
        assert picture.get("role") == "img", file.name
        assert len(picture.get("aria-label", "").split()) > 15, file.name
