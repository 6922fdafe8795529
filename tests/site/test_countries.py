"""The site is right for every country a practice may be in, and for none: what is shown is from there, and all fits."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
from lxml import html

from builder.facts.values import Country
from builder.reading.project import read_project
from tests.conftest import FULL_EXAMPLE, build, change, copy_project

EMERGENCY = {"US": "911", "CA": "911", "GB": "999", "IE": "112", "AU": "000", "NZ": "111"}
WITH_FACTS = {"US": "the United States", "GB": "the United Kingdom"}


def page(site: Path, address: str) -> Any:
    return html.parse(site / address / "index.html").getroot()


def places(site: Path, address: str) -> set[str]:
    """The countries whose titles, registers, fees or complaints a page shows."""
    headings = page(site, address).xpath('//article//h3[starts-with(., "In the United")]')
    return {heading.text_content().removeprefix("In ") for heading in headings}


@pytest.mark.parametrize("country", ["", *get_args(Country)], ids=lambda country: country or "none")
def test_a_page_shows_what_is_true_in_the_country_of_the_practice(tmp_path: Path, country: str) -> None:
    project = copy_project(tmp_path / "project", FULL_EXAMPLE)
    change(project, "data/practice.yml", "\ncountry:", f"\ncountry: {country}")
    site = build(project)
    expected = {WITH_FACTS[country]} if country in WITH_FACTS else set() if country else set(WITH_FACTS.values())
    assert places(site, "choosing/qualifications") == expected
    assert places(site, "choosing/when-it-is-not-working") == expected
    for address in read_project(project).pages:
        foot = page(site, address.removesuffix("index.md").removesuffix(".md")).get_element_by_id("urgent-help")
        numbers = [link.get("href") for link in foot.iter("a") if link.get("href").startswith("tel:")]
        assert numbers[:1] == ([f"tel:{EMERGENCY[country]}"] if country else [])


def test_the_page_on_urgent_help_has_the_numbers_of_every_country(full_site: Path) -> None:
    numbers = page(full_site, "urgent-help").xpath("//article//a[starts-with(@href, 'tel:')]/@href")
    assert {f"tel:{number}" for number in EMERGENCY.values()} <= set(numbers)


def test_no_number_is_plain_text(full_site: Path) -> None:
    """All numbers can be tapped: none stands in the text of an urgent-help list outside a link."""
    for part in page(full_site, "urgent-help").xpath('//*[@class="urgent-help"]//li'):
        for link in part.xpath(".//a | .//strong"):
            link.drop_tree()
        digits = [word for word in part.text_content().split() if sum(map(str.isdigit, word)) >= 3]
        assert digits == []
